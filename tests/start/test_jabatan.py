"""What a name tells of the kind of an agency and of who leads it."""

from __future__ import annotations

import pytest

from sopctl.start.jabatan import default_kepala, jenis_of, kepala_daerah_of


@pytest.mark.parametrize(
    ("nama", "jenis", "kepala"),
    [
        ("Sekretariat Daerah", "sekretariat-daerah", "Sekretaris Daerah"),
        ("Sekretariat DPRD", "sekretariat-dprd", "Sekretaris DPRD"),
        ("Inspektorat", "inspektorat", "Inspektur"),
        ("Dinas Kesehatan", "dinas", "Kepala Dinas Kesehatan"),
        ("Badan Pendapatan Daerah", "badan", "Kepala Badan Pendapatan Daerah"),
        ("Kecamatan Cipocok Jaya", "kecamatan", "Camat Cipocok Jaya"),
        ("kelurahan Sumur Pecung", "kelurahan", "Lurah Sumur Pecung"),
        ("UPTD Laboratorium", "uptd", "Kepala UPTD Laboratorium"),
        ("Rumah Sakit Umum", "lain", "Kepala Rumah Sakit Umum"),
    ],
)
def test_an_agency_is_of_a_kind_and_has_a_head(nama: str, jenis: str, kepala: str) -> None:
    assert jenis_of(nama) == jenis
    assert default_kepala(nama, jenis_of(nama)) == kepala


@pytest.mark.parametrize(
    ("pemerintah", "kepala"),
    [
        ("Kota Serang", "Walikota Serang"),
        ("Kabupaten Lebak", "Bupati Lebak"),
        ("Provinsi Banten", "Gubernur Banten"),
        ("Kementerian Agama", None),
        ("Kota", None),
        (None, None),
    ],
)
def test_a_government_has_a_head(pemerintah: str | None, kepala: str | None) -> None:
    assert kepala_daerah_of(pemerintah) == kepala
