"""The fixed words of the sheet: read from templates/lembar, filled in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from sopctl.resources import resource_path

_FIELD = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=4)
def _load(name: str) -> Mapping[str, Any]:
    with open(resource_path("templates", "lembar", f"{name}.yaml"), encoding="utf-8") as file:
        loaded: Mapping[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return loaded


def fill(template: str, **fields: str) -> str:
    """The template with its {fields} filled once: what a document says is never read as a field."""
    return _FIELD.sub(lambda match: fields.get(match[1], match[0]), template)


def kata(file: str, group: str, key: str, **fields: str) -> str:
    """A fixed text, such as `kata("label", "kepala", "nomor")`, with its fields filled."""
    template: str = _load(file)[group][key]
    return fill(template, **fields)


def daftar_kata(file: str, key: str) -> tuple[str, ...]:
    """A list of words, or a lone text as a list of one."""
    value: str | list[str] = _load(file)[key]
    return (value,) if isinstance(value, str) else tuple(value)
