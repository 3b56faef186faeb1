"""What follows from the changes of an SOP: what must be judged, tried, ratified and decreed, and by whom.

In keys, as all workshops speak: the sentences are the catalogue's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sopctl.diff.weigh import Bobot
from sopctl.model.dasar import texts_of
from sopctl.model.gugur import gugur
from sopctl.model.jabatan import says_nothing
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.pengesah import is_lintas, ratifier_of
from sopctl.model.putaran import PENETAPAN, Babak, Putaran, resolve_putaran
from sopctl.model.sop import Sop
from sopctl.model.status import Naskah, stage_of
from sopctl.model.sumber import NO_SOURCE, Source, perwal

STEPS = ("verifikasi", "uji-coba", "pengesahan", "penetapan")
"""What a text goes through until it is in force (Pasal 18 to 20)."""
_DONE = {"draf": 0, "terverifikasi": 1, "teruji": 2, "disahkan": 3, "ditetapkan": 4}
_ADDRESS = frozenset({"id-berubah", "perangkat-daerah-berubah"})
_RATIFIER = {"kepala": perwal("19(1)"), "lintas": perwal("19(2)"), "setwan": perwal("19(3)")}
_NAMED = 5
"""SOPs that are named one by one; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Akibat:
    """Something that follows. `kunci` is its sentence in the catalogue (`akibat.KUNCI`)."""

    kunci: str
    source: Source = NO_SOURCE
    args: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Perkara:
    """An SOP with its changes, and what must be known to tell what follows."""

    base: Sop | None
    head: Sop | None
    bobot: frozenset[Bobot]
    """The levels of its changes."""
    jenis: frozenset[str]
    """The kinds of its changes."""
    konfigurasi: Konfigurasi | None
    perujuk: Sequence[str]
    """Addresses of other SOPs that refer to it."""
    today: date


def follow(perkara: Perkara) -> tuple[Akibat, ...]:
    """What follows from the changes, in the order in which it is to be done."""
    return tuple(_follow(perkara)) if perkara.bobot else ()


def _follow(perkara: Perkara) -> Iterator[Akibat]:
    head = perkara.head
    if head is None:
        yield from _removed(perkara)
    elif _is_withdrawn(perkara, head):
        yield Akibat("dicabut")
    elif Bobot.SUBSTANTIF in perkara.bobot:
        yield from _steps(perkara, head)
    elif Bobot.REDAKSIONAL in perkara.bobot:
        yield from _editorial(perkara, head)
    else:
        yield Akibat("administratif")
    if head is not None:
        yield from _of_identity(perkara, head)
    if perkara.perujuk and (Bobot.SUBSTANTIF in perkara.bobot or perkara.jenis & _ADDRESS):
        yield _refer(perkara.perujuk)


def _removed(perkara: Perkara) -> Iterator[Akibat]:
    assert perkara.base is not None
    putaran = resolve_putaran(perkara.base, perkara.konfigurasi, perkara.today)
    if _is_stipulated(putaran) and putaran.pencabutan is None:
        yield Akibat("hapus-ditetapkan")
    elif perkara.base.nomor:
        yield Akibat("hapus-bernomor", args=(("nomor", perkara.base.nomor),))


def _is_withdrawn(perkara: Perkara, head: Sop) -> bool:
    return resolve_putaran(head, perkara.konfigurasi, perkara.today).pencabutan is not None


def _steps(perkara: Perkara, head: Sop) -> Iterator[Akibat]:
    """The steps of the round that the text as it stands has still to go."""
    putaran = resolve_putaran(head, perkara.konfigurasi, perkara.today)
    done = _done(perkara, head, putaran)
    if done == 0 and putaran.babak and putaran.babak[-1].of("verifikasi", "uji-coba", "pengesahan"):
        yield Akibat("gugur", perwal("18(1)", "18(3)"))
    for step in STEPS[done:]:
        yield from _step(step, perkara, head, putaran)
    if done == len(STEPS):
        yield Akibat("lengkap")


def _done(perkara: Perkara, head: Sop, putaran: Putaran) -> int:
    """How many steps the text as it stands has gone."""
    if not putaran.babak:
        return 0
    last, naskah = putaran.babak[-1], Naskah(head, perkara.konfigurasi)
    decrees = last.of(*PENETAPAN)[-1:]
    if _was_judged_before(perkara, last) and any(t.entri.sidik is None for t in decrees or last.entri):
        # Words without a fingerprint were said of the text that stood there then.
        return 0
    if decrees and not naskah.is_bound(decrees[0], last):
        return 0
    return _DONE[stage_of(last, naskah)]


def _was_judged_before(perkara: Perkara, last: Babak) -> bool:
    """Whether BASE had the same last words."""
    if perkara.base is None:
        return False
    before = {entri.model_dump_json() for entri in perkara.base.entri}
    return all(t.entri.model_dump_json() in before for t in last.entri)


