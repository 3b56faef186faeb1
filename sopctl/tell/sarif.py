"""The report as SARIF 2.1.0, the format of code scanning (OASIS Standard, March 2020)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from sopctl.finding import Level
from sopctl.messages.catalogue import text
from sopctl.rules.report import Judged, Report
from sopctl.rules.rule import Rule
from sopctl.tell.json import safe_json
from sopctl.tell.page import page_as_markdown, page_as_text
from sopctl.tell.teller import Style, said_with_mend
from sopctl.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.GALAT: "error", Level.PERINGATAN: "warning", Level.SARAN: "note"}
_TOP = "%SRCROOT%"
"""What consumers put the top of their checkout in place of."""
_FINGERPRINT = "sopctl/v1"


def tell_sarif(report: Report, style: Style) -> str:
    """The report as one run, with the rules that spoke in it. Suppressed findings are not in a report."""
    rules = [rule for rule, _ in report.by_rule()]
    index = {rule.id: at for at, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "sopctl",
                "version": __version__,
                "rules": [_rule(rule, style.lang) for rule in rules],
            }
        },
        "language": style.lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": text(style.lang, "lint.sarif_top")}}},
        "results": [_result(found, index, style) for found in report.findings],
    }
    value = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return safe_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": text(lang, f"rule.{rule.id}.what")},
        "fullDescription": {"text": text(lang, f"rule.{rule.id}.why")},
        "help": {"text": page_as_text(rule, lang), "markdown": page_as_markdown(rule, lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }
    citation = rule.all_sources.citation
    return told if citation is None else {**told, "properties": {"citation": citation}}


def _result(found: Judged, index: dict[str, int], style: Style) -> dict[str, Any]:
    place = found.place
    return {
        "ruleId": found.rule.id,
        "ruleIndex": index[found.rule.id],
        "level": _LEVELS[found.level],
        "message": {"text": _literal(said_with_mend(found, style.lang))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(style.from_top(found.path)),
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.end_line,
                        "endColumn": place.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: found.fingerprint},
        "properties": {"citation": found.citation, "fix": found.fix},
    }


def _artifact(path: str) -> dict[str, str]:
    """Where a file lies: below the top, or else as it was printed, which no consumer can resolve."""
    # A name that is no UTF-8 arrives in surrogates and goes out as the bytes it has on the disk.
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    uri = quote(raw, safe="/")
    if path.startswith(("/", "../")) or path == "-":
        return {"uri": f"file://{uri}" if path.startswith("/") else uri}
    return {"uri": uri, "uriBaseId": _TOP}


def _literal(words: str) -> str:
    """The words without what a consumer would make a link of: `[words](target)`."""
    return words.replace("](", "] (")
