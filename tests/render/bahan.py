"""Material for the tests of the sheet: documents that have every shape, small enough to read."""

from __future__ import annotations

from functools import lru_cache

import yaml

from sopctl.layout.block import centre_lines, set_lines
from sopctl.layout.identity import lay_out_identity
from sopctl.layout.page import number_pages, paper_of
from sopctl.layout.pipeline import lay_out
from sopctl.layout.stages import (
    Arrow,
    Cell,
    Drawing,
    Isi,
    Label,
    Link,
    Page,
    Shape,
    Table,
    TextLine,
)
from sopctl.layout.written import lay_out_written
from sopctl.model.alur import resolve_alur
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import Peraturan
from sopctl.model.sop import Sop
from sopctl.render.lembar import Lembar
from sopctl.render.view import Keadaan, build_isi

SURAT = """
skema: sop/1
id: pengelolaan-surat-masuk
nama: Pengelolaan Surat Masuk
jenis: administratif
perangkat_daerah: diskominfo
unit_kerja: subbag-umum
tanggal: {pembuatan: 2026-01-12, revisi: null, efektif: 2026-02-03}
pengesahan: {jabatan: Kepala Dinas Komunikasi dan Informatika, nama: Contoh Nama, nip: "198001012005011001"}
dasar_hukum:
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
  - ref: perwal-serang-50-2017
  - ref: tidak-terdaftar
kualifikasi_pelaksana: [Memahami tata naskah dinas]
keterkaitan: [disposisi-surat, setda/penataan-arsip, {teks: SOP tertulis di kertas}]
peralatan: [Komputer, Pemindai]
peringatan: ["Jika surat tidak diagendakan, maka tindak lanjutnya tidak dapat ditelusuri."]
pelaksana:
  - {id: pengirim, nama: Pengirim Surat, pihak: eksternal}
  - {id: agendaris, nama: Pengadministrasi Umum}
  - {id: kasubag, nama: Kepala Subbagian Umum, kelompok: Sekretariat}
  - {id: kadis, nama: Kepala Dinas}
kegiatan:
  - id: serahkan
    uraian: Menyerahkan surat
    pelaksana: pengirim
    mutu_baku: {kelengkapan: Surat, waktu: 5 menit, output: Surat diterima}
  - id: periksa
    uraian: Memeriksa kelengkapan alamat dan lampiran surat
    pelaksana: agendaris
    tanya: Lengkap?
    cabang: {Ya: berikutnya, Tidak: serahkan}
    mutu_baku: {kelengkapan: [Surat, Daftar lampiran], waktu: 10 menit, output: Surat yang lengkap}
    keterangan: Surat rahasia tidak dibuka
  - id: paraf
    uraian: Memberi paraf dan disposisi
    langkah:
      - {id: paraf-kasubag, pelaksana: kasubag}
      - {id: disposisi-kadis, pelaksana: kadis, cabang: {Setuju: berikutnya, Kembali: paraf-kasubag}}
    mutu_baku: {kelengkapan: Lembar disposisi, waktu: 1-2 hari kerja, output: Disposisi}
  - id: bahas
    uraian: Pembahasan tindak lanjut
    pelaksana: [kadis, kasubag, agendaris]
    rujuk_sop: setda/penataan-arsip
    lanjut: [arsip, berikutnya]
  - id: lapor
    uraian: SKPD menerima laporan
    pelaksana: kadis
    teks: Daring
    lanjut: arsip
  - id: ulang
    uraian: Mengulang
    pelaksana: kadis
    lanjut: []
  - id: arsip
    uraian: Mengarsipkan surat dan lembar disposisi
    pelaksana: agendaris
    mutu_baku: {kelengkapan: Surat dan disposisi, waktu: 10 menit, output: Arsip surat masuk}
"""


