"""The file is YAML; the reader finds every fault of syntax."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP001",
    "yaml-tidak-terbaca",
    Level.GALAT,
    of_withdrawn=True,
    variants=(
        "titik-dua-hilang",
        "titik-dua-berlebih",
        "butir-salah-tempat",
        "kunci-salah-tempat",
        "lolosan",
        "kutip-terbuka",
        "kepala-blok",
        "kurung-siku",
        "kurung-kurawal",
        "isi-hilang",
        "indentasi",
        "sisa-teks",
        "jangkar",
        "tag",
        "direktif",
        "tab",
        "karakter-awal",
        "umum",
        "dua-dokumen",
        "tak-terbaca",
        "bukan-berkas",
        "komentar-rapat",
        "tanda-tanya-rapat",
        "setrip-tunggal",
        "lanjutan-kurang-menjorok",
        "blok-baris-kosong",
    ),
)
