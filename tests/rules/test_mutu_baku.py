"""Times, inputs and results: what would mend them, and good Indonesian on which the rules are silent."""

from __future__ import annotations

import pytest

from sopctl.finding import Put
from sopctl.model import makna
from sopctl.model.sop import Sop
from sopctl.rules.report import Judged
from sopctl.source.load import load_bytes
from tests.rules.kit import good_sop, judge


def rows(*mutu_baku: str) -> str:
    """The good SOP with these rows, agendaris and kasubag in turn."""
    who = ("agendaris", "kasubag")
    lines = [
        f"  - {{id: k{i}, uraian: Mengerjakan bagian {i}, pelaksana: {who[i % 2]}, mutu_baku: {{{one}}}}}\n"
        for i, one in enumerate(mutu_baku)
    ]
    return good_sop("kegiatan:\n" + "".join(lines))


def of(rule: str, text: str) -> list[Judged]:
    return [one for one in judge(text) if one.rule.id == rule]


def sidik(text: str) -> str:
    model = load_bytes(text.encode(), "sop.yaml").model
    assert isinstance(model, Sop)
    return makna.sidik(model)


@pytest.mark.parametrize(
    ("waktu", "better"),
    [
        ("480 menit", "8 jam"),
        ("120-180 Menit", "2-3 Jam"),
        ("120 s.d. 240 menit", "2 s.d. 4 jam"),
        ("600menit/berkas", "10 jam/berkas"),
        ("1 hari 240 menit", "1 hari 4 jam"),
    ],
)
def test_minutes_become_hours_and_the_fingerprint_stays(waktu: str, better: str) -> None:
    text = rows(f"kelengkapan: Surat, waktu: {waktu}, output: Surat diterima")
    (found,) = of("SOP403", text)
    assert found.fix == "safe"
    assert found.edits == (Put(("kegiatan", 0, "mutu_baku", "waktu"), better),)
    assert sidik(text.replace(waktu, better)) == sidik(text)
    assert of("SOP403", text.replace(waktu, better)) == []


@pytest.mark.parametrize(
    ("times", "better"),
    [
        (("2 hari kerja", "3 hari kerja", "1-2 Hari"), "1-2 Hari kerja"),
        (("2 hari", "3 hari", "1 hari kerja/berkas"), "1 hari/berkas"),
    ],
)
def test_days_of_the_other_kind_are_changed_only_by_who_wants_it(times: tuple[str, ...], better: str) -> None:
    text = rows(*(f"kelengkapan: Surat, waktu: {waktu}, output: Surat {waktu}" for waktu in times))
    (found,) = of("SOP403", text)
    assert found.fix == "unsafe"
    assert found.edits == (Put(("kegiatan", 2, "mutu_baku", "waktu"), better),)


