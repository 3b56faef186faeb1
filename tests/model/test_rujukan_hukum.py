"""Legal bases are read from the many ways in which drafters write them."""

from __future__ import annotations

import time

import pytest

from sopctl.model.rujukan_hukum import Wilayah, read_rujukan, read_wilayah

# Kind, place in the order, number, year; an empty word for what cannot be read.
WRITTEN = """
uu 3 43 2009 | Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
uu 3 43 2009 | UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 43 TAHUN 2009 TENTANG KEARSIPAN
uu 3 43 2009 | UU No.43/2009
uu 3 43 2009 | a. UU RI No 43 Thn 2009 ttg Kearsipan
uu 3 23 2014 | 1. Undang-Undang Nomor 23 Tahun 2014 sebagaimana telah diubah dengan UU Nomor 9 Tahun 2015
uu 3 43 - | Undang-Undang Nomor 43 tentang Kearsipan
uu 3 - 2009 | Undang-Undang Kearsipan Tahun 2009
uud 1 - 1945 | Undang-Undang Dasar Negara Republik Indonesia Tahun 1945
uud 1 - 1945 | UUD 1945
tap-mpr 2 xi/mpr 1998 | Ketetapan MPR Nomor XI/MPR/1998 tentang Penyelenggara Negara
perppu 3 2 2022 | Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja
pp 4 71 2010 | PP 71 Tahun 2010 Standar Akuntansi Pemerintahan
pp 4 28 2020 | Peraturan Pemerintah Nomor 28 Tahun 2020 tentang Perubahan atas PP Nomor 27 Tahun 2014
perpres 5 86 2007 | Peraturan Presiden Republik Indonesia Nomor 86 Tahun 2007 tentang Badan Pusat Statistik
keppres - 80 2003 | Keputusan Presiden Nomor 80 Tahun 2003 tentang Pengadaan
permen 6 35 2012 | Permenpan-RB 35 / 2012
permen 6 25 2006 | Peraturan Menteri Negara PAN Nomor : PER/25/M.PAN/05/2006 tentang Penilaian
permen 6 215 2016 | Peraturan Menteri Keuangan Nomor 215/PMK.05/2016 tentang Perubahan
permen 6 215 2016 | PMK 215 Tahun 2016
permen 6 75 2019 | Peraturan Menteri LHK Nomor P.75/MENLHK/SETJEN/KUM.1/10/2019 tentang Peta Jalan
permen 6 1 2021 | Permen ATR/BPN Nomor 1 Tahun 2021 tentang Sertipikat
perban 6 19 2013 | Peraturan Kepala BPS Nomor 19 Tahun 2013
perban 6 1 2023 | Peraturan BPS Tahun 2023 Nomor 1 tentang Tata Naskah Dinas
perdirjen - per-40/pb 2006 | Peraturan Direktur Jenderal Perbendaharaan Nomor PER-40/PB/2006
perda 7 8 2016 | Peraturan Daerah Provinsi Banten Nomor 8 Tahun 2016 tentang Perangkat Daerah
perda 7 8 2016 | Perda Banten 8/2016
perda 7 1 2020 | Qanun Aceh Nomor 1 Tahun 2020 tentang Pajak
pergub 8 2 2019 | Peraturan Gubernur DKI Jakarta Nomor 2 Tahun 2019 tentang Pajak
perda 9 7 2016 | Peraturan Daerah Kota Serang Nomor 7 Tahun 2016 tentang Perangkat Daerah
perda - 7 2016 | Peraturan Daerah Nomor 7 Tahun 2016 tentang Perangkat Daerah
perwal 10 50 2017 | Peraturan Wali Kota Serang Nomor 50 Tahun 2017 tentang Pedoman
perwal 10 50 2017 | Perwal Serang 50/2017
perbup 10 5 2014 | Perbup Kudus Nomor 05 Tahun 2014
kepwal 11 065/kep.31-org 2026 | Keputusan Walikota Serang Nomor 065/Kep.31-Org/2026 tentang Penetapan SOP
keputusan 11 kep/25/m.pan/2 2004 | Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004 tentang Pedoman Umum
surat - s-2318/pb.6 2016 | Surat Direktur Jenderal Perbendaharaan Nomor S-2318/PB.6/2016 tentang Sisa Barang
- - - 2025 | SBM 2025
- - - - | Peraturan yang berlaku
- - - - | Peraturan perundang-undangan
- - 5 2012 | Peraturan Nomor 5 Tahun 2012 tentang Kearsipan
- - - - | …
"""
LINES = [line.split(" | ") for line in WRITTEN.strip().splitlines()]


@pytest.mark.parametrize(("expected", "text"), LINES, ids=[text for _, text in LINES])
def test_kind_place_number_and_year_are_read(expected: str, text: str) -> None:
    read = read_rujukan(text)
    parts = (read.jenis, read.tingkat, read.nomor, read.tahun)
    told = " ".join("-" if part is None else str(part) for part in parts)
    assert told == expected


