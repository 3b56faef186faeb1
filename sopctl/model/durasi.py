"""How long an SOP takes: a range for each path through its flow (format.md, "Waktu").

A path runs from a beginning to an end and meets no symbol twice; the time of a row counts once however many
of its symbols are on the way. What goes back to a symbol already met is a repetition: it is told apart,
with what one round of it adds. Branches that run in parallel are paths of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from sopctl.model.alur import Alur, Panah
from sopctl.model.prosedur import Kegiatan
from sopctl.model.waktu import DASAR, Bagian, Waktu, parse_waktu

JAM_KERJA_PER_HARI = 7.5
"""Where sopctl.yaml does not say."""
MOST_PATHS = 2000
"""A flow of twenty decisions has a million paths; nobody reads them, and nobody should wait for them."""
_MOST_STEPS = 50_000
"""Where a tangle of loops never comes to an end: about a second."""

Rentang = tuple[Fraction, Fraction]
_NONE: Rentang = (Fraction(0), Fraction(0))


def _plus(a: Rentang, b: Rentang) -> Rentang:
    if b is _NONE:
        return a
    return b if a is _NONE else (a[0] + b[0], a[1] + b[1])


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A sum of times, each part from least to most. The parts have no fixed ratio to each other."""

    bulan: Rentang = _NONE
    hari: Rentang = _NONE
    """Days of the calendar."""
    detik: Rentang = _NONE
    """Working time: hours and less, and working days at the office's hours."""

    def __add__(self, other: Jumlah) -> Jumlah:
        return Jumlah(
            _plus(self.bulan, other.bulan), _plus(self.hari, other.hari), _plus(self.detik, other.detik)
        )

    def rough_days(self, most: bool, jam_per_hari: Fraction) -> Fraction:
        """One number to tell short from long by: a month as 30 days, a working day as one."""
        return 30 * self.bulan[most] + self.hari[most] + self.detik[most] / (3600 * jam_per_hari)


@dataclass(frozen=True, slots=True)
class Jalur:
    """A path: its symbols by index, and what they take."""

    simbol: tuple[int, ...]
    jumlah: Jumlah


@dataclass(frozen=True, slots=True)
class Ulangan:
    """A way round, told by the arrow in it that leads back highest, and what one round takes."""

    panah: Panah
    singkat: Jumlah
    lama: Jumlah
    """The two differ where several ways lead round."""


@dataclass(frozen=True, slots=True)
class Durasi:
    """The times of an SOP."""

    jalur: tuple[Jalur, ...]
    """In the order of the document: the first exit of every decision first."""
    lengkap: bool
    """False where there are more paths than anybody would wait for."""
    ulangan: tuple[Ulangan, ...]
    tak_terbaca: tuple[int, ...]
    """Rows on some path whose time cannot be read or is not given: no sum has it. From 0."""
    per: tuple[int, ...]
    """Rows whose time is by the piece ("15 menit/berkas"), counted for one. From 0."""
    singkat: Jalur | None
    """The path whose least time is the least."""
    lama: Jalur | None
    """The path whose most time is the most."""


def hours_of(jam_per_hari: float | None) -> Fraction:
    """The hours of a working day, exactly as the settings write them."""
    return Fraction(str(jam_per_hari or JAM_KERJA_PER_HARI))


def jumlah_of(waktu: Waktu, jam_per_hari: Fraction) -> Jumlah:
    """The time of one row."""
    total = Jumlah()
    for bagian in waktu.bagian:
        total += _part(bagian, jam_per_hari)
    return total


def _part(bagian: Bagian, jam_per_hari: Fraction) -> Jumlah:
    dasar, times = DASAR[bagian.satuan]
    rentang = (bagian.least * times, bagian.most * times)
    if dasar == "bulan":
        return Jumlah(bulan=rentang)
    if dasar == "hari":
        return Jumlah(hari=rentang)
    if dasar == "detik":
        return Jumlah(detik=rentang)
    return Jumlah(detik=(rentang[0] * 3600 * jam_per_hari, rentang[1] * 3600 * jam_per_hari))


