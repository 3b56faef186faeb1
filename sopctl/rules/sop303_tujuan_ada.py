"""Every target exists, and an id names one thing: else nobody knows where the flow goes."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.alur import BERIKUTNYA, TargetHilang
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.names import Nearest
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP303",
    "tujuan-ada",
    Level.GALAT,
    perwal("14(1)b"),
    variants=(
        "tidak-ada",
        "tidak-ada-mirip",
        "kosong",
        "berikutnya-di-akhir",
        "id-ganda",
        "pelaksana-ganda",
        "id-berikutnya",
    ),
)


def check(context: SopContext) -> Iterator[Finding]:
    ids = dict(_ids(context.sop))
    nearest = Nearest(ids.values())
    for target in context.alur.hilang:
        yield _missing(target, nearest)
    for doubled in context.alur.ganda:
        yield finding("SOP303", doubled.key_path, "id-ganda", id=doubled.id, pertama=_number(doubled.first))
    for path, id in ids.items():
        if id == BERIKUTNYA:
            yield finding("SOP303", path, "id-berikutnya")
    yield from _doubled_pelaksana(context.sop)


def _ids(sop: Sop) -> Iterator[tuple[KeyPath, str]]:
    """The one namespace of rows and symbols, with the places of the ids."""
    for r, row in enumerate(sop.kegiatan):
        if row.id is not None:
            yield ("kegiatan", r, "id"), row.id
        for i, langkah in enumerate(row.langkah or ()):
            if langkah.id is not None:
                yield ("kegiatan", r, "langkah", i, "id"), langkah.id


def _missing(target: TargetHilang, nearest: Nearest) -> Finding:
    if target.reason != "tidak-ada":
        return finding("SOP303", target.key_path, target.reason)
    near = nearest.to(target.target)
    if near:
        return finding("SOP303", target.key_path, "tidak-ada-mirip", target=target.target, mirip=near)
    return finding("SOP303", target.key_path, "tidak-ada", target=target.target)


def _doubled_pelaksana(sop: Sop) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for i, pelaksana in enumerate(sop.pelaksana):
        if pelaksana.id in first:
            at = ("pelaksana", i, "id")
            yield finding("SOP303", at, "pelaksana-ganda", id=pelaksana.id, pertama=first[pelaksana.id] + 1)
        else:
            first[pelaksana.id] = i


def _number(path: KeyPath) -> int:
    """The row of a key path below `kegiatan`, as counted on the sheet."""
    return int(path[1]) + 1
