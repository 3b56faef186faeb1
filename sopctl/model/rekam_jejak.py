"""All that `sopctl status` tells of an SOP, worked out once for every day: no clock is needed for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sopctl.model.berikutnya import Batal, Berikutnya, resolve_batal, resolve_berikutnya
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.pengesah import is_lintas
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.model.status import Naskah, days_that_matter


@dataclass(frozen=True, slots=True)
class Jejak:
    """Which version an SOP has from a day on, what of its last round is void, and what comes next."""

    mulai: date
    versi: int = 1
    batal: tuple[Batal, ...] = ()
    berikut: Berikutnya | None = None


@dataclass(frozen=True, slots=True)
class RekamJejak:
    """The text of an SOP by its fingerprint, and its days."""

    sidik: str
    lintas: bool = False
    """Several agencies act in it."""
    jejak: tuple[Jejak, ...] = ()
    """In order, the first one from `date.min` on."""

    def on(self, today: date) -> Jejak:
        """How it stands on a day."""
        return max((jejak for jejak in self.jejak if jejak.mulai <= today), key=lambda jejak: jejak.mulai)


def rekam_jejak_of(sop: Sop, konfigurasi: Konfigurasi | None) -> RekamJejak:
    """The record of an SOP under the settings of its office."""
    naskah = Naskah(sop, konfigurasi)
    steps: list[Jejak] = []
    for day in (date.min, *days_that_matter(sop)):
        putaran = resolve_putaran(sop, konfigurasi, day)
        step = Jejak(
            day,
            putaran.versi,
            resolve_batal(putaran, naskah),
            resolve_berikutnya(sop, konfigurasi, putaran, naskah),
        )
        if not steps or replace(step, mulai=steps[-1].mulai) != steps[-1]:
            steps.append(step)
    lintas = konfigurasi is not None and is_lintas(sop, konfigurasi)
    return RekamJejak(naskah.sidik, lintas, tuple(steps))
