"""The files that SOPs share, in two revisions: regulations, and the settings that decide who may do what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sopctl.diff.fakta import Fakta, reading
from sopctl.diff.tulisan import differs_in_writing_only
from sopctl.finding import KeyPath
from sopctl.model.makna import one_text

Data = Mapping[str, Any]
SETTINGS = ("perangkat_daerah", "pejabat_sop", "mulai_kaji_ulang", "kode", "aturan")
"""The keys of sopctl.yaml whose change a verifier should see."""


def compare_peraturan(base: Data, head: Data) -> Iterator[Fakta]:
    """Changed texts and statuses of regulations that both revisions have: every SOP that rests on one is
    touched by it. `base` and `head` are the data of peraturan.yaml."""
    before, after = _mapping(base.get("peraturan")), _mapping(head.get("peraturan"))
    for id in before:
        one, other = _mapping(before[id]), _mapping(after.get(id))
        if id not in after:
            continue
        for key in ("teks", "status"):
            said, says = _said(one.get(key)), _said(other.get(key))
            if said != says:
                path: KeyPath = ("peraturan", id, key)
                written = key == "teks" and differs_in_writing_only(said, says)
                yield _fakta(f"peraturan-{key}-berubah", path, one.get(key), other.get(key), written, id=id)


def compare_konfigurasi(base: Data, head: Data) -> Iterator[Fakta]:
    """Changed settings, each at the deepest key that differs, from the data of sopctl.yaml."""
    for key in SETTINGS:
        yield from _settings((key,), base.get(key), head.get(key))


def _settings(path: KeyPath, before: Any, after: Any) -> Iterator[Fakta]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from _settings((*path, key), before.get(key), after.get(key))
    elif before != after:
        yield _fakta("konfigurasi-berubah", path, before, after, kunci=".".join(str(part) for part in path))


def _fakta(jenis: str, path: KeyPath, before: Any, after: Any, tulisan: bool = False, **args: str) -> Fakta:
    said = {"sebelum": reading(before), "sesudah": reading(after)}
    return Fakta(
        jenis,
        None if before is None else path,
        None if after is None else path,
        before,
        after,
        None,
        tulisan,
        tuple(sorted({**args, **said}.items())),
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _said(value: Any) -> str | None:
    return one_text(value) if isinstance(value, str) else None
