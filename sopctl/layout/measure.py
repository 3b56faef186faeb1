"""Text measured and broken into lines with the shipped font, so that every machine gets the same sheet.

Widths and heights are in mm, sizes of type in points. Nothing here knows cells, rows or pages.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from sopctl.resources import resource_path

MM_PER_PT = 25.4 / 72
REPLACEMENT = "\u25a1"
"""Stands for a character that the shipped font cannot draw: an empty box, as readers know it."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters without ink; a renderer drops them, whatever its font has."""


_VOWELS = "aeiou"
_DIGRAPHS = frozenset(("ng", "ny", "sy", "kh"))
_CLUSTERS = frozenset(a + b for a in "bdfgkpt" for b in "lr")
_END = 3
"""Letters that stay together at either end of a word that is cut."""


class InkBox(NamedTuple):
    """What the ink of a line covers, in mm from the start of its baseline; down and right are positive."""

    left: float
    top: float
    right: float
    bottom: float


class Metrics(NamedTuple):
    """Heights of the font at a size, in mm, all positive."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float


@lru_cache(maxsize=2)
def _font(bold: bool) -> hb.Font:
    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    return hb.Font(hb.Face(hb.Blob.from_file_path(resource_path("templates", "fonts", name))))


@lru_cache(maxsize=4096)
def _drawn_character(character: str) -> str:
    if character in _INVISIBLE:
        return ""
    if character in "\t\n\r":
        return " "
    # Both faces have the same characters, so that bold type never differs in what it can say.
    return character if _font(False).get_nominal_glyph(ord(character)) else REPLACEMENT


def drawable(text: str) -> str:
    """The text as the shipped font can draw it: `REPLACEMENT` for what it lacks, nothing for the inkless.

    A decomposed letter that the font has only as one is composed first.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_drawn_character, unicodedata.normalize("NFC", text)))


def _shape(text: str, bold: bool) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(drawable(text))
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "id"
    hb.shape(_font(bold), buffer)
    return buffer


@lru_cache(maxsize=1 << 16)
def _advance(text: str, bold: bool) -> int:
    """The width in font units."""
    if not text:
        return 0
    return sum(position.x_advance for position in _shape(text, bold).glyph_positions or ())


@lru_cache(maxsize=1 << 14)
def _joint(before: str, gap: str, after: str, bold: bool) -> int:
    """What stands between two words: the gap, and the kerning that reaches over it."""
    return (
        _advance(before + gap + after, bold) - _advance(before, bold) - _advance(after, bold)
        if before and after
        else _advance(gap, bold)
    )


def _mm_per_unit(size_pt: float, bold: bool) -> float:
    return size_pt * MM_PER_PT / float(_font(bold).face.upem)


def text_width(text: str, size_pt: float, bold: bool = False) -> float:
    """The advance width of a line of text in mm, kerning included."""
    return _advance(text, bold) * _mm_per_unit(size_pt, bold)


@lru_cache(maxsize=64)
def metrics(size_pt: float, bold: bool = False) -> Metrics:
    """The heights of the font at a size."""
    font, unit = _font(bold), _mm_per_unit(size_pt, bold)
    extents = font.get_font_extents("ltr")

    def height(letter: str) -> float:
        glyph = font.get_glyph_extents(font.get_nominal_glyph(ord(letter)))
        return float(glyph.y_bearing) * unit

    return Metrics(extents.ascender * unit, -extents.descender * unit, height("H"), height("x"))