def sum_durasi(kegiatan: tuple[Kegiatan, ...], alur: Alur, jam_per_hari: float | None = None) -> Durasi:
    """The times of all paths. A target that is not there ends a path nowhere: such paths are left out."""
    hours = hours_of(jam_per_hari)
    read = [parse_waktu(row.waktu) if row.waktu else None for row in kegiatan]
    times = tuple(jumlah_of(waktu, hours) if waktu else None for waktu in read)
    walk = _Walk(alur, times)
    jalur = tuple(islice(walk.paths(), MOST_PATHS + 1))
    kept = jalur[:MOST_PATHS]
    met = sorted({alur.simbol[i].baris for path in kept for i in path.simbol} | walk.rows_round())
    return Durasi(
        jalur=kept,
        lengkap=len(jalur) <= MOST_PATHS and walk.steps < _MOST_STEPS,
        ulangan=walk.rounds(hours),
        tak_terbaca=tuple(row for row in met if times[row] is None),
        per=tuple(row for row in met if (waktu := read[row]) is not None and waktu.per is not None),
        singkat=min(kept, key=lambda path: path.jumlah.rough_days(False, hours), default=None),
        lama=max(kept, key=lambda path: path.jumlah.rough_days(True, hours), default=None),
    )


@dataclass(slots=True)
class _Walk:
    """Every way through the flow, depth first, exits in the order of the document."""

    alur: Alur
    times: tuple[Jumlah | None, ...]
    steps: int = 0
    _rounds: dict[int, dict[tuple[int, ...], None]] = field(default_factory=dict)
    """For each arrow back, by its place in `panah`, the ways round that were met, each from its target on."""

    def paths(self) -> Iterator[Jalur]:
        """The paths, lazily; the rounds are known when it has been walked."""
        ways: list[list[tuple[int, Panah]]] = [[] for _ in self.alur.simbol]
        for place, panah in enumerate(self.alur.panah):
            ways[panah.dari].append((place, panah))
        lost = {h.dari for h in self.alur.hilang}
        for start in self._starts():
            trail, left, sums = [start], [iter(ways[start])], [self._grown(Jumlah(), start, ())]
            taken: list[int] = []
            if not ways[start] and start not in lost:
                yield Jalur((start,), sums[0])
            while left and self.steps < _MOST_STEPS:
                self.steps += 1
                step = next(left[-1], None)
                if step is None:
                    del left[-1], trail[-1], sums[-1], taken[-1:]
                    continue
                place, panah = step
                if panah.ke in trail:
                    first = trail.index(panah.ke)
                    self._note(trail[first:], (*taken[first:], place))
                    continue
                taken.append(place)
                sums.append(self._grown(sums[-1], panah.ke, trail))
                trail.append(panah.ke)
                left.append(iter(ways[panah.ke]))
                if not ways[panah.ke] and panah.ke not in lost:
                    yield Jalur(tuple(trail), sums[-1])

    def _grown(self, total: Jumlah, index: int, before: Iterable[int]) -> Jumlah:
        """The sum with one more symbol; its row counts only where no symbol before is of it."""
        row = self.alur.simbol[index].baris
        time = self.times[row]
        if time is None or any(self.alur.simbol[i].baris == row for i in before):
            return total
        return total + time

    def _starts(self) -> tuple[int, ...]:
        simbol = [s for s in self.alur.simbol if not s.partner]
        reached = {panah.ke for panah in self.alur.panah}
        begun = [s.index for s in simbol if s.jenis == "mulai"]
        return tuple(
            begun or [s.index for s in simbol if s.index not in reached] or [s.index for s in simbol[:1]]
        )

    def _note(self, trail: list[int], places: tuple[int, ...]) -> None:
        """A round was met; it may be entered anywhere, but it is one round."""
        panah = self.alur.panah
        back = min(
            (place for place in places if panah[place].ke <= panah[place].dari),
            key=lambda place: (panah[place].ke, place),
        )
        begin = trail.index(panah[back].ke)
        known = self._rounds.setdefault(back, {})
        if len(known) < MOST_PATHS:
            known[(*trail[begin:], *trail[:begin])] = None

    def _sum(self, trail: tuple[int, ...]) -> Jumlah:
        total = Jumlah()
        for place, index in enumerate(trail):
            total = self._grown(total, index, trail[:place])
        return total

    def rows_round(self) -> set[int]:
        """The rows that some round passes."""
        return {self.alur.simbol[i].baris for ways in self._rounds.values() for way in ways for i in way}

    def rounds(self, hours: Fraction) -> tuple[Ulangan, ...]:
        """The repetitions met on the way, in the order of the document."""
        found = []
        for place, ways in sorted(self._rounds.items()):
            sums = [self._sum(way) for way in ways]
            least = min(sums, key=lambda total: total.rough_days(False, hours))
            most = max(sums, key=lambda total: total.rough_days(True, hours))
            found.append(Ulangan(self.alur.panah[place], least, most))
        return tuple(found)
