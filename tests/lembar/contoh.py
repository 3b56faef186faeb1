"""Three right sheets, drawn by hand: the ground that faults are put into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from sopctl.model.sop import Sop

from .gambar import Lukisan, Pan, Sim, Tulis, Ubah, label
from .lembar import Cacat
from .periksa import periksa

# ---------------------------------------------------------------- one page: a loop and a joint row

SATU = """
skema: sop/1
nama: Penanganan Surat
jenis: administratif
pelaksana: [{id: a, nama: Alfa}, {id: b, nama: Beta}, {id: c, nama: Gama}]
kegiatan:
  - {id: mulai, uraian: Terima surat, pelaksana: a, keterangan: Asli}
  - {id: periksa, uraian: Periksa surat, pelaksana: a, tanya: 'Sah?', cabang: {Ya: berikutnya, Tidak: mulai}}
  - {id: bahas, uraian: Bahas surat, pelaksana: [b, c], mutu_baku: {waktu: 1 jam}}
  - {id: susun, uraian: Susun jawaban, pelaksana: b, mutu_baku: {kelengkapan: Surat, output: [Jawaban]}}
  - {id: arsip, uraian: Simpan arsip, pelaksana: a}
"""


def _isi(kegiatan: dict[str, Any]) -> tuple[str, str, str, str, str]:
    mutu = kegiatan.get("mutu_baku", {})
    output = mutu.get("output", "")
    joined = output if isinstance(output, str) else " ".join(output)
    return (
        kegiatan["uraian"],
        mutu.get("kelengkapan", ""),
        mutu.get("waktu", ""),
        joined,
        kegiatan.get("keterangan", ""),
    )


def _baris(text: str, first: int, last: int) -> list[tuple[int, tuple[str, str, str, str, str], float]]:
    rows = yaml.safe_load(text)["kegiatan"][first - 1 : last]
    return [(first + i, _isi(row), 25.0) for i, row in enumerate(rows)]


def satu() -> list[Lukisan]:
    page = Lukisan(1, 1, ("Alfa", "Beta", "Gama"), _baris(SATU, 1, 5))
    page.teks.append(Tulis(10, 15, "SOP Penanganan Surat", "teks judul"))
    a, b, c = 80.5, 105.5, 130.5
    page.sim = [
        Sim("mulai", "mulai", "a", a, 42.5),
        Sim("periksa", "keputusan", "a", a, 67.5, 16, 9, ("Sah?",)),
        Sim("bahas", "proses", "b", b, 92.5),
        Sim("bahas/c", "proses", "c", c, 92.5),
        Sim("susun", "proses", "b", b, 117.5),
        Sim("arsip", "selesai", "a", a, 142.5),
    ]
    page.bersama = [("bahas", "M 112.5 92.5 H 123.5")]
    page.pan = [
        Pan("mulai", "periksa", ((a, 46), (a, 63))),
        Pan("periksa", "bahas", ((a, 72), (a, 84.5), (b, 84.5), (b, 89)), "Ya"),
        Pan("periksa", "mulai", ((88.5, 67.5), (91, 67.5), (91, 42.5), (87.5, 42.5)), "Tidak"),
        Pan("bahas", "susun", ((b, 96), (b, 114))),
        Pan("susun", "arsip", ((98.5, 117.5), (a, 117.5), (a, 139))),
    ]
    page.label = [
        label(81.5, 76, "Ya", "periksa", "bahas"),
        label(89.5, 71.5, "Tidak", "periksa", "mulai", latar=True),
    ]
    return [page]


# ---------------------------------------------------------------- two pages: one edge each way

DUA = """
skema: sop/1
jenis: administratif
pelaksana: [{id: a, nama: Alfa}, {id: b, nama: Beta}]
kegiatan:
  - {id: satu, uraian: Terima surat, pelaksana: a}
  - {id: dua, uraian: Catat surat, pelaksana: a}
  - {id: tiga, uraian: Nilai surat, pelaksana: a, cabang: {Ya: berikutnya, Tidak: dua}}
  - uraian: Simpan surat
    langkah: [{id: empat, pelaksana: a}, {id: akhir, pelaksana: a}]
