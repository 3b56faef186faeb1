// Opens pages in Chromium and tells what it sees; judging is for the tests. Given on standard input:
// {"chromium": PATH, "dokumen": [{"nama", "berkas", "pdf", "lebar", "ikuti"}]}; told on standard output. `lebar`:
// widths of the window; `ikuti`: the classes whose links are followed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const MM = 25.4 / 96;
const QUIET = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

// In the page: where cells, lines of type, symbols and links of each page of the sheet lie, in mm from its corner.
function places(mm) {
  const seen = (element) => {
    const range = document.createRange();
    const text = element.firstChild;
    range.setStart(text, 0);
    range.setEnd(text, text.data.trimEnd().length);
    return range.getBoundingClientRect();
  };
  return [...document.querySelectorAll(".halaman")].map((page) => {
    const corner = page.getBoundingClientRect();
    const box = (r) => [r.left - corner.left, r.top - corner.top, r.right - corner.left, r.bottom - corner.top].map((v) => v * mm);
    const all = (path) => [...page.querySelectorAll(path)];
    return {
      nomor: Number(page.dataset.halaman),
      tetap: getComputedStyle(page).overflow === "hidden",
      tabel: all("table").map((t) => box(t.getBoundingClientRect())),
      sel: all("table").map((t) => [...t.querySelectorAll("th, td")].map((c) => box(c.getBoundingClientRect()))),
      baris: all(".b").filter((b) => b.textContent.trim()).map((b) => ({ teks: b.textContent.trim(), kotak: box(seen(b)) })),
      simbol: all(".simbol").map((s) => ({ id: s.dataset.id, kotak: box(s.firstElementChild.getBoundingClientRect()) })),
      pindah: all(".pindah").map((a) => box(a.getBoundingClientRect())),
    };
  });
}

async function axe(page) {
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
}

async function tables(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const count = {};
  for (const node of nodes.filter((n) => !n.ignored)) count[node.role?.value] = (count[node.role?.value] ?? 0) + 1;
  return { tabel: count.table ?? 0, kolom: count.columnheader ?? 0, baris: count.rowheader ?? 0 };
}

// Goes through the page by the Tab key until it comes back to where it began.
async function walk(page) {
  const stops = [];
  for (let i = 0; i < 400; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(e);
      return { href: e.getAttribute("href"), id: e.id, kelas: e.getAttribute("class") ?? "", garis: `${outlineStyle} ${outlineWidth}` };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

// From each connector by the Enter key: where the focus is then, and whether that can be seen.
async function follow(page, stops, classes) {
  const followed = [];
  for (const { href } of stops.filter((s) => classes.some((c) => s.kelas.split(" ").includes(c)))) {
    await page.locator(`a[href="${href}"]`).first().focus();
    await page.keyboard.press("Enter");
    followed.push(await page.evaluate(async (href) => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const e = document.activeElement;
      const r = e.getBoundingClientRect();
      const seen = r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth;
      return { href, fokus: `#${e.id}`, tampak: seen };
    }, href));
  }
  return followed;
}

async function measure(browser, { berkas, pdf, lebar = [360, 1280], ikuti = ["pindah"] }) {
  const told = { kata: [], permintaan: [], dialog: [], lebar: {} };
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("console", (m) => told.kata.push(`${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => told.kata.push(`pageerror: ${e.message}`));
  page.on("dialog", (d) => { told.dialog.push(d.message()); d.dismiss(); });
  page.on("request", (r) => { if (!r.url().startsWith("data:")) told.permintaan.push(r.url()); });
  const url = pathToFileURL(berkas).href;
  for (const width of lebar) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready);
    // Evaluated by the debugger, to which the page's own policy does not apply.
    await page.evaluate(AXE);
    const stops = await walk(page);
    told.lebar[width] = {
      axe: await axe(page),
      gelap: (await page.emulateMedia({ colorScheme: "dark" }), await axe(page)),
      pohon: await tables(page),
      luber: await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth),
      gulir: await page.evaluate(() => [...document.querySelectorAll(".gulir")].map((e) => e.scrollWidth > e.clientWidth)),
      halaman: (await page.emulateMedia({ colorScheme: "light" }), await page.evaluate(places, MM)),
      huruf: await page.evaluate(() => [...document.fonts].map((f) => f.status)),
      henti: stops,
      pindah: await follow(page, stops, ikuti),
    };
  }
  told.permintaan = told.permintaan.filter((address) => address.split("#")[0] !== url);
  // On paper a sheet is dark on white, whatever the screen is.
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  told.cetak = await page.evaluate(places, MM);
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  await context.close();
  return told;
}

const wish = JSON.parse(readFileSync(0, "utf8"));
const root = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: wish.chromium,
  headless: true,
  chromiumSandbox: !root,
  args: QUIET,
});
const result = {};
for (const dokumen of wish.dokumen) result[dokumen.nama] = await measure(browser, dokumen);
await browser.close();
process.stdout.write(JSON.stringify(result));
