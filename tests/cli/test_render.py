"""`sopctl render` on small repositories: what is written, what is said, and how it ends."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from sopctl.cli.main import main
from sopctl.messages.catalogue import has_text, text
from sopctl.render.lembar import Lembar

SOP = """\
skema: sop/1
id: {id}
nama: Surat {id}
jenis: administratif
perangkat_daerah: dinas
keterkaitan: [arsip, lain/jauh]
dasar_hukum: [{{ref: uu-43}}]
pelaksana: [{{id: a, nama: Staf}}, {{id: b, nama: Kepala}}]
kegiatan:
  - {{id: satu, uraian: Menyusun surat, pelaksana: a}}
  - {{id: dua, uraian: Memeriksa surat, pelaksana: b, cabang: {{Ya: berikutnya, Tidak: {target}}}}}
  - {{id: tiga, uraian: Mengarsipkan surat, pelaksana: a}}
"""
SETTINGS = """\
skema: konfigurasi/1
pemerintah_daerah: Kota Contoh
perangkat_daerah:
  dinas: {nama: Dinas Contoh}
"""


def write(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "kantor"
    files = {
        "sopctl.yaml": SETTINGS,
        "peraturan.yaml": "skema: peraturan/1\nperaturan:\n  uu-43: {teks: Undang-Undang Nomor 43}\n",
        "sop/dinas/surat.yaml": SOP.format(id="surat", target="satu"),
        "sop/dinas/arsip.yaml": SOP.format(id="arsip", target="satu"),
        "sop/lain/jauh.yaml": SOP.format(id="jauh", target="satu").replace(
            "perangkat_daerah: dinas", "perangkat_daerah: lain"
        ),
    }
    write(root, files)
    monkeypatch.chdir(root)
    return root


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def run(*words: str) -> int:
    return main(["render", *words])


def test_each_format_has_its_files_named_by_the_source(office: Path, tmp_path: Path) -> None:
    assert (
        run("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "pdf,svg", "--format", "md")
        == 0
    )
    assert names(tmp_path / "hasil") == ["surat-1.svg", "surat-2.svg", "surat-3.svg", "surat.md", "surat.pdf"]


def test_a_picture_is_named_by_its_page(office: Path, tmp_path: Path) -> None:
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "png", "--dpi", "50") == 0
    assert names(tmp_path / "hasil") == ["surat-1.png", "surat-2.png", "surat-3.png"]


@pytest.mark.parametrize(("pages", "expected"), [("2", ["2"]), ("2-3", ["2", "3"]), ("3-9", ["3"])])
def test_only_the_pages_asked_for_are_written(
    office: Path, tmp_path: Path, pages: str, expected: list[str]
) -> None:
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "a"), "--format", "svg", "--page", pages) == 0
    assert names(tmp_path / "a") == [f"surat-{n}.svg" for n in expected]
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "b"), "--format", "svg") == 0
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_identity_and_procedure_share_a_page_only_where_both_fit(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("sop/dinas/surat.yaml", "--format", "svg", "--one-page")
    assert run(*words, "-o", str(tmp_path / "tegak"), "--portrait") == 0
    assert names(tmp_path / "tegak") == ["surat-1.svg", "surat-2.svg"]
    why = text("id", "render.tidak-satu-halaman", nama="surat", kertas="A4")
    assert why not in capsys.readouterr().err
    long = SOP.format(id="surat", target="satu") + "".join(
        f"  - {{uraian: Mencatat {i}, pelaksana: a}}\n" for i in range(9)
    )
    write(office, {"sop/dinas/surat.yaml": long})
    assert run(*words, "-o", str(tmp_path / "rebah")) == 0
    assert len(names(tmp_path / "rebah")) > 2
    assert why in capsys.readouterr().err


def test_a_missing_graphviz_is_said_once_and_what_it_would_draw_is_written(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "kosong"))
    assert run("-o", str(tmp_path / "hasil"), "--format", "dot") == 0
    assert names(tmp_path / "hasil") == ["arsip.dot", "jauh.dot", "surat.dot"]
    assert capsys.readouterr().err.count(text("id", "render.dot-tak-ada")) == 1
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 0
    assert text("id", "render.dot-tak-ada") not in capsys.readouterr().err


def test_a_page_that_a_sheet_has_not_is_told_and_whole_formats_are_written(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "svg,md", "--page", "4")
    assert run(*words) == 2
    said = capsys.readouterr().err
    assert text("id", "error.render.halaman-tak-ada", jumlah=3) in said
    assert text("id", "render.halaman-utuh", format="md") in said
    assert names(tmp_path / "hasil") == ["surat.md"]


def test_without_a_path_the_whole_repository_is_drawn_as_pdf_here(office: Path) -> None:
    before = set(names(office))
    assert run() == 0
    assert set(names(office)) - before == {"surat.pdf", "arsip.pdf", "jauh.pdf"}


def test_a_sheet_knows_its_repository_whether_named_alone_or_drawn_with_all(
    office: Path, tmp_path: Path
) -> None:
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "satu"), "--format", "md,svg") == 0
    assert run("-o", str(tmp_path / "semua"), "--format", "md,svg") == 0
    for name in names(tmp_path / "satu"):
        assert (tmp_path / "satu" / name).read_bytes() == (tmp_path / "semua" / name).read_bytes()
    said = (tmp_path / "satu" / "surat.md").read_text(encoding="utf-8")
    for words in ("Dinas Contoh", "Undang-Undang Nomor 43", "1. Surat arsip", "2. Surat jauh"):
        assert words in said


def test_stems_that_collide_become_agency_and_id(office: Path, tmp_path: Path) -> None:
    write(
        office,
        {
            "sop/lain/surat.yaml": SOP.format(id="edaran", target="satu").replace(
                "daerah: dinas", "daerah: lain"
            )
        },
    )
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 0
    assert names(tmp_path / "hasil") == ["arsip.md", "dinas/surat.md", "jauh.md", "lain/edaran.md"]


def test_two_sops_of_one_address_do_not_overwrite_each_other(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(office, {"sop/lain/surat.yaml": SOP.format(id="surat", target="satu")})
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 2
    why = text("id", "error.render.nama-bentrok", nama="dinas/surat", path="sop/dinas/surat.yaml")
    assert f"sop/lain/surat.yaml: {why}" in capsys.readouterr().err


def test_a_broken_flow_is_told_with_its_place_and_the_rest_is_drawn(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(office, {"sop/dinas/arsip.yaml": SOP.format(id="arsip", target="entah")})
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 1
    said = capsys.readouterr().err
    assert re.search(r"^sop/dinas/arsip\.yaml:11:\d+ SOP303 ", said, re.MULTILINE)
    assert names(tmp_path / "hasil") == ["jauh.md", "surat.md"]


def test_a_draft_of_a_broken_flow_is_drawn_and_its_faults_are_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        office, {"sop/dinas/arsip.yaml": SOP.format(id="arsip", target="entah"), "sop/dinas/kosong.yaml": ""}
    )
    words = ("sop/dinas", "-o", str(tmp_path / "hasil"), "--format", "svg", "--draft", "--page", "1-2")
    assert run(*words) == 1, "a file without a model cannot be drawn at all"
    said = capsys.readouterr().err
    assert re.search(r"^sop/dinas/arsip\.yaml:11:\d+ SOP303 ", said, re.MULTILINE)
    assert text("id", "render.rusak", nama="arsip") in said
    assert text("id", "render.dilewati", path="sop/dinas/arsip.yaml") not in said
    assert names(tmp_path / "hasil") == ["arsip-1.svg", "arsip-2.svg", "surat-1.svg", "surat-2.svg"]
    assert "? entah" in (tmp_path / "hasil" / "arsip-2.svg").read_text(encoding="utf-8")
    assert "RUSAK" not in (tmp_path / "hasil" / "surat-2.svg").read_text(encoding="utf-8")
    (office / "sop/dinas/kosong.yaml").unlink()
    assert run(*words) == 0


def test_an_undeclared_pelaksana_is_told_with_its_place(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = SOP.format(id="arsip", target="satu").replace("pelaksana: b,", "pelaksana: hantu,")
    write(office, {"sop/dinas/arsip.yaml": source})
    assert run("sop/dinas/arsip.yaml", "-o", str(tmp_path / "hasil")) == 1
    assert "sop/dinas/arsip.yaml:11:" in (said := capsys.readouterr().err)
    assert "SOP301" in said
    assert not (tmp_path / "hasil").exists()


@pytest.mark.parametrize("broken", ["skema: sop/1\nid: [", "skema: sop/1\nid: x\n", "skema: lain/1\n", ""])
def test_an_unreadable_document_is_told_with_its_place(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    write(office, {"sop/dinas/arsip.yaml": broken})
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 1
    assert re.search(r"^sop/dinas/arsip\.yaml:\d+:\d+ SOP00\d ", capsys.readouterr().err, re.MULTILINE)
    assert names(tmp_path / "hasil") == ["jauh.md", "surat.md"]


@pytest.mark.parametrize(
    ("words", "key", "args"),
    [
        (["sop/dinas/tiada.yaml"], "tidak-ada", {"path": "sop/dinas/tiada.yaml"}),
        (
            ["--format", "docx"],
            "format-tak-dikenal",
            {"format": "docx", "daftar": "pdf, svg, png, html, md, dot"},
        ),
        (["--format", ","], "format-tak-dikenal", {"format": ",", "daftar": "pdf, svg, png, html, md, dot"}),
        (["--paper", "A5"], "kertas-tak-dikenal", {"kertas": "A5", "daftar": "A4, F4, Legal, Letter"}),
        (["--page", "0"], "halaman-tak-terbaca", {"halaman": "0"}),
        (["--page", "3-2"], "halaman-tak-terbaca", {"halaman": "3-2"}),
        (["--page", "dua"], "halaman-tak-terbaca", {"halaman": "dua"}),
        (["--dpi", "29"], "dpi", {"dpi": 29, "paling_kecil": 30, "paling_besar": 600}),
        (["--dpi", "601"], "dpi", {"dpi": 601, "paling_kecil": 30, "paling_besar": 600}),
        (["peraturan.yaml"], "bukan-sop", {}),
        (["sop/kosong"], "folder-kosong", {"path": "sop/kosong"}),
    ],
)
def test_a_request_that_cannot_be_met_ends_with_2_and_a_way_forward(
    office: Path, capsys: pytest.CaptureFixture[str], words: list[str], key: str, args: dict[str, str | int]
) -> None:
    (office / "sop" / "kosong").mkdir()
    assert run(*words) == 2
    assert text("id", f"error.render.{key}", **args) in capsys.readouterr().err


def test_what_can_be_done_is_done_before_the_gravest_status_is_given(office: Path, tmp_path: Path) -> None:
    write(office, {"sop/dinas/arsip.yaml": SOP.format(id="arsip", target="entah")})
    words = ("sop/dinas", "sop/dinas/tiada.yaml", "-o", str(tmp_path / "hasil"), "--format", "md")
    assert run(*words) == 2
    assert names(tmp_path / "hasil") == ["surat.md"]


def test_a_sheet_that_does_not_fit_its_paper_is_refused_with_advice(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = ", ".join(f"{{id: p{i}, nama: P{i}}}" for i in range(30))
    source = SOP.format(id="arsip", target="satu").replace("[{id: a,", f"[{columns}, {{id: a,")
    write(office, {"sop/dinas/arsip.yaml": source})
    assert run("-o", str(tmp_path / "hasil"), "--format", "svg") == 2
    why = text("id", "error.layout.terlalu-banyak-pelaksana", jumlah=32, paling=12, kertas="A4")
    assert f"sop/dinas/arsip.yaml: {why}" in capsys.readouterr().err
    assert "surat-1.svg" in names(tmp_path / "hasil")


def test_invalid_settings_are_told_and_the_sheets_drawn_without_them(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(office, {"sopctl.yaml": SETTINGS + "kertas: A5\n"})
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 2
    assert re.search(r"^sopctl\.yaml:\d+:\d+ SOP006 ", capsys.readouterr().err, re.MULTILINE)
    assert len(names(tmp_path / "hasil")) == 3


def test_paper_comes_from_the_settings_unless_asked_for(office: Path, tmp_path: Path) -> None:
    write(office, {"sopctl.yaml": SETTINGS + "kertas: F4\npotret: true\n"})
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "a"), "--format", "svg") == 0
    assert 'viewBox="0 0 215 330"' in (tmp_path / "a" / "surat-1.svg").read_text(encoding="utf-8")
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "b"), "--format", "svg", "--paper", "Letter") == 0
    assert 'viewBox="0 0 215.9 279.4"' in (tmp_path / "b" / "surat-1.svg").read_text(encoding="utf-8")


def test_a_document_outside_any_repository_is_drawn_with_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"surat.yaml": SOP.format(id="surat", target="satu"), "lain.yaml": "a: 1\n"})
    monkeypatch.chdir(tmp_path)
    assert run("surat.yaml", "--format", "md") == 0
    assert "| dinas |" in (tmp_path / "surat.md").read_text(encoding="utf-8")
    assert run(".", "-o", "hasil", "--format", "md") == 1
    assert names(tmp_path / "hasil") == ["surat.md"]
    assert run("--format", "md") == 2


# ---------------------------------------------------------------- writing


def test_a_result_takes_the_place_of_the_one_before_and_leaves_nothing_else(
    office: Path, tmp_path: Path
) -> None:
    hasil = tmp_path / "hasil"
    for _ in range(2):
        assert run("sop/dinas/surat.yaml", "-o", str(hasil), "--format", "md") == 0
    assert names(hasil) == ["surat.md"]
    mask = os.umask(0)
    os.umask(mask)
    assert (hasil / "surat.md").stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_link_in_the_repository_does_not_lead_results_out_of_it(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rumah").mkdir()
    (office / "hasil").symlink_to(tmp_path / "rumah")
    assert run("sop/dinas/surat.yaml", "-o", "hasil", "--format", "md") == 2
    assert text("id", "error.render.folder-keluar", folder="hasil") in capsys.readouterr().err
    assert names(tmp_path / "rumah") == []


def test_a_result_replaces_a_link_rather_than_what_it_leads_to(office: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("utuh", encoding="utf-8")
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "surat.md").symlink_to(secret)
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "md") == 0
    assert secret.read_text(encoding="utf-8") == "utuh"
    assert not (tmp_path / "hasil" / "surat.md").is_symlink()


def test_a_folder_that_is_a_file_is_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hasil").write_text("", encoding="utf-8")
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "md") == 2
    assert str(tmp_path / "hasil" / "surat.md") in capsys.readouterr().err


def test_an_agency_that_is_no_slug_names_no_folder(office: Path, tmp_path: Path) -> None:
    source = SOP.format(id="surat", target="satu").replace("daerah: dinas", 'daerah: "../../luar"')
    write(office, {"sop/lain/surat.yaml": source})
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 0
    assert names(tmp_path / "hasil") == ["arsip.md", "dinas/surat.md", "jauh.md", "lain/surat.md"]


# ---------------------------------------------------------------- the logo


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(min(height, 50))))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_logo_is_printed_on_the_identity_sheet(office: Path, tmp_path: Path) -> None:
    write(office, {"sopctl.yaml": SETTINGS + "logo: gambar/logo.png\n"})
    (office / "gambar").mkdir()
    (office / "gambar" / "logo.png").write_bytes(png(20, 40))
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "pdf,svg") == 0
    first = (tmp_path / "hasil" / "surat-1.svg").read_text(encoding="utf-8")
    image = re.search(r'<image [^>]*width="([\d.]+)" height="([\d.]+)" href="data:image/png;base64,', first)
    assert image is not None
    assert float(image[2]) / float(image[1]) == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", png(20, 40)[:-5], png(20, 40).replace(b"IDAT", b"IDAX"), png(60000, 60000), png(0, 5)],
)
def test_a_logo_that_is_no_sound_png_is_left_out_and_said_once(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    write(office, {"sopctl.yaml": SETTINGS + "logo: logo.png\n"})
    (office / "logo.png").write_bytes(data)
    assert run("-o", str(tmp_path / "hasil"), "--format", "pdf") == 0
    assert capsys.readouterr().err.count(text("id", "render.logo", path="logo.png")) == 1


@pytest.mark.parametrize("path", ["../rahasia.png", "tautan.png", "/etc/passwd", "tiada.png"])
def test_a_logo_outside_the_repository_is_never_read(office: Path, tmp_path: Path, path: str) -> None:
    write(office, {"sopctl.yaml": SETTINGS + f"logo: {path}\n"})
    (tmp_path / "rahasia.png").write_bytes(png(20, 40))
    (office / "tautan.png").symlink_to(tmp_path / "rahasia.png")
    assert run("sop/dinas/surat.yaml", "-o", str(tmp_path / "hasil"), "--format", "svg") == 0
    assert "<image" not in (tmp_path / "hasil" / "surat-1.svg").read_text(encoding="utf-8")


# ---------------------------------------------------------------- ourselves


def test_a_fault_of_ours_on_one_sheet_does_not_stop_the_others(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sopctl.render.md as md

    ordinary = md.render

    def failing(lembar: Lembar) -> tuple[bytes, ...]:
        if lembar.sop.id == "arsip":
            raise ZeroDivisionError
        return ordinary(lembar)

    monkeypatch.setattr(md, "render", failing)
    assert run("-o", str(tmp_path / "hasil"), "--format", "md") == 3
    why = text("id", "render.gagal", path="sop/dinas/arsip.yaml", jenis="ZeroDivisionError")
    assert why in capsys.readouterr().err
    assert names(tmp_path / "hasil") == ["jauh.md", "surat.md"]


@pytest.mark.parametrize("folder", ["layout", "render", "cli"])
def test_every_refusal_has_its_sentence(folder: str) -> None:
    import sopctl

    root = Path(sopctl.__file__).parent / folder
    keys = {
        key
        for path in root.glob("*.py")
        for key in re.findall(r'"((?:render|layout)\.[a-z-]+)"', path.read_text(encoding="utf-8"))
        if not key.startswith("render.yaml")
    }
    assert keys
    for lang in ("id", "en"):
        assert [k for k in sorted(keys) if not has_text(lang, f"error.{k}") and not has_text(lang, k)] == []


def test_markdown_waits_for_no_engine(office: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from sopctl.cli.main import main;"
        "main(['render', 'sop/dinas/surat.yaml', '-o', sys.argv[1], '--format', 'md']);"
        "print(sorted(m for m in ('typst', 'uharfbuzz', 'graphviz') if m in sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "hasil")], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
