"""Every rule, in order. A rule is a module with a RULE and a check; this is where it is entered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sopctl.finding import Finding
from sopctl.model.dasar import Model
from sopctl.model.inventaris import Inventaris
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import DaftarPeraturan
from sopctl.model.register import Register
from sopctl.rules import (
    sop001_yaml_tidak_terbaca,
    sop002_yaml_terlarang,
    sop003_kunci_ganda,
    sop004_pengodean,
    sop005_kunci_tak_dikenal,
    sop006_nilai_tak_sah,
    sop007_teks_tanpa_kutip,
    sop008_abaikan_tanpa_alasan,
    sop009_id_kegiatan,
    sop010_tautan_keluar,
    sop101_identitas_lengkap,
    sop102_nama_tanpa_sop,
    sop103_nama_nomina,
    sop104_nama_tanpa_tahun,
    sop105_nama_unik,
    sop106_unit_terdaftar,
    sop107_pengesah_berwenang,
    sop108_nip_sah,
    sop109_urutan_tanggal,
    sop110_peringatan_bersyarat,
    sop111_kualifikasi_kompetensi,
    sop112_penanggung_jawab,
    sop201_jenis_teknis,
    sop202_jenis_administratif,
    sop203_kegiatan_rutin,
    sop204_hasil_akhir,
    sop205_dua_pihak,
    sop206_lintas_perangkat_daerah,
    sop207_prosedur_ringkas,
    sop208_pengguna,
    sop301_pelaksana_terdaftar,
    sop302_pelaksana_terpakai,
    sop303_tujuan_ada,
    sop304_ada_mulai_selesai,
    sop305_terjangkau,
    sop306_mencapai_selesai,
    sop307_cabang_lengkap,
    sop308_cabang_sama,
    sop309_alur_ke_bawah,
    sop310_urutan_pelaksana,
    sop311_kata_kerja_aktif,
    sop312_tanpa_subjek,
    sop313_kolom_sesuai,
    sop314_satu_tindakan,
    sop315_kata_kabur,
    sop316_syarat_dalam_teks,
    sop317_baris_berulang,
    sop318_rujukan_makro,
    sop401_mutu_baku_lengkap,
    sop402_waktu_terukur,
    sop403_satuan_taat_asas,
    sop404_kelengkapan_berasal,
    sop405_output_berubah,
    sop406_hasil_akhir_tercapai,
    sop501_ada_dasar_hukum,
    sop502_dasar_hukum_terurai,
    sop503_dasar_hukum_berlaku,
    sop504_urutan_dasar_hukum,
    sop505_daerah_lain,
    sop506_ada_keterkaitan,
    sop507_keterkaitan_ada,
    sop508_keterkaitan_timbal_balik,
    sop509_keterkaitan_dicabut,
    sop601_nomor_unik,
    sop602_nomor_sesuai_pola,
    sop603_nomor_terdaftar,
    sop604_ada_di_inventaris,
    sop605_id_unik,
    sop606_register_utuh,
    sop607_unit_tanpa_sop,
    sop608_keputusan_ada,
    sop701_kaji_ulang,
    sop901_aturan_gagal,
)
from sopctl.rules.context import HasRule, JudgesBeside, JudgesSop, SharedContext
from sopctl.rules.rule import Rule

SOP_RULES: tuple[JudgesSop, ...] = (
    sop009_id_kegiatan,
    sop101_identitas_lengkap,
    sop102_nama_tanpa_sop,
    sop103_nama_nomina,
    sop104_nama_tanpa_tahun,
    sop105_nama_unik,
    sop106_unit_terdaftar,
    sop107_pengesah_berwenang,
    sop108_nip_sah,
    sop109_urutan_tanggal,
    sop110_peringatan_bersyarat,
    sop111_kualifikasi_kompetensi,
    sop112_penanggung_jawab,
    sop201_jenis_teknis,
    sop202_jenis_administratif,
    sop203_kegiatan_rutin,
    sop204_hasil_akhir,
    sop205_dua_pihak,
    sop206_lintas_perangkat_daerah,
    sop207_prosedur_ringkas,
    sop208_pengguna,
    sop301_pelaksana_terdaftar,
    sop302_pelaksana_terpakai,
    sop303_tujuan_ada,
    sop304_ada_mulai_selesai,
    sop305_terjangkau,
    sop306_mencapai_selesai,
    sop307_cabang_lengkap,
    sop308_cabang_sama,
    sop309_alur_ke_bawah,
    sop310_urutan_pelaksana,
    sop311_kata_kerja_aktif,
    sop312_tanpa_subjek,
    sop313_kolom_sesuai,
    sop314_satu_tindakan,
    sop315_kata_kabur,
    sop316_syarat_dalam_teks,
    sop317_baris_berulang,
    sop318_rujukan_makro,
    sop401_mutu_baku_lengkap,
    sop402_waktu_terukur,
    sop403_satuan_taat_asas,
    sop404_kelengkapan_berasal,
    sop405_output_berubah,
    sop406_hasil_akhir_tercapai,
    sop501_ada_dasar_hukum,
    sop502_dasar_hukum_terurai,
    sop503_dasar_hukum_berlaku,
    sop504_urutan_dasar_hukum,
    sop505_daerah_lain,
    sop506_ada_keterkaitan,
    sop507_keterkaitan_ada,
    sop508_keterkaitan_timbal_balik,
    sop509_keterkaitan_dicabut,
    sop601_nomor_unik,
    sop602_nomor_sesuai_pola,
    sop603_nomor_terdaftar,
    sop604_ada_di_inventaris,
    sop605_id_unik,
    sop608_keputusan_ada,
    sop701_kaji_ulang,
)
CROSS_RULES: tuple[JudgesBeside, ...] = (sop110_peringatan_bersyarat, sop318_rujukan_makro)
"""Rules of SOP_RULES that have more to say where the other SOPs are known."""
SHARED_CHECKS: dict[
    type[Model], tuple[tuple[Rule, Callable[[SharedContext[Any]], Iterable[Finding]]], ...]
] = {
    Inventaris: (
        (sop106_unit_terdaftar.RULE, sop106_unit_terdaftar.check_inventaris),
        (sop601_nomor_unik.RULE, sop601_nomor_unik.check_inventaris),
    ),
    Register: ((sop606_register_utuh.RULE, sop606_register_utuh.check_register),),
    DaftarPeraturan: (
        (sop502_dasar_hukum_terurai.RULE, sop502_dasar_hukum_terurai.check_peraturan),
        (sop505_daerah_lain.RULE, sop505_daerah_lain.check_peraturan),
    ),
    Konfigurasi: (
        (sop006_nilai_tak_sah.RULE, sop006_nilai_tak_sah.check_konfigurasi),
        (sop607_unit_tanpa_sop.RULE, sop607_unit_tanpa_sop.check_konfigurasi),
    ),
}
"""What rules have to say of the files that SOPs share, by the kind of file."""
_OTHERS: tuple[HasRule, ...] = (
    sop001_yaml_tidak_terbaca,
    sop002_yaml_terlarang,
    sop003_kunci_ganda,
    sop004_pengodean,
    sop005_kunci_tak_dikenal,
    sop006_nilai_tak_sah,
    sop007_teks_tanpa_kutip,
    sop008_abaikan_tanpa_alasan,
    sop010_tautan_keluar,
    sop606_register_utuh,
    sop607_unit_tanpa_sop,
    sop901_aturan_gagal,
)
"""Judged where the file is read, its comments are applied, or the rules are run; or of shared files only."""

RULES: tuple[Rule, ...] = tuple(
    sorted((module.RULE for module in (*SOP_RULES, *_OTHERS)), key=lambda rule: rule.id)
)
"""Every rule, by number."""
