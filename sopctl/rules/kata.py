"""Word lists of the rules on wording: data, to be measured on real sentences before a level is raised."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FREKUENSI = _words("""
    setiap tiap tiap-tiap saban per
    detik menit jam hari pekan minggu bulan triwulan kuartal caturwulan semester tahun
    harian mingguan dwimingguan bulanan dwibulanan triwulanan kuartalan semesteran tahunan dwitahunan
    sehari sehari-hari seminggu sepekan sebulan setahun
    kali sekali terus-menerus menerus
    senin selasa rabu kamis jumat sabtu minggu
    januari februari maret april mei juni juli agustus september oktober november desember
""")
"""One of these says how often, as in `setiap hari kerja`, `dua kali sebulan`, `awal tahun`."""

KATA_TUGAS = _words("""
    dan atau di ke dari pada untuk dengan dalam oleh bagi serta atas tentang yang
""")
"""Words that tell no two names of an SOP apart."""
