"""JSON Schemas for editors, made of the models and the glossary.

`python -m sopctl.editor.schema` writes them all into schemas/; `sopctl schema` prints what lies there.
They say what the reader says (SOP005, SOP006, SOP007), so that an editor marks a fault as it is typed.
Only words that JSON Schema had in draft 7 are used, besides `$defs`: older editors know no others.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sopctl.editor.glosarium import Istilah, glossary
from sopctl.errors import SopctlError
from sopctl.model.jenis import KINDS
from sopctl.model.prosedur import KUNCI_SIMBOL
from sopctl.model.riwayat import HASIL, WAJIB_HASIL
from sopctl.resources import resource_path

DIALECT = "https://json-schema.org/draft/2020-12/schema"
JENIS: dict[str, str] = {marker.partition("/")[0]: marker for marker in KINDS}
"""The kinds that have a schema, with their markers: `sop` is `sop/1`."""

Schema = dict[str, Any]
_NULL: Schema = {"type": "null"}
_NOT_NULL: Schema = {"not": _NULL}


def schema_text(jenis: str) -> str:
    """The shipped schema of a kind, as text. SopctlError where there is no such kind."""
    if jenis not in JENIS:
        raise SopctlError("schema.jenis-tak-dikenal", jenis=jenis, pilihan=", ".join(JENIS))
    return Path(resource_path("schemas", schema_name(jenis))).read_text(encoding="utf-8")


def schema_name(jenis: str) -> str:
    """The name of a kind's schema file."""
    return f"{jenis}.schema.json"


def schema_names() -> dict[str, str]:
    """The name of each kind's schema file, by kind."""
    return {jenis: schema_name(jenis) for jenis in JENIS}


def make_schemas() -> dict[str, str]:
    """Every schema file made anew: its text by its name."""
    return {schema_name(jenis): _text(make_schema(jenis)) for jenis in JENIS}


def make_schema(jenis: str) -> Schema:
    """The schema of one kind, made of its model and the glossary."""
    marker = JENIS[jenis]
    raw = KINDS[marker].model_json_schema()
    defs = raw.pop("$defs", {})
    name = KINDS[marker].__name__
    root = _object(name, _tidied(raw))
    return {
        "$schema": DIALECT,
        **root,
        "title": f"{root['title']} ({marker})",
        "$defs": {part: _object(part, _tidied(defs[part])) for part in sorted(defs)},
    }


def _object(name: str, schema: Schema) -> Schema:
    """A model's schema, told in the words of the glossary and in its order."""
    terms = glossary()[name]
    properties = {key: _told(term, schema["properties"][key]) for key, term in terms.kunci.items()}
    return {
        **_told(terms.istilah, schema),
        "properties": properties,
        **_CONDITIONS.get(name, {}),
    }


def _told(istilah: Istilah, schema: Schema) -> Schema:
    rest = {key: value for key, value in schema.items() if key not in ("title", "description")}
    return {"title": istilah.label, "description": istilah.keterangan, **rest}


def _tidied(node: Any) -> Any:
    """Without what pydantic adds for itself: titles of its own, null as a default, exclusive unions."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    tidy: Schema = {}
    for key, value in node.items():
        if key in ("properties", "patternProperties"):
            tidy[key] = {name: _tidied(schema) for name, schema in value.items()}
        elif key in ("anyOf", "oneOf"):
            tidy |= _union(_tidied(value))
        elif key not in ("title", "description", "default"):
            tidy[key] = _tidied(value)
    if "patternProperties" in tidy:
        tidy["additionalProperties"] = False
    return tidy


def _union(choices: list[Schema]) -> Schema:
    """A union in one level; of one kind of value and null, a kind that may be null.

    An editor then marks the fault inside the value, not the whole value that is neither of two.
    """
    flat: list[Schema] = []
    for choice in choices:
        flat += choice["anyOf"] if set(choice) == {"anyOf"} else [choice]
    if len(flat) != 2 or flat[1] != _NULL or not isinstance(flat[0].get("type"), str):
        return {"anyOf": flat}
    one = {**flat[0], "type": [flat[0]["type"], "null"]}
    return {**one, "enum": [*one["enum"], None]} if "enum" in one else one


def _one_way_out() -> Schema:
    # `lanjut` beside `cabang`.
    both = {"cabang": _NOT_NULL, "lanjut": _NOT_NULL}
    return {"not": {"required": list(both), "properties": both}}


def _pelaksana_or_langkah() -> Schema:
    with_langkah = {"required": ["langkah"], "properties": {"langkah": {"type": "array", "minItems": 1}}}
    return {
        "if": with_langkah,
        "then": {"properties": dict.fromkeys(KUNCI_SIMBOL, _NULL)},
        "else": {
            "required": ["pelaksana"],
            "properties": {"pelaksana": {"type": ["string", "array"], "minItems": 1}},
        },
    }


def _hasil_of_tahap() -> list[Schema]:
    conditions = []
    for tahap, hasil in HASIL.items():
        must = tahap in WAJIB_HASIL
        allowed: list[str | None] = [*hasil] if must else [*hasil, None]
        then: Schema = {"properties": {"hasil": {"enum": allowed}}}
        if must:
            then["required"] = ["hasil"]
        conditions.append({"if": {"properties": {"tahap": {"const": tahap}}}, "then": then})
    return conditions


_CONDITIONS: dict[str, Schema] = {
    "Kegiatan": {**_pelaksana_or_langkah(), **_one_way_out()},
    "Langkah": _one_way_out(),
    "Entri": {"allOf": _hasil_of_tahap()},
}
"""What the models check with code of their own, said in the words of JSON Schema."""


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every schema into schemas/."""
    folder = Path(resource_path("schemas"))
    for name, text in make_schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
