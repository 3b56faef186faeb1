"""Duties as a calendar (RFC 5545): one whole day each.

Written here, not by a library: it is eight properties, and the same duties on a day give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LIMIT = 75
"""Octets of a line; what is longer goes on in the next one, behind a blank."""


@dataclass(frozen=True, slots=True)
class Acara:
    """One duty in words."""

    uid: str
    """The same for the same duty on any day: a calendar that knows it replaces it."""
    day: date
    title: str
    description: str


def as_calendar(acara: Iterable[Acara], name: str, today: date) -> bytes:
    """The bytes of a calendar; the stamp of every event is the day that is today."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sopctl//agenda//ID", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for event in acara:
        lines += _event(event, today)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(event: Acara, today: date) -> list[str]:
    end = event.day + timedelta(days=1) if event.day < date.max else event.day
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(event.uid)}",
        f"DTSTAMP:{_day(today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(event.day)}",
        f"DTEND;VALUE=DATE:{_day(end)}",
        f"SUMMARY:{_escaped(event.title)}",
        f"DESCRIPTION:{_escaped(event.description)}",
        # A duty takes nobody's time of that day.
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """A text as a value: its own commas, semicolons, strokes and line ends are no syntax."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(character for character in text if character.isprintable())


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of at most 75 octets, none of which cuts a character."""
    piece, room = bytearray(), _LIMIT
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > room:
            yield bytes(piece)
            piece, room = bytearray(b" "), _LIMIT
        piece += octets
    yield bytes(piece)
