"""A government with many SOPs and numbers, for measuring what commands over all of them cost."""

from __future__ import annotations

from pathlib import Path

from tests.rules.kit import good_sop

_AGENCIES = 30


def write_office(root: Path, count: int) -> None:
    """So many SOPs, each with a number, a register file, a title, and one decree that put all in force."""
    agencies = "".join(
        f"  pd{a:02}: {{nama: Dinas {a}, singkatan: PD{a:02}, jenis: dinas, "
        "unit_kerja: {u: {nama: Unit}}}\n"
        for a in range(_AGENCIES)
    )
    kode = 'kode: {pola: "065/{urut:03}/SOP/{singkatan}/{tahun}", lingkup: [perangkat_daerah, tahun]}\n'
    head = f"skema: konfigurasi/1\npemerintah_daerah: Kota Contoh\nperangkat_daerah:\n{agencies}{kode}"
    _write(root / "sopctl.yaml", head)
    for i in range(count):
        agency, urut = f"pd{i % _AGENCIES:02}", i // _AGENCIES + 1
        nomor = f"065/{urut:03}/SOP/{agency.upper()}/2026"
        _write(root / f"sop/{agency}/sop-{i}.yaml", _sop(i, agency, nomor))
        entry = f"skema: register/1\nnomor: {nomor}\nsop: {agency}/sop-{i}\nnama: Kegiatan {i}\n"
        _write(
            root / f"register/{agency}/2026-{urut:03}.yaml", f"{entry}tanggal: 2026-01-14\nstatus: dipakai\n"
        )
    for a in range(_AGENCIES):
        titles = "".join(
            f"  - {{nama: Kegiatan {i}, unit_kerja: u, nomor: null, sop: sop-{i}}}\n"
            for i in range(a, count, _AGENCIES)
        )
        _write(
            root / f"inventaris/pd{a:02}.yaml",
            f"skema: inventaris/1\nperangkat_daerah: pd{a:02}\njudul:\n{titles}",
        )
    _write(
        root / "sop/pd00/tanpa-nomor.yaml", good_sop("id: tanpa-nomor\nnama: Baru\nperangkat_daerah: pd00\n")
    )


def _sop(i: int, agency: str, nomor: str) -> str:
    decree = "keputusan: {nomor: '1', tanggal: 2026-01-30}"
    adopted = f"{{tahap: adopsi, tanggal: 2026-02-01, {decree}, efektif: 2026-03-01}}"
    return good_sop(
        f"id: sop-{i}\nnama: Kegiatan {i}\nnomor: {nomor}\nperangkat_daerah: {agency}\nunit_kerja: u\n"
        f"riwayat: [{adopted}]\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
