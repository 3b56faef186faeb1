"""Questions: asked of a person at a terminal, in their language, and of nobody else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sopctl.model.sop import Sop
from sopctl.source.load import load_file
from tests.cli.skenario import run_as_process

if sys.platform == "win32":
    pytest.skip("a terminal of POSIX", allow_module_level=True)

from tests.cli.terminal import Terminal

SETTINGS = """\
skema: konfigurasi/1
perangkat_daerah:
  dinkes:
    nama: Dinas Kesehatan
    unit_kerja: {sekretariat: {nama: Sekretariat}}
  setda: {nama: Sekretariat Daerah}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read_sop(path: Path) -> Sop:
    model = load_file(str(path), None, path.name).model
    assert isinstance(model, Sop)
    return model


def test_init_asks_who_we_are_and_proposes_what_the_name_tells(tmp_path: Path) -> None:
    terminal = Terminal("init", "kantor", cwd=tmp_path)
    terminal.answer("pemerintah daerah, misalnya Kota Serang", "Kabupaten Lebak")
    terminal.answer("perangkat daerah yang pertama [Sekretariat Daerah]: ", "Kecamatan Rangkasbitung")
    terminal.answer("[kecamatan-rangkasbitung]: ", "kec rangkas")
    terminal.answer('Kunci "kec rangkas" tidak dapat dipakai', "kec-rangkas")
    terminal.answer("Jabatan kepalanya [Camat Rangkasbitung]: ", "")
    assert terminal.finish() == 0, terminal.said
    settings = (tmp_path / "kantor" / "sopctl.yaml").read_text(encoding="utf-8")
    for line in (
        "pemerintah_daerah: Kabupaten Lebak",
        "kepala_daerah: Bupati Lebak",
        "  kec-rangkas:",
        "kepala: Camat Rangkasbitung",
    ):
        assert line in settings
    status, told, _ = run_as_process(["sopctl", "lint"], tmp_path / "kantor", b"", {})
    assert (status, told) == (0, "Tidak ada temuan. Berkas dibaca 3.\n")


def test_what_the_options_say_is_not_asked(tmp_path: Path) -> None:
    words = ("--government", "Kota Serang", "--agency", "dinkes", "--agency-name", "Dinas Kesehatan")
    terminal = Terminal("init", *words, "--head", "Plt. Kepala Dinas", cwd=tmp_path)
    assert terminal.finish() == 0
    assert "]: " not in terminal.said
    assert "kepala: Plt. Kepala Dinas" in (tmp_path / "sopctl.yaml").read_text(encoding="utf-8")


def test_new_asks_what_is_missing(office: Path) -> None:
    terminal = Terminal("new", cwd=office)
    terminal.answer("Nama SOP", "SOP")
    terminal.answer("Nama SOP belum diisi", "SOP Pelayanan Imunisasi")
    terminal.answer("2. Sekretariat Daerah (setda)", "3")
    terminal.answer("dari 1 sampai 2", "1")
    terminal.answer("tanpa unit kerja", "1")
    terminal.answer("2. teknis, dikerjakan oleh satu pelaksana", "")
    terminal.answer("Pelaksana ke-1", "Bidan")
    terminal.answer("Pelaksana ke-2", "Petugas Loket")
    terminal.answer("Pelaksana ke-3", "")
    terminal.answer("Kegiatan pertama", "Memeriksa buku imunisasi")
    assert terminal.finish() == 0, terminal.said
    sop = read_sop(office / "sop" / "dinkes" / "pelayanan-imunisasi.yaml")
    assert (sop.nama, sop.unit_kerja, sop.jenis) == ("Pelayanan Imunisasi", "sekretariat", "administratif")
    assert [pelaksana.nama for pelaksana in sop.pelaksana] == ["Bidan", "Petugas Loket"]
    assert [row.uraian for row in sop.kegiatan] == ["Memeriksa buku imunisasi"]


def test_questions_are_english_for_who_asks(office: Path) -> None:
    terminal = Terminal("new", "Pelayanan", "--lang", "en", cwd=office)
    terminal.answer("Agency:", "2")
    terminal.answer("Kind of SOP:", "2")
    terminal.answer("Actor 1", "Bidan")
    terminal.answer("Actor 2", "")
    terminal.answer("The first activity", "")
    assert terminal.finish() == 0, terminal.said
    assert "Made: sop/setda/pelayanan.yaml" in terminal.said
    assert read_sop(office / "sop" / "setda" / "pelayanan.yaml").jenis == "teknis"


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("words", [("init", "kantor"), ("new", "Pelayanan")], ids=lambda words: words[0])
def test_who_stops_leaves_nothing_behind(office: Path, words: tuple[str, ...], key: str) -> None:
    before = files(office)
    terminal = Terminal(*words, cwd=office)
    terminal.await_words(": ")
    terminal.type(key)
    assert terminal.finish() == 130, terminal.said
    assert "Dihentikan." in terminal.said
    assert files(office) == before


def test_who_has_no_terminal_is_never_asked(office: Path) -> None:
    # An endless wait would be the fault: standard input is open and gives nothing.
    status, told, err = run_as_process(["sopctl", "new", "Pelayanan"], office, b"", {})
    assert (status, told) == (2, "")
    assert "--agency" in err


def test_a_letter_that_no_file_may_hold_is_refused(office: Path) -> None:
    status, _, err = run_as_process(["sopctl", "new", "a\u202eb", "--agency", "setda"], office, b"", {})
    assert status == 2
    assert "\\u202e" in err
    assert files(office) == ["sopctl.yaml"]


def test_record_asks_for_what_an_entry_lacks(office: Path) -> None:
    from tests.rules.kit import good_sop

    path = office / "sop/a.yaml"
    path.parent.mkdir()
    path.write_text(good_sop("id: a\n"), encoding="utf-8")
    terminal = Terminal("record", "verifikasi", "sop/a.yaml", "--today", "2026-03-01", cwd=office)
    terminal.answer("Tanggal (YYYY-MM-DD) [2026-03-01]: ", "kemarin")
    terminal.answer("Tanggal (YYYY-MM-DD) [2026-03-01]: ", "2026-02-27")
    terminal.answer("Jabatan ke-1", "Sekretaris Dinas")
    terminal.answer("Jabatan ke-2", "")
    terminal.answer("Nomor pilihan [1]: ", "2")
    assert terminal.finish() == 0
    (entri,) = read_sop(path).entri
    assert (entri.tanggal.isoformat(), entri.hasil) == ("2026-02-27", "perbaikan")
    assert [pejabat.jabatan for pejabat in entri.para_pejabat] == ["Sekretaris Dinas"]