def _step(step: str, perkara: Perkara, head: Sop, putaran: Putaran) -> Iterator[Akibat]:
    lintas = perkara.konfigurasi is not None and is_lintas(head, perkara.konfigurasi)
    if step == "verifikasi":
        yield _by_official("verifikasi", perwal("18(1)", "18(2)"), perkara.konfigurasi)
    elif step == "uji-coba" and lintas:
        yield Akibat("uji-coba-lintas", perwal("18(3)", "18(5)"))
    elif step == "uji-coba":
        yield Akibat("uji-coba", perwal("18(3)", "18(4)"))
    elif step == "pengesahan":
        yield _ratify(perkara, head)
    elif _is_stipulated(putaran) or _was_stipulated(perkara):
        yield Akibat("keputusan-baru", perwal("27(4)"), (("kepala_daerah", _head_of_region(perkara)),))
    elif "pengesahan" not in putaran.penutup:
        # Pasal 20 names the heads of agencies and Sekretaris Daerah, not Sekretariat DPRD.
        yield Akibat("penetapan", perwal("20"), (("kepala_daerah", _head_of_region(perkara)),))


def _ratify(perkara: Perkara, head: Sop) -> Akibat:
    who = ratifier_of(head, perkara.konfigurasi) if perkara.konfigurasi else None
    if who is None:
        return Akibat("pengesahan-umum", perwal("19"))
    return Akibat(f"pengesahan-{who.variant}", _RATIFIER[who.variant], (("jabatan", who.jabatan[0]),))


def _by_official(kunci: str, source: Source, konfigurasi: Konfigurasi | None) -> Akibat:
    """What the official in charge of SOPs has to do, who is named where sopctl.yaml says who it is."""
    named = ", ".join(texts_of(konfigurasi.pejabat_sop)) if konfigurasi else ""
    return Akibat(kunci, source, (("pejabat", named),)) if named else Akibat(f"{kunci}-umum", source)


def _head_of_region(perkara: Perkara) -> str:
    named = perkara.konfigurasi.kepala_daerah if perkara.konfigurasi else None
    return "Walikota" if named is None or says_nothing(named) else named


def _was_stipulated(perkara: Perkara) -> bool:
    if perkara.base is None:
        return False
    return _is_stipulated(resolve_putaran(perkara.base, perkara.konfigurasi, perkara.today))


def _is_stipulated(putaran: Putaran) -> bool:
    """By a decree in riwayat, or, where that tells nothing, by the day on its sheet."""
    if putaran.babak:
        return any(babak.of(*PENETAPAN) for babak in putaran.babak)
    return putaran.efektif is not None


def _editorial(perkara: Perkara, head: Sop) -> Iterator[Akibat]:
    """A slip mended: carried by a koreksi once ratified; before that the words said of the text are void."""
    putaran = resolve_putaran(head, perkara.konfigurasi, perkara.today)
    if not putaran.babak:
        yield Akibat("redaksional")
        return
    last, naskah = putaran.babak[-1], Naskah(head, perkara.konfigurasi)
    if not gugur(putaran, naskah):
        yield Akibat("redaksional")
    elif last.of("pengesahan", *PENETAPAN):
        yield _by_official("koreksi", NO_SOURCE, perkara.konfigurasi)
    else:
        yield from _steps(perkara, head)


def _of_identity(perkara: Perkara, head: Sop) -> Iterator[Akibat]:
    """What follows from some administrative changes, whatever else changed."""
    if perkara.base is None:
        return
    if "nomor-berubah" in perkara.jenis:
        yield Akibat("nomor", perwal("12(2)", "13"))
    if Bobot.SUBSTANTIF not in perkara.bobot and "pengesahan-berubah" in perkara.jenis:
        yield _ratify(perkara, head)
    former = perkara.base.alamat
    if perkara.jenis & _ADDRESS and former and former not in texts_of(head.dahulu):
        yield Akibat("alamat-lama", args=(("alamat", former),))


def _refer(perujuk: Sequence[str]) -> Akibat:
    named = ", ".join(sorted(perujuk)[:_NAMED])
    left = len(perujuk) - _NAMED
    args: tuple[tuple[str, str | int], ...] = (("daftar", named), ("jumlah", len(perujuk)))
    if left > 0:
        return Akibat("dirujuk-banyak", perwal("3(4)"), (*args, ("sisa", left)))
    return Akibat("dirujuk", perwal("3(4)"), args)


KUNCI = (
    "administratif",
    "alamat-lama",
    "dicabut",
    "dirujuk",
    "dirujuk-banyak",
    "gugur",
    "hapus-bernomor",
    "hapus-ditetapkan",
    "keputusan-baru",
    "koreksi",
    "koreksi-umum",
    "lengkap",
    "nomor",
    "penetapan",
    "pengesahan-kepala",
    "pengesahan-lintas",
    "pengesahan-setwan",
    "pengesahan-umum",
    "redaksional",
    "uji-coba",
    "uji-coba-lintas",
    "verifikasi",
    "verifikasi-umum",
)
"""Every consequence: the catalogue has a sentence for each."""
