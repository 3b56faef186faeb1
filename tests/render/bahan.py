"""Material for the tests of the sheet: documents that have every shape, small enough to read."""

from __future__ import annotations

from functools import lru_cache

import yaml

from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import Peraturan
from sopctl.model.sop import Sop

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
