"""Edits of a YAML file by splicing: only the characters that are meant change.

What was spliced is read again and compared with what the edits mean on plain data; comments must all be
there still. An edit of which that does not hold is refused and leaves the text as it was.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from sopctl.finding import Append, Edit, KeyPath, Put, Recode, Remove, Rename, Reorder
from sopctl.model.jenis import KINDS
from sopctl.source.comments import comments_of
from sopctl.source.decode import decode
from sopctl.source.document import Document
from sopctl.source.gate import read_events
from sopctl.source.meant import NoSuchPlaceError, fresh_keys, in_order, meant, same
from sopctl.source.splice import CannotSpliceError, Source, Splice, put, rename
from sopctl.source.splice_list import append, remove, reorder

Unit = tuple[Edit, ...]
"""Edits that belong together: all of them or none. Their key paths all speak of the document before."""
Guard = Callable[[Document], bool]
"""What more must hold of a document after its edits."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A document after edits, and what became of each unit, by its position among those given."""

    document: Document
    done: frozenset[int]
    refused: frozenset[int]
    """The rest could not be done beside those that were: what they speak of may have moved."""


def edit_document(document: Document, units: Sequence[Unit], *, guard: Guard | None = None) -> Edited:
    """The document after as many units as can be done at once, and at least one if any can be done."""
    source = Source(document, _model_of(document))
    plan, refused, late = _Plan(), set[int](), list[int]()
    for i, unit in enumerate(units):
        try:
            splices = [splice for edit in unit for splice in _splices(source, edit)]
        except CannotSpliceError:
            (late.append if len(unit) > 1 else refused.add)(i)
            continue
        if _Plan().take(i, unit, splices):
            plan.take(i, unit, splices)
        else:
            late.append(i)
    checked = _Checked(document, units, plan.splices, guard)
    done = checked.best(list(plan.splices))
    refused |= checked.refused
    if done:
        return Edited(checked.documents[tuple(done)], frozenset(done), frozenset(refused))
    for i in late:
        alone = edit_in_turn(document, units[i], guard=guard)
        if alone is not None:
            return Edited(alone, frozenset([i]), frozenset(refused))
        refused.add(i)
    return Edited(document, frozenset(), frozenset(refused))


def edit_in_turn(document: Document, unit: Unit, *, guard: Guard | None = None) -> Document | None:
    """The document after edits that come too close to each other to be done at once; None: refused."""
    here = document
    for edit in in_order(unit):
        try:
            splices = _splices(Source(here, _model_of(here)), edit)
        except CannotSpliceError:
            return None
        there = _after(here, [edit], splices)
        if there is None:
            return None
        here = there
    if not _is_meant(document, unit, here) or (guard is not None and not guard(here)):
        return None
    return here


class _Plan:
    """Units whose splices lie apart and whose key paths do not disturb each other."""

    def __init__(self) -> None:
        self.splices: dict[int, list[Splice]] = {}
        self._ways: set[KeyPath] = set()
        """Every key path of an edit, and all that lead to it."""
        self._ends: set[KeyPath] = set()
        self._stretches: list[tuple[int, int]] = []

    def take(self, number: int, unit: Unit, splices: list[Splice]) -> bool:
        """Take a unit in, if it fits beside itself and the others."""
        before = (set(self._ways), set(self._ends), list(self._stretches)) if len(unit) > 1 else None
        fits = all(self._take_path(edit) for edit in unit) and all(self._take_stretch(s) for s in splices)
        if fits:
            self.splices[number] = splices
        elif before is not None:
            self._ways, self._ends, self._stretches = before
        return fits

    def _take_path(self, edit: Edit) -> bool:
        path = () if isinstance(edit, Recode) else edit.key_path
        ways = [path[:end] for end in range(len(path) + 1)]
        if path in self._ways or any(way in self._ends for way in ways):
            return False
        self._ways.update(ways)
        self._ends.add(path)
        return True

    def _take_stretch(self, splice: Splice) -> bool:
        """Whether a stretch lies apart: two may touch, unless something is only put in there."""
        stretch = (splice.start, splice.end)
        at = bisect_left(self._stretches, stretch)
        for other in self._stretches[max(at - 1, 0) : at + 1]:
            first, second = sorted((stretch, other))
            hollow = first[0] == first[1] or second[0] == second[1]
            if first[1] > second[0] or (hollow and first[1] == second[0]):
                return False
        insort(self._stretches, stretch)
        return True


class _Checked:
    """Which of some planned units hold together, by trying all and then halves of them."""

    def __init__(
        self,
        document: Document,
        units: Sequence[Unit],
        splices: dict[int, list[Splice]],
        guard: Guard | None,
    ) -> None:
        self._document, self._units, self._splices, self._guard = document, units, splices, guard
        self.documents: dict[tuple[int, ...], Document] = {}
        self.refused: set[int] = set()

    def best(self, numbers: list[int]) -> list[int]:
        """Units that hold together; those that do not hold alone are refused."""
        if not numbers or self._holds(numbers):
            return numbers
        if len(numbers) == 1:
            self.refused.update(numbers)
            return []
        middle = len(numbers) // 2
        first, second = self.best(numbers[:middle]), self.best(numbers[middle:])
        both = [*first, *second]
        return both if not both or tuple(both) in self.documents or self._holds(both) else first or second

    def _holds(self, numbers: list[int]) -> bool:
        edits = [edit for i in numbers for edit in self._units[i]]
        after = _after(self._document, edits, [s for i in numbers for s in self._splices[i]])
        if after is None or (self._guard is not None and not self._guard(after)):
            return False
        self.documents[tuple(numbers)] = after
        return True


def _splices(source: Source, edit: Edit) -> list[Splice]:
    match edit:
        case Put():
            return put(source, edit)
        case Rename():
            return rename(source, edit)
        case Append():
            return append(source, edit)
        case Remove():
            return remove(source, edit)
        case Reorder():
            return reorder(source, edit)
        case Recode():
            raise CannotSpliceError


def _after(document: Document, edits: Iterable[Edit], splices: Iterable[Splice]) -> Document | None:
    """The document after some splices, if they did what the edits mean and nothing else."""
    text = document.text
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    after = reread(document, text)
    return after if after is not None and _is_meant(document, edits, after) else None


def reread(document: Document, text: str) -> Document | None:
    """A document with another text; None where the gate would refuse it."""
    data = text.encode("utf-8", "surrogatepass")
    decoded = decode(data)
    passed = read_events(decoded, data)
    if decoded.findings or passed.findings or not isinstance(passed.root, dict):
        return None
    return Document(document.path, decoded.text, passed.root, passed.marks, passed.numbers)


def _is_meant(document: Document, edits: Iterable[Edit], after: Document) -> bool:
    edits = list(edits)
    try:
        wanted = meant(document.data, edits)
    except NoSuchPlaceError:
        return False
    return same(wanted, after.data, fresh_keys(document.data, edits)) and _comments_kept(
        document, edits, after
    )


def _comments_kept(document: Document, edits: Sequence[Edit], after: Document) -> bool:
    """All comments are there still, but for those of what was removed; none is new."""
    before = Counter(comment.text for comment in comments_of(document))
    left = Counter(comment.text for comment in comments_of(after))
    return left <= before if any(isinstance(edit, Remove) for edit in edits) else left == before


def _model_of(document: Document) -> type[BaseModel] | None:
    marker = document.data.get("skema")
    return KINDS.get(marker) if isinstance(marker, str) else None
