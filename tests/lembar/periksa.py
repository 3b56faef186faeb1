"""All judges of the drawing, one a statement of sheet.md or a part of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sopctl.model.sop import Sop

from . import (
    periksa_garis,
    periksa_graf,
    periksa_label,
    periksa_letak,
    periksa_sambungan,
    periksa_teks,
    periksa_ujung,
)
from .lembar import Cacat, Lembar, lembar_of
from .svg import UnreadableError

Judge = Callable[[Lembar], Iterator[Cacat]]

JUDGES: tuple[Judge, ...] = (
    periksa_graf.kontrak,
    periksa_graf.simbol,
    periksa_graf.sisi,
    periksa_graf.paruh_masuk,
    periksa_graf.ujung,
    periksa_garis.menembus_simbol,
    periksa_garis.menembus_teks,
    periksa_garis.di_luar_kolom,
    periksa_garis.kepala_menembus_simbol,
    periksa_garis.berimpit,
    periksa_garis.menyilang_sendiri,
    periksa_garis.di_atas_garis,
    periksa_garis.tebal,
    periksa_ujung.port,
    periksa_ujung.port_dua_arah,
    periksa_ujung.port_keputusan,
    periksa_ujung.ujung_bersama,
    periksa_ujung.keputusan_semu,
    periksa_ujung.lari_terakhir,
    periksa_ujung.kepala,
    periksa_ujung.kepala_tertutup,
    periksa_label.label_sekali,
    periksa_label.dekat_ujung,
    periksa_label.dekat_panahnya,
    periksa_label.tanya_di_samping,
    periksa_label.tanya_dekat_simbolnya,
    periksa_label.label_di_atas_garis_panah,
    periksa_label.label_di_atas_simbol,
    periksa_label.label_di_atas_teks,
    periksa_label.label_dan_garis,
    periksa_label.latar_menutupi,
    periksa_teks.kecil,
    periksa_teks.di_luar_halaman,
    periksa_teks.melewati_garis,
    periksa_teks.bertumpuk,
    periksa_teks.teks_simbol,
    periksa_teks.isi_sel,
    periksa_teks.kepala_tabel,
    periksa_teks.isi_identitas,
    periksa_sambungan.tanda,
    periksa_sambungan.pasangan,
    periksa_sambungan.letak,
    periksa_sambungan.rujukan,
    periksa_letak.baris,
    periksa_letak.baris_terbelah,
    periksa_letak.kolom,
    periksa_letak.sel,
    periksa_letak.susunan,
    periksa_letak.terhubung,
    periksa_letak.tautan_lurus,
    periksa_letak.kurung,
    periksa_letak.tautan_bebas,
)


def judged(sheet: Lembar, judges: Iterable[Judge] = JUDGES) -> tuple[Cacat, ...]:
    """All faults of a sheet."""
    return tuple(fault for judge in judges for fault in judge(sheet))


def periksa(pages: Iterable[bytes | str], sop: Sop) -> tuple[Cacat, ...]:
    """All faults of a sheet from the SVG of its pages; unreadable pages are one fault of the contract."""
    try:
        sheet = lembar_of(pages, sop)
    except UnreadableError as broken:
        return (Cacat(0, 0, "tidak-terbaca", str(broken)),)
    return judged(sheet)
