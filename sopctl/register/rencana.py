"""How far a team's plan of action has come (Pasal 10): its lines against the SOPs that they name.

A plan is written in words. The stage that a line is about is the last one its words name; a line whose words
name none, or that names no SOP, is open until the team's time is over, since nothing tells that it is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sopctl.model.dasar import texts_of
from sopctl.model.koleksi import Koleksi
from sopctl.model.penunaian import Penunaian
from sopctl.model.status import STATUS, Langkah, Status, langkah_on
from sopctl.model.tim import Acara, Rencana, Terbentuk, Tim
from sopctl.register.kewajiban import Hari, Kewajiban

_STAGES: tuple[tuple[str, Status], ...] = (
    (r"penulisan|penyusunan|perancangan", "draf"),
    (r"verifikasi", "terverifikasi"),
    (r"uji[ -]?coba", "teruji"),
    (r"pengesahan", "disahkan"),
    (r"penetapan", "ditetapkan"),
)
_WRITTEN = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), stage) for words, stage in _STAGES)
_EVENTS = (
    ("pembekalan", re.compile(r"\bpembekalan\b", re.I)),
    ("sosialisasi", re.compile(r"\bsosialisasi\b", re.I)),
)


def stage_named(kegiatan: str) -> Status | None:
    """The last stage that a line's words name."""
    return next((stage for words, stage in reversed(_WRITTEN) if words.search(kegiatan)), None)


class Kemajuan:
    """What the SOPs of a repository have reached on a day."""

    def __init__(
        self,
        koleksi: Koleksi,
        perjalanan: Mapping[str, tuple[Langkah, ...]],
        penunaian: Mapping[str, Penunaian],
        today: date,
    ) -> None:
        self._koleksi, self._perjalanan, self._penunaian = koleksi, perjalanan, penunaian
        self._today = today

    def is_reached(self, alamat: str, stage: Status, since: date | None) -> bool:
        """Whether an SOP has come to a stage; one that was in force when the plan began, in its revision."""
        ringkasan = self._koleksi.find(alamat)
        if ringkasan is None:
            return False
        journey, done = self._perjalanan[ringkasan.path], self._penunaian[ringkasan.path]
        now = langkah_on(journey, self._today).kedudukan
        before = langkah_on(journey, since).kedudukan.status if since else "draf"
        if before == "berlaku":
            decreed = any(since is not None and since <= day <= self._today for day in done.penetapan)
            return decreed or (now.tahapan is not None and _rank(now.tahapan) >= _rank(stage))
        if stage == "draf":
            # pembuatan is the day on which the drafting was finished.
            return done.pembuatan is not None and done.pembuatan <= self._today
        return _rank(now.status) >= _rank(stage)


def duties_of_teams(teams: tuple[Terbentuk, ...], kemajuan: Kemajuan, hari: Hari) -> Iterator[Kewajiban]:
    """The lines of the plans that are not done, each with how far its SOPs have come."""
    for entry in teams:
        for line in entry.tim.rencana or ():
            if line.selesai is not None:
                yield from _open_line(entry, line, line.selesai, kemajuan, hari)


def _open_line(
    entry: Terbentuk, line: Rencana, due: date, kemajuan: Kemajuan, hari: Hari
) -> Iterator[Kewajiban]:
    sops, stage = texts_of(line.sop), stage_named(line.kegiatan)
    reached = None
    if sops and stage is not None:
        done = sum(kemajuan.is_reached(alamat, stage, line.mulai) for alamat in sops)
        reached = (done, len(sops))
        if done == len(sops):
            return
    elif _is_over(entry.tim, hari.today) or _has_been(entry.tim, line, hari.today):
        return
    yield hari.duty(
        "rencana-tindak",
        due,
        line.kegiatan,
        sop=sops[0] if len(sops) == 1 else None,
        path=entry.path,
        perangkat_daerah=entry.tim.perangkat_daerah,
        start=line.mulai,
        tim=entry.tim.id,
        reached=reached,
    )


def _is_over(tim: Tim, today: date) -> bool:
    return tim.periode is not None and tim.periode.selesai is not None and tim.periode.selesai < today


def _has_been(tim: Tim, line: Rencana, today: date) -> bool:
    """Whether the briefing or the socialisation that a line plans was held."""
    held: dict[str, tuple[Acara, ...]] = {
        "pembekalan": tim.pembekalan or (),
        "sosialisasi": tim.sosialisasi or (),
    }
    return any(
        words.search(line.kegiatan)
        and any(
            a.tanggal is not None and (line.mulai or a.tanggal) <= a.tanggal <= today for a in held[event]
        )
        for event, words in _EVENTS
    )


def _rank(status: Status) -> int:
    return STATUS.index(status)