@pytest.mark.parametrize(
    ("text", "judul"),
    [
        ("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan", "Kearsipan"),
        ("PP 71/2010 Standar Akuntansi", "Standar Akuntansi"),
        ("UU ASN Nomor 20 Tahun 2023", "asn"),
        ("Peraturan Menteri Keuangan Nomor 171/PMK.05/2021 (SAKTI)", None),
        ("Undang-Undang Nomor 43 Tahun 2009", None),
        ("Undang-Undang Nomor 43 Tahun 2009 tentang …", None),
        ("Undang-Undang Nomor 23 Tahun 2014 Pasal 12", None),
        ("Undang-Undang Nomor 23 Tahun 2014 jo. Undang-Undang Nomor 9 Tahun 2015", None),
        ("Permenpan-RB Nomor 5 Tahun 2024", None),
    ],
)
def test_titles_are_told_from_what_only_stands_there(text: str, judul: str | None) -> None:
    assert read_rujukan(text).judul == judul


@pytest.mark.parametrize(
    "alike",
    [
        ("UU 25/2009", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
        (
            "PermenPANRB No. 35/2012",
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012",
            "Peraturan Menteri PAN dan RB RI Nomor 035 Tahun 2012 tentang Pedoman",
        ),
        (
            "Permendagri 52 Tahun 2011",
            "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 52 Tahun 2011",
        ),
        ("Peraturan Kepala BPS 8/2020", "Peraturan Badan Pusat Statistik Nomor 8 Tahun 2020"),
        ("Perka ANRI 37/2016", "Peraturan Kepala Arsip Nasional Republik Indonesia Nomor 37 Tahun 2016"),
        ("Perwal Serang 50/2017", "Peraturan Walikota Nomor 50 Tahun 2017 tentang SOP", "Perwal 50/2017"),
        ("Perda Serang 7/2016", "Peraturan Daerah Kota Serang Nomor 7 Tahun 2016"),
        ("UUD 1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"),
    ],
)
def test_texts_of_one_regulation_have_one_key(alike: tuple[str, ...]) -> None:
    keys = {read_rujukan(text).kunci(Wilayah("kota", "serang")) for text in alike}
    assert len(keys) == 1
    assert None not in keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UU 43/2009", "UU 43/2007"),
        ("UU 2/2022", "Perppu 2/2022"),
        ("Permendagri 1/2023", "Permenkes 1/2023"),
        ("Peraturan BPS 1/2023", "Peraturan BKN 1/2023"),
        ("Perwal Serang 5/2017", "Perwal Cilegon 5/2017"),
        ("Perda Kota Serang 5/2017", "Perda Kabupaten Serang 5/2017"),
        ("Keputusan Walikota Nomor 065/Kep.1-Org/2026", "Keputusan Walikota Nomor 065/Kep.2-Org/2026"),
    ],
)
def test_different_regulations_have_different_keys(one: str, other: str) -> None:
    serang = Wilayah("kota", "serang")
    assert read_rujukan(one).kunci(serang) != read_rujukan(other).kunci(serang)


def test_what_lacks_a_number_or_a_year_is_not_known_to_be_any_regulation() -> None:
    assert read_rujukan("Undang-Undang tentang Kearsipan").kunci() is None
    assert read_rujukan("Undang-Undang Nomor 43 tentang Kearsipan").kunci() is None


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Peraturan Walikota Serang Nomor 50 Tahun 2017", ("kota", "serang")),
        ("Peraturan Walikota Kota Tangerang Selatan 5/2014", ("kota", "tangerang selatan")),
        ("Peraturan Bupati Serang Provinsi Banten Nomor 5 Tahun 2014", ("kabupaten", "serang")),
        ("Perda Kab. Kudus No. 5/2014", ("kabupaten", "kudus")),
        ("Perda Serang Nomor 5 Tahun 2014", (None, "serang")),
        ("Keputusan Kepala Dinas Kesehatan Kota Mataram Nomor 1 Tahun 2019", ("kota", "mataram")),
        ("Peraturan KPU Kabupaten/Kota Nomor 1 Tahun 2019", None),
        ("Peraturan Daerah Provinsi Banten Nomor 8 Tahun 2016", None),
        ("Undang-Undang Nomor 32 Tahun 2007 tentang Pembentukan Kota Serang", None),
    ],
)
def test_the_city_or_regency_is_that_of_the_issuer(text: str, area: tuple[str, str] | None) -> None:
    read = read_rujukan(text).wilayah
    assert (None if read is None else tuple(read)) == area


def test_only_cities_and_regencies_are_areas() -> None:
    assert read_wilayah("Pemerintah Kota Serang") == Wilayah("kota", "serang")
    assert read_wilayah("Kabupaten Kepulauan Seribu") == Wilayah("kabupaten", "kepulauan seribu")
    assert read_wilayah("Provinsi Banten") is None
    assert read_wilayah("Badan Pusat Statistik") is None


@pytest.mark.parametrize(
    "part", ["kota ", "tahun ", "nomor.", "/ ", "peraturan ", "- ", "tentang", "1", "a) ("]
)
def test_long_texts_are_read_in_time_that_grows_with_their_length(part: str) -> None:
    started = time.process_time()
    read_rujukan("Peraturan " + part * (60_000 // len(part)))
    assert time.process_time() - started < 1
