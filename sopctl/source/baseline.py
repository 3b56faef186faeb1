"""The text of a baseline, the same for the same entries: one entry after the other, in their order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sopctl.model.garis_dasar import TemuanLama


def baseline_text(entries: Iterable[TemuanLama]) -> str:
    """The file. Its texts are quoted, so that none of them is read as a number."""
    lines = [line for entry in entries for line in _entry(entry)]
    return "\n".join(("skema: garis-dasar/1", *(["temuan:", *lines] if lines else ["temuan: []"]))) + "\n"


def _entry(entry: TemuanLama) -> Iterator[str]:
    yield f"  - aturan: {_quoted(entry.aturan)}"
    if entry.berkas is not None:
        yield f"    berkas: {_quoted(entry.berkas)}"
    yield f"    sidik: {_quoted(entry.sidik)}"
    if entry.alasan is not None:
        yield f"    alasan: {_quoted(entry.alasan)}"
    if entry.berlaku_sampai is not None:
        yield f"    berlaku_sampai: {entry.berlaku_sampai.isoformat()}"


def _quoted(words: str) -> str:
    # Of JSON's escapes only those of quotes and backslashes are left: all else was made visible before.
    return json.dumps(words, ensure_ascii=False)
