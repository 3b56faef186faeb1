"""A kind of change explained, and the list of kinds: the catalogue of `sopctl diff`, in text and Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from sopctl.diff.weigh import UBAHAN, Ubahan
from sopctl.messages.catalogue import change_example, change_pattern, text
from sopctl.model.sumber import Source

_WIDTH = 92


def kind_list(lang: str, format: str) -> str:
    """All kinds of change, one a line; in Markdown as a table."""
    rows = [(u.id, text(lang, f"diff.tingkat.{u.bobot.word}"), _about(u, lang)) for u in UBAHAN.values()]
    if format == "md":
        head = [text(lang, f"page.{key}") for key in ("change", "level", "about")]
        return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * 3, *rows))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    return "".join(f"{id:<{widths[0]}}  {level:<{widths[1]}}  {about}\n" for id, level, about in rows)


def kind_as_text(kind: Ubahan, lang: str) -> str:
    """The page of a kind of change for the terminal."""
    lines = [f"{kind.id}: {_about(kind, lang)}", ""]
    lines += [f"{name}: {value}" for name, value in _facts(kind, lang)]
    lines += ["", text(lang, "page.said"), *_wrapped(change_pattern(lang, kind.id))]
    lines += ["", text(lang, "diff.akibat"), *_wrapped(_follows(kind, lang))]
    for part, block in _examples(kind):
        heading = text(lang, f"diff.{part}")
        lines += ["", heading, *(f"    {line}".rstrip() for line in (block or "-").splitlines())]
    return "\n".join(lines) + "\n"


def kind_as_markdown(kind: Ubahan, lang: str) -> str:
    """The page of a kind of change for a site or a pull request."""
    parts = [f"# {kind.id}", _about(kind, lang)]
    parts.append("\n".join(f"- **{name}**: {value}" for name, value in _facts(kind, lang)))
    parts += [f"## {text(lang, 'page.said')}", change_pattern(lang, kind.id)]
    parts += [f"## {text(lang, 'diff.akibat')}", _follows(kind, lang)]
    for part, block in _examples(kind):
        parts += [f"## {text(lang, f'diff.{part}')}", f"```yaml\n{block}```" if block else "-"]
    return "\n\n".join(parts) + "\n"


KIND_PAGES: dict[str, Callable[[Ubahan, str], str]] = {"text": kind_as_text, "md": kind_as_markdown}
"""The formats of the page of a kind."""


def _about(kind: Ubahan, lang: str) -> str:
    return change_pattern(lang, kind.id, part="pokok")


def _facts(kind: Ubahan, lang: str) -> list[tuple[str, str]]:
    without = text(lang, "page.no_passage")
    return [
        (text(lang, "page.level"), text(lang, f"diff.tingkat.{kind.bobot.word}")),
        (text(lang, "page.source"), Source(kind.pasal).citation or without),
    ]


def _follows(kind: Ubahan, lang: str) -> str:
    return text(lang, f"page.follows_{kind.bobot.word}")


def _examples(kind: Ubahan) -> list[tuple[str, str | None]]:
    """How the YAML reads before and after; None where there is nothing on that side."""
    return [(part, change_example(kind.id, part)) for part in ("semula", "menjadi")]


def _wrapped(block: str) -> list[str]:
    return textwrap.wrap(block, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
