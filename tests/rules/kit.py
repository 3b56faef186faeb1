"""What tests of rules share: a small repository to ask, and a way to judge a text."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Literal

from sopctl.judging.judge import Judging, judge_file
from sopctl.model.bersama import Himpunan, TakTerbaca
from sopctl.model.inventaris import Inventaris, Terinventaris
from sopctl.model.keputusan import Keputusan, Terputuskan
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.laporan import Laporan, Terlapor
from sopctl.model.peraturan import Peraturan
from sopctl.model.register import Register, Terdaftar
from sopctl.rules.report import Judged
from sopctl.rules.settings import Settings
from sopctl.source.load import load_bytes

TODAY = date(2026, 6, 1)
PATH = "sop/diskominfo/kasus.yaml"
_BERKAS = re.compile(r"# berkas: (\S+)\n")
_MARK = re.compile(r"# <- (SOP\d{3}(?:, SOP\d{3})*)")

KONFIGURASI = Konfigurasi.model_validate(
    {
        "skema": "konfigurasi/1",
        "pemerintah_daerah": "Kota Contoh",
        "perangkat_daerah": {
            "diskominfo": {
                "nama": "Dinas Komunikasi dan Informatika",
                "singkatan": "DISKOMINFO",
                "jenis": "dinas",
                "unit_kerja": {"subbag-umum": {"nama": "Subbagian Umum"}},
            },
            "setda": {"nama": "Sekretariat Daerah", "jenis": "sekretariat-daerah"},
            "uptd-data": {"nama": "UPTD Pusat Data", "jenis": "uptd", "induk": "diskominfo"},
            "setwan": {"nama": "Sekretariat DPRD", "jenis": "sekretariat-dprd"},
            "inspektorat": {"nama": "Inspektorat", "jenis": "inspektorat"},
            "kec-hulu": {"nama": "Kecamatan Hulu", "jenis": "kecamatan"},
            "rsud": {"nama": "RSUD Contoh", "jenis": "lain", "kepala": "Direktur RSUD Contoh"},
            "perumda": {"nama": "Perumda Pasar", "jenis": "lain"},
        },
        "kode": {
            "pola": "{klasifikasi}/{urut:03}/SOP/{singkatan}/{tahun}",
            "klasifikasi": "065",
            "lingkup": ["perangkat_daerah", "tahun"],
            "sejak": "2020-01-01",
        },
    }
)
PERINGATAN_BERSAMA = "Jika SOP ini tidak dilaksanakan, maka kinerja menurun."
_PERATURAN: tuple[tuple[str, str, Literal["berlaku", "dicabut", "diubah"] | None, str | None], ...] = (
    ("uu-43-2009", "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan", "berlaku", None),
    ("uu-23-2014", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "diubah", None),
    ("uu-7-1971", "Undang-Undang Nomor 7 Tahun 1971 tentang Pokok Kearsipan", "dicabut", "uu-43-2009"),
    ("perwal-3-2010", "Peraturan Walikota Contoh Nomor 3 Tahun 2010 tentang Tata Naskah", "dicabut", None),
    (
        "permendagri-54-2009",
        "Permendagri Nomor 54 Tahun 2009 tentang Tata Naskah",
        None,
        "Permendagri 1/2023",
    ),
    ("pp-28-2012", "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Kearsipan", "berlaku", None),
)


def _registered(path: str, nomor: str, sop: str | None, **keys: object) -> Terdaftar:
    data = {"skema": "register/1", "nomor": nomor, "sop": sop, "status": "dipakai", **keys}
    return Terdaftar(f"register/{path}.yaml", Register.model_validate(data))


_INVENTARIS = {
    "skema": "inventaris/1",
    "perangkat_daerah": "rsud",
    "judul": [
        {"nama": "Penerimaan Surat Rujukan", "nomor": "12/RSUD"},
        {"nama": "Pelayanan Rekam Medis", "unit_kerja": "rekam-medis", "nomor": "12/RSUD"},
        {"nama": "Pendaftaran Pasien", "sop": "pendaftaran"},
        {"nama": "Pemulangan Pasien", "sop": "rsud/pemulangan", "nomor": "13/RSUD"},
        {"nama": "SOP Pelayanan Ambulans", "sop": None},
    ],
}
_KEPUTUSAN = {
    "skema": "keputusan/1",
    "id": "kep-31-2026",
    "tanggal": "2026-02-16",
    "jenis": "penetapan",
    "sop": ["diskominfo/penerimaan-surat", "setda/penyimpanan-arsip", None],
}
_LAPORAN = {
    "skema": "laporan/1",
    "perangkat_daerah": "inspektorat",
    "laporan": [
        {"jenis": "pengawasan", "periode": "2026-S1", "tanggal": "2026-04-08"},
        {"jenis": "pengawasan", "periode": "2025-T4", "tanggal": None},
    ],
}
BERSAMA = Himpunan(
    laporan=(Terlapor("laporan/inspektorat/2026.yaml", Laporan.model_validate(_LAPORAN)),),
    register=(
        _registered("diskominfo/2024-001", "065/001/SOP/DISKOMINFO/2024", "diskominfo/penerimaan-surat"),
        _registered("diskominfo/2026-001", "065/001/SOP/DISKOMINFO/2026", "diskominfo/penerimaan-surat"),
        _registered("diskominfo/2026-002", "065/002/SOP/DISKOMINFO/2026", "diskominfo/disposisi-surat"),
        _registered(
            "diskominfo/2026-003",
            "065/003/SOP/DISKOMINFO/2026",
            None,
            perangkat_daerah="diskominfo",
            status="dipesan",
        ),
        _registered(
            "diskominfo/2026-004", "065/004/SOP/DISKOMINFO/2026", "diskominfo/dicabut", status="dicabut"
        ),
        _registered("diskominfo/2026-005", "065/005/SOP/DISKOMINFO/2026", "diskominfo/kasus-lama"),
        _registered(
            "diskominfo/lama-001",
            "065",
            "diskominfo/penerimaan-surat",
            tanggal="2015-03-02",
            status="dipakai",
        ),
        _registered("diskominfo/lama-002", "7 / 2019", "diskominfo/penerimaan-surat", tanggal="2019-12-31"),
        _registered("diskominfo/lama-003", "8 / 2020", "diskominfo/penerimaan-surat", tanggal="2020-01-01"),
    ),
    inventaris=(Terinventaris("inventaris/rsud.yaml", Inventaris.model_validate(_INVENTARIS)),),
    keputusan=(Terputuskan("keputusan/kep-31-2026.yaml", Keputusan.model_validate(_KEPUTUSAN)),),
    tak_terbaca=(
        TakTerbaca("keputusan/kep-40-2026.yaml", "id: [\n"),
        TakTerbaca("register/diskominfo/2026-077.yaml", "nomor: 065/077/SOP/DISKOMINFO/2026\nsop: [\n"),
        TakTerbaca("inventaris/kec-hulu.yaml", "judul: [\n"),
    ),
)
KOLEKSI = Koleksi(
    konfigurasi=KONFIGURASI,
    sop=(
        Ringkasan("sop/diskominfo/Pelaporan.yaml", "diskominfo", "pelaporan", "Pelaporan Kinerja"),
        Ringkasan(
            "sop/diskominfo/disposisi-surat.yaml",
            "diskominfo",
            "disposisi-surat",
            "Disposisi Surat Masuk",
            "065/002/SOP/DISKOMINFO/2026",
            keterkaitan=("diskominfo/penerimaan-surat", "diskominfo/kasus-lama"),
        ),
        Ringkasan(
            "sop/diskominfo/dicabut.yaml",
            "diskominfo",
            "dicabut",
            "Peminjaman Ruang Rapat",
            pencabutan=date(2026, 1, 5),
        ),
        Ringkasan(
            "sop/diskominfo/kasus.yaml", "diskominfo", "kasus", None, dahulu=("diskominfo/kasus-lama",)
        ),
        Ringkasan(
            "sop/diskominfo/peminjaman-aula.yaml",
            "diskominfo",
            "peminjaman-aula",
            "Pemakaian Aula",
            pencabutan=date(2026, 3, 2),
            pengganti=("setda/pemakaian-gedung",),
        ),
        Ringkasan(
            "sop/diskominfo/pengiriman-surat.yaml", "diskominfo", "pengiriman-surat", "Pengiriman Surat"
        ),
        Ringkasan(
            "sop/setda/penataan-arsip.yaml",
            "setda",
            "penataan-arsip",
            "Penataan Arsip",
            dahulu=("setda/penyimpanan-arsip",),
            keterkaitan=("diskominfo/penerimaan-surat",),
        ),
        *(
            Ringkasan(f"sop/arsip/{id}.yaml", "arsip", id, None, peringatan=(PERINGATAN_BERSAMA,))
            for id in ("a", "b", "c", "d", "e")
        ),
    ),
    tak_terbaca=frozenset({"diskominfo/rusak"}),
    peraturan={
        id: Peraturan(teks=teks, status=status, diganti_oleh=diganti_oleh)
        for id, teks, status, diganti_oleh in _PERATURAN
    },
    bersama=BERSAMA,
)


def judge(
    text: str,
    settings: Settings | None = None,
    *,
    koleksi: Koleksi = KOLEKSI,
    today: date = TODAY,
    path: str | None = None,
) -> tuple[Judged, ...]:
    """The findings of a text, cross rules included unless the settings say otherwise.

    A text may tell in a comment on its first line where in the repository it lies: `# berkas: PATH`.
    """
    told = _BERKAS.match(text)
    lies = path or (told[1] if told else PATH)
    loaded = load_bytes(text.encode(), lies)
    return judge_file(loaded, lies, Judging(koleksi, settings or Settings(cross=True), today))


def ids_of(findings: tuple[Judged, ...]) -> list[str]:
    """The rules that spoke, in the order of the file."""
    return [found.rule.id for found in findings]


def marked(text: str, rule: str) -> Counter[int]:
    """The lines that a case marks with `# <- SOPNNN`; several findings on one line are listed so."""
    return Counter(
        number
        for number, line in enumerate(text.splitlines(), start=1)
        for found in _MARK.finditer(line)
        for id in found[1].split(", ")
        if id == rule
    )


def good_sop(patch: str = "") -> str:
    """A good SOP, some of its keys replaced by those of `patch`, which are put at its end."""
    text = (Path(__file__).parent / "baik.yaml").read_text(encoding="utf-8")
    replaced = set(re.findall(r"^(\w+):", patch, re.MULTILINE))
    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    return "".join(block for block in blocks if block.partition(":")[0] not in replaced) + patch