@lru_cache(maxsize=1 << 12)
def _ink(text: str, bold: bool) -> tuple[int, int, int, int]:
    buffer, font = _shape(text, bold), _font(bold)
    x, boxes = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        glyph = font.get_glyph_extents(info.codepoint)
        if glyph is not None and glyph.width and glyph.height:
            left, top = x + position.x_offset + glyph.x_bearing, -(position.y_offset + glyph.y_bearing)
            boxes.append((left, top, left + glyph.width, top - glyph.height))
        x += position.x_advance
    if not boxes:
        return (0, 0, 0, 0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def ink_box(text: str, size_pt: float, bold: bool = False) -> InkBox:
    """Where the ink of a line lies, seen from the start of its baseline; all 0 where there is none."""
    unit = _mm_per_unit(size_pt, bold)
    left, top, right, bottom = _ink(text, bold)
    return InkBox(left * unit, top * unit, right * unit, bottom * unit)


# ---------------------------------------------------------------- lines


@lru_cache(maxsize=1 << 14)
def _pieces(word: str, marks: str) -> tuple[str, ...]:
    """A word cut where office words may be: after one of the marks among letters ("dan/atau", "rata-rata").

    Numbers and dates ("1-2", "12/02/2026") and single letters ("e-KTP", "s/d") stay whole.
    """
    cuts = [0]
    for i in range(2, len(word) - 2):
        before, after = word[cuts[-1] : i], word[i + 1 :]
        if word[i] not in marks or not (before[-2:].isalnum() and len(before) > 1 and after[:2].isalnum()):
            continue
        if before[-1].isalpha() or after[0].isalpha():
            cuts.append(i + 1)
    return tuple(word[a:b] for a, b in zip(cuts, [*cuts[1:], len(word)], strict=True))


def _clusters(word: str) -> list[str]:
    """The characters of a word, each with the marks that sit on it."""
    clusters: list[str] = []
    for character in word:
        if clusters and unicodedata.category(character).startswith("M"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _fitting(clusters: list[str], first: int, limit: float, bold: bool) -> int:
    """How many clusters from `first` on fit a line; one stands there in any case."""
    width, last, count = 0, "", 0
    for cluster in clusters[first:]:
        width += _advance(cluster, bold) + (_joint(last, "", cluster, bold) if last else 0)
        if count and width > limit:
            break
        last, count = cluster, count + 1
    return count


def _parts_syllables(rest: list[str], at: int) -> bool:
    """Whether an Indonesian word may be cut before `rest[at]`: one sound of consonants, then a vowel."""
    word = "".join(c[0].lower() for c in rest)
    if not word[at - 1].isalpha() or word[at - 1 : at + 1] in _DIGRAPHS or word[at - 1 : at + 1] in _CLUSTERS:
        return False
    onset = 2 if word[at : at + 2] in _DIGRAPHS or word[at : at + 2] in _CLUSTERS else 1
    consonants, vowel = word[at : at + onset], word[at + onset : at + onset + 1]
    return consonants.isalpha() and not set(consonants) & set(_VOWELS) and vowel != "" and vowel in _VOWELS


def _cut_at(rest: list[str], fitting: int) -> int:
    """Where to cut what does not fit: between syllables if that fills half the line, else near its end."""
    latest = min(fitting, len(rest) - _END)
    for at in range(latest, max(_END, fitting // 2) - 1, -1):
        if _parts_syllables(rest, at):
            return at
    return latest if latest >= _END else fitting


def _cut(piece: str, limit: float, bold: bool) -> list[str]:
    """A piece that is wider than a line, cut between characters; at least one stands in each part."""
    if _advance(piece, bold) <= limit:
        return [piece]
    clusters, parts, first = _clusters(piece), [], 0
    while (fitting := _fitting(clusters, first, limit, bold)) < len(clusters) - first:
        # A window, since a hostile word may have 64 thousand letters.
        rest = clusters[first : first + fitting + 2 * _END]
        at = _cut_at(rest, fitting)
        parts.append("".join(clusters[first : first + at]))
        first += at
    return [*parts, "".join(clusters[first:])]


class _Token(NamedTuple):
    """What can stand alone on a line, and what stands before it where it does not begin one."""

    gap: str
    text: str


def _tokens(paragraph: str, limit: float, bold: bool) -> list[_Token]:
    tokens: list[_Token] = []
    gap = ""
    for word in paragraph.split(" "):
        if word:
            # A doubled word, as "undang-undang", is parted only where no line would hold it.
            marks = "/-" if _advance(word, bold) > limit else "/"
            for piece in _pieces(word, marks):
                for part in _cut(piece, limit, bold):
                    tokens.append(_Token(gap, part))
                    gap = ""
        gap += " "
    return tokens


def _filled(tokens: list[_Token], limit: float, bold: bool) -> list[list[_Token]]:
    """The tokens in lines, each as full as it can be."""
    lines: list[list[_Token]] = []
    width, last = 0, ""
    for token in tokens:
        own = _advance(token.text, bold)
        grown = width + _joint(last, token.gap, token.text[0], bold) + own
        if not lines or grown > limit:
            lines.append([token])
            width = own
        else:
            lines[-1].append(token)
            width = grown
        last = token.text[-1]
    return lines


def _joined(line: list[_Token]) -> str:
    return line[0].text + "".join(gap + text for gap, text in line[1:])


def _keep_company(lines: list[list[_Token]], limit: float, bold: bool) -> None:
    """Gives a lone last word the word before it, where two words at least stay above."""
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < 3:
        return
    above, (lone,) = lines[-2:]
    if lone.gap and above[-1].gap and _advance(_joined([above[-1], lone]), bold) <= limit:
        lines[-1].insert(0, above.pop())


def _break_paragraph(paragraph: str, limit: float, bold: bool) -> list[str]:
    if _advance(paragraph, bold) <= limit and len(paragraph) <= 1000:
        return [paragraph.strip(" ")]
    lines = _filled(_tokens(paragraph, limit, bold), limit, bold)
    _keep_company(lines, limit, bold)
    return [_joined(line) for line in lines] or [""]


@lru_cache(maxsize=1 << 13)
def break_lines(text: str, width_mm: float, size_pt: float, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most `width_mm`, filled greedily, but for a lone last word.

    Lines end at spaces and line feeds, after "/" among letters, and within a word that is wider than a
    line: after "-", else between its characters. A no-break space is no chance. Only spaces and line
    feeds at the breaks go; a line wider than asked holds a single character. An empty text is one empty
    line.
    """
    limit = width_mm / _mm_per_unit(size_pt, bold) + 1e-6
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_break_paragraph(paragraph, limit, bold))
    return tuple(lines)