def surat_jauh() -> str:
    """Three pages; arrows from the first two lead to the last, whose connector names both."""
    rows = [
        {"id": f"r{i}", "uraian": f"Mencatat surat ke-{i + 1} dalam buku", "pelaksana": ("a", "b")[i % 2]}
        for i in range(30)
    ]
    for i in (2, 16):
        rows[i]["cabang"] = {"Ya": "berikutnya", "Tidak": "r29"}  # type: ignore[assignment]
    rows[28]["cabang"] = {"Ya": "berikutnya", "Tidak": "r1"}  # type: ignore[assignment]
    document = {
        "skema": "sop/1",
        "nama": "Pencatatan Surat",
        "jenis": "administratif",
        "pelaksana": [{"id": "a", "nama": "Pencatat"}, {"id": "b", "nama": "Pemeriksa"}],
        "kegiatan": rows,
    }
    return yaml.safe_dump(document)


KONFIGURASI = """
skema: konfigurasi/1
pemerintah_daerah: Kota Contoh
perangkat_daerah:
  diskominfo:
    nama: Dinas Komunikasi dan Informatika
    unit_kerja:
      subbag-umum: {nama: Subbagian Umum dan Kepegawaian}
"""


@lru_cache(maxsize=8)
def sop_of(text: str) -> Sop:
    """A document that is known to be right."""
    return Sop.model_validate(yaml.safe_load(text))


def koleksi() -> Koleksi:
    """A repository with one other SOP and one regulation."""
    return Koleksi(
        konfigurasi=Konfigurasi.model_validate(yaml.safe_load(KONFIGURASI)),
        sop=(Ringkasan("sop/setda/penataan-arsip.yaml", "setda", "penataan-arsip", "Penataan Arsip"),),
        peraturan={"perwal-serang-50-2017": Peraturan(teks="Peraturan Walikota Nomor 50 Tahun 2017")},
    )


BERLAKU = Keadaan(1, "1:abc", None, False)
_XS = (10.0, 18.0, 58.0, 84.0, 110.0, 136.0, 180.0, 210.0, 240.0, 287.0)
_YS = (10.0, 16.0, 30.0, 60.0, 95.0)


def _cells() -> tuple[Cell, ...]:
    heads = [
        Cell(0, 0, 2, 1, set_lines(("No",), 11, 12, 8, True), head=True, role="kepala", paragraphs=("No",)),
        Cell(0, 1, 2, 1, set_lines(("Kegiatan",), 20, 12, 8, True), True, "kepala", paragraphs=("Kegiatan",)),
        Cell(0, 2, 1, 3, centre_lines(("Pelaksana",), 58, 78, 11, 8, True), True, "kepala"),
        Cell(1, 2, 1, 1, (TextLine(70, 29, "Pengirim", 7, True, upright=True),), True, "kepala"),
        Cell(1, 3, 1, 1, centre_lines(("Kepala", "Dinas"), 84, 26, 17, 7, True), True, "kepala"),
        Cell(1, 4, 1, 1, centre_lines(("Staf",), 110, 26, 17, 7, True), True, "kepala"),
        Cell(0, 5, 1, 3, centre_lines(("Mutu Baku",), 136, 104, 11, 8, True), True, "kepala"),
    ]
    for col, text in ((5, "Kelengkapan"), (6, "Waktu"), (7, "Output")):
        heads.append(Cell(1, col, 1, 1, set_lines((text,), _XS[col] + 1, 18, 8, True), True, "kepala"))
    heads.append(Cell(0, 8, 2, 1, set_lines(("Keterangan",), 241, 12, 8, True), True, "kepala"))
    roles = ("pelaksana", "pelaksana", "pelaksana", "kelengkapan", "waktu", "output", "keterangan")
    rows = []
    for i, uraian in enumerate((("Memeriksa <surat> & berkas", "yang #masuk"), ("Selesai",))):
        top = _YS[i + 2] + 1
        number, act = set_lines((str(i + 1),), 12, top, 8), set_lines(uraian, 19, top, 8)
        rows.append(Cell(i + 2, 0, 1, 1, number, False, "nomor", i, (str(i + 1),)))
        rows.append(Cell(i + 2, 1, 1, 1, act, False, "kegiatan", i, (" ".join(uraian),)))
        rows += [Cell(i + 2, col, 1, 1, (), False, role, i) for col, role in enumerate(roles, 2)]
    return (*heads, *rows)


