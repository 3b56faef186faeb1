"""What `sopctl review` and `sopctl agenda` share: duties as a table, for programs and for calendars."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sopctl.cli.code_assign import check_format
from sopctl.cli.collecting import collected
from sopctl.cli.door import Door
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.keeping.books import Books
    from sopctl.register.kalender import Kalender
    from sopctl.register.kewajiban import Hari, Kewajiban

FORMATS = ("table", "json", "csv", "ics", "md")
STATES = ("lewat", "dekat", "nanti")
KEYS = (
    *("duty", "sop", "nama", "path", "perangkat_daerah", "unit_kerja", "year", "period"),
    *("start", "start_from", "due", "days", "state", "last", "citation"),
)
_COLUMNS = ("tenggat", "keadaan", "kewajiban", "perangkat-daerah", "nama", "terakhir", "keterangan")
_WITHIN = re.compile(r"\s*([0-9]{1,5})\s*(?:d|h|hari|days?)?\s*", re.IGNORECASE)


def within_of(written: str | None) -> int:
    """The days of `--within`, as in 90d. SopctlError where it is none."""
    from sopctl.model.putaran import DEKAT

    found = _WITHIN.fullmatch(written) if written is not None else None
    if written is not None and found is None:
        raise SopctlError("review.bad-within", within=written)
    return int(found[1]) if found else DEKAT


def open_duties(
    format: str, within: str | None, today: str | None, agency: Sequence[str]
) -> tuple[Books, Hari]:
    """The office and the day that are asked about. SopctlError for what cannot be asked."""
    from sopctl.keeping.books import open_books
    from sopctl.register.kewajiban import Hari

    check_format(format, FORMATS)
    hari = Hari(today_of(today), within_of(within))
    books = open_books(gather=collected)
    for key in agency:
        books.refuse_unknown_agency(key)
    return books, hari


@dataclass(frozen=True, slots=True)
class Daftar:
    """The duties of an office on a day, all of them, and which are to be told."""

    door: Door
    books: Books
    hari: Hari
    duties: Sequence[Kewajiban]
    whole: bool

    @property
    def told(self) -> list[Kewajiban]:
        """Those that are told, by day: without `--all` only what is late or near."""
        kept = (duty for duty in self.duties if self.whole or duty.state != "nanti")
        return sorted(kept, key=lambda d: (d.due, d.sop or "", d.duty, d.perangkat_daerah or "", d.nama))

    @property
    def summary(self) -> dict[str, int]:
        """How many stand how, told or not."""
        return {state: sum(duty.state == state for duty in self.duties) for state in STATES}


def tell_duties(daftar: Daftar, format: str) -> None:
    """Write the duties to stdout."""
    if format == "ics":
        sys.stdout.flush()
        sys.stdout.buffer.write(_calendar(daftar))
    elif format == "json":
        told = [_values(daftar, duty) for duty in daftar.told]
        today, within = daftar.hari.today.isoformat(), daftar.hari.within
        answer = {"version": 1, "today": today, "within": within, "duties": told, "summary": daftar.summary}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    elif format == "csv":
        from sopctl.tell import tabel

        rows = [["" if v is None else str(v) for v in _values(daftar, duty).values()] for duty in daftar.told]
        sys.stdout.write(tabel.as_csv(KEYS, rows))
    else:
        sys.stdout.write(_table(daftar, format))


def _values(daftar: Daftar, duty: Kewajiban) -> dict[str, Any]:
    def day(value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value

    own = {key: day(getattr(duty, key)) for key in KEYS if key not in ("path", "citation")}
    path = daftar.books.shown(duty.path) if duty.path is not None else None
    own |= {"path": path, "citation": duty.source.citation}
    return {key: own[key] for key in KEYS}


def _table(daftar: Daftar, format: str) -> str:
    from sopctl.register.kalender import Kalender
    from sopctl.tell import tabel

    door, told = daftar.door, daftar.told
    kalender = Kalender(daftar.books.settings, door.lang)
    write = tabel.as_text if format == "table" else tabel.as_markdown
    head = [door.text(f"review.kolom.{name}") for name in _COLUMNS]
    table = write(head, [_cells(daftar, duty, kalender) for duty in told]) + "\n" if told else ""
    counts = daftar.summary
    lines = [door.text("review.ringkasan", hari=daftar.hari.within, **counts)]
    if counts["nanti"] and not daftar.whole:
        lines.append(door.text("review.semua", nanti=counts["nanti"]))
    never = sum(duty.duty == "kaji-ulang" and duty.last is None for duty in daftar.duties)
    if never:
        lines.append(door.text("review.belum-pernah", jumlah=never))
    return table + "".join(f"{line}\n" for line in [*lines, *_by_agency(daftar)])


def _by_agency(daftar: Daftar) -> list[str]:
    """What is late or near of each agency; nothing where there is but one."""
    counts: dict[str, dict[str, int]] = {}
    for duty in daftar.duties:
        counts.setdefault(duty.perangkat_daerah or "", dict.fromkeys(STATES, 0))[duty.state] += 1
    if len(counts) < 2:
        return []
    agencies = daftar.books.settings.agencies
    names = {key: agencies[key].nama if key in agencies else key for key in counts}
    names[""] = daftar.books.settings.pemerintah_daerah or "-"
    return [
        daftar.door.text("review.perangkat-daerah", nama=names[key], **counts[key])
        for key in sorted(counts)
        if counts[key]["lewat"] or counts[key]["dekat"]
    ]


def _cells(daftar: Daftar, duty: Kewajiban, kalender: Kalender) -> list[str]:
    door = daftar.door
    never = door.text("review.belum") if duty.duty == "kaji-ulang" else ""
    return [
        duty.due.isoformat(),
        door.text(f"review.keadaan.{duty.state}", hari=abs(duty.days)),
        _title(door, duty),
        duty.perangkat_daerah or "",
        duty.nama,
        duty.last.isoformat() if duty.last else never,
        "; ".join(_remarks(door, duty, kalender)),
    ]


def _title(door: Door, duty: Kewajiban) -> str:
    when = duty.period or (str(duty.year) if duty.year else "")
    return f"{door.text(f'review.kewajiban.{duty.duty}')} {when}".strip()


def _remarks(door: Door, duty: Kewajiban, kalender: Kalender) -> list[str]:
    remarks = []
    if duty.tim is not None:
        remarks.append(door.text("review.tim", tim=duty.tim))
    if duty.reached is not None:
        remarks.append(door.text("review.kemajuan", sudah=duty.reached[0], semua=duty.reached[1]))
    closed = kalender.closed(duty.due)
    if closed is not None:
        why = door.text(f"review.libur.{closed.jenis}", nama=closed.nama)
        before = kalender.working_day_before(duty.due).isoformat()
        remarks.append(door.text("review.hari-kerja", sebab=why, tanggal=before))
    return remarks


def _calendar(daftar: Daftar) -> bytes:
    from sopctl.register.kalender import Kalender
    from sopctl.tell.ics import Acara, as_calendar

    door = daftar.door
    kalender = Kalender(daftar.books.settings, door.lang)
    acara = []
    for duty in daftar.told:
        lines = [*_remarks(door, duty, kalender), duty.source.citation or ""]
        described = "\n".join(line for line in (duty.perangkat_daerah or "", *lines) if line)
        acara.append(Acara(_uid(duty), duty.due, f"{_title(door, duty)}: {duty.nama}", described))
    name = door.text("review.kalender", pemerintah=daftar.books.settings.pemerintah_daerah or "SOP AP")
    return as_calendar(acara, name, daftar.hari.today)


def _uid(duty: Kewajiban) -> str:
    """The same for the same duty, on whatever day it is asked for."""
    parts = [duty.duty, duty.sop or duty.perangkat_daerah or "", duty.period or str(duty.year or "")]
    if duty.tim is not None:
        parts += [duty.tim, duty.nama]
    return ":".join(part for part in parts if part) + "@sopctl"
