"""Somewhere the flow ends with what the SOP promises."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.bahasa import stems
from sopctl.rules.context import SopContext
from sopctl.rules.flow import ends
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP406", "hasil-akhir-tercapai", Level.SARAN, perwal("1 angka 14"))


def check(context: SopContext) -> Iterator[Finding]:
    kriteria = context.sop.kriteria
    hasil = kriteria.hasil_akhir if kriteria else None
    # What is not declared SOP204 asks for; so does SOP401 for an output that is not there.
    if hasil is None or says_nothing(hasil):
        return
    rows = sorted({simbol.baris for simbol in ends(context.alur)})
    outputs = [(row, text) for row in rows for text in _outputs(context, row)]
    promised = stems(hasil)
    if outputs and promised and not any(_alike(stems(text), promised) for _, text in outputs):
        row, _ = outputs[-1]
        told = ", ".join(_outputs(context, row))
        at = ("kegiatan", row, "mutu_baku", "output")
        yield finding("SOP406", at, output=told, nomor=row + 1, hasil_akhir=hasil)


def _outputs(context: SopContext, row: int) -> list[str]:
    return [text for text in context.sop.kegiatan[row].output if not says_nothing(text)]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Half of the words of the shorter stand in the longer: either may say more than the other."""
    return bool(one) and 2 * len(one & other) >= min(len(one), len(other))
