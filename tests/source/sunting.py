"""Random edits of random files: outside of what was meant no byte differs. `python -m tests.source.sunting N`
runs as many as are wanted."""

from __future__ import annotations

import re
import sys
from collections import Counter
from difflib import unified_diff
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))

from rupa_yaml import document_of, files
from test_round_trip import DATA, TEXT

from sopctl.finding import Append, Edit, KeyPath, Put, Remove, Rename, Reorder
from sopctl.source.document import Data, Document, value_at
from sopctl.source.edit import edit_document
from sopctl.source.locate import whole_stretch

NAMES = st.one_of(st.sampled_from(["id", "nomor", "efektif", "tanya", "riwayat"]), TEXT)


def paths_in(data: Data, here: KeyPath = ()) -> list[KeyPath]:
    """Every key path of some data."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for part, below in parts for path in ((*here, part), *paths_in(below, (*here, part)))]


def kinds_of(path: KeyPath, value: Data) -> list[str]:
    """The kinds of edit that a value allows."""
    kinds = ["put", "remove"]
    kinds += ["rename"] if isinstance(path[-1], str) else []
    kinds += ["new"] if isinstance(value, dict) else []
    kinds += ["append"] if value is None or isinstance(value, list) else []
    kinds += ["reorder"] if isinstance(value, list) and len(value) > 1 else []
    return kinds


@st.composite
def edits(draw: Any, data: Data) -> Edit:
    """An edit of something that the data have, or could have; each kind as often as the others."""
    by_kind: dict[str, list[KeyPath]] = {}
    for path in paths_in(data):
        for kind in kinds_of(path, value_at(data, path)):
            by_kind.setdefault(kind, []).append(path)
    kind = draw(st.sampled_from(sorted(by_kind)))
    path = draw(st.sampled_from(by_kind[kind]))
    value = value_at(data, path)
    items = len(value) if isinstance(value, list) else 0
    match kind:
        case "put":
            return Put(path, draw(st.one_of(TEXT, DATA)))
        case "new":
            return Put((*path, draw(NAMES)), draw(DATA))
        case "rename":
            return Rename(path, draw(NAMES))
        case "append":
            return Append(path, draw(DATA), at=draw(st.one_of(st.none(), st.integers(0, items))))
        case "reorder":
            return Reorder(path, tuple(draw(st.permutations(range(items)))))
    return Remove(path)


def complaint(before: Document, edit: Edit, after: str) -> str:
    """What is wrong with the bytes after an edit; empty where nothing is."""
    text = before.text
    if isinstance(edit, Put) and (stretch := whole_stretch(before, edit.key_path)) is not None:
        start, end = stretch
        kept = after.startswith(text[:start].rstrip()) and after.endswith(text[end:])
        return "" if kept else "a value is not all that changed"
    if isinstance(edit, Rename):
        return "" if _changed_at_one_place(text, after) else "a key is not all that changed"
    if isinstance(edit, Remove):
        return "" if _changed_at_one_place(text, after) and len(after) < len(text) + 2 else "more went"
    if isinstance(edit, Reorder):
        return "" if _words(text) == _words(after) else "a reordered list lost or gained words"
    if _grown_at_one_place(text, after) or _entered_below_its_comment(before, edit, after):
        return ""
    return "a new part is not all that changed"


def _entered_below_its_comment(before: Document, edit: Edit, after: str) -> bool:
    """The first item of an empty list stands on the next line; the comment behind the brackets stays."""
    stretch = whole_stretch(before, edit.key_path) if isinstance(edit, Append) else None
    if stretch is None or before.text[slice(*stretch)] not in ("[]", "[ ]"):
        return False
    start, end = stretch
    line_end = before.text.find("\n", end)
    rest = len(before.text) if line_end < 0 else line_end - before.text[:line_end].endswith("\r")
    line = before.text[:start].rstrip(" ") + before.text[end:rest]
    return after.startswith(line) and after.endswith(before.text[rest:])


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _changed_at_one_place(text: str, after: str) -> bool:
    """Comments apart, whole lines of the file survive before and behind one changed stretch."""
    head = _common(text, after)
    tail = _common(text[head:][::-1], after[head:][::-1])
    lost, new = text[head : len(text) - tail], after[head : len(after) - tail]
    return len(new) <= max(200, len(lost))


def _grown_at_one_place(text: str, after: str) -> bool:
    head = _common(text, after)
    tail = _common(text[head:][::-1], after[head:][::-1])
    lost = text[head : len(text) - tail]
    # Only a value that said nothing, or blanks, may have gone.
    return lost.strip(" \r\n:,'\"") in ("", "null", "~", "[]", "[ ]", "{}")


def check(text: str, edit: Edit, told: Counter[str]) -> None:
    """One case; what became of it is counted."""
    before = document_of(text)
    assert before is not None
    result = edit_document(before, [(edit,)])
    kind = type(edit).__name__
    if not result.done:
        told[f"{kind} refused"] += 1
        return
    told[kind] += 1
    wrong = complaint(before, edit, result.document.text)
    shown = "".join(unified_diff(text.splitlines(True), result.document.text.splitlines(True), n=1))
    assert not wrong, f"{wrong}: {edit}\n{shown}"


def campaign(examples: int, told: Counter[str]) -> None:
    """As many random cases, each checked."""

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        # Whole SOPs take minutes to shrink.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: Any) -> None:
        text = data.draw(files())
        document = document_of(text)
        if document is None:
            told["unreadable"] += 1
            return
        check(text, data.draw(edits(document.data)), told)

    run()


if __name__ == "__main__":
    counts: Counter[str] = Counter()
    campaign(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, counts)
    for name, number in sorted(counts.items()):
        print(f"{number:7} {name}")
