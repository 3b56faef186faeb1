"""What tellers of changes share: what a change is about, how it read before and after, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, Protocol

from sopctl.diff.akibat import Akibat
from sopctl.diff.report import Dokumen, Perbandingan, Ubah, count
from sopctl.diff.ukuran import Ukuran
from sopctl.diff.weigh import Bobot
from sopctl.messages.catalogue import text
from sopctl.messages.lama import amount
from sopctl.model.durasi import Jumlah
from sopctl.model.sumber import Source, perwal

NOTHING = "-"
"""How nothing reads."""
GRAVEST_FIRST = sorted(Bobot, reverse=True)
SHORT_AND_FAST = perwal("3(1)")
"""Why it is told how steps, hand-overs and times moved."""


@dataclass(frozen=True, slots=True)
class UbahStyle:
    """How a comparison is to be told."""

    lang: str = "id"
    colour: bool = False
    least: Bobot = Bobot.REDAKSIONAL
    """Changes that weigh less have been left out."""


class UbahTeller(Protocol):
    """A comparison in one format, whole, ending with a line end."""

    def __call__(self, found: Perbandingan, style: UbahStyle, /) -> str: ...


def said(ubah: Ubah, lang: str) -> str:
    """The sentence of a change."""
    return text(lang, f"ubah.{ubah.jenis}", **dict(ubah.fakta.args))


def about(ubah: Ubah, lang: str) -> str:
    """What a change is about, in a few words."""
    return text(lang, f"pokok.{ubah.jenis}", **dict(ubah.fakta.args))


def readings(ubah: Ubah) -> tuple[str, str]:
    """How it read before and after; nothing is a dash."""
    args = dict(ubah.fakta.args)
    before, after = str(args.get("sebelum", NOTHING)), str(args.get("sesudah", NOTHING))
    if ubah.jenis == "cabang-label-berubah":
        return f"{args['dari']} → {before}", f"{args['ke']} → {after}"
    if ubah.jenis in ("sop-baru", "sop-dihapus"):
        name = str(args["nama"]) or NOTHING
        return (NOTHING, name) if ubah.jenis == "sop-baru" else (name, NOTHING)
    return before, after


def follows(akibat: Akibat, lang: str) -> str:
    """What follows, in a sentence."""
    return text(lang, f"akibat.{akibat.kunci}", **dict(akibat.args))


def state_of(dokumen: Dokumen, lang: str) -> str:
    """What became of an SOP, and how much of it changed: `berubah: 2 substantif, 1 redaksional`."""
    word = text(lang, f"diff.keadaan.{dokumen.keadaan}")
    counts = counted(dokumen.ubah)
    return f"{word}: {counts}" if counts and dokumen.keadaan == "berubah" else word


def counted(changes: Sequence[Ubah]) -> str:
    """How many changes of each level; levels without any are left out."""
    found = [(count(changes, bobot), bobot.word) for bobot in GRAVEST_FIRST]
    return ", ".join(f"{n} {word}" for n, word in found if n)


def by_level(changes: Sequence[Ubah]) -> Iterator[tuple[Bobot, tuple[Ubah, ...]]]:
    """The changes by level, the gravest first, each level in its order."""
    ordered = sorted(changes, key=lambda ubah: -ubah.bobot)
    for bobot, group in groupby(ordered, key=lambda ubah: ubah.bobot):
        yield bobot, tuple(group)


Bagian = Literal["dokumen", "identitas", "pelaksana", "kegiatan", "riwayat"]
BAGIAN: tuple[Bagian, ...] = ("dokumen", "identitas", "pelaksana", "kegiatan", "riwayat")
"""The parts of an SOP in the order in which changes are listed; `dokumen` is the whole."""


def part_of(ubah: Ubah) -> Bagian:
    """The part of an SOP that a change is about."""
    first = ubah.fakta.key_path[0] if ubah.fakta.key_path else "dokumen"
    return next((bagian for bagian in BAGIAN if bagian == first), "identitas")


def by_part(changes: Sequence[Ubah]) -> Iterator[tuple[Bagian, tuple[Ubah, ...]]]:
    """The changes of an SOP by its parts, each part in its order; parts without any are left out."""
    for bagian in BAGIAN:
        group = tuple(ubah for ubah in changes if part_of(ubah) == bagian)
        if group:
            yield bagian, group


def summary(found: Perbandingan, lang: str) -> str:
    """The counts by level, in a line."""
    counts = {bobot.word: found.count(bobot) for bobot in Bobot}
    differing = sum(dokumen.keadaan != "tetap" for dokumen in found.dokumen)
    return text(lang, "diff.ringkasan", dokumen=differing, **counts)


def head_of(found: Perbandingan, lang: str) -> str:
    """What is compared with what."""
    head = text(lang, "diff.kerja") if found.head is None else found.head
    return text(lang, "diff.judul", base=found.base, head=head)


def articles(found: Perbandingan) -> str | None:
    """Every passage that a change or what follows rests on, by number, once."""
    sources = [u.source for u in found.ubah] + [a.source for d in found.dokumen for a in d.akibat]
    if any(d.ukuran for d in found.dokumen):
        sources.append(SHORT_AND_FAST)
    pasal = {short for source in sources for short in source.pasal}
    return Source(tuple(sorted(pasal, key=_number))).citation


def _number(short: str) -> tuple[int, str]:
    digits = short.partition("(")[0].rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits.partition(" ")[0].partition("-")[0]), short


def moved(ukuran: tuple[Ukuran, Ukuran], lang: str) -> Iterator[str]:
    """How the number of rows, hand-overs and the times moved, as far as they did."""
    before, after = ukuran
    for key in ("kegiatan", "serah_terima"):
        one, other = getattr(before, key), getattr(after, key)
        if one != other:
            yield text(lang, f"diff.ukuran.{key}", sebelum=one, sesudah=other)
    for key, most in (("lama", True), ("singkat", False)):
        first, second = (
            _time(getattr(before, key), before, lang, most),
            _time(getattr(after, key), after, lang, most),
        )
        if first != second:
            yield text(lang, f"diff.ukuran.{key}", sebelum=first, sesudah=second)


def _time(jumlah: Jumlah | None, ukuran: Ukuran, lang: str, most: bool) -> str:
    if jumlah is None:
        return text(lang, "diff.ukuran.tidak_terhitung")
    return amount(lang, jumlah, ukuran.jam_per_hari, most=most)
