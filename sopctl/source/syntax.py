"""What libyaml complains of, as variants of SOP001: its English is for programmers."""

from __future__ import annotations

from typing import Any

from sopctl.finding import Finding
from sopctl.source.fault import fault
from sopctl.source.marks import Lines, line_content_end, line_end

_VARIANTS = {
    "could not find expected ':'": "titik-dua-hilang",
    "mapping values are not allowed in this context": "titik-dua-berlebih",
    "block sequence entries are not allowed in this context": "butir-salah-tempat",
    "mapping keys are not allowed in this context": "kunci-salah-tempat",
    "found unknown escape character": "lolosan",
    "did not find expected hexdecimal number": "lolosan",
    "found invalid Unicode character escape code": "lolosan",
    "found unexpected document indicator": "kutip-terbuka",
    "found unexpected end of stream": "kutip-terbuka",
    "found an indentation indicator equal to 0": "kepala-blok",
    "did not find expected ',' or ']'": "kurung-siku",
    "did not find expected ',' or '}'": "kurung-kurawal",
    "did not find expected node content": "isi-hilang",
    "did not find expected '-' indicator": "indentasi",
    "did not find expected key": "indentasi",
    "did not find expected <document start>": "sisa-teks",
    "did not find expected alphabetic or numeric character": "jangkar",
    "found undefined tag handle": "tag",
    "found incompatible YAML document": "direktif",
}
_OPENED_AT = ("kutip-terbuka", "kurung-siku", "kurung-kurawal")
_BEGUN_AT = ("kutip-terbuka", "titik-dua-hilang")
DEPTH_PROBLEM = "exceeded maximum nesting depth"
"""PyYAML from 6.0.4 on counts for itself, to 1,000."""


def _variant(problem: str, context: str, char: str) -> str:
    if char == "\t" and ("tab" in problem or "cannot start" in problem):
        return "tab"
    if "directive" in context or "directive" in problem:
        return "direktif"
    if "block scalar" in context and problem not in _VARIANTS:
        return "kepala-blok" if "tab" not in problem else "tab"
    if "cannot start any token" in problem:
        return "karakter-awal"
    return _VARIANTS.get(problem, "tab" if "tab" in problem else "umum")


def syntax_finding(error: Any, text: str, lines: Lines) -> Finding:
    """SOP001 for a `yaml.MarkedYAMLError`, at the place where reading stopped.

    A quote that never ends and a key without a colon are pointed at by their beginning: reading only
    stopped at the end of the file, or a line further on, which helps nobody.
    """
    mark = error.problem_mark or error.context_mark
    char = text[mark.index : mark.index + 1]
    variant = _variant(error.problem or "", error.context or "", char)
    opened = error.context_mark if variant in _OPENED_AT else None
    args: dict[str, str | int] = {}
    if variant == "karakter-awal":
        args["karakter"] = char
    elif variant == "umum":
        args["asal"] = error.problem or ""
    elif opened is not None:
        args["baris"] = opened.line + 1
    start = mark.index
    if variant in _BEGUN_AT and error.context_mark is not None:
        start = error.context_mark.index
    end = line_content_end(text, start) if variant == "titik-dua-hilang" else start + 1
    return fault(
        "SOP001", variant, args, place=lines.place(start, min(end, max(start, line_end(text, start))))
    )
