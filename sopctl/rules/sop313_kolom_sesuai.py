"""Who a text names as doing it is who stands in the column."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.prosedur import Kegiatan
from sopctl.rules.actors import Columns, Nama, columns_of, doers_of, may_mean
from sopctl.rules.context import SopContext
from sopctl.rules.kata import texts
from sopctl.rules.rule import Rule

RULE = Rule("SOP313", "kolom-sesuai", Level.PERINGATAN)


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    columns = Columns(sop)
    shown = {pelaksana.id: pelaksana.nama for pelaksana in sop.pelaksana}
    for at, text in texts(sop, "SOP313"):
        row = sop.kegiatan[int(at[1])]
        other = next((id for told in doers_of(text) if (id := _other(told, row, columns))), None)
        if other is not None:
            own = ", ".join(shown[id] for id in columns_of(row) if id in shown)
            yield finding("SOP313", at, nama=shown[other], kolom=own)


def _other(told: Nama, row: Kegiatan, columns: Columns) -> str | None:
    """The column that a text means, where it is none of the row's own."""
    own = [columns.names[id] for id in columns_of(row) if id in columns.names]
    if not own or any(may_mean(told, name) for name in own):
        return None
    return columns.meant(told)
