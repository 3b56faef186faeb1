"""Sop and Koleksi become an `Isi`: every string of the sheet, final (sheet.md, "Pages" 1 and 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from sopctl.layout.stages import Isi, IsiBaris, IsiIdentitas, IsiKolom, KepalaTabel, Kotak
from sopctl.model.alur import Alur
from sopctl.model.dasar import texts_of
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.prosedur import Kegiatan
from sopctl.model.putaran import Putaran
from sopctl.model.sop import DasarHukum, Keterkaitan, RujukanPeraturan, Sop
from sopctl.render.kata import daftar_kata, kata
from sopctl.render.tertulis import one_line, write_tertulis


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What the sheet says of the round: never of the day it is printed on."""

    versi: int
    sidik: str
    tanda: str | None
    """RANCANGAN, DICABUT, or nothing beside the number."""
    revisi_terbuka: bool
    """A revision is on its way: its first day in force is not known yet."""


def keadaan_of(putaran: Putaran, sidik: str) -> Keadaan:
    """What the rounds mean for the sheet; resolve them without a day (sheet.md, statement 12)."""
    return Keadaan(putaran.versi, sidik, putaran.tanda, putaran.revisi_terbuka)


def _label(group: str, key: str, **fields: str) -> str:
    return kata("label", group, key, **fields)


def _or_dash(text: str | None) -> str:
    return one_line(text or "") or _label("nilai", "kosong")


def _date(day: date | None) -> str:
    if day is None:
        return _label("nilai", "kosong")
    return format_date(day, "d MMMM y", locale="id")


def group_nip(nip: str) -> str:
    """Eighteen digits in the groups 8-6-1-3; anything else as it is written."""
    digits = re.sub(r"[ .\-]", "", nip)
    if not re.fullmatch(r"[0-9]{18}", digits):
        return one_line(nip)
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def nama_cetak(nama: str | None) -> str:
    """The name with the word SOP before it, as it is printed; "-" where there is none."""
    name = one_line(nama or "")
    if not name or re.match(r"SOP\b", name, re.IGNORECASE):
        return _or_dash(name)
    return _label("nilai", "sop", nama=name)


def _paragraphs(text: str | None) -> tuple[str, ...]:
    lines = (one_line(line) for line in (text or "").split("\n"))
    return tuple(line for line in lines if line)


def _numbered(items: tuple[str, ...], always: bool) -> tuple[str, ...]:
    if not items or (len(items) == 1 and not always) or items == (_label("nilai", "kosong"),):
        return items
    return tuple(_label("nilai", "butir", nomor=str(i), teks=item) for i, item in enumerate(items, 1))


def _box(key: str, items: tuple[str, ...]) -> Kotak:
    flat = tuple(text for text in map(one_line, items) if text)
    return Kotak(_label("identitas", key), _numbered(flat, True) or (_label("nilai", "kosong"),))


def _cell(items: tuple[str, ...]) -> tuple[str, ...]:
    """A cell of Mutu Baku: one text plain, several numbered, none a dash."""
    flat = tuple(text for text in map(one_line, items) if text)
    return _numbered(flat, False) or (_label("nilai", "kosong"),)


def _law(item: DasarHukum | None, koleksi: Koleksi) -> str:
    if isinstance(item, RujukanPeraturan):
        found = (koleksi.peraturan or {}).get(item.ref)
        return found.teks if found else item.ref
    return item or ""


def nama_sop(link: str, sop: Sop, koleksi: Koleksi) -> str:
    """The name of the SOP that a link leads to; the link itself where it leads nowhere."""
    found = koleksi.find(sop.resolve_alamat(link))
    return (found.nama if found else None) or link


def _kaitan(item: Keterkaitan | None, sop: Sop, koleksi: Koleksi) -> str:
    if item is None or isinstance(item, str):
        return nama_sop(item, sop, koleksi) if item else ""
    return item.teks


def nama_pemerintah(konfigurasi: Konfigurasi | None) -> str:
    """The government as a letterhead names it; empty where nothing is known of it."""
    if konfigurasi is None or not konfigurasi.pemerintah_daerah:
        return ""
    name = one_line(konfigurasi.pemerintah_daerah)
    region = name.split(" ", 1)[0] in daftar_kata("label", "daerah")
    return _label("nilai", "pemerintah", nama=name) if region else name


def _instansi(sop: Sop, konfigurasi: Konfigurasi | None) -> tuple[str, ...]:
    lines = [nama_pemerintah(konfigurasi)]
    agency = konfigurasi.agencies.get(sop.perangkat_daerah or "") if konfigurasi else None
    lines.append(_or_dash(agency.nama if agency else sop.perangkat_daerah))
    if sop.unit_kerja:
        unit = (agency.unit_kerja or {}).get(sop.unit_kerja) if agency else None
        lines.append(one_line(unit.nama if unit else sop.unit_kerja))
    return tuple(line for line in lines if line)


