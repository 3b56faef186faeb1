"""Documents too long to be written out, their content invented: wide ones, and ones of many pages."""

from __future__ import annotations

from .bahan import Dokumen, lengkap


def berkolom(count: int) -> Dokumen:
    """A step in each of so many columns, back to the first; every fourth one is a decision that loops."""
    rows: list[Dokumen] = []
    for n in range(1, count + 1):
        row: Dokumen = {"id": f"k{n}", "uraian": f"Meneruskan berkas ke meja {n}", "pelaksana": f"p{n}"}
        if n % 4 == 0:
            row["cabang"] = {"Ya": "berikutnya", "Tidak": f"k{n - 2}"}
        rows.append(row)
    rows.append({"id": "arsip", "uraian": "Menyimpan berkas", "pelaksana": "p1"})
    columns = [{"id": f"p{n}", "nama": f"Meja {n}"} for n in range(1, count + 1)]
    return lengkap({"pelaksana": columns, "kegiatan": rows})


def berbaris(count: int, butir: int = 1, arah: dict[int, Dokumen] | None = None) -> Dokumen:
    """So many rows in two columns by turns, each with so many items; `arah`: keys added by row."""
    rows: list[Dokumen] = []
    for n in range(1, count + 1):
        row: Dokumen = {"id": f"k{n}", "uraian": f"Langkah ke-{n}", "butir": butir}
        row["pelaksana"] = "loket" if n % 3 else "kasi"
        rows.append({**row, **(arah or {}).get(n, {})})
    return lengkap({"pelaksana": ["loket", "kasi"], "kegiatan": rows})


def cabang(**exits: str) -> Dokumen:
    """The keys of a decision."""
    return {"cabang": exits}
