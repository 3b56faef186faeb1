"""A comparison as JSON, version 1 (schemas/diff.schema.json)."""

from __future__ import annotations

import json

from sopctl.diff.report import Dokumen, Letak, Perbandingan, Ubah
from sopctl.tell.json import safe_json
from sopctl.tell.ubah import GRAVEST_FIRST, UbahStyle, said

VERSION = 1


def tell_ubah_json(found: Perbandingan, style: UbahStyle) -> str:
    """The comparison as JSON. Only `message` depends on the language."""
    value = {
        "version": VERSION,
        "base": found.base,
        "head": found.head,
        "changes": [_change(ubah, style.lang) for ubah in found.ubah],
        "documents": [_document(dokumen) for dokumen in found.dokumen],
        "summary": {bobot.word: found.count(bobot) for bobot in GRAVEST_FIRST},
    }
    return safe_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _change(ubah: Ubah, lang: str) -> dict[str, object]:
    fakta = ubah.fakta
    return {
        "change": ubah.jenis,
        "level": ubah.bobot.word,
        "sop": ubah.sop,
        "kegiatan": fakta.kegiatan,
        "key_path": list(fakta.key_path),
        "before": fakta.before,
        "after": fakta.after,
        "before_place": _place(ubah.before_place),
        "after_place": _place(ubah.after_place),
        "message": said(ubah, lang),
        "citation": ubah.source.citation,
        "fingerprint": ubah.fingerprint,
    }


def _place(letak: Letak | None) -> dict[str, object] | None:
    return None if letak is None else {"path": letak.path, "line": letak.line}


def _document(dokumen: Dokumen) -> dict[str, object]:
    return {
        "sop": dokumen.sop,
        "status": dokumen.keadaan,
        "path_before": dokumen.path_before,
        "path_after": dokumen.path_after,
    }
