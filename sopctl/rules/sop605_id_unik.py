"""An id once in its agency, and no two paths that differ only by case: links and folders lead to one SOP."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.koleksi import Koleksi
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP605",
    "id-unik",
    Level.GALAT,
    variants=("id", "jalur"),
    cross=True,
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    alamat, koleksi = context.sop.alamat, context.koleksi
    first = _first_at(koleksi).get(alamat, context.path) if alamat else context.path
    if first < context.path:
        yield finding("SOP605", ("id",), "id", id=context.sop.id or "", path=first)
    alike = _first_alike(koleksi).get(context.path.casefold(), context.path)
    if alike < context.path:
        yield finding("SOP605", (), "jalur", path=alike)


@per_koleksi
def _first_at(koleksi: Koleksi) -> dict[str, str]:
    return {ringkasan.alamat: ringkasan.path for ringkasan in reversed(koleksi.sop) if ringkasan.alamat}


@per_koleksi
def _first_alike(koleksi: Koleksi) -> dict[str, str]:
    return {ringkasan.path.casefold(): ringkasan.path for ringkasan in reversed(koleksi.sop)}
