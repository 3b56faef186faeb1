"""The sheet in a terminal: all of it, within its width, in both languages, and nothing that acts."""

from __future__ import annotations

import pytest
from bahan import SURAT, koleksi, sop_of
from hypothesis import given
from hypothesis import strategies as st
from nakal import NAKAL, surat_nakal
from test_rusak import RUSAK

from sopctl.messages.catalogue import LANGUAGES
from sopctl.messages.escape import is_unsafe
from sopctl.render.kolom import hang, pad, width_of, wrap
from sopctl.render.layar import Layar
from sopctl.render.sheet import make_lembar
from sopctl.render.terminal import write_terminal


def shown(text: str = SURAT, width: int = 80, lang: str = "id", bold: bool = False) -> str:
    sheet = make_lembar(sop_of(text), koleksi(), None)
    return write_terminal(sheet, koleksi(), Layar(width, lang, bold))


def section(text: str, name: str) -> list[str]:
    lines = text.split("\n")
    first = lines.index(name) + 1
    return lines[first : lines.index("", first) if "" in lines[first:] else None]


def test_identity_rows_flow_and_times_are_there() -> None:
    said = shown()
    assert said.startswith("SOP Pengelolaan Surat Masuk\nbelum bernomor · versi 1")
    for words in (
        "12 Januari 2026",
        "NIP 19800101 200501 1 001",
        "2. Peraturan Walikota Nomor 50 Tahun 2017",
    ):
        assert words in said
    for words in ("Memeriksa kelengkapan alamat", "2. Daftar lampiran", "Surat rahasia tidak dibuka"):
        assert words in said


def test_a_symbol_stands_in_the_column_of_its_pelaksana_and_its_ways_beside_it() -> None:
    flow = shown(width=100).split("ALUR\n")[1].split("\nWAKTU")[0].split("\n")
    assert [line.split(maxsplit=1)[1] for line in flow[:4]] == [
        "Pengirim Surat",
        "Pengadministrasi Umum",
        "Sekretariat: Kepala Subbagian Umum",
        "Kepala Dinas",
    ]
    assert [line.strip() for line in flow[5:]] == [
        "A    B    C    D",
        "1  ( )   ·    ·    ·   mulai → 2",
        "2   ·   < >   ·    ·   Lengkap? Ya → 3.1; Tidak → 1 (kembali)",
        "3.1   ·    ·   [ ]   ·   → 3.2",
        "3.2   ·    ·    ·   < >  Setuju → 4; Kembali → 3.1 (kembali)",
        "4   ·   [ ]  [ ]  [ ]  → 7; → 5",
        "5   ·    ·    ·   [ ]  Daring → 7",
        "6   ·    ·    ·   [ ]  berhenti di sini",
        "7   ·   ( )   ·    ·   selesai",
        "",
    ]


def test_each_path_has_its_time_and_each_repetition_its_own() -> None:
    times = [line.strip() for line in shown(width=100).split("WAKTU\n")[1].split("\n")]
    assert (
        times[0] == "2 jalur, dari mulai sampai selesai: 1 hari kerja 25 menit sampai 2 hari kerja 25 menit."
    )
    assert "1 … 4 → 7  1 hari kerja 25 menit sampai 2 hari kerja 25 menit" in times
    assert "2 Tidak → 1  tiap kali 15 menit" in times
    assert "3.2 Kembali → 3.1  tiap kali 1 hari kerja sampai 2 hari kerja" in times
    assert "Tidak terhitung, karena waktunya kosong atau tidak terukur: kegiatan 4, 5." in times
    assert "Satu hari kerja dihitung 7,5 jam." in times


def test_english_is_spoken_where_it_is_asked_for() -> None:
    said = shown(lang="en")
    for words in ("ACTIVITIES", "12 January 2026", "Tidak → 1 (back)", "1 working day 25 minutes"):
        assert words in said
    assert "counted as 7.5 hours" in said


def test_a_broken_flow_is_shown_with_what_is_missing() -> None:
    said = " ".join(shown(RUSAK).split())
    for words in ("Tidak → entah (tidak ada)", "Kembali → ? (tidak ada)", "? hantu (tidak terdaftar)"):
        assert words in said


@pytest.mark.parametrize("width", [40, 57, 80, 110])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    for text in (SURAT, RUSAK, surat_nakal("中文😀" * 12)):
        assert max(map(width_of, shown(text, width, lang).split("\n"))) <= width


@pytest.mark.parametrize("text", [*NAKAL, "\x1b[31m merah \x07\x9b1m", "\u202e terbalik", "\u2028"])
def test_nothing_in_it_acts_on_the_terminal(text: str) -> None:
    sop = sop_of(SURAT)
    rows = tuple(row.model_copy(update={"uraian": f"{row.uraian} {text}"}) for row in sop.kegiatan)
    people = tuple(p.model_copy(update={"nama": f"{p.nama} {text}"}) for p in sop.pelaksana)
    hostile = sop.model_copy(
        update={"nama": text, "nomor": text, "kegiatan": rows, "pelaksana": people, "peringatan": (text,)}
    )
    said = write_terminal(make_lembar(hostile, koleksi(), None), koleksi(), Layar(80, "id"))
    assert [c for c in said if is_unsafe(c) and c != "\n"] == []


def test_bold_type_is_used_only_where_it_is_seen() -> None:
    assert "\x1b" not in shown()
    bold = shown(bold=True)
    assert "\x1b[1mALUR\x1b[0m" in bold
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == shown()


# ---------------------------------------------------------------- columns

TEXTS = st.text(st.sampled_from("ab \n\t中é\u0301\u200b\x1b"), max_size=60)


@given(TEXTS, st.integers(2, 30))
def test_wrapped_text_keeps_its_words_and_its_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    told = "".join("".join(lines).split()).replace("\\x1b", "\x1b")
    assert told == "".join(text.replace("\t", " ").split())


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert (width_of("中a"), width_of("e\u0301"), width_of("")) == (3, 1, 0)
    assert pad("中", 4) == "中  "


def test_the_lines_of_a_numbered_text_hang_under_its_words() -> None:
    assert hang("Hukum", ("10. satu dua tiga", "lain"), 20, 7) == [
        "Hukum  10. satu dua",
        "           tiga",
        "       lain",
    ]
