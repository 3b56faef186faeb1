"""The report as a code quality artifact of GitLab, which shows it in the merge request."""

from __future__ import annotations

import json

from sopctl.finding import Level
from sopctl.rules.report import Judged, Report
from sopctl.tell.json import safe_json
from sopctl.tell.teller import Style, said_with_mend

_SEVERITIES = {Level.GALAT: "major", Level.PERINGATAN: "minor", Level.SARAN: "info"}


def tell_gitlab(report: Report, style: Style) -> str:
    """A list of findings. Of two with one fingerprint GitLab would drop one; no two of a report have one."""
    value = [_finding(found, style) for found in report.findings]
    return safe_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _finding(found: Judged, style: Style) -> dict[str, object]:
    return {
        "description": said_with_mend(found, style.lang),
        "check_name": f"{found.rule.id} {found.rule.name}",
        "fingerprint": found.fingerprint,
        "severity": _SEVERITIES[found.level],
        "location": {"path": style.from_top(found.path), "lines": {"begin": found.place.line}},
    }
