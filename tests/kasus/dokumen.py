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


_KELILING = (1, 2, 4, 3, 5, 7, 6, 8)
"""The columns of the storm, in the order of its rows: neighbours mostly, as in an office."""
_PUTUSAN = {2: 1, 4: 2, 6: 3, 9: 4, 11: 7, 13: 8, 15: 9, 17: 10, 20: 14, 23: 18, 26: 19, 28: 22}
"""The rows of its decisions, and where each goes back to."""
_TUNDA = {6: 10, 11: 19, 17: 24, 20: 27}
"""Those of them that also skip ahead."""
_GARPU = {14: 6, 22: 16, 29: 21}
"""Steps that also start an earlier one again."""


def badai() -> Dokumen:
    """30 rows, 8 pelaksana, 12 decisions, 15 loops back, over four pages."""
    columns = [{"id": f"p{n}", "nama": f"Bidang {n}"} for n in range(1, 9)]
    rows: list[Dokumen] = []
    for n in range(1, 31):
        row: Dokumen = {"id": f"k{n}", "uraian": f"Menangani berkas tahap {n}", "butir": 3}
        row["pelaksana"] = f"p{_KELILING[n % 8]}"
        if n in _PUTUSAN:
            row["cabang"] = {"Ya": "berikutnya", "Tidak": f"k{_PUTUSAN[n]}"}
            row["cabang"] |= {"Tunda": f"k{_TUNDA[n]}"} if n in _TUNDA else {}
        if n in _GARPU:
            row["lanjut"] = [f"k{n + 1}", f"k{_GARPU[n]}"]
        rows.append(row)
    return lengkap({"pelaksana": columns, "kegiatan": rows})


def bersambung(groups: int) -> Dokumen:
    """Three tall rows a page for so many pages; each break cuts the flow, a skip ahead and a loop back."""
    rows: list[Dokumen] = []
    last = 3 * groups
    for n in range(1, last + 1):
        row: Dokumen = {"id": f"k{n}", "uraian": f"Menyusun bagian {n}", "butir": 12}
        row["pelaksana"] = ("loket", "kasi", "kabid")[n % 3]
        if n % 3 == 1 and n > 3:
            row |= cabang(Ya="berikutnya", Tidak=f"k{n - 2}")
        if n % 3 == 2 and n + 4 <= last:
            row |= cabang(Biasa="berikutnya", Segera=f"k{n + 4}")
        rows.append(row)
    return lengkap({"pelaksana": ["loket", "kasi", "kabid"], "kegiatan": rows})


def lintas() -> Dokumen:
    """15 pelaksana of three agencies, 17 steps, with a decision at each agency's door."""
    agencies = (
        ("dinkes", "Dinas Kesehatan"),
        ("dpmptsp", "Dinas Penanaman Modal"),
        ("bpkad", "Badan Keuangan"),
    )
    columns: list[Dokumen] = []
    for key, name in agencies:
        for n, role in enumerate(("Petugas", "Analis", "Kasi", "Kabid", "Kepala"), 1):
            column = {"id": f"{key}-{n}", "nama": role, "kelompok": name, "perangkat_daerah": key}
            columns.append(column)
    rows: list[Dokumen] = []
    for n, column in enumerate(columns, 1):
        row: Dokumen = {"id": f"k{n}", "uraian": f"Memproses izin tahap {n}", "pelaksana": column["id"]}
        if n in (6, 11):
            row |= cabang(Ya="berikutnya", Tidak=f"k{n - 5}")
        rows.append(row)
    rows.append({"id": "cocok", "uraian": "Mencocokkan izin", "pelaksana": "dinkes-3"})
    rows[-1] |= cabang(Ya="berikutnya", Tidak="k11")
    rows.append({"id": "terbit", "uraian": "Menerbitkan izin", "pelaksana": "dinkes-1"})
    return lengkap({"lintas_perangkat_daerah": True, "pelaksana": columns, "kegiatan": rows})
