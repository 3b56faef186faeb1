"""Where each SOP of an office stands on a day, what comes next and who must act (cli.md, `status`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sopctl.model.berikutnya import Batal, Berikutnya
from sopctl.model.jabatan import jabatan_key
from sopctl.model.koleksi import Ringkasan
from sopctl.model.putaran import keadaan_of
from sopctl.model.rekam_jejak import RekamJejak
from sopctl.model.status import STATUS, Kedudukan, Langkah, langkah_on


@dataclass(frozen=True, slots=True)
class Posisi:
    """One SOP on a day."""

    ringkasan: Ringkasan
    kedudukan: Kedudukan
    versi: int
    lintas: bool
    sidik: str
    batal: tuple[Batal, ...]
    berikut: Berikutnya | None

    def waits_for(self, key: str, pemerintah: str | None) -> bool:
        """Whether a jabatan, as compared, may do what comes next."""
        named = self.berikut.jabatan if self.berikut else ()
        return any(jabatan_key(jabatan, pemerintah) == key for jabatan in named)


def positions(
    sops: Iterable[Ringkasan],
    perjalanan: Mapping[str, tuple[Langkah, ...]],
    rekam_jejak: Mapping[str, RekamJejak],
    today: date,
) -> Iterator[Posisi]:
    """Where SOPs stand on a day. A review that is near or late comes next where nothing else does."""
    for sop in sops:
        step, record = langkah_on(perjalanan[sop.path], today), rekam_jejak[sop.path]
        jejak = record.on(today)
        berikut, clock = jejak.berikut, step.kaji_ulang
        if berikut is None and clock is not None and keadaan_of(clock.tenggat, today) != "nanti":
            # By the team of Pasal 10, which is no jabatan.
            berikut = Berikutnya("kaji-ulang", (), "27(1)")
        yield Posisi(sop, step.kedudukan, jejak.versi, record.lintas, record.sidik, jejak.batal, berikut)


def count_by_status(rows: Iterable[Posisi]) -> dict[str, int]:
    """How many stand how, in the order of a life; what there is none of is left out."""
    counted = Counter(row.kedudukan.status for row in rows)
    return {status: counted[status] for status in STATUS if counted[status]}
