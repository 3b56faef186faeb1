"""A tree written in the canonical layout: keys in the format's order, two spaces a level, few quotes."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from sopctl.finding import KeyPath
from sopctl.model.sop import Sop
from sopctl.source.order import order_at
from sopctl.source.tree import BLANK, Part, speaks_to_editors
from sopctl.source.written import WIDTH, key, scalar

_STEP = "  "
_ON_LINES = frozenset(
    [
        (),
        ("tanggal",),
        ("kriteria",),
        ("penyusun",),
        ("dasar_hukum",),
        ("keterkaitan",),
        ("pelaksana",),
        ("kegiatan",),
        ("kegiatan", 0),
        ("kegiatan", 0, "langkah"),
        ("riwayat",),
    ]
)
"""What stands on lines of its own in an SOP, however short."""
_IN_BRACKETS = frozenset(
    [
        ("penyusun", 0),
        ("pengesahan",),
        ("pelaksana", 0),
        ("kegiatan", 0, "mutu_baku"),
        ("kegiatan", 0, "cabang"),
        ("kegiatan", 0, "langkah", 0),
        ("kegiatan", 0, "langkah", 0, "cabang"),
    ]
)
"""What stands in brackets in an SOP where it fits on a line. Of the rest the author decides."""


def written(root: Part, model: type[BaseModel] | None) -> str:
    """The whole text."""
    head, body = root.above, [*_Writer(model).block(root, ""), *root.below]
    if head and not speaks_to_editors(head[-1]):
        # Right above the first key it would speak of that.
        body = [BLANK, *_without_leading_blanks(body)]
    return "\n".join([*_without_leading_blanks([*head, *body]), ""])


class _Writer:
    def __init__(self, model: type[BaseModel] | None) -> None:
        self._model = model

    def block(self, part: Part, indent: str) -> list[str]:
        """A collection on lines of its own."""
        lines: list[str] = []
        parts = self._ordered(part) if isinstance(part.data, dict) else part.parts
        for i, child in enumerate(parts):
            last = child is parts[-1]
            # Below a key that another follows now, a comment would speak of that one.
            above = [*child.above, *([] if last else child.below)]
            if i == 0 and part.path:
                above = _without_leading_blanks(above)
            lines += [indent + line if line else "" for line in above]
            lines += self._pair(child, indent) if isinstance(part.data, dict) else self._item(child, indent)
            lines += [indent + line if line else "" for line in (child.below if last else ())]
        return lines

    def _ordered(self, part: Part) -> list[Part]:
        """The keys in the format's order; one that it does not know stays behind its forerunner."""
        rank = {name: i for i, name in enumerate(order_at(self._model, part.path))}
        placed, last = [], -1
        for child in part.parts:
            last = rank.get(str(child.path[-1]), last)
            placed.append((last, child))
        return [child for _, child in sorted(placed, key=lambda pair: pair[0])]

    def _pair(self, part: Part, indent: str) -> list[str]:
        head = f"{indent}{key(str(part.path[-1]))}:"
        line = self._on_one_line(part, len(head) + 1)
        if line is not None:
            return _behind([f"{head} {line}"], part, indent)
        if part.parts:
            return _behind([head, *self.block(part, indent + _STEP)], part, indent, aligned=not part.flow)
        first, *others = _raw_lines(part, indent + _STEP)
        return _behind([f"{head} {first}", *others], part, indent)

    def _item(self, part: Part, indent: str) -> list[str]:
        line = self._on_one_line(part, len(indent) + 2)
        if line is not None:
            return _behind([f"{indent}- {line}"], part, indent)
        if not part.parts:
            first, *others = _raw_lines(part, indent + _STEP)
            return _behind([f"{indent}- {first}", *others], part, indent)
        lines = self.block(part, indent + _STEP)
        joined = isinstance(part.data, dict) and not lines[0].lstrip().startswith("#")
        # Behind the dash is the place of what stands behind the first key.
        above = [indent + behind.text for behind in part.behind]
        if not joined:
            return [*above, f"{indent}-", *lines]
        return [*above, f"{indent}- {lines[0].lstrip()}", *lines[1:]]

    def _on_one_line(self, part: Part, before: int) -> str | None:
        """A value on one line, where it should and can be."""
        if not part.parts:
            if isinstance(part.data, (dict, list)):
                return "{}" if isinstance(part.data, dict) else "[]"
            return _scalar_line(part, before)
        if part.commented or not self._wants_brackets(part):
            return None
        line = self._brackets(part)
        fits = line is not None and (self._is_row(part) or before + len(line) <= WIDTH)
        return line if fits else None

    def _wants_brackets(self, part: Part) -> bool:
        if self._model is not Sop:
            return part.flow
        generic = tuple(0 if isinstance(step, int) else step for step in part.path)
        return generic in _IN_BRACKETS or (part.flow and generic not in _ON_LINES)

    def _is_row(self, part: Part) -> bool:
        """A row of a table that other files are: one line, however long."""
        return self._model is not Sop and isinstance(part.data, dict) and part.flow

    def _brackets(self, part: Part) -> str | None:
        """A value with all its parts in brackets; None where a text of several lines is among them."""
        if not part.parts:
            if isinstance(part.data, (dict, list)):
                return "{}" if isinstance(part.data, dict) else "[]"
            return None if _is_long_written(part) else scalar(part.data, flow=True)
        if isinstance(part.data, dict):
            found = [
                (key(str(child.path[-1]), flow=True), self._brackets(child)) for child in self._ordered(part)
            ]
            if any(line is None for _, line in found):
                return None
            return "{" + ", ".join(f"{name}: {line}" for name, line in found) + "}"
        lines = [self._brackets(child) for child in part.parts]
        return None if None in lines else "[" + ", ".join(line for line in lines if line is not None) + "]"


