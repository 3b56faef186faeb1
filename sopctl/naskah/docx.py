"""A paper as DOCX: text that stays text, a head on every page, and the same bytes for the same paper.

Fields are made for page numbers only. Texts go into `w:t`, where nothing is ever taken for a field, a link or
a macro; characters that act rather than show are written out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from sopctl.messages.escape import visible
from sopctl.naskah.isi import Alinea, Bagian, GantiHalaman, Judul, Naskah, Nomor, Ruas, Sel, Tabel
from sopctl.naskah.kemas import pack

if TYPE_CHECKING:
    from docx.document import Document as Dokumen
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_RATA = {
    "kiri": WD_ALIGN_PARAGRAPH.LEFT,
    "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "kanan": WD_ALIGN_PARAGRAPH.RIGHT,
    "penuh": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_FIELDS = {"halaman": "PAGE", "jumlah": "NUMPAGES"}
_HEADINGS = {1: 2.0, 2: 1.0, 3: 0.0}
"""So many points are headings larger than the text."""
_PADDING = "40"
"""Twentieths of a point."""
_TALL, _LINE = 1200, 30
"""Characters of a cell that may be too tall for a page; what the end of a paragraph counts for."""
_NO_CHARACTERS = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}
_LEFT_OUT = ("customXml", "thumbnail", "stylesWithEffects")
"""What the template of the library brings along and no paper needs."""


def write_docx(naskah: Naskah) -> bytes:
    """The bytes of the paper as DOCX."""
    document = Document()
    _set_up(document, naskah)
    for bagian in naskah.bagian:
        _add(document, bagian)
    _foot(document, naskah.kaki)
    out = io.BytesIO()
    document.save(out)
    return pack(out.getvalue())


def _add(document: Dokumen, bagian: Bagian) -> None:
    if isinstance(bagian, Judul):
        document.add_heading(_shown(bagian.teks), bagian.tingkat)
    elif isinstance(bagian, Alinea):
        _fill(document.add_paragraph(), bagian)
    elif isinstance(bagian, GantiHalaman):
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        _table(document, bagian)


# ---------------------------------------------------------------- the document


def _set_up(document: Dokumen, naskah: Naskah) -> None:
    _properties(document, naskah)
    for rels in (document.part.package.rels, document.part.rels):
        for rel in [rel for rel in rels.values() if rel.reltype.endswith(_LEFT_OUT)]:
            del rels[rel.rId]
    section = document.sections[0]
    paper = naskah.lembaran
    section.page_width, section.page_height = Mm(paper.lebar), Mm(paper.tinggi)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.lebar > paper.tinggi else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(paper.tepi)
    section.header_distance = section.footer_distance = Mm(paper.tepi / 2)
    for name, more in (("Normal", 0.0), *((f"Heading {n}", more) for n, more in _HEADINGS.items())):
        _style(document.styles[name], naskah, naskah.ukuran + more)
    _language(document, naskah.bahasa)


def _properties(document: Dokumen, naskah: Naskah) -> None:
    """Title, language and day; nobody's name."""
    core, day = document.core_properties, naskah.tanggal
    core.title, core.language = _shown(naskah.judul)[:255], naskah.bahasa
    core.author = core.last_modified_by = core.comments = core.keywords = core.category = ""
    core.created = core.modified = datetime(day.year, day.month, day.day)
    core.revision = 1


def _style(style: Any, naskah: Naskah, size: float) -> None:
    style.font.name, style.font.size = naskah.huruf, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    # A font of the theme would win over the one named.
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), naskah.huruf)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    if style.name != "Normal":
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)


def _language(document: Dokumen, bahasa: str) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), bahasa)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), bahasa)


def _foot(document: Dokumen, lines: Iterable[Alinea]) -> None:
    foot = document.sections[0].footer
    for i, line in enumerate(lines):
        _fill(foot.paragraphs[0] if i == 0 else foot.add_paragraph(), line)


# ---------------------------------------------------------------- text


def _shown(text: str) -> str:
    return visible(text).translate(_NO_CHARACTERS)


