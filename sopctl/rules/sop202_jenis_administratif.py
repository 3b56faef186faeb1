"""An administrative SOP has more than one pelaksana, with more than one role.

Where all but one are outsiders it is a saran: Pasal 1 angka 16 counts employees only, but office practice
draws the applicant's column and calls such an SOP administrative.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import same_key
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP202",
    "jenis-administratif",
    Level.GALAT,
    perwal("8(2)", "1 angka 16"),
    variants=("satu-peran", "tanpa-pegawai", "satu-pegawai"),
)


def check(context: SopContext) -> Iterator[Finding]:
    if context.sop.jenis != "administratif":
        return
    roles = {same_key(p.nama) for p in context.sop.pelaksana}
    internal = sum(not p.eksternal for p in context.sop.pelaksana)
    if len(roles) < 2:
        yield finding("SOP202", ("jenis",), "satu-peran")
    elif internal == 0:
        yield finding("SOP202", ("jenis",), "tanpa-pegawai")
    elif internal == 1:
        yield finding("SOP202", ("jenis",), "satu-pegawai", level=Level.SARAN)
