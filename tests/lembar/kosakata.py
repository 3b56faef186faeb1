"""The words that documents by chance are made of."""

from __future__ import annotations

PERAN = (
    "Pemohon",
    "Petugas Loket",
    "Pengadministrasi Umum",
    "Pengelola Data",
    "Analis Kebijakan",
    "Verifikator",
    "Kepala Subbagian Umum",
    "Kepala Bidang",
    "Sekretaris Dinas",
    "Kepala Dinas",
    "Bendahara",
    "Arsiparis",
    "Operator",
    "Tim Teknis",
    "Pengelola Barang Persediaan",
    "Kepala Subbagian Umum dan Kepegawaian",
    "Pejabat Pembuat Komitmen",
)
PANJANG = (
    "Tim Layanan Gudang/Bagian Umum/Subbagian Umum",
    "Kepala Subbidang Pengembangan Kompetensi Aparatur dan Penilaian Kinerja Pegawai",
    "Pejabat Penandatangan Surat Perintah Membayar pada Badan Pengelola Keuangan dan Aset Daerah",
)
KERJA = (
    "Menerima",
    "Mencatat",
    "Memeriksa",
    "Menyusun",
    "Mengirimkan",
    "Menelaah",
    "Mengesahkan",
    "Menyerahkan",
    "Membahas",
    "Memperbaiki",
    "Mengarsipkan",
    "Menandatangani",
)
BENDA = (
    "surat permohonan",
    "berkas persyaratan",
    "konsep keputusan",
    "laporan bulanan",
    "daftar barang persediaan",
    "nota dinas",
    "berita acara hasil rapat",
    "data kepegawaian",
    "usulan anggaran",
    "undangan",
)
TAMBAHAN = (
    "beserta lampirannya",
    "kepada pimpinan",
    "sesuai ketentuan yang berlaku",
    "paling lambat dua hari kerja",
    "melalui aplikasi",
    "dan mencatatnya dalam buku agenda",
    "untuk ditindaklanjuti",
)
TANYA = ("Lengkap?", "Sesuai?", "Setuju?", "Sah?", "Perlu rapat?")
TANYA_PANJANG = (
    "Apakah seluruh persyaratan administrasi lengkap dan sah?",
    "Perlu perbaikan oleh unit pengusul?",
    "Nilai pengadaan di atas dua ratus juta rupiah?",
    "Pertanggungjawaban keuangannya lengkap?",
)
TEKS_PANJANG = ("Rapat koordinasi lintas perangkat daerah", "SIPD", "Pertanggungjawaban", "Selesai diproses")
DUA = (("Ya", "Tidak"), ("Lengkap", "Tidak lengkap"), ("Setuju", "Tidak setuju"), ("Sah", "Tidak sah"))
BANYAK = (
    ("Disetujui", "Direvisi", "Ditolak", "Ditunda", "Dilimpahkan"),
    ("Ringan", "Sedang", "Berat", "Luar biasa", "Lain-lain"),
    ("Lengkap dan benar", "Lengkap tetapi salah", "Kurang lengkap", "Tidak ada", "Ragu-ragu"),
    ("Ya", "Tidak", "Perlu rapat", "Perlu survei lapangan", "Batal"),
)
WAKTU = (
    "5 menit",
    "10 menit",
    "1 jam",
    "1 jam 30 menit",
    "1-2 hari kerja",
    "15 menit/berkas",
    "1 hari",
    "3 hari kerja",
)