def _fill(paragraph: Paragraph, line: Alinea) -> None:
    form = paragraph.paragraph_format
    paragraph.alignment = _RATA[line.rata]
    if line.setelah:
        form.space_after = Pt(line.setelah)
    if line.bersama:
        form.keep_with_next = True
    if line.garis:
        _rule_below(paragraph)
    for ruas in line.ruas:
        if isinstance(ruas, Nomor):
            _field(paragraph, _FIELDS[ruas.apa], line.ukuran)
        else:
            _run(_sized(paragraph, line.ukuran), ruas)


def _sized(paragraph: Paragraph, size: float | None) -> Run:
    run = paragraph.add_run()
    if size is not None:
        run.font.size = Pt(size)
    return run


def _run(run: Run, ruas: Ruas) -> None:
    run.text = _shown(ruas.teks)
    # None leaves it to the style: a written `false` would say the same in more bytes.
    run.bold, run.italic = ruas.tebal or None, ruas.miring or None
    run.underline, run.font.strike = ruas.garis_bawah or None, ruas.coret or None


def _field(paragraph: Paragraph, code: str, size: float | None) -> None:
    """A field, a run for each of its parts: LibreOffice forgets the size of one that stands in a lone run."""
    instruction = _element("w:instrText")
    instruction.text = code
    # What stands there until the word processor counts.
    shown = _element("w:t")
    shown.text = "1"
    marks = (_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    begin, separate, end = marks
    for part in (begin, instruction, separate, shown, end):
        _sized(paragraph, size)._r.append(part)


def _rule_below(paragraph: Paragraph) -> None:
    border = OxmlElement("w:pBdr")
    border.append(_element("w:bottom", val="single", sz="12", space="4", color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    # The schema wants it before spacing and alignment.
    later = [child for child in properties if child.tag in (qn("w:spacing"), qn("w:ind"), qn("w:jc"))]
    if later:
        later[0].addprevious(border)
    else:
        properties.append(border)


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


# ---------------------------------------------------------------- tables


def _table(document: Dokumen, tabel: Tabel) -> None:
    table = document.add_table(rows=0, cols=len(tabel.kolom))
    table.style = "Table Grid" if tabel.bergaris else "Normal Table"
    table.autofit = False
    if tabel.keterangan:
        table._tbl.tblPr.append(_element("w:tblCaption", val=_shown(tabel.keterangan)))
    _pad(table)
    for column, width in zip(table.columns, tabel.kolom, strict=True):
        column.width = Mm(width)
    for i, cells in enumerate((*tabel.kepala, *tabel.badan)):
        row = table.add_row()
        if i < len(tabel.kepala):
            _row_property(row, "w:tblHeader")
        if _fits_a_page(cells):
            _row_property(row, "w:cantSplit")
        _row(row, cells, tabel.kolom)


def _fits_a_page(cells: tuple[Sel, ...]) -> bool:
    """Whether a row is sure to fit: one that is kept whole and is taller than a page is cut off."""
    return all(_length(sel) < _TALL for sel in cells)


def _length(sel: Sel) -> int:
    return sum(_LINE + sum(len(r.teks) for r in a.ruas if isinstance(r, Ruas)) for a in sel.alinea)


def _pad(table: Table) -> None:
    """A little room above and below the text of every cell."""
    margins = _element("w:tblCellMar")
    for side in ("top", "bottom"):
        margins.append(_element(f"w:{side}", w=_PADDING, type="dxa"))
    # The schema wants it before the look of the table.
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _row_property(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _row(row: _Row, cells: tuple[Sel, ...], widths: tuple[float, ...]) -> None:
    column = 0
    for sel in cells:
        end = column + sel.lebar
        cell = row.cells[column]
        if sel.lebar > 1:
            cell = cell.merge(row.cells[end - 1])
        cell.width = Mm(sum(widths[column:end]))
        _cell(cell, sel)
        column = end


def _cell(cell: _Cell, sel: Sel) -> None:
    if sel.latar is not None:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=sel.latar))
    for i, line in enumerate(sel.alinea):
        _fill(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), line)