def _pengesah(sop: Sop) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    who = sop.pengesahan
    nip = _label("nilai", "nip", nip=group_nip(who.nip) if who and who.nip else _label("nilai", "kosong"))
    pangkat = one_line(who.pangkat or "") if who else ""
    below = (_or_dash(who.nama if who else None), *([pangkat] if pangkat else []), nip)
    return (_label("identitas", "disahkan_oleh"), (_or_dash(who.jabatan if who else None),), below)


def _nomor(sop: Sop, keadaan: Keadaan) -> str:
    number = one_line(sop.nomor or "") or _label("nilai", "belum_bernomor")
    if keadaan.tanda is None:
        return number
    return _label("nilai", "nomor_bertanda", nomor=number, tanda=keadaan.tanda)


def _identitas(sop: Sop, koleksi: Koleksi, keadaan: Keadaan, logo: str | None) -> IsiIdentitas:
    days = sop.tanggal
    efektif = days.efektif if days and not keadaan.revisi_terbuka else None
    baris = (
        (_label("identitas", "nomor"), _nomor(sop, keadaan)),
        (_label("identitas", "pembuatan"), _date(days.pembuatan if days else None)),
        (_label("identitas", "revisi"), _date(days.revisi if days else None)),
        (_label("identitas", "efektif"), _date(efektif)),
        (_label("identitas", "nama"), nama_cetak(sop.nama)),
    )
    kotak = (
        _box("dasar_hukum", tuple(_law(item, koleksi) for item in sop.dasar_hukum or ())),
        _box("kualifikasi_pelaksana", texts_of(sop.kualifikasi_pelaksana)),
        _box("keterkaitan", tuple(_kaitan(item, sop, koleksi) for item in sop.keterkaitan or ())),
        _box("peralatan", texts_of(sop.peralatan)),
        _box("peringatan", texts_of(sop.peringatan)),
        _box("pencatatan", texts_of(sop.pencatatan)),
    )
    return IsiIdentitas(_instansi(sop, koleksi.konfigurasi), logo, baris, _pengesah(sop), 4, kotak)


def _baris(number: int, row: Kegiatan, rujukan: dict[str, str]) -> IsiBaris:
    remarks = _paragraphs(row.keterangan)
    if row.rujuk_sop:
        remarks = (*remarks, _label("nilai", "lihat_sop", sop=rujukan[row.rujuk_sop]))
    return IsiBaris(
        str(number),
        _paragraphs(row.uraian),
        _cell(row.kelengkapan),
        _cell((row.waktu or "",)),
        _cell(row.output),
        remarks,
    )


def _kaki(sop: Sop, keadaan: Keadaan) -> tuple[str, str]:
    number = one_line(sop.nomor or "")
    parts = (
        _label("kaki", "nomor", nomor=number) if number else _label("nilai", "belum_bernomor"),
        _label("kaki", "versi", versi=str(keadaan.versi)),
        _label("kaki", "sidik", sidik=keadaan.sidik),
        *([keadaan.tanda] if keadaan.tanda else []),
    )
    return (_label("kaki", "pemisah").join(parts), _label("kaki", "halaman"))


def build_isi(sop: Sop, alur: Alur, koleksi: Koleksi, keadaan: Keadaan, logo: str | None = None) -> Isi:
    """Everything the sheet prints, in its final words. `logo` is a picture already found fit."""
    links = (row.rujuk_sop for row in sop.kegiatan if row.rujuk_sop)
    rujukan = {link: nama_cetak(nama_sop(link, sop, koleksi)) for link in links}
    heads = {field: _label("kepala", field) for field in KepalaTabel.__dataclass_fields__}
    return Isi(
        judul=nama_cetak(sop.nama),
        identitas=_identitas(sop, koleksi, keadaan, logo),
        kolom=tuple(
            IsiKolom(p.id, one_line(p.nama), one_line(p.kelompok or "") or None) for p in sop.pelaksana
        ),
        kepala=KepalaTabel(**heads),
        baris=tuple(_baris(i, row, rujukan) for i, row in enumerate(sop.kegiatan, 1)),
        judul_tertulis=_label("judul", "tertulis", nama=nama_cetak(sop.nama)),
        tertulis=write_tertulis(sop, alur, rujukan),
        kaki=_kaki(sop, keadaan),
        ke_halaman=_label("halaman", "ke"),
        dari_halaman=_label("halaman", "dari"),
    )
