"""DOCX, opened again: what was put in stands there as text, and nothing else does anything."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from sopctl.messages.escape import is_unsafe
from sopctl.naskah.docx import write_docx
from sopctl.naskah.isi import (
    REBAH,
    Alinea,
    Bagian,
    GantiHalaman,
    Judul,
    Naskah,
    Nomor,
    Ruas,
    Sel,
    Tabel,
    alinea,
    sel,
)

DAY = date(2026, 11, 24)
FOOT = (Alinea((Ruas("Halaman "), Nomor("halaman"), Ruas(" dari "), Nomor("jumlah")), ukuran=8),)
HOSTILE = [
    "{ MERGEFIELD x }",
    "=cmd|' /C calc'!A0",
    "</w:t></w:r><w:fldSimple w:instr='DDEAUTO c'/>",
    "http://contoh.test/",
    "\x00\x07\x1b[31m",
    "\u202eterbalik",
    "a\r\nb\tc",
    "\ufffe\uffff\ud800",
    "&amp; <b>",
]


def naskah(*bagian: Bagian, judul: str = "Uji") -> Naskah:
    return Naskah(judul, DAY, bagian, REBAH, FOOT)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def table(*rows: tuple[Sel, ...]) -> Tabel:
    return Tabel((30.0, 40.0), ((sel("Kiri"), sel("Kanan")),), rows, "Dua kolom")


def test_hostile_texts_stay_texts_wherever_they_stand() -> None:
    bagian = [(Judul(t), alinea(t), table((sel(t), sel(t)))) for t in HOSTILE]
    data = write_docx(naskah(*(b for three in bagian for b in three), judul=HOSTILE[2]))
    found = parts(data)
    acting = ("<w:fldChar", "<w:instrText", "<w:fldSimple", "<w:hyperlink", "<w:tab/>")
    assert not [mark for mark in acting if mark in found["word/document.xml"]]
    assert found["word/footer1.xml"].count("instrText>") == 2 * len([Nomor("halaman"), Nomor("jumlah")])
    assert not [name for name in found if "vba" in name.lower() or "embed" in name.lower()]
    assert all('TargetMode="External"' not in text for text in found.values())
    told = [p.text for p in Document(io.BytesIO(data)).paragraphs]
    assert told[0] == told[1] == HOSTILE[0]
    assert "\\u202eterbalik" in told


@settings(max_examples=20)
@given(st.lists(st.text(), min_size=1))
def test_any_text_can_be_written_and_read_again(texts: list[str]) -> None:
    document = Document(io.BytesIO(write_docx(naskah(*(Alinea((Ruas(text),)) for text in texts)))))
    for text, paragraph in zip(texts, document.paragraphs, strict=True):
        if not any(is_unsafe(c) or c in "\ufffe\uffff" for c in text):
            assert paragraph.text == text
        assert not any(is_unsafe(c) for c in paragraph.text)


def test_heads_are_repeated_and_rows_stay_whole() -> None:
    data = write_docx(naskah(table((sel("a"), sel("b")), (Sel((alinea("c"),), lebar=2),))))
    (found,) = Document(io.BytesIO(data)).tables
    heads = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in found.rows
    ]
    assert heads == [True, False, False]
    assert all(
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows
    )
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Kiri", "Kanan"],
        ["a", "b"],
        ["c", "c"],
    ]


def test_manners_of_type_are_kept() -> None:
    line = Alinea((Ruas("lama", coret=True), Ruas("baru", tebal=True, garis_bawah=True), Ruas(" tetap")))
    runs = Document(io.BytesIO(write_docx(naskah(line)))).paragraphs[0].runs
    assert [(run.font.strike, run.bold, run.underline) for run in runs] == [
        (True, None, None),
        (None, True, True),
        (None, None, None),
    ]


def test_paper_language_and_properties() -> None:
    data = write_docx(naskah(alinea("a"), GantiHalaman(), alinea("b"), judul="Matriks"))
    document, found = Document(io.BytesIO(data)), parts(data)
    section, core = document.sections[0], document.core_properties
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert (core.title, core.author, core.last_modified_by, core.comments) == ("Matriks", "", "", "")
    assert core.created is not None
    assert core.created.date() == DAY
    assert 'w:lang w:val="id-ID"' in found["word/styles.xml"]
    assert "python-docx" not in "".join(found.values())
    assert not [name for name in found if "thumbnail" in name or "customXml" in name]


def test_the_same_paper_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys; from tests.naskah.test_docx import *;"
        "sys.stdout.buffer.write(write_docx(naskah(alinea('a'), table((sel('b'), sel('c'))))))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": tz},
        ).stdout
        for seed, tz in (("0", "UTC"), ("1", "Asia/Jayapura"))
    ]
    assert runs[0] == runs[1]
    with zipfile.ZipFile(io.BytesIO(runs[0])) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[1:] == sorted(file.namelist()[1:])
