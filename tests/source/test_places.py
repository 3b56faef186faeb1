"""Key paths to lines and columns: values, keys, and what is missing."""

from __future__ import annotations

import pytest
from helpers import excerpt

from sopctl.finding import KeyPath, finding
from sopctl.source.document import Document
from sopctl.source.load import load_bytes
from sopctl.source.locate import has_path, place_of, stretch_at, whole_stretch

TEXT = """\
# yaml-language-server: $schema=x
skema: sop/1
nama: "Pengelolaan Surat – Masuk"   # komentar
kriteria: {rutin: setiap hari, pihak_terkait: [Pengirim,
    Warga], kosong: }
peringatan: |
  Jika surat tidak diagendakan,

  maka hilang.

pengaturan: >-   # kepala
  satu
  dua
peralatan:
- Komputer
-   Pemindai
-
- - dalam
  - dua
pelaksana:
  - id: a
    nama: A
  -
    # di bawah tandanya
    id: b
  - {id: c}
kegiatan:
    - uraian: satu
      mutu_baku:
        waktu: 5 menit
        output:
          Surat yang
          lengkap

      # akhir
kosong:
"tanda \\"kutip\\"": x
? panjang
: nilai
akhir: {}
"""


def document(text: str = TEXT) -> Document:
    """The text as a document."""
    loaded = load_bytes(text.encode(), "x.yaml")
    assert loaded.document is not None
    return loaded.document


VALUES: list[tuple[KeyPath, tuple[int, int, int, int], str]] = [
    (("skema",), (2, 8, 2, 13), "sop/1"),
    (("nama",), (3, 7, 3, 34), '"Pengelolaan Surat – Masuk"'),
    (("kriteria",), (4, 11, 5, 22), "{rutin: setiap hari, pihak_terkait: [Pengirim,\n    Warga], kosong: }"),
    (("kriteria", "rutin"), (4, 19, 4, 30), "setiap hari"),
    (("kriteria", "pihak_terkait"), (4, 47, 5, 11), "[Pengirim,\n    Warga]"),
    (("kriteria", "pihak_terkait", 1), (5, 5, 5, 10), "Warga"),
    (("peringatan",), (6, 13, 6, 14), "|"),
    (("pengaturan",), (11, 13, 11, 26), ">-   # kepala"),
    (("peralatan",), (15, 1, 19, 8), "- Komputer\n-   Pemindai\n-\n- - dalam\n  - dua"),
    (("peralatan", 1), (16, 5, 16, 13), "Pemindai"),
    (("peralatan", 3), (18, 3, 19, 8), "- dalam\n  - dua"),
    (("peralatan", 3, 1), (19, 5, 19, 8), "dua"),
    (("pelaksana", 0), (21, 5, 22, 12), "id: a\n    nama: A"),
    (("pelaksana", 1), (25, 5, 25, 10), "id: b"),
    (("pelaksana", 2, "id"), (26, 10, 26, 11), "c"),
    (("kegiatan", 0, "mutu_baku", "output"), (32, 11, 33, 18), "Surat yang\n          lengkap"),
    (("kegiatan", 0), (28, 7, 33, 18), ""),
    (('tanda "kutip"',), (37, 20, 37, 21), "x"),
    (("panjang",), (39, 3, 39, 8), "nilai"),
    (("akhir",), (40, 8, 40, 10), "{}"),
]


@pytest.mark.parametrize(("key_path", "place", "text"), VALUES, ids=[str(value[0]) for value in VALUES])
def test_a_value_is_pointed_at_from_its_first_to_its_last_character(
    key_path: KeyPath, place: tuple[int, int, int, int], text: str
) -> None:
    found = place_of(document(), finding("SOP101", key_path))
    assert found == place
    if text:
        assert excerpt(TEXT, found) == text


KEYS: list[tuple[KeyPath, tuple[int, int, int, int]]] = [
    (("nama",), (3, 1, 3, 5)),
    (("kriteria", "pihak_terkait"), (4, 32, 4, 45)),
    (("pelaksana",), (20, 1, 20, 10)),
    (("kegiatan", 0, "mutu_baku", "waktu"), (30, 9, 30, 14)),
    (('tanda "kutip"',), (37, 1, 37, 18)),
    (("panjang",), (38, 3, 38, 10)),
    # An item of a list has no key: it is pointed at itself.
    (("peralatan", 0), (15, 3, 15, 11)),
]