def _without_leading_blanks(lines: list[str]) -> list[str]:
    rest = list(lines)
    while rest and rest[0] == BLANK:
        rest.pop(0)
    return rest


def _behind(lines: list[str], part: Part, indent: str, *, aligned: bool = True) -> list[str]:
    """The lines with the comments that stand behind them; of several the others go above.

    Not aligned: the line is another than it was, and the column of its comment means nothing any more.
    """
    if not part.behind:
        return lines
    *others, last = part.behind
    first = lines[0]
    gap = max(last.column - len(first), 2) if last.column and aligned else 2
    return [
        *(indent + other.text for other in others),
        f"{first}{' ' * gap}{last.text}",
        *lines[1:],
    ]


def _is_long_written(part: Part) -> bool:
    """A text that its author wrote on several lines, and that says more than fits on one."""
    return isinstance(part.data, str) and "\n" in part.raw and ("\n" in part.data or part.raw[:1] in "|>")


def _scalar_line(part: Part, before: int) -> str | None:
    """A scalar on one line; None where its author's lines are kept."""
    text, line = part.data, scalar(part.data)
    if not isinstance(text, str) or "\n" not in part.raw:
        return line
    if part.raw[0] in "|>":
        return None if text.strip() else line
    return line if "\n" not in text and before + len(line) <= WIDTH else None


def _raw_lines(part: Part, indent: str) -> list[str]:
    """A text of several lines as its author wrote it, indented anew."""
    lines = part.raw.split("\n")
    if part.raw[:1] not in ("|", ">"):
        return [lines[0].rstrip(), *(indent + line.strip() if line.strip() else "" for line in lines[1:])]
    assert isinstance(part.data, str)
    head = lines[0].split("#")[0].strip()
    body = lines[1:]
    if head[0] == "|" or any(char.isdigit() for char in head):
        return _literal(part.data, indent)
    while body and not body[-1].strip():
        body.pop()
    margin = min((len(line) - len(line.lstrip(" ")) for line in body if line.strip()), default=0)
    kept = [indent + line[margin:] if line.strip() else "" for line in body]
    tail = [""] * (len(part.data) - len(part.data.rstrip("\n")) - 1) if "+" in head else []
    return [head, *kept, *tail]


def _literal(text: str, indent: str) -> list[str]:
    """A text as a literal block."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "-" if ends == 0 else "" if ends == 1 else "+"
    digit = str(len(_STEP)) if body[:1] in (" ", "\n") else ""
    lines = [indent + line if line else "" for line in body.split("\n")]
    return [f"|{digit}{sign}", *lines, *[""] * (ends - 1)]


def comment_places(part: Part) -> Iterator[tuple[KeyPath, str]]:
    """Every comment with the key path of the part that it belongs to."""
    for text in (*part.above, *(behind.text for behind in part.behind), *part.below):
        if text != BLANK:
            yield part.path, text
    for child in part.parts:
        yield from comment_places(child)
