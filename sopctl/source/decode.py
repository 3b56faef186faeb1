"""Bytes to text, and all that SOP004 says: encodings other than plain UTF-8, characters that deceive.

A fault does not end the reading: what cannot stand is replaced one for one, so that places hold and
the rest of the file is told too.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from sopctl.finding import Finding, Place, Recode, finding
from sopctl.source.marks import Lines

MOST_TOLD = 100
"""Places of one kind told one by one; a file of noise must not bury the others. The rest is counted."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "bom"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_ALLOWED_ASCII = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
BIDI = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
"""Overrides, embeddings and isolates: they show a text in another order than it is read."""
BREAKS = frozenset("\u0085\u2028\u2029")
"""Line breaks to YAML 1.1 and text to YAML 1.2: two readers would disagree."""
_CONTROLS = frozenset(map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)])) - BREAKS
_OTHERS = frozenset("\ufeff\ufffe\uffff")
FORBIDDEN = BIDI | BREAKS | _CONTROLS | _OTHERS
"""Characters that may not stand raw; by escape a carriage return may not stand either."""
_FORBIDDEN_WIDE = sorted(c for c in FORBIDDEN if c > "\x7f")
_TO_PLACEHOLDER = dict.fromkeys(map(ord, FORBIDDEN), "\ufffd")
# Undecodable bytes go to private use characters, each to its own, lest two keys look alike.
_TO_PRIVATE = {0xDC80 + i: 0xF780 + i for i in range(128)}


class Decoded(NamedTuple):
    """A text with its faults. `plain`: the bytes are the UTF-8 of the text, and libyaml may have them."""

    text: str
    findings: tuple[Finding, ...]
    plain: bool


def name_of(char: str) -> str:
    """A character that may not be printed, by its number, as in `U+202E`."""
    return f"U+{ord(char):04X}"


def kind_of(char: str) -> str:
    """The variant of SOP004 that speaks of a character."""
    if char in BIDI:
        return "bidi"
    if char in BREAKS:
        return "pemisah-baris"
    return "bom-di-tengah" if char == "\ufeff" else "karakter-kendali"


def _looks_like_wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes of its ASCII stand."""
    head = data[:400]
    head = head[: len(head) // 4 * 4]
    quarters = [head[i::4] for i in range(4)]
    zero = [len(q) > 0 and q.count(0) * 2 > len(q) for q in quarters]
    shapes = {
        (False, True, True, True): ("utf-32-le", "utf-32"),
        (True, True, True, False): ("utf-32-be", "utf-32"),
        (False, True, False, True): ("utf-16-le", "utf-16"),
        (True, False, True, False): ("utf-16-be", "utf-16"),
    }
    return shapes.get((zero[0], zero[1], zero[2], zero[3])) if len(data) % 2 == 0 else None


def encoding_of(data: bytes) -> tuple[str, str | None, int]:
    """(codec, variant of SOP004 or None, length of the mark)."""
    for bom, codec, variant in _BOMS:
        if data.startswith(bom):
            return codec, variant, len(bom)
    wide = _looks_like_wide(data) if b"\0" in data[:400] else None
    return (*wide, 0) if wide else ("utf-8", None, 0)


def decode(data: bytes) -> Decoded:
    """The text of a file and its faults of encoding, all of them."""
    codec, variant, skip = encoding_of(data)
    if variant is None and data.isascii() and not data.translate(None, _ALLOWED_ASCII):
        return Decoded(data.decode("ascii"), (), True)
    findings: list[Finding] = []
    if variant is not None:
        findings.append(_told(variant, codec))
    body = data[skip:]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        if codec != "utf-8":
            findings.append(
                finding("SOP004", variant="rusak", place=Place(1, 1, 1, 1), pengodean=codec.upper())
            )
            return Decoded("", tuple(findings), False)
        text = body.decode("utf-8", "surrogateescape").translate(_TO_PRIVATE)
        findings.append(_undecodable(body, error.start, text))
    clean, more = _without_forbidden(text)
    findings.extend(more)
    return Decoded(clean, tuple(findings), not findings)


def _told(variant: str, codec: str) -> Finding:
    place = Place(1, 1, 1, 1)
    return finding("SOP004", variant=variant, place=place, edits=(Recode(),), pengodean=codec.upper())


def _undecodable(body: bytes, offset: int, text: str) -> Finding:
    """The first byte that is not UTF-8; what it was meant for is seldom in doubt, so it is shown."""
    start = len(body[:offset].decode("utf-8"))
    place = Lines(text).place(start, start + 1)
    byte = body[offset]
    return finding("SOP004", variant="bukan-utf-8", place=place, bita=f"0x{byte:02X}", letak=offset)


def _without_forbidden(text: str) -> tuple[str, list[Finding]]:
    ascii_only = text.isascii()
    if ascii_only:
        left = text.encode("ascii").translate(None, _ALLOWED_ASCII)
        present = sorted({chr(b) for b in left})
    else:
        present = [c for c in FORBIDDEN if c <= "\x7f" and c in text]
        present += [c for c in _FORBIDDEN_WIDE if c in text]
    if not present:
        return text, []
    return text.translate(_TO_PLACEHOLDER), _runs(text, frozenset(present))


def _runs(text: str, present: frozenset[str]) -> list[Finding]:
    """One finding for each run of one character, the first `MOST_TOLD` of them."""
    lines = Lines(text)
    runs: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if char not in present:
            continue
        if runs and runs[-1][1] == i and text[i - 1] == char:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    told = [
        finding("SOP004", variant=kind_of(text[a]), place=lines.place(a, b), karakter=name_of(text[a]))
        for a, b in runs[:MOST_TOLD]
    ]
    if len(runs) > MOST_TOLD:
        place = lines.place(*runs[MOST_TOLD])
        told.append(finding("SOP004", variant="dan-lagi", place=place, jumlah=len(runs) - MOST_TOLD))
    return told
