"""A comparison as Markdown, for a pull request: headline, tables of before and after, folded details.

What comes from files or from the command line is foreign: it can neither break out of its cell, nor make a
link, an image, HTML, a mention or a reference to an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopctl.diff.report import Dokumen, Perbandingan, Ubah
from sopctl.diff.weigh import Bobot
from sopctl.messages.catalogue import text
from sopctl.messages.escape import shorten, visible
from sopctl.tell.ubah import (
    SHORT_AND_FAST,
    UbahStyle,
    about,
    articles,
    by_level,
    follows,
    head_of,
    moved,
    readings,
    state_of,
    summary,
)

MOST = 60_000
"""Characters: GitHub takes 65,536 in a comment."""
_LONGEST = 600
"""Characters of one reading."""
_JOINER = "\u2060"
"""Not to be seen; with it a service takes `@name`, `#12` and `www.` for mere text."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~!#$%^+=]")
_AUTOLINK = re.compile(
    r"(?<=[@#!~$%&^*])(?=[\w./])|(?<=:)(?=[a-z_+-]|//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-)", re.IGNORECASE
)


def tell_ubah_md(found: Perbandingan, style: UbahStyle) -> str:
    """The comparison as Markdown of at most `MOST` characters."""
    told = _Told(style)
    last = told.last(found)
    parts, left, cut = list(told.first(found)), MOST, False
    left -= sum(len(part) + 2 for part in (*parts, *last)) + len(told.word("terpotong")) + 2
    for dokumen in found.dokumen:
        block = "\n\n".join(told.document(dokumen))
        if len(block) + 2 > left:
            cut = True
            break
        parts.append(block)
        left -= len(block) + 2
    if cut:
        parts.append(told.word("terpotong"))
    return "\n\n".join((*parts, *last)) + "\n"


def escaped(words: str) -> str:
    """Foreign text as it may stand anywhere in a line of Markdown."""
    joined = _AUTOLINK.sub(_JOINER, visible(shorten(words, _LONGEST)))
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", joined)


class _Told:
    def __init__(self, style: UbahStyle) -> None:
        self._lang, self._least = style.lang, style.least

    def word(self, key: str) -> str:
        """A word of the catalogue."""
        return text(self._lang, f"diff.{key}")

    def first(self, found: Perbandingan) -> Iterator[str]:
        """The headline, and the shared files."""
        yield f"## {escaped(head_of(found, self._lang))}"
        yield f"**{summary(found, self._lang)}**"
        if self._least > Bobot.REDAKSIONAL:
            yield self.word("tersaring")
        if not any(dokumen.keadaan != "tetap" for dokumen in found.dokumen) and not found.bersama:
            yield self.word("tidak-ada")
        if found.bersama:
            yield f"### {self.word('bersama')}"
            yield self._table(found.bersama)

    def document(self, dokumen: Dokumen) -> Iterator[str]:
        """One SOP: what is grave in sight, the rest and the places folded."""
        name = escaped(dokumen.nama or dokumen.sop)
        yield f"### {name} · {state_of(dokumen, self._lang)}"
        grave = [ubah for ubah in dokumen.ubah if ubah.bobot is Bobot.SUBSTANTIF]
        slight = [ubah for ubah in dokumen.ubah if ubah.bobot is not Bobot.SUBSTANTIF]
        if grave:
            yield self._table(grave)
        if dokumen.akibat:
            yield self._list(
                self.word("akibat"), [(follows(a, self._lang), a.source.citation) for a in dokumen.akibat]
            )
        if dokumen.ukuran:
            heading = f"{self.word('ukuran.judul')} ({SHORT_AND_FAST.citation})"
            yield self._list(heading, [(line, None) for line in moved(dokumen.ukuran, self._lang)])
        yield self._details(dokumen, slight)

    def last(self, found: Perbandingan) -> tuple[str, ...]:
        """The articles concerned."""
        cited = articles(found)
        return (f"{self.word('pasal')}: {cited}",) if cited else ()

    def _table(self, changes: Sequence[Ubah]) -> str:
        keys = ("perubahan", "semula", "menjadi", "dasar")
        rows = [" | ".join(self.word(key) for key in keys), "|".join("---" for _ in keys)]
        for ubah in changes:
            cells = (about(ubah, self._lang), *readings(ubah), ubah.source.citation or self.word("kosong"))
            rows.append(" | ".join(escaped(cell) for cell in cells))
        return "\n".join(f"| {row} |" for row in rows)

    def _list(self, heading: str, items: Sequence[tuple[str, str | None]]) -> str:
        lines = [escaped(words) + (f" ({cited})" if cited else "") for words, cited in items]
        return "\n".join((f"**{heading}**", "", *(f"- {line}" for line in lines)))

    def _details(self, dokumen: Dokumen, slight: Sequence[Ubah]) -> str:
        lines = ["<details>", f"<summary>{self.word('rincian')}</summary>", ""]
        paths = dict.fromkeys(path for path in (dokumen.path_before, dokumen.path_after) if path)
        lines += [f"{escaped(dokumen.sop)}, {' → '.join(escaped(path) for path in paths)}", ""]
        for bobot, group in by_level(slight):
            lines += [f"**{self.word(f'tingkat.{bobot.word}')}**", "", self._table(group), ""]
        places = [(about(ubah, self._lang), ubah.after_place or ubah.before_place) for ubah in dokumen.ubah]
        rows = [f"- {escaped(f'{words}: {at.path}:{at.line}')}" for words, at in places if at is not None]
        if rows:
            lines += [f"**{self.word('letak')}**", "", *rows, ""]
        return "\n".join((*lines, "</details>"))
