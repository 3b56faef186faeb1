"""A comparison for a person: by SOP and level, how it read and reads, the article, and what follows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from sopctl.diff.report import Dokumen, Perbandingan, Ubah
from sopctl.diff.weigh import Bobot
from sopctl.messages.catalogue import text
from sopctl.messages.escape import shorten, visible
from sopctl.tell.ubah import (
    SHORT_AND_FAST,
    UbahStyle,
    about,
    by_level,
    follows,
    head_of,
    moved,
    readings,
    state_of,
    summary,
)

_WIDTH = 100
_LONGEST = 2000
"""Characters of one reading; a cell may hold 64 KiB."""
_COLOURS = {Bobot.SUBSTANTIF: "1;31", Bobot.ADMINISTRATIF: "1;33", Bobot.REDAKSIONAL: "1;36"}


def tell_ubah_text(found: Perbandingan, style: UbahStyle) -> str:
    """The comparison as text, a summary line last."""
    return "\n".join(_tame(line) for line in _Told(style).lines(found)) + "\n"


class _Told:
    def __init__(self, style: UbahStyle) -> None:
        self._lang, self._colour, self._least = style.lang, style.colour, style.least

    def lines(self, found: Perbandingan) -> Iterator[str]:
        yield self._bold(visible(head_of(found, self._lang)))
        yield ""
        if found.bersama:
            yield self._bold(self._word("bersama"))
            yield from self._changes(found.bersama)
        for dokumen in found.dokumen:
            yield from self._document(dokumen)
        if not any(dokumen.keadaan != "tetap" for dokumen in found.dokumen) and not found.bersama:
            yield self._word("tidak-ada")
        if self._least > Bobot.REDAKSIONAL:
            yield self._word("tersaring")
        yield summary(found, self._lang)

    def _document(self, dokumen: Dokumen) -> Iterator[str]:
        name = f"{visible(dokumen.nama)} ({visible(dokumen.sop)})" if dokumen.nama else visible(dokumen.sop)
        yield f"{self._bold(name)} {state_of(dokumen, self._lang)}"
        yield f"  {visible(dokumen.path_after or dokumen.path_before or '')}{self._from(dokumen)}"
        yield from self._changes(dokumen.ubah)
        if dokumen.akibat:
            yield f"  {self._bold(self._word('akibat'))}"
            for akibat in dokumen.akibat:
                yield from _item(_cited(follows(akibat, self._lang), akibat.source.citation))
        if dokumen.ukuran:
            heading = _cited(self._word("ukuran.judul"), SHORT_AND_FAST.citation)
            yield f"  {self._bold(heading)}"
            for sentence in moved(dokumen.ukuran, self._lang):
                yield from _item(sentence)
        yield ""

    def _from(self, dokumen: Dokumen) -> str:
        both = dokumen.path_before and dokumen.path_after
        if not both or dokumen.path_before == dokumen.path_after:
            return ""
        return f" ({text(self._lang, 'diff.pindah', path=dokumen.path_before or '')})"

    def _changes(self, changes: Sequence[Ubah]) -> Iterator[str]:
        for bobot, group in by_level(changes):
            yield f"  {self._paint(_COLOURS[bobot], self._word(f'tingkat.{bobot.word}'))}"
            for ubah in group:
                yield from self._change(ubah)

    def _change(self, ubah: Ubah) -> Iterator[str]:
        letak = ubah.after_place or ubah.before_place
        where = f" ({visible(letak.path)}:{letak.line})" if letak else ""
        yield f"    {about(ubah, self._lang)}{where}"
        rows = [*zip(("semula", "menjadi"), readings(ubah), strict=True)]
        if ubah.source:
            rows.append(("dasar", ubah.source.citation or ""))
        width = max(len(self._word(key)) for key, _ in rows)
        for key, value in rows:
            lead = f"      {self._word(key):<{width}}: "
            yield from _wrapped(visible(shorten(value, _LONGEST)), lead)

    def _word(self, key: str) -> str:
        return text(self._lang, f"diff.{key}")

    def _bold(self, words: str) -> str:
        return self._paint("1", words)

    def _paint(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._colour and words else words


def _cited(words: str, citation: str | None) -> str:
    return f"{words} ({citation})" if citation else words


def _item(words: str) -> Iterator[str]:
    yield from _wrapped(words, "    - ")


def _wrapped(words: str, lead: str) -> list[str]:
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead.rstrip()]


def _tame(line: str) -> str:
    """A log that GitHub reads takes `::` at the head of a line for a command, and `##[` anywhere."""
    line = line.replace("##[", "##\\[")
    bare = line.lstrip()
    return line if not bare.startswith("::") else line.replace("::", ":\\:", 1)
