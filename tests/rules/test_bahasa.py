"""The forms of an Indonesian word share a stem, and different words do not."""

from __future__ import annotations

import pytest

from sopctl.rules.bahasa import stem_of, stems

FORMS = """
    periksa memeriksa diperiksa pemeriksaan pemeriksa
    terima menerima diterima penerimaan penerima
    kirim mengirim mengirimkan dikirim pengiriman pengirim terkirim
    susun menyusun disusun penyusunan tersusun penyusun
    tulis menulis ditulis penulisan tertulis
    setuju menyetujui disetujui persetujuan
    uji menguji diuji pengujian ujian teruji
    isi mengisi diisi isian pengisian berisi
    aju mengajukan diajukan pengajuan ajuan
    adu mengadukan pengaduan aduan pengadu
    mohon memohon permohonan pemohon dimohonkan
    sah mengesahkan disahkan pengesahan
    cek mengecek dicek pengecekan
    arsip mengarsipkan diarsipkan pengarsipan kearsipan
    masuk memasukkan masukan dimasukkan
    tindak tindakan
    tindaklanjut menindaklanjuti ditindaklanjuti
    tandatangan menandatangani ditandatangani penandatanganan
    verifikasi memverifikasi diverifikasi terverifikasi
    disposisi mendisposisi didisposisikan
    distribusi mendistribusikan pendistribusian terdistribusi
    layan melayani layanan pelayanan
    lapor melaporkan laporan pelaporan dilaporkan
    lengkap melengkapi kelengkapan perlengkapan dilengkapi
    perintah memerintahkan diperintahkan
    serah menyerahkan penyerahan diserahkan
    kembali mengembalikan dikembalikan pengembalian
    kelola mengelola pengelolaan pengelola dikelola
    nilai menilai penilaian dinilai penilai
    baik memperbaiki perbaikan diperbaiki
    selesai menyelesaikan penyelesaian diselesaikan
    pinjam meminjam peminjaman pinjaman peminjam dipinjam
    catat mencatat pencatatan dicatat tercatat catatan
    daftar mendaftar pendaftaran terdaftar
    undang mengundang undangan diundang
    putus memutuskan putusan keputusan
    simpan menyimpan penyimpanan disimpan
    beri memberi memberikan pemberian diberikan
    berangkat memberangkatkan pemberangkatan keberangkatan
    bayar membayar pembayaran dibayar
    kerja mengerjakan pekerjaan dikerjakan bekerja pekerja
    laksana melaksanakan pelaksanaan dilaksanakan pelaksana
    pelihara memelihara pemeliharaan dipelihara
    terjemah menerjemahkan diterjemahkan penerjemahan
    rencana merencanakan perencanaan
    revisi merevisi direvisi
    izin mengizinkan perizinan diizinkan
    ubah mengubah perubahan diubah
    atur mengatur pengaturan diatur aturan
    syarat persyaratan
    kait terkait keterkaitan
    tangan menangani penanganan ditangani
"""
GROUPS = [line.split() for line in FORMS.strip().splitlines()]


@pytest.mark.parametrize("forms", GROUPS, ids=lambda g: g[0])
def test_the_forms_of_a_root_share_a_stem(forms: list[str]) -> None:
    assert {form: stem_of(form) for form in forms} == dict.fromkeys(forms, stem_of(forms[0]))


def test_roots_have_stems_of_their_own() -> None:
    stems_of_roots = [stem_of(group[0]) for group in GROUPS]
    assert len(set(stems_of_roots)) == len(GROUPS)


def test_words_that_only_look_as_if_they_had_affixes_keep_their_own_stem() -> None:
    for one, other in (
        ("berita", "ita"),
        ("dinas", "nas"),
        ("menteri", "teri"),
        ("bagian", "membagi"),
        ("masalah", "masa"),
        ("perangkat", "angkat"),
        ("bulan", "bul"),
        ("kertas", "tas"),
    ):
        assert stem_of(one) != stem_of(other)


def test_texts_share_stems_as_far_as_they_speak_of_the_same() -> None:
    assert stems("Surat yang telah ditandatangani") == stems("penandatanganan surat")
    assert stems("Draf Surat Tugas") & stems("surat-surat") == stems("surat")
    assert stems("dan, untuk yang / di") == frozenset()


def test_what_is_no_indonesian_word_is_its_own_stem() -> None:
    assert stems("SPM-LS 2026 Çelik") == {"spm", "ls", "2026", "çelik"}


def test_a_long_word_takes_no_long_time() -> None:
    assert stem_of("di" + "perkan" * 5_000)
