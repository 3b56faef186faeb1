"""The pages of the written form: numbered sentences with hanging lines, in two columns on a landscape sheet.

Ensures that a sentence stands whole in its column unless it is taller than one.
"""

from __future__ import annotations

from sopctl.layout.block import baseline, line_height, set_lines
from sopctl.layout.measure import break_lines, text_width
from sopctl.layout.page import CONTENT_TOP, MARGIN, content_bottom, content_width
from sopctl.layout.stages import Isi, Page, Paper, TextLine

_SIZE = 9.0
_TITLE_SIZE = 11.0
_TITLE_GAP = 2.5
_SENTENCE_GAP = 1.2
_COLUMN_GAP = 10.0
_SHORT = 70.0
"""A form of less than this height stays in one column."""
_NUMBER_GAP = 2.0

_Sentence = tuple[str, tuple[str, ...]]
"""A number and the lines of its sentence."""


def _columns(paper: Paper) -> tuple[float, tuple[float, ...]]:
    """(width of a column, the left edge of each); a line of 27 cm cannot be read."""
    width = content_width(paper)
    if paper.width < paper.height:
        return width, (MARGIN,)
    column = (width - _COLUMN_GAP) / 2
    return column, (MARGIN, MARGIN + column + _COLUMN_GAP)


class _Flow:
    """Sentences poured into columns and pages."""

    def __init__(self, paper: Paper, top: float, bottom: float) -> None:
        self.bottom = bottom
        self.width, self.lefts = _columns(paper)
        self.top = self.y = top
        self.column = 0
        self.pages: list[list[tuple[TextLine, ...]]] = [[]]

    def _next_column(self) -> None:
        self.column += 1
        if self.column == len(self.lefts):
            self.column, self.top = 0, CONTENT_TOP
            self.pages.append([])
        self.y = self.top

    def _room(self) -> int:
        return max(0, int((self.bottom - self.y) / line_height(_SIZE) + 1e-6))

    def add(self, sentence: _Sentence, indent: float) -> None:
        """A sentence at the next place; cut only where it is taller than a column."""
        number, lines = sentence
        if len(lines) > self._room() and self.y > self.top:
            self._next_column()
        while lines:
            if not (fitting := self._room()):
                self._next_column()
                continue
            self._put(number, lines[:fitting], indent)
            number, lines = "", lines[fitting:]
        self.y += _SENTENCE_GAP

    def _put(self, number: str, lines: tuple[str, ...], indent: float) -> None:
        left = self.lefts[self.column]
        placed = set_lines(lines, left + indent, self.y, _SIZE)
        if number:
            placed = (TextLine(left, self.y + baseline(_SIZE), number, _SIZE), *placed)
        self.pages[-1].append(placed)
        self.y += len(lines) * line_height(_SIZE)


def _pour(isi: Isi, paper: Paper, top: float, bottom: float) -> _Flow:
    flow = _Flow(paper, top, bottom)
    widest = max((text_width(number, _SIZE) for number, _ in isi.tertulis), default=0.0)
    for number, sentence in isi.tertulis:
        indent = widest + _NUMBER_GAP if number else 0.0
        flow.add((number, break_lines(sentence, flow.width - indent, _SIZE)), indent)
    return flow


def _balanced(isi: Isi, paper: Paper, top: float) -> _Flow:
    """What fits one page stands in columns of like height; what needs more fills its pages."""
    full = _pour(isi, paper, top, content_bottom(paper))
    if len(full.pages) > 1 or (full.column == 0 and full.y - top < _SHORT):
        return full
    bottom = top + (full.y - top if full.column == 0 else full.bottom - top) / 2
    while bottom < content_bottom(paper):
        flow = _pour(isi, paper, top, bottom)
        if len(flow.pages) == 1:
            return flow
        bottom += line_height(_SIZE)
    return full


def lay_out_written(isi: Isi, paper: Paper) -> tuple[Page, ...]:
    """The pages of the written form, not yet numbered."""
    titles_text = break_lines(isi.judul_tertulis, content_width(paper), _TITLE_SIZE, True)
    titles = set_lines(titles_text, MARGIN, CONTENT_TOP, _TITLE_SIZE, bold=True)
    flow = _balanced(isi, paper, CONTENT_TOP + len(titles_text) * line_height(_TITLE_SIZE) + _TITLE_GAP)
    return tuple(
        Page(0, "tertulis", (), titles if i == 0 else (), (), paragraphs=tuple(page))
        for i, page in enumerate(flow.pages)
    )