# What an earlier kegiatan yields, and what a later one calls it.
SAME_THING = """
Disposisi | Disposisi nota dinas
Notula rapat | Notula rapat tata cara pemilihan anggota
Kriteria calon anggota | Kriteria calon anggota tim
Matriks usul perubahan anggaran tim kerja | Matriks perubahan
Surat masuk berupa naskah atau berkas | Naskah surat masuk
Konsep surat keluar | Draf surat keluar
Rancangan peraturan | Draf peraturan yang disusun
Draf surat tugas | Surat tugas
Berkas permohonan yang lengkap | Dokumen permohonan
Berkas permohonan | Berkas
Permohonan yang terverifikasi | Hasil verifikasi permohonan
Data usulan kebutuhan barang | Usulan kebutuhan barang milik daerah
Laporan hasil pemeriksaan | Hasil pemeriksaan
Surat perintah tugas | SPT
Berita acara serah terima barang | BAST
SK Tim Penyusun | Surat keputusan tim penyusun
Notulen rapat koordinasi | Notula rapat
Nota dinas permintaan | Nodin permintaan
Rencana Anggaran Biaya | RAB
Hasil telaahan staf | Telaahan staf
Jadwal pelaksanaan kegiatan | Jadwal kegiatan
Undangan rapat yang ditandatangani | Surat undangan rapat
Surat jawaban pengaduan | Jawaban atas pengaduan
Daftar hadir peserta | Daftar peserta
Bukti pembayaran retribusi | Bukti bayar retribusi
Arsip inaktif yang dipindahkan | Arsip inaktif
Kuesioner yang terisi | Isian kuesioner
Rekapitulasi kehadiran pegawai | Rekapitulasi kehadiran
Contoh air | Contoh air dalam botol
Izin yang diterbitkan | Surat izin
Formulir permohonan yang diisi | Formulir permohonan
Surat dan lampirannya | Surat beserta lampiran
Laporan perjalanan dinas dan kuitansi | Kuitansi dan laporan perjalanan
Surat yang sudah diparaf | Surat berparaf
"""
OTHER_THINGS = """
Surat masuk | Surat tugas
Notula rapat | Kunci gudang
Daftar tamu | Daftar barang rusak
Berkas permohonan | Rekaman sidang
Laporan bulanan | Laporan keuangan
Surat undangan | Akun zoom kantor
Disposisi | Foto lokasi
Disposisi | Disposisi dan foto lokasi
Data persediaan | Data pegawai
Formulir permohonan | Formulir cuti
Nota dinas | Bagan akun standar
Peta lokasi | Kendaraan dinas
Daftar hadir pelatihan | Kuitansi hotel pelatihan
"""


def needing(line: str) -> str:
    made, needed = line.split(" | ")
    return rows(
        f"kelengkapan: Surat, waktu: 1 jam, output: {made}",
        f"kelengkapan: {needed}, waktu: 1 jam, output: Hasil lain",
    )


@pytest.mark.parametrize("line", SAME_THING.strip().splitlines())
def test_one_thing_in_other_words_has_its_origin(line: str) -> None:
    assert of("SOP404", needing(line)) == []


@pytest.mark.parametrize("line", OTHER_THINGS.strip().splitlines())
def test_another_thing_has_not(line: str) -> None:
    (found,) = of("SOP404", needing(line))
    assert found.key_path == ("kegiatan", 1, "mutu_baku", "kelengkapan")


# The last output, and the result that was promised.
REACHED = """
Arsip surat masuk | Surat masuk yang telah didisposisi dan diarsipkan
SK Tim ZI | Surat keputusan Tim ZI
Publikasi Podes yang bermutu | Publikasi Podes
Hasil perubahan siap dipakai | Hasil perubahan anggaran yang siap dipakai
Pengaturan basic | Lisensi zoom yang kembali pada pengaturan basic
Status selesai | Surat masuk yang disposisinya selesai dikerjakan
Tanda terima surat jawaban | Pengaduan yang dijawab dengan surat
Buku yang dipinjam | Peminjaman buku
Izin yang diserahkan | Izin usaha
Laporan keuangan | Laporan keuangan tahunan yang disahkan
"""
MISSED = """
Arsip surat masuk | Laporan keuangan tahunan
Notula rapat | Keputusan tim penyusun
Tanda terima | Izin usaha
Disposisi | Buku yang dipinjam
Daftar hadir | Sertifikat pelatihan
"""


def ending(line: str) -> str:
    made, promised = line.split(" | ")
    text = rows(
        "kelengkapan: Surat, waktu: 1 jam, output: Surat",
        f"kelengkapan: Surat, waktu: 1 jam, output: {made}",
    )
    return text.replace("hasil_akhir: Arsip surat masuk", f"hasil_akhir: {promised}")


@pytest.mark.parametrize("line", REACHED.strip().splitlines())
def test_a_result_in_other_words_is_reached(line: str) -> None:
    assert of("SOP406", ending(line)) == []


@pytest.mark.parametrize("line", MISSED.strip().splitlines())
def test_another_result_is_not(line: str) -> None:
    assert len(of("SOP406", ending(line))) == 1
