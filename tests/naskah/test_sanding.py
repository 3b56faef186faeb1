"""Two revisions on one page: what is marked is what changed, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from lxml import html

from sopctl.comparing.compare import Compared
from sopctl.diff.weigh import Bobot
from sopctl.naskah.perbandingan import UBAH_PAPERS
from sopctl.tell.ubah import UbahStyle, by_level, by_part
from tests.comparing.kit import TODAY, compared, make_office, sop, write
from tests.diff.test_pasangan import PAIRS
from tests.diff.test_tempat import ON_NO_SHEET
from tests.naskah import emas
from tests.naskah.pasangan import BY_NAME, compare_pair, compare_texts
from tests.rules.kit import good_sop
from tests.tell.test_ubah import HOSTILE


def page_of(found: Compared, lang: str = "id") -> html.HtmlElement:
    return html.document_fromstring(told(found, lang).decode())


def told(found: Compared, lang: str = "id") -> bytes:
    return UBAH_PAPERS["html"].load()(found, UbahStyle(lang), TODAY)


def numbers(page: html.HtmlElement, side: str) -> set[int]:
    """The changes that are marked on a sheet."""
    return {int(id.partition("-")[2]) for id in page.xpath("//@id") if re.fullmatch(rf"{side}-\d+", id)}


def listed(found: Compared) -> dict[int, str]:
    """The kind of each change by its number, as they are listed."""
    kinds: list[str] = []
    for dokumen in found.perbandingan.dokumen:
        kinds += [u.jenis for _, level in by_level(dokumen.ubah) for _, part in by_part(level) for u in part]
    return dict(enumerate(kinds, 1))


def on_a_sheet(kind: str) -> bool:
    return not kind.startswith(ON_NO_SHEET)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_what_is_marked_is_what_changed(pair: Path, tmp_path: Path) -> None:
    found = compare_pair(pair, tmp_path)
    page, kinds = page_of(found), listed(found)
    shown = {n for n, kind in kinds.items() if on_a_sheet(kind)}
    orders = {n for n, kind in kinds.items() if kind == "urutan-daftar-berubah"}
    assert numbers(page, "g") | orders == shown | orders
    assert numbers(page, "s") | numbers(page, "m") | orders == shown | orders
    assert {int(id[2:]) for id in page.xpath("//li/@id")} == set(kinds)
    links = [a.get("href")[1:] for a in page.xpath("//a[starts-with(@href, '#')]")]
    ids = Counter(page.xpath("//@id"))
    assert set(links) <= set(ids)
    assert set(ids.values()) == {1}


def places(page: html.HtmlElement, side: str) -> list[str]:
    """What the badges of a sheet say, in order."""
    region = page.xpath(f"//div[contains(@class, 'gulir') and contains(@class, '{side}')]")[0]
    return [link.text_content() for link in region.xpath(".//a[contains(@class, 'lencana')]")]


@pytest.mark.parametrize(
    ("name", "gabungan", "semula", "menjadi"),
    [
        ("10-kegiatan-baru", ["+ 1"], [], ["+ 1"]),
        ("11-kegiatan-hapus", ["− 1"], ["− 1"], []),
        ("12-kegiatan-pindah", ["↕ 1"], ["↕ 1"], ["↕ 1"]),
        ("20-simbol-hapus", ["− 1"], ["− 1"], []),
        # Where somebody else acts, the old symbol stands beside the new one; so does the old way of an arrow.
        ("07-pelaksana-kegiatan", ["≠ 1", "− 1"], ["≠ 1"], ["≠ 1"]),
        ("17-lanjut", ["+ 1", "≠ 2", "− 2"], ["≠ 2"], ["+ 1", "≠ 2"]),
    ],
)
def test_each_sheet_shows_its_side_of_a_change(
    name: str, gabungan: list[str], semula: list[str], menjadi: list[str], tmp_path: Path
) -> None:
    page = page_of(compare_pair(BY_NAME[name], tmp_path))
    found = [sorted(places(page, side)) for side in ("gabungan", "semula", "menjadi")]
    assert found == [sorted(gabungan), sorted(semula), sorted(menjadi)]


def test_what_is_gone_is_struck_and_what_came_is_underlined_on_the_merged_sheet(tmp_path: Path) -> None:
    page = page_of(compare_pair(BY_NAME["05-mutu-baku"], tmp_path))
    merged = page.xpath("//div[contains(@class, 'gulir gabungan')]")[0]
    strokes = Counter(g.get("class") for g in merged.xpath(".//g[starts-with(@class, 'coretan')]"))
    assert strokes["coretan hapus"] >= 1
    assert strokes["coretan tambah"] >= 1
    table = page.xpath("//details//table")[0]
    assert table.xpath(".//del")
    assert table.xpath(".//ins")


def test_new_removed_and_moved_sops_and_shared_files_are_told(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    write(office, "sop/dua.yaml", None)
    write(office, "sop/pindah/satu.yaml", (office / "sop/satu.yaml").read_text(encoding="utf-8"))
    write(office, "sop/satu.yaml", None)
    write(office, "sop/tiga.yaml", sop("tiga"))
    settings = (office / "sopctl.yaml").read_text(encoding="utf-8")
    write(office, "sopctl.yaml", settings.replace("[Kepala Bagian Organisasi]", "[Kepala Bagian Hukum]"))
    page = page_of(compared(office, "awal"))
    assert page.xpath("//nav//a/text()")[:1] == ["Berkas bersama"]
    states = {
        a.text: (a.getparent().xpath("./span/text()") or [""])[0] for a in page.xpath("//nav/ol/li/a[1]")
    }
    assert states == {
        "Berkas bersama": "",
        "Kegiatan satu": "berpindah tempat",
        "Kegiatan tiga": "baru",
        "Kegiatan dua": "dihapus",
    }
    titles = page.xpath("//section[@id!='bersama']//h3[starts-with(text(), 'Lembar')]/text()")
    assert titles == ["Lembar menjadi", "Lembar semula"]


def changed(**keys: object) -> str:
    """The good SOP with other values at some keys of its first row."""
    data = yaml.safe_load(good_sop())
    data["kegiatan"][0].update(keys)
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize(
    ("keys", "rule"), [({"pelaksana": "entah"}, "SOP301"), ({"lanjut": "entah"}, "SOP303")]
)
def test_a_sheet_that_cannot_be_drawn_says_so_and_the_rest_is_shown(
    keys: dict[str, object], rule: str, tmp_path: Path
) -> None:
    page = page_of(compare_texts(good_sop(), changed(**keys), tmp_path))
    told = page.xpath("//p[@class='pesan']")
    assert len(told) == 2
    assert rule in told[1].text_content()
    assert page.xpath("//div[contains(@class, 'gulir semula')]/svg")
    assert page.xpath("//ul[@class='ubahan']/li")


def acting(work: str, *names: str) -> str:
    """An SOP in which each of these does a row."""
    columns = [{"id": name.lower(), "nama": f"{name} {name * 6}"} for name in names]
    rows = [{"uraian": f"{work} {i}", "pelaksana": c["id"]} for i, c in enumerate(columns, 1)]
    data = {**yaml.safe_load(good_sop()), "pelaksana": columns, "kegiatan": rows}
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize(
    ("after", "why"),
    [
        # Ten columns find room on the paper, twenty do not.
        (acting("Memeriksa berkas", *"KLMNOPQRST"), "kolom"),
        (acting("Mengundang saksi rapat", *"ABCDEFGHIJ"), "Hanya 0 dari 20 kegiatan"),
    ],
)
def test_a_merged_sheet_that_is_not_drawn_is_a_table(after: str, why: str, tmp_path: Path) -> None:
    page = page_of(compare_texts(acting("Memeriksa berkas", *"ABCDEFGHIJ"), after, tmp_path))
    assert page.xpath("//details[@open]//table")
    (told,) = page.xpath("//p[@class='pesan']")
    assert why in told.text_content()
    assert len(page.xpath("//div[contains(@class, 'gulir')]/svg")) >= 2


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:25])
def test_hostile_texts_stay_texts(text: str, tmp_path: Path) -> None:
    def with_text(said: str) -> str:
        data = yaml.safe_load(good_sop())
        data["nama"] = data["kegiatan"][0]["uraian"] = data["pelaksana"][0]["nama"] = said
        data["peralatan"] = [said]
        return str(yaml.safe_dump(data, allow_unicode=True))

    visible = "".join(c for c in text if c.isprintable())[:300]
    found = compare_texts(with_text("Surat"), with_text(visible), tmp_path)
    page = page_of(found)
    assert not page.xpath("//script|//img|//iframe|//object|//*[@onerror or @onload or @style]")
    assert not [a for a in page.xpath("//a/@href") if not a.startswith("#")]
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1


def test_nothing_is_marked_that_is_not_asked_for(tmp_path: Path) -> None:
    found = compare_pair(BY_NAME["29-daftar-tambah"], tmp_path)
    grave = replace(found, perbandingan=found.perbandingan.at_least(Bobot.SUBSTANTIF))
    page = page_of(grave)
    assert numbers(page, "g") <= {int(id[2:]) for id in page.xpath("//li/@id")}
    assert len(page.xpath("//li/@id")) == len(listed(grave)) < len(listed(found))


def test_the_same_comparison_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    pair = BY_NAME["14-cabang"]
    program = "import sys; from sopctl.cli.main import main; sys.exit(main())"
    words = ["diff", "sebelum.yaml", "sesudah.yaml", "--format", "html", "--today", "2026-11-20"]
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=pair,
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Jayapura"))
    ]
    assert runs[0] == runs[1]
    assert runs[0].startswith(b'<!doctype html>\n<html lang="id">')


def test_it_is_told_in_english_too(tmp_path: Path) -> None:
    page = page_of(compare_pair(BY_NAME["14-cabang"], tmp_path), "en")
    assert page.get("lang") == "en"
    assert page.xpath("//h3/text()")[-2:] == ["Sheet before", "Sheet after"]


@pytest.mark.parametrize("name", emas.PAIRS)
def test_the_marks_are_those_that_were_looked_at(name: str, tmp_path: Path) -> None:
    assert emas.marks(name, tmp_path) == (emas.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
