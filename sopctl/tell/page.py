"""A rule explained, and the list of rules: from its data and the catalogue, in text and Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from sopctl.messages.catalogue import example, pattern, text
from sopctl.rules import RULES
from sopctl.rules.rule import Rule

_WIDTH = 92


def rule_list(lang: str, format: str) -> str:
    """All rules, one a line; in Markdown as a table."""
    rows = [(r.id, r.name, r.level.word, text(lang, f"rule.{r.id}.what")) for r in RULES]
    if format == "md":
        head = [text(lang, f"page.{key}") for key in ("id", "name", "level", "what")]
        return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * 4, *rows))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) + "\n"
        for row in rows
    )


def page_as_text(rule: Rule, lang: str) -> str:
    """The page of a rule for the terminal."""
    lines = [f"{rule.id} {rule.name}", text(lang, f"rule.{rule.id}.what"), ""]
    lines += [f"{name}: {value}" for name, value in _facts(rule, lang)]
    for heading, blocks in _sections(rule, lang):
        lines += ["", heading]
        for kind, block in blocks:
            lines += _indented(kind, block)
    return "\n".join(lines) + "\n"


def page_as_markdown(rule: Rule, lang: str) -> str:
    """The page of a rule for a site or a pull request."""
    parts = [f"# {rule.id} {rule.name}", text(lang, f"rule.{rule.id}.what")]
    parts.append("\n".join(f"- **{name}**: {value}" for name, value in _facts(rule, lang)))
    for heading, blocks in _sections(rule, lang):
        parts.append(f"## {heading}")
        if blocks[0][0] == "item":
            parts.append("\n".join(f"- {block}" for _, block in blocks))
        else:
            parts += [f"```yaml\n{block}```" if kind == "yaml" else block for kind, block in blocks]
    return "\n\n".join(parts) + "\n"


PAGES: dict[str, Callable[[Rule, str], str]] = {"text": page_as_text, "md": page_as_markdown}
"""The formats of a rule's page."""


def _facts(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    yield text(lang, "page.level"), text(lang, f"level.{rule.level.word}")
    without = text(lang, "page.ours" if rule.family in (0, 9) else "page.no_source")
    yield text(lang, "page.source"), rule.all_sources.citation or without
    yield text(lang, "page.pack"), text(lang, "page.pack_wajib" if rule.wajib else "page.pack_anjuran")
    for kind in rule.fixes:
        yield text(lang, "page.fix"), text(lang, f"fix.{kind}")


def _sections(rule: Rule, lang: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    why = [("text", text(lang, f"rule.{rule.id}.why"))]
    if rule.cross or rule.cross_variants:
        why.append(("text", text(lang, "page.cross" if rule.cross else "page.cross_part")))
    yield text(lang, "page.why"), why
    for part in ("wrong", "right"):
        shown = example(rule.id, part)
        if shown is not None:
            yield text(lang, f"page.{part}"), [("yaml", shown)]
    ways = _ways(rule, lang)
    yield text(lang, "page.mend"), [("text" if len(ways) == 1 else "item", way) for way in ways]
    off = [("text", text(lang, f"rule.{rule.id}.off"))]
    if rule.unhideable:
        off.append(("text", text(lang, "page.unhideable")))
    else:
        off.append(("text", text(lang, "page.how_off", id=rule.id)))
    yield text(lang, "page.off"), off


def _ways(rule: Rule, lang: str) -> list[str]:
    """Each finding with its way to mend, or the one way that serves them all."""
    mends = {variant: pattern(lang, rule.id, "mend", variant) for variant in rule.variants}
    if len(set(mends.values())) == 1:
        return [mends[rule.variants[0]]]
    return [f"{pattern(lang, rule.id, 'sentence', variant)} → {way}" for variant, way in mends.items()]


def _indented(kind: str, block: str) -> list[str]:
    if kind == "yaml":
        return [f"    {line}".rstrip() for line in block.splitlines()]
    first, rest = ("  - ", "    ") if kind == "item" else ("  ", "  ")
    return textwrap.wrap(block, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
