"""The report as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.messages.escape import visible
from sopctl.rules.report import Judged, Report
from sopctl.tell.teller import Style, said_with_mend

_COMMANDS = {Level.GALAT: "error", Level.PERINGATAN: "warning", Level.SARAN: "notice"}


def tell_github(report: Report, style: Style) -> str:
    """One command a line and nothing else. No finding, no line."""
    return "".join(f"{_command(found, style)}\n" for found in report.findings)


def _command(found: Judged, style: Style) -> str:
    place = found.place
    properties = {
        "file": visible(style.from_top(found.path)),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"{found.rule.id} {found.rule.name}",
    }
    if place.end_line == place.line:
        # GitHub refuses columns of a stretch over several lines.
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[found.level]} {listed}::{_data(said_with_mend(found, style.lang))}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
