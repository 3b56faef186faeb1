"""Data to model: pydantic's errors as findings of SOP005 and SOP006, unquoted numbers as SOP007."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from sopctl.finding import Finding, KeyPath, Put, Rename, finding
from sopctl.model.dasar import SLUG, Model
from sopctl.source.document import Data, Document, has_key, value_at
from sopctl.source.fault import fault
from sopctl.source.shape import forms_at, known_keys, may_be_empty, wants_text
from sopctl.source.unheard import unheard

Args = dict[str, str | int]
_LONGEST_SHOWN = 60
_MOST_SUGGESTED = 100
_BOUNDS = {"greater_than": (">", "gt"), "less_than_equal": ("≤", "le")}
_BESIDE = ("lanjut_dan_cabang", "di_samping_langkah")
"""Errors of a key that may not stand where it stands, whatever its value."""
_ROUNDS = 8
"""Keys to be left out can hide others behind a union; more than this deep no model is."""


def build(document: Document, kind: type[Model]) -> tuple[Model | None, tuple[Finding, ...]]:
    """The model of a document, None where SOP006 spoke, and the findings of all that was not right.

    Unknown keys and unquoted numbers leave the model whole, and so do optional keys with a blank text
    where none can stand: the rules ask for what they need.
    """
    findings: list[Finding] = []
    data: Data = document.data
    for _ in range(_ROUNDS):
        model, errors = _validate(kind, data)
        unknown = [_key_path(error["loc"], data) for error in errors if error["type"] == "extra_forbidden"]
        blank = [path for error in errors if (path := _blank_key(kind, error, data))]
        if not unknown and not blank:
            break
        findings.extend(_unknown_key(kind, path, data, len(findings) + i) for i, path in enumerate(unknown))
        data = _without(data, (*unknown, *blank))
    told = [*(error for error in errors if not _is_echo(error)), *unheard(kind, errors, data)]
    invalid = [_invalid(kind, error, document.data) for error in told]
    blamed = {f.key_path for f in invalid}
    numbers = [
        _number(document, path) for path in document.numbers if path not in blamed and wants_text(kind, path)
    ]
    return model, (*findings, *invalid, *numbers)


def _validate(kind: type[Model], data: Data) -> tuple[Model | None, Sequence[Any]]:
    try:
        return kind.model_validate(data), ()
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _blank_key(kind: type[Model], error: Mapping[str, Any], data: Data) -> KeyPath:
    """The path of an optional key that holds a blank text; empty where the error is another."""
    path = _key_path(error["loc"], data)
    value = value_at(data, path)
    is_blank = isinstance(value, str) and not value.strip()
    return path if is_blank and may_be_empty(kind, path) else ()


def _is_echo(error: Mapping[str, Any]) -> bool:
    """Items at fault are not counted by pydantic, so that it also calls their list too short."""
    return error["type"] == "too_short" and bool(error["input"])


def _key_path(loc: Sequence[str | int], data: Data) -> KeyPath:
    """A pydantic `loc` without the tags of unions and keys, which the data do not hold."""
    path: list[str | int] = []
    here: Data = data
    for part in loc:
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif isinstance(part, str) and part[:1] + part[-1:] in ("<>", "[]"):
            continue
        else:
            here = None
        path.append(part)
    return tuple(path)


def _without(data: Data, paths: Iterable[KeyPath]) -> Data:
    """The data without some keys, copied along the ways to them."""
    gone: set[str | int] = set()
    below: dict[str | int, list[KeyPath]] = {}
    for path in paths:
        if len(path) == 1:
            gone.add(path[0])
        else:
            below.setdefault(path[0], []).append(path[1:])
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if key not in gone}
        return {key: _without(part, below[key]) if key in below else part for key, part in kept.items()}
    if isinstance(data, list):
        return [_without(part, below[i]) if i in below else part for i, part in enumerate(data)]
    return data


def _unknown_key(kind: type[Model], path: KeyPath, data: Data, before: int) -> Finding:
    """SOP005, with the nearest known key unless so many were told before that nobody asks."""
    # Only here: most runs find no unknown key and need not import it.
    from difflib import get_close_matches

    key = str(path[-1])
    known = known_keys(kind, path[:-1]) if before < _MOST_SUGGESTED else ()
    near = get_close_matches(key.lower(), known, n=1)
    if near:
        # Where the mapping has the near key already nobody can say which of both was meant.
        edits = () if has_key(data, (*path[:-1], near[0])) else (Rename(path, near[0]),)
        return finding("SOP005", path, "mirip", at_key=True, edits=edits, kunci=key, terdekat=near[0])
    return finding("SOP005", path, "tak-dikenal", at_key=True, kunci=key)


def _number(document: Document, path: KeyPath) -> Finding:
    value = str(value_at(document.data, path))
    return finding("SOP007", path, "angka", edits=(Put(path, value),), kunci=_key_of(path), nilai=value)


def _key_of(path: KeyPath) -> str:
    """The last key of a path: what a person calls the place."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _invalid(kind: type[Model], error: Mapping[str, Any], data: Data) -> Finding:
    """SOP006 for one error of pydantic or of a validator of ours."""
    context = error.get("ctx") or {}
    path = _key_path(error["loc"], data)
    at_key = error["loc"][-1:] == ("[key]",)
    if "kunci" in context:
        path = (*path, context["kunci"])
        at_key = error["type"] in _BESIDE
    value = path[-1] if at_key and path else value_at(data, path)
    variant, args = _variant(kind, error, path, value, there=has_key(data, path))
    return fault("SOP006", variant, {"kunci": _key_of(path), **args}, key_path=path, at_key=at_key)


def _variant(
    kind: type[Model], error: Mapping[str, Any], path: KeyPath, value: object, *, there: bool
) -> tuple[str, Args]:
    what, context = error["type"], error.get("ctx") or {}
    if what == "missing" and not there:
        return "kunci-hilang", {}
    if what in _BESIDE:
        return what.replace("_", "-"), {}
    if what in ("missing", "too_short", "kosong") or _is_blank(value):
        return "kosong", {}
    shown: Args = {"nilai": _shown(value)}
    if what == "literal_error":
        return "pilihan", {**shown, "pilihan": _choices(context["expected"])}
    if what == "string_too_long":
        return "terlalu-panjang", {"maks": context["max_length"]}
    if what == "string_pattern_mismatch" and context["pattern"] == SLUG:
        return "slug", shown
    if what in _BOUNDS:
        sign, name = _BOUNDS[what]
        return "di-luar-batas", {**shown, "batas": f"{sign} {context[name]:g}"}
    if what in ("tanggal", "bilangan"):
        return what, shown
    if what.startswith("bool_"):
        return "benar-salah", shown
    if isinstance(value, bool) and wants_text(kind, path):
        return "boolean", shown
    return "bentuk-" + "-".join(forms_at(kind, path)), {"bentuk": _form_of(value)}


def _choices(expected: str) -> str:
    """The allowed values, joined by commas, from pydantic's own sentence or from a list of ours."""
    return ", ".join(re.findall(r"'([^']*)'", expected)) or expected


def _shown(value: object) -> str:
    """A value as it may be quoted in a sentence: short, and as in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value if isinstance(value, str) else "{…}" if isinstance(value, dict) else "[…]"
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _form_of(value: object) -> str:
    """What a value is, in the words of the variants."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, dict):
        return "objek"
    return "daftar" if isinstance(value, list) else "teks"
