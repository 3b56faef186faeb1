"""Required keys are there and values are of the right kind: the reader finds that.

Here only what the reader cannot know: the rules that sopctl.yaml names exist, and its pattern of numbers
(`kode`) cannot make one number twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.konfigurasi import Aturan, Kode, Konfigurasi
from sopctl.model.pola import joined_parts, mixed_up, tokens_of, unknown_tokens
from sopctl.rules.context import SharedContext
from sopctl.rules.names import Nearest
from sopctl.rules.numbers import NUMBERS
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP006",
    "nilai-tak-sah",
    Level.GALAT,
    of_withdrawn=True,
    variants=(
        "berkas-kosong",
        "akar-bukan-objek",
        "kunci-bukan-teks",
        "skema-hilang",
        "skema-tak-dikenal",
        "kunci-hilang",
        "lanjut-dan-cabang",
        "di-samping-langkah",
        "kosong",
        "pilihan",
        "terlalu-panjang",
        "slug",
        "di-luar-batas",
        "tanggal",
        "bilangan",
        "benar-salah",
        "boolean",
        "bentuk-",
        "bentuk-teks",
        "bentuk-daftar",
        "bentuk-objek",
        "bentuk-teks-daftar",
        "bentuk-teks-objek",
        "bentuk-daftar-objek",
        "bentuk-teks-daftar-objek",
        "aturan-tak-dikenal",
        "aturan-tak-dikenal-mirip",
        "pola-tanda",
        "pola-urut",
        "pola-lingkup",
        "pola-bersambung",
    ),
)
ONLY_CODE = frozenset({"pola-tanda", "pola-urut", "pola-lingkup", "pola-bersambung"})
"""Variants that leave the configuration whole: they stop `code`, and nothing else."""
_ALIKE = 0.9
"""All numbers of rules look alike; only one with a sign too many or too few is worth a guess."""


def check_konfigurasi(context: SharedContext[Konfigurasi]) -> Iterator[Finding]:
    konfigurasi = context.model
    aturan = konfigurasi.aturan or Aturan()
    nearest = Nearest(NUMBERS)
    yield from _unknown(aturan.ubah or {}, ("aturan", "ubah"), nearest)
    for pattern, levels in (aturan.per_berkas or {}).items():
        yield from _unknown(levels, ("aturan", "per_berkas", pattern), nearest)
    if konfigurasi.kode is not None:
        yield from _pola(konfigurasi.kode, konfigurasi)


def _pola(kode: Kode, konfigurasi: Konfigurasi) -> Iterator[Finding]:
    at = ("kode", "pola")
    unknown, urut = unknown_tokens(kode.pola), tokens_of(kode.pola).count("urut")
    for token in unknown:
        yield finding("SOP006", at, "pola-tanda", tanda=token)
    if urut != 1:
        yield finding("SOP006", at, "pola-urut", jumlah=urut)
    # What an unknown token was meant to tell nobody knows.
    for part in () if unknown else mixed_up(kode, konfigurasi):
        yield finding("SOP006", at, "pola-lingkup", bagian=part)
    joined = None if unknown or urut != 1 else joined_parts(kode, konfigurasi)
    if joined is not None:
        yield finding("SOP006", at, "pola-bersambung", potongan=joined)


def _unknown(ids: Iterable[str], path: KeyPath, nearest: Nearest) -> Iterator[Finding]:
    for id in ids:
        if id in NUMBERS:
            continue
        near = nearest.to(id.upper(), _ALIKE)
        at = (*path, id)
        if near:
            yield finding("SOP006", at, "aturan-tak-dikenal-mirip", at_key=True, aturan=id, mirip=near)
        else:
            yield finding("SOP006", at, "aturan-tak-dikenal", at_key=True, aturan=id)