@pytest.mark.parametrize(("key_path", "place"), KEYS, ids=[str(key[0]) for key in KEYS])
def test_a_key_is_pointed_at_where_the_finding_says_so(
    key_path: KeyPath, place: tuple[int, int, int, int]
) -> None:
    assert place_of(document(), finding("SOP005", key_path, at_key=True)) == place


MISSING: list[tuple[KeyPath, tuple[int, int, int, int]]] = [
    # The root begins behind the comment.
    (("jenis",), (2, 1, 2, 13)),
    (("tanggal", "pembuatan"), (2, 1, 2, 13)),
    # A mapping in flow style, over two lines.
    (("kriteria", "hasil_akhir"), (4, 11, 4, 57)),
    # An item that begins on the line of its dash, and one that does not.
    (("pelaksana", 0, "pihak"), (21, 5, 21, 10)),
    (("pelaksana", 1, "nama"), (23, 3, 23, 4)),
    (("pelaksana", 2, "nama"), (26, 5, 26, 12)),
    (("kegiatan", 0, "pelaksana"), (28, 7, 28, 19)),
    (("kegiatan", 0, "mutu_baku", "kelengkapan"), (30, 9, 30, 23)),
    # Below a value without parts: that value.
    (("kosong", "x"), (36, 8, 36, 8)),
    (("nama", 0), (3, 7, 3, 34)),
    (("peralatan", 9), (15, 1, 15, 11)),
    (("akhir", "x"), (40, 8, 40, 10)),
]


@pytest.mark.parametrize(("key_path", "place"), MISSING, ids=[str(missing[0]) for missing in MISSING])
@pytest.mark.parametrize("at_key", [False, True])
def test_what_is_missing_is_pointed_at_by_the_first_line_of_what_lacks_it(
    key_path: KeyPath, place: tuple[int, int, int, int], at_key: bool
) -> None:
    assert place_of(document(), finding("SOP101", key_path, at_key=at_key)) == place
    assert not has_path(document(), key_path)


def test_an_empty_value_has_a_place_without_width_behind_its_colon_or_dash() -> None:
    assert place_of(document(), finding("SOP101", ("kosong",))) == (36, 8, 36, 8)
    assert place_of(document(), finding("SOP101", ("peralatan", 2))) == (17, 2, 17, 2)
    assert place_of(document(), finding("SOP101", ("kriteria", "kosong"))) == (5, 21, 5, 21)


def test_a_finding_that_knows_its_place_keeps_it() -> None:
    place = place_of(document(), finding("SOP101", ("nama",)))
    assert place_of(document(), finding("SOP101", ("jenis",), place=place)) == place


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_the_same_whatever_ends_the_lines(end: str) -> None:
    other = document(TEXT.replace("\n", end))
    for key_path, place, _ in VALUES:
        assert place_of(other, finding("SOP101", key_path)) == place
    for key_path, place in MISSING:
        assert place_of(other, finding("SOP101", key_path)) == place


def test_columns_count_characters_beyond_the_basic_plane_as_one() -> None:
    found = document("skema: sop/1\n'𝒜😀': {é: x, ü: '😀'}\n")
    assert place_of(found, finding("SOP101", ("𝒜😀", "ü"))) == (2, 17, 2, 20)


def test_offsets_cut_a_value_out_of_the_text() -> None:
    found = document()
    stretch = stretch_at(found, ("nama",))
    assert found.text[stretch.start : stretch.end] == '"Pengelolaan Surat – Masuk"'
    whole = whole_stretch(found, ("peringatan",))
    assert whole is not None
    assert found.text[slice(*whole)] == "|\n  Jika surat tidak diagendakan,\n\n  maka hilang."
    assert whole_stretch(found, ("tiada",)) is None


def test_lines_are_those_that_places_count() -> None:
    assert document("skema: a\r\nb: c\rd: e\n").lines == ("skema: a", "b: c", "d: e", "")