def halaman_prosedur() -> Page:
    """A page drawn by hand that has every kind of stroke."""
    table = Table(_XS, _YS, 2, _cells(), light_xs=(84.0, 110.0))
    diamond = ((97.0, 40.0), (105.0, 45.0), (97.0, 50.0), (89.0, 45.0))
    pentagon = ((93.0, 84.0), (101.0, 84.0), (101.0, 88.0), (97.0, 91.0), (93.0, 88.0))
    question = centre_lines(("Sah?",), 89, 16, 43.4, 7)
    shapes = (
        Shape("serahkan", "mulai", "pengirim", 63, 41, 16, 8, ()),
        Shape("periksa", "keputusan", "kadis", 89, 40, 16, 10, diamond, question),
        Shape("2", "proses", "staf", 115, 70, 16, 8, (), centre_lines(("Daring",), 115, 16, 72, 7)),
        Shape("2/pengirim", "proses", "pengirim", 63, 70, 16, 8, ()),
        Shape(
            "keluar-A",
            "keluar",
            "kadis",
            93,
            84,
            8,
            7,
            pentagon,
            (*centre_lines(("A",), 93, 8, 85, 7), TextLine(102, 88, "ke hal. 3", 7)),
            "A",
            "arsip",
            (3,),
        ),
    )
    arrows = (
        Arrow(("serahkan",), "periksa", "", ((79.0, 45.0), (89.0, 45.0))),
        Arrow(("periksa",), "2", "Ya", ((105.0, 45.0), (123.0, 45.0), (123.0, 70.0))),
        Arrow(("periksa",), "arsip", "Tidak lengkap", ((97.0, 50.0), (97.0, 84.0)), "A"),
    )
    labels = (
        Label("periksa", "2", centre_lines(("Ya",), 106, 4, 41, 7), (106.2, 41.6, 3.6, 2.2)),
        Label("periksa", "arsip", set_lines(("Tidak", "lengkap"), 98, 51, 7), (98, 51.5, 9.5, 5.6)),
    )
    link = Link("2", ((115.0, 74.0), (79.0, 74.0)))
    title = set_lines(("SOP Pengelolaan Surat Masuk",), 10, 3, 11, True)
    return Page(0, "prosedur", (table,), title, (), shapes, arrows, (link,), labels)


def gambar(isi: Isi, kertas: str = "A4", potret: bool = False) -> Drawing:
    """The real identity and written pages round a procedure page drawn by hand."""
    paper = paper_of(kertas, potret)
    pages = (*lay_out_identity(isi, paper), halaman_prosedur(), *lay_out_written(isi, paper))
    return Drawing(paper, number_pages(pages, isi.kaki, paper))


def lembar(text: str = SURAT, kertas: str = "A4", potret: bool = False, **changed: object) -> Lembar:
    """A sheet ready for any backend."""
    sop = sop_of(text).model_copy(update=changed)
    alur = resolve_alur(sop)
    isi = build_isi(sop, alur, koleksi(), BERLAKU)
    return Lembar(sop, alur, isi, gambar(isi, kertas, potret))


def lembar_utuh(text: str = SURAT, kertas: str = "A4") -> Lembar:
    """A sheet as it is really laid out."""
    sop = sop_of(text)
    alur = resolve_alur(sop)
    isi = build_isi(sop, alur, koleksi(), BERLAKU)
    return Lembar(sop, alur, isi, lay_out(isi, alur, paper_of(kertas)))
