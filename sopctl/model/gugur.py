"""What was judged and counts, and what of it is void because the text changed since (format.md, "Riwayat").

The rule on changed texts, the status of an SOP and what follows from a change ask this module, so that no two
of them can call different entries void.
"""

from __future__ import annotations

from sopctl.model.putaran import Babak, Putaran, Tercatat
from sopctl.model.status import Naskah

_REFUSING = ("perbaikan", "gagal")
"""Results that let nothing pass: there is nothing that a changed text could take away from them."""


def counting(babak: Babak, naskah: Naskah) -> tuple[Tercatat, ...]:
    """The entries of a round that count, in the order of the list.

    They are the last word of each jabatan in each stage, and the last trial, whoever led it; those of them
    that refused the text are left out.
    """
    last: dict[tuple[str, str], Tercatat] = {}
    for tercatat in babak.entri:
        trial = tercatat.entri.tahap == "uji-coba"
        for who in ("",) if trial else naskah.speakers(tercatat):
            last[tercatat.entri.tahap, who] = tercatat
    kept = {tercatat.index for tercatat in last.values() if tercatat.entri.hasil not in _REFUSING}
    return tuple(tercatat for tercatat in babak.entri if tercatat.index in kept)


def gugur(putaran: Putaran, naskah: Naskah) -> tuple[Tercatat, ...]:
    """The counting entries of the last round that were written of another text, in the order of the list.

    None while a revision is declared that has no entry yet: it is being written, and has a round to come.
    """
    if not putaran.babak or putaran.revisi_dinyatakan:
        return ()
    last = putaran.babak[-1]
    return tuple(tercatat for tercatat in counting(last, naskah) if not naskah.is_bound(tercatat, last))
