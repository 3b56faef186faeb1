"""A document as a tree that keeps what data do not have: comments, blank lines, and how scalars are written.

Every comment belongs to one part: the key or item that it stands behind, above, or below. Where that is
goes by lines and columns, as a person reads it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from sopctl.finding import KeyPath
from sopctl.source.comments import Comment, comments_of
from sopctl.source.document import Data, Document
from sopctl.source.marks import is_block_scalar, line_end, line_start
from sopctl.source.nodes import dash_of, extent, is_block

BLANK = ""
"""Among comments: an empty line."""


@dataclass(slots=True)
class Behind:
    """A comment at the end of a line."""

    text: str
    column: int
    """Where its `#` stands, from 0; 0 where it need not stay there."""


@dataclass(slots=True)
class Part:
    """A key with its value, or an item of a list. The root is one, too."""

    path: KeyPath
    data: Data
    raw: str
    """A scalar as it is written; empty for a collection."""
    flow: bool
    """A collection in brackets."""
    start: int
    end: int
    column: int
    parent: Part | None
    parts: list[Part] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    behind: list[Behind] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def commented(self) -> bool:
        """A comment stands somewhere inside, so that it cannot be on one line."""
        return any(part.above or part.behind or part.below or part.commented for part in self.parts)


def speaks_to_editors(comment: str) -> bool:
    """Whether a comment names the schema of its file: such a one stands at the head wherever keys go."""
    return comment.startswith(("# yaml-language-server:", "# $schema:"))


def tree_of(document: Document) -> Part:
    """The tree of a document whose lines end by LF."""
    return _Planting(document).root


class _Planting:
    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self.ordered: list[Part] = []
        """All but the root, by where they start; a part before those in it."""
        self.root = self._part((), document.data, 0, 0, None)
        self._starts = [part.start for part in self.ordered]
        self._by_end = sorted(self.ordered, key=lambda part: (part.end, part.start, len(part.path)))
        self._ends = [part.end for part in self._by_end]
        lines = document.marks.lines(self.text)
        self._blank = {n for n, line in enumerate(self.text.split("\n"), 1) if not line.strip()}
        self._line = {id(part): lines.point(part.start)[0] for part in self.ordered}
        offsets = [0]
        for line in self.text.split("\n"):
            offsets.append(offsets[-1] + len(line) + 1)
        for comment in comments_of(document):
            self._attach(comment, offsets[comment.line - 1] + comment.column - 1)
        for part in self.ordered:
            self._set_apart(part)

    def _part(self, path: KeyPath, data: Data, node: int, start: int, parent: Part | None) -> Part:
        marks = self.document.marks
        end = max(extent(self.document, node)[1], start)
        raw = "" if node in marks.skips else self.text[marks.starts[node] : marks.ends[node]]
        flow = node in marks.skips and not is_block(self.document, node)
        column = start - line_start(self.text, start)
        part = Part(path, data, raw, flow, start, end, column, parent)
        if parent is not None:
            self.ordered.append(part)
        nodes = marks.parts(node) if node in marks.skips else ()
        if isinstance(data, dict):
            for (key, value), at in zip(data.items(), range(0, len(nodes), 2), strict=True):
                child = self._part((*path, key), value, nodes[at + 1], marks.starts[nodes[at]], part)
                part.parts.append(child)
        elif isinstance(data, list):
            for i, (value, item) in enumerate(zip(data, nodes, strict=True)):
                dash = None if flow else dash_of(self.document, node, marks.starts[item])
                begin = marks.starts[item] if dash is None else dash
                part.parts.append(self._part((*path, i), value, item, begin, part))
        return part

    def _attach(self, comment: Comment, at: int) -> None:
        if comment.own_line:
            self._attach_line(comment, at)
            return
        part = self._before(at)
        opened = self._opened(at)
        if opened is not None and (part is None or part.end <= opened.start):
            part = opened
        if part is None:
            self.root.above.append(comment.text)
            return
        wide = self.text[at - 2 : at] == "  "
        if part is opened and part.raw == "" and part.path and isinstance(part.path[-1], int):
            # Behind a lone dash: there is no key to stand behind.
            part.above.append(comment.text)
            return
        part.behind.append(Behind(comment.text, comment.column - 1 if wide else 0))

    def _attach_line(self, comment: Comment, at: int) -> None:
        following = self._following(at)
        column = comment.column - 1
        part = self._before(at)
        inside = self._flow_around(at)
        if inside is not None and (following is None or following.start > inside.end):
            (part or inside).below.append(comment.text)
            return
        if inside is None:
            limit = following.column if following is not None else 0
            while part is not None and part.column > column:
                part = part.parent
            if part is not None and part.parent is not None and part.column > limit and column > limit:
                self._add(part.below, comment)
                return
        if following is None:
            self._add(self.root.below, comment)
        elif following is self.ordered[0] and self._is_head(comment):
            self._add(self.root.above, comment)
        else:
            self._add(following.above, comment)

    def _is_head(self, comment: Comment) -> bool:
        """A comment at the head of a file speaks of the file: for editors, or parted from the first key."""
        if speaks_to_editors(comment.text):
            return True
        return any(line in self._blank for line in range(comment.line + 1, self._line[id(self.ordered[0])]))

    def _add(self, comments: list[str], comment: Comment) -> None:
        if comment.line - 1 in self._blank:
            comments.append(BLANK)
        comments.append(comment.text)

    def _set_apart(self, part: Part) -> None:
        """An empty line right above a part that begins a line."""
        if part.parent is not None and part.parent.flow:
            return
        start = part.start
        first = not self.text[line_start(self.text, start) : start].strip()
        if first and self._line[id(part)] - 1 in self._blank and not self._is_kept(start):
            part.above.append(BLANK)

    def _is_kept(self, start: int) -> bool:
        """Whether the empty lines above belong to a block scalar that keeps them."""
        before = self._before(start)
        if before is None or before.raw[:1] not in ("|", ">") or before.data is None:
            return False
        return "+" in before.raw.split("\n", 1)[0].split("#")[0]

    def _before(self, at: int) -> Part | None:
        """The innermost part that ended last before an offset."""
        i = bisect_right(self._ends, at)
        return self._by_end[i - 1] if i else None

    def _opened(self, at: int) -> Part | None:
        """The part that began last before an offset on its line, if it goes on behind it."""
        i = bisect_right(self._starts, at)
        part = self.ordered[i - 1] if i else None
        if part is None or part.start < line_start(self.text, at):
            return None
        head = is_block_scalar(part.raw, 0, len(part.raw)) and at < line_end(self.text, part.start) + 1
        return part if part.end > at or head or part.end == part.start else None

    def _following(self, at: int) -> Part | None:
        """The outermost of the parts that begin first behind an offset."""
        i = bisect_right(self._starts, at)
        return self.ordered[i] if i < len(self.ordered) else None

    def _flow_around(self, at: int) -> Part | None:
        """The innermost part in brackets around an offset."""
        i = bisect_right(self._starts, at)
        part: Part | None = self.ordered[i - 1] if i else self.root
        while part is not None and not (part.flow and part.start < at < part.end):
            part = part.parent
        return part
