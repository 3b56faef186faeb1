"""Who a text names as doing it is who stands in the column."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.prosedur import Kegiatan
from sopctl.rules.actors import Nama, columns_of, doers_of, may_mean, names_of
from sopctl.rules.context import SopContext
from sopctl.rules.kata import texts
from sopctl.rules.rule import Rule

RULE = Rule("SOP313", "kolom-sesuai", Level.PERINGATAN)


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    names = names_of(sop)
    shown = {pelaksana.id: pelaksana.nama for pelaksana in sop.pelaksana}
    by_first = _by_first_word(names)
    for at, text in texts(sop, "SOP313"):
        row = sop.kegiatan[int(at[1])]
        other = next((id for told in doers_of(text) if (id := _other(told, row, names, by_first))), None)
        if other is not None:
            columns = ", ".join(shown[id] for id in columns_of(row) if id in shown)
            yield finding("SOP313", at, nama=shown[other], kolom=columns)


def _by_first_word(names: dict[str, Nama]) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for id, name in names.items():
        listed.setdefault(name[0] if name else "", []).append(id)
    return listed


def _other(told: Nama, row: Kegiatan, names: dict[str, Nama], by_first: dict[str, list[str]]) -> str | None:
    """The column that a text means, where it is none of the row's own."""
    own = [id for id in columns_of(row) if id in names]
    meant = [id for id in by_first.get(told[0], ()) if may_mean(told, names[id])]
    if not own or not meant or any(may_mean(told, names[id]) for id in own):
        return None
    return next((id for id in meant if names[id] == told), meant[0])
