"""A riwayat only grows: against a base revision every entry is still there, unaltered and in that order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.riwayat import Entri, Temuan
from sopctl.model.sop import Sop
from sopctl.model.urutan import moved
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP711",
    "riwayat-utuh",
    Level.GALAT,
    variants=("dihapus", "diubah", "dipindah"),
    asks_base=True,
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    if isinstance(context.base, Sop):
        yield from compare_riwayat(context.base.entri, context.sop.entri)


def compare_riwayat(base: Sequence[Entri], head: Sequence[Entri]) -> Iterator[Finding]:
    """What was done to the entries of BASE that must never be done; new ones may stand anywhere."""
    pairs, gone, new = _same(base, head)
    for i, j in _alike(base, head, gone, new):
        yield _told("diubah", base[i], ("riwayat", j), kunci=", ".join(_altered(base[i], head[j])))
    for i in gone:
        yield _told("dihapus", base[i], ("riwayat",))
    places = sorted(pairs)
    for at in moved([pairs[j] for j in places]):
        yield _told("dipindah", base[pairs[places[at]]], ("riwayat", places[at]))
    for j in places:
        before, now = base[pairs[j]], head[j]
        for before_one, now_one in zip(before.temuan or (), now.temuan or (), strict=True):
            if before_one.selesai not in (None, now_one.selesai):
                yield _told("diubah", before, ("riwayat", j), kunci="temuan")


def _told(variant: str, entri: Entri, key_path: KeyPath, kunci: str = "") -> Finding:
    day = entri.tanggal.isoformat()
    return finding("SOP711", key_path, variant, tahap=entri.tahap, tanggal=day, kunci=kunci)


def _same(base: Sequence[Entri], head: Sequence[Entri]) -> tuple[dict[int, int], list[int], list[int]]:
    """By the place in HEAD where it stood in BASE, then what is left of both; of several alike the first
    goes with the first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for i in range(len(base) - 1, -1, -1):
        waiting[_as_written(base[i])].append(i)
    pairs = {j: waiting[key].pop() for j, key in enumerate(map(_as_written, head)) if waiting.get(key)}
    gone = sorted(i for left in waiting.values() for i in left)
    return pairs, gone, [j for j in range(len(head)) if j not in pairs]


def _as_written(entri: Entri) -> str:
    """All of an entry but when its remarks were settled, which may be filled in once."""
    remarks = tuple(_open(temuan) for temuan in entri.temuan) if entri.temuan else entri.temuan
    return entri.model_copy(update={"temuan": remarks}).model_dump_json()


def _open(temuan: Temuan) -> Temuan:
    return temuan.model_copy(update={"selesai": None})


def _alike(
    base: Sequence[Entri], head: Sequence[Entri], gone: list[int], new: list[int]
) -> Iterator[tuple[int, int]]:
    """Entries of which only a part was altered, taken out of what is left: of one stage and day, else the
    same on another day. One that says otherwise on another day is a new one."""
    keys: tuple[Callable[[Entri], Hashable], ...] = (
        lambda entri: (entri.tahap, entri.tanggal),
        lambda entri: entri.model_copy(update={"tanggal": None}).model_dump_json(),
        lambda entri: entri.model_copy(update={"tahap": None}).model_dump_json(warnings=False),
    )
    for key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for j in reversed(new):
            waiting[key(head[j])].append(j)
        for i in tuple(gone):
            if left := waiting.get(key(base[i])):
                j = left.pop()
                gone.remove(i)
                new.remove(j)
                yield i, j


def _altered(before: Entri, now: Entri) -> Iterator[str]:
    fields = Entri.model_fields
    yield from (key for key in fields if getattr(before, key) != getattr(now, key))
