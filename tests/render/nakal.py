"""Strings that try to be something else than text, in every place where a document has text."""

from __future__ import annotations

from typing import Any

import yaml
from bahan import SURAT

NAKAL = (
    '#read("/etc/passwd")',
    "*tebal* _miring_ `kode` ~coret~",
    "$x^2$ dan $$y$$",
    "a | b || c",
    "<b>a</b> <script>alert(1)</script> & &amp; \"q\" 's'",
    "[tautan](javascript:alert(1)) ![gambar](http://contoh.invalid/a.png)",
    "http://contoh.invalid www.contoh.invalid surat@contoh.invalid",
    "@organisasi #12 :smile: GH-1",
    "{{7*7}} {% raw %} {nomor} %s",
    "\\N \\ \\\\ #let x = 1; #pagebreak()",
    "end --> s1; %%{init: {}}%% click s0",
    "-- ]]> <!-- x --> </svg>",
    "1. butir - strip + tambah = sama",
    "a\u00a0b \u200b\u00adc e\u0301",
    "中文 😀 עברית",
    "``` ```mermaid",
)


_BUKAN_TEKS = frozenset(
    (
        "skema",
        "id",
        "jenis",
        "pihak",
        "perangkat_daerah",
        "unit_kerja",
        "pelaksana",
        "lanjut",
        "rujuk_sop",
        "ref",
    )
)


def _nakal(value: Any, text: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: v if k == "cabang" else _nakal(v, text, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_nakal(item, text, key) for item in value]
    return f"{value} {text}" if isinstance(value, str) and key not in _BUKAN_TEKS else value


def surat_nakal(text: str) -> str:
    """The example as YAML, with `text` in every free text, branch labels included."""
    document = _nakal(yaml.safe_load(SURAT), text)
    document["kegiatan"][1]["cabang"] = {f"Ya {text}": "berikutnya", f"Tidak {text}": "serahkan"}
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