"""


def dua() -> list[Lukisan]:
    first = Lukisan(1, 2, ("Alfa", "Beta"), _baris(DUA, 1, 2))
    second = Lukisan(2, 2, ("Alfa", "Beta"), _baris(DUA, 3, 4))
    for page in (first, second):
        page.baris = [(n, isi, 40.0) for n, isi, _ in page.baris]
        page.garis, page.teks = [], []
        page.__post_init__()
    a, b = 80.5, 105.5
    first.sim = [
        Sim("satu", "mulai", "a", a, 50),
        Sim("dua", "proses", "a", a, 90),
        Sim("k1", "keluar", "a", a, 104, 5, 5, tanda="A", ke="tiga", rujukan="ke|hal. 2"),
        Sim("m1", "masuk", "b", b, 104, 5, 5, tanda="B", ke="dua", rujukan="dari|hal. 2"),
    ]
    first.pan = [
        Pan("satu", "dua", ((a, 53.5), (a, 86.5))),
        Pan("dua", "tiga", ((a, 93.5), (a, 101.5)), tanda="A"),
        Pan("tiga", "dua", ((b, 101.5), (b, 90), (87.5, 90)), tanda="B"),
    ]
    second.sim = [
        Sim("m2", "masuk", "a", a, 36, 5, 5, tanda="A", ke="tiga", rujukan="dari|hal. 1"),
        Sim("k2", "keluar", "b", b, 36, 5, 5, tanda="B", ke="dua", rujukan="ke|hal. 1"),
        Sim("tiga", "keputusan", "a", a, 50, 16, 9),
        Sim("empat", "proses", "a", a, 90),
        Sim("akhir", "selesai", "a", a, 103),
    ]
    second.pan = [
        Pan("dua", "tiga", ((a, 38.5), (a, 45.5)), tanda="A"),
        Pan("tiga", "dua", ((88.5, 50), (b, 50), (b, 38.5)), "Tidak", tanda="B"),
        Pan("tiga", "empat", ((a, 54.5), (a, 86.5)), "Ya"),
        Pan("empat", "akhir", ((a, 93.5), (a, 99.5))),
    ]
    second.label = [
        label(81.5, 59, "Ya", "tiga", "empat"),
        label(89.5, 54, "Tidak", "tiga", "dua", latar=True),
    ]
    return [first, second]


# ---------------------------------------------------- one page: a fork, merging, four exits, a bracket

TIGA = """
skema: sop/1
jenis: administratif
pelaksana: [{id: a, nama: Alfa}, {id: b, nama: Beta}, {id: c, nama: Gama}]
kegiatan:
  - {id: satu, uraian: Terima surat, pelaksana: b, lanjut: [dua, tiga]}
  - {id: dua, uraian: Catat surat, pelaksana: a, lanjut: pilih}
  - {id: tiga, uraian: Salin surat, pelaksana: c, lanjut: pilih}
  - {id: pilih, uraian: Pilih jalan, pelaksana: b, cabang: {P: lima, Q: enam, R: tujuh, S: delapan}}
  - {id: lima, uraian: Jalan lima, pelaksana: [a, c], lanjut: delapan}
  - {id: enam, uraian: Jalan enam, pelaksana: b, lanjut: delapan}
  - {id: tujuh, uraian: Jalan tujuh, pelaksana: c, lanjut: delapan}
  - {id: delapan, uraian: Simpan surat, pelaksana: b}
"""


def tiga() -> list[Lukisan]:
    page = Lukisan(1, 1, ("Alfa", "Beta", "Gama"), [(n, i, 20.0) for n, i, _ in _baris(TIGA, 1, 8)])
    a, b, c = 80.5, 105.5, 130.5
    page.sim = [
        Sim("satu", "mulai", "b", b, 40),
        Sim("dua", "proses", "a", a, 60),
        Sim("tiga", "proses", "c", c, 80),
        Sim("pilih", "keputusan", "b", b, 100, 16, 9),
        Sim("lima", "proses", "a", a, 120),
        Sim("lima/c", "proses", "c", c, 120),
        Sim("enam", "proses", "b", b, 140),
        Sim("tujuh", "proses", "c", c, 160),
        Sim("delapan", "selesai", "b", b, 180),
    ]
    page.bersama = [("lima", "M 80.5 116.5 V 114 H 130.5 V 116.5")]
    page.pan = [
        Pan("satu", "dua", ((b, 43.5), (b, 47), (a, 47), (a, 56.5))),
        Pan("satu", "tiga", ((b, 43.5), (b, 47), (c, 47), (c, 76.5))),
        Pan("dua", "pilih", ((a, 63.5), (a, 87), (b, 87), (b, 95.5))),
        Pan("tiga", "pilih", ((c, 83.5), (c, 87), (b, 87), (b, 95.5))),
        Pan("pilih", "lima", ((97.5, 100), (70.5, 100), (70.5, 120), (73.5, 120)), "P"),
        Pan("pilih", "enam", ((b, 104.5), (b, 136.5)), "Q"),
        Pan("pilih", "tujuh", ((113.5, 100), (140.5, 100), (140.5, 160), (137.5, 160)), "R"),
        Pan("pilih", "delapan", ((113.5, 100), (120, 100), (120, 180), (112.5, 180)), "S"),
        Pan("lima", "delapan", ((a, 123.5), (a, 180), (98.5, 180))),
        Pan("enam", "delapan", ((b, 143.5), (b, 176.5))),
        Pan("tujuh", "delapan", ((c, 163.5), (c, 171), (b, 171), (b, 176.5))),
    ]
    page.label = [
        label(95, 99.3, "P", "pilih", "lima"),
        label(106.3, 108, "Q", "pilih", "enam"),
        label(122, 99.3, "R", "pilih", "tujuh"),
        label(121, 104.5, "S", "pilih", "delapan"),
    ]
    return [page]


# ---------------------------------------------------------------- and what the judges say of them

CONTOH = {"satu": (SATU, satu), "dua": (DUA, dua), "tiga": (TIGA, tiga)}


def sop_of(text: str) -> Sop:
    """The model of a document."""
    return Sop.model_validate(yaml.safe_load(text))


def judge(name: str, ubah: Ubah | None = None) -> tuple[Cacat, ...]:
    """The faults of one of the sheets, after a change where one is given."""
    text, build = CONTOH[name]
    pages = build()
    if ubah is not None:
        ubah(pages)
    return periksa([page.svg() for page in pages], sop_of(text))


@dataclass(frozen=True)
class Kasus:
    """A fault put into a sheet, and all that must be told of it: "statement key"."""

    sheet: str
    ubah: Ubah
    told: frozenset[str]


class Daftar:
    """Cases, each written as a function that spoils the pages."""

    def __init__(self) -> None:
        self.kasus: dict[str, Kasus] = {}

    def __call__(self, sheet: str, *told: str) -> Callable[[Ubah], Ubah]:
        """Register the function below."""

        def register(ubah: Ubah) -> Ubah:
            name = getattr(ubah, "__name__", "")
            assert name not in self.kasus
            self.kasus[name] = Kasus(sheet, ubah, frozenset(told))
            return ubah

        return register


def told_of(kasus: Kasus) -> set[str]:
    """What the judges tell of a case, each key once."""
    return {f"{fault.pernyataan} {fault.apa}" for fault in judge(kasus.sheet, kasus.ubah)}
