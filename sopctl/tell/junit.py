"""The report as JUnit XML, which nearly every build service shows: a suite a file, a case a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from sopctl.messages.catalogue import mend, text
from sopctl.messages.escape import visible
from sopctl.rules.report import Judged, Report
from sopctl.tell.teller import Style, said

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 forbids and `visible` leaves: it shows on no terminal, and does no harm there."""
_NO_TIME = "0"


def tell_junit(report: Report, style: Style) -> str:
    """Findings that make the run fail are failures, the others skipped cases with the same words.

    A run without findings has one case that passed: services take an empty result for a broken one.
    """
    from xml.etree.ElementTree import Element, indent, tostring

    root = Element("testsuites", name="sopctl")
    for path, found in groupby(report.findings, key=lambda found: found.path):
        _suite(root, path, list(found), style)
    if not report.findings:
        suite = _counted(root, "sopctl", 1, failures=0, skipped=0)
        _case(suite, text(style.lang, "lint.none", files=report.files), "sopctl")
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, path: str, findings: list[Judged], style: Style) -> None:
    failing = sum(found.level >= style.fail_level for found in findings)
    suite = _counted(root, path, len(findings), failures=failing, skipped=len(findings) - failing)
    for found in findings:
        name = f"{found.rule.id} {found.rule.name} {found.place.line}:{found.place.column}"
        _told(_case(suite, name, path), found, style)


def _counted(root: Element, name: str, tests: int, *, failures: int, skipped: int) -> Element:
    from xml.etree.ElementTree import SubElement

    counts = {"tests": tests, "failures": failures, "errors": 0, "skipped": skipped}
    suite = SubElement(root, "testsuite", name=_shown(name), time=_NO_TIME)
    suite.attrib.update({key: str(count) for key, count in counts.items()})
    return suite


def _case(suite: Element, name: str, path: str) -> Element:
    from xml.etree.ElementTree import SubElement

    return SubElement(suite, "testcase", name=_shown(name), classname=_shown(path), time=_NO_TIME)


def _told(case: Element, found: Judged, style: Style) -> None:
    from xml.etree.ElementTree import SubElement

    message = _shown(said(found, style.lang))
    if found.level >= style.fail_level:
        told = SubElement(case, "failure", type=found.level.word, message=message)
        told.text = _shown_lines(_details(found, style))
    else:
        SubElement(case, "skipped", type=found.level.word, message=message)


def _details(found: Judged, style: Style) -> Iterable[str]:
    yield f"{found.path}:{found.place.line}:{found.place.column} {found.rule.id} {said(found, style.lang)}"
    if found.citation is not None:
        yield text(style.lang, "lint.citation", citation=found.citation).strip()
    way = mend(style.lang, found.rule.id, found.variant, found.args)
    yield text(style.lang, "lint.mend", mend=way).strip()


def _shown_lines(lines: Iterable[str]) -> str:
    return "\n".join(map(_shown, lines))


def _shown(words: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", visible(words))
