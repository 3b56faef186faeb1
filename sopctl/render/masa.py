"""The times of an SOP in words: each path, each repetition, and what no sum could take in."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sopctl.messages.lama import amount, number
from sopctl.model.durasi import JAM_KERJA_PER_HARI, Durasi, Jalur, Jumlah, Ulangan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.render.kolom import hang, width_of, wrap
from sopctl.render.layar import Layar

_LISTED = 8
"""So many paths are listed; of more, the shortest and the longest."""
_INDENT = 2


def duration_lines(
    durasi: Durasi, numbers: dict[int, str], layar: Layar, settings: Konfigurasi | None
) -> Iterator[str]:
    """The lines of the section on times."""
    hours = Fraction(str((settings and settings.jam_kerja_per_hari) or JAM_KERJA_PER_HARI))
    width = layar.width - _INDENT
    yield from wrap(_headline(durasi, hours, layar), width)
    alone = len(durasi.jalur) == 1
    for path in _listed(durasi):
        time = "" if alone else said(path.jumlah, hours, layar)
        yield from _pair(_steps(path, numbers), time, width)
    if durasi.ulangan:
        yield layar.kata("waktu.ulangan")
        for loop in durasi.ulangan:
            yield from _pair(_loop(loop, numbers), _round(loop, hours, layar), width)
    yield from _notes(durasi, hours, layar, width)


def _headline(durasi: Durasi, hours: Fraction, layar: Layar) -> str:
    if durasi.singkat is None or durasi.lama is None:
        return layar.kata("waktu.tanpa_jalur")
    whole = _spanned(durasi.singkat.jumlah, durasi.lama.jumlah, hours, layar)
    count = len(durasi.jalur)
    if not durasi.lengkap:
        return layar.kata("waktu.jalur_terlalu_banyak", jumlah=count, waktu=whole)
    if count == 1:
        return layar.kata("waktu.satu_jalur", waktu=whole)
    return layar.kata("waktu.jalur", jumlah=count, waktu=whole)


def _listed(durasi: Durasi) -> tuple[Jalur, ...]:
    if len(durasi.jalur) <= _LISTED:
        return durasi.jalur
    return tuple(path for path in (durasi.singkat, durasi.lama) if path is not None)


def _steps(path: Jalur, numbers: dict[int, str]) -> str:
    """The way by its numbers; three and more that follow each other are drawn together: "1 … 5 → 7"."""
    order = {index: place for place, index in enumerate(sorted(numbers))}
    runs: list[list[int]] = []
    for index in path.simbol:
        if runs and order[index] == order[runs[-1][-1]] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    parts = (
        f"{numbers[run[0]]} … {numbers[run[-1]]}" if len(run) > 2 else " → ".join(numbers[i] for i in run)
        for run in runs
    )
    return " → ".join(parts)


def _pair(left: str, right: str, width: int) -> Iterator[str]:
    """A way, and under it or beside it how long it takes."""
    if _INDENT + width_of(left) + 2 + width_of(right) <= width:
        yield f"  {left}  {right}".rstrip()
        return
    yield from hang("", (left,), width, _INDENT)
    if right:
        yield from hang("", (right,), width, 2 * _INDENT)


def _loop(loop: Ulangan, numbers: dict[int, str]) -> str:
    label = f"{loop.panah.label.strip()} " if loop.panah.label and loop.panah.label.strip() else ""
    return f"{numbers[loop.panah.dari]} {label}→ {numbers[loop.panah.ke]}"


def _round(loop: Ulangan, hours: Fraction, layar: Layar) -> str:
    return layar.kata("waktu.tiap_ulangan", waktu=_spanned(loop.singkat, loop.lama, hours, layar))


def _notes(durasi: Durasi, hours: Fraction, layar: Layar, width: int) -> Iterator[str]:
    if durasi.tak_terbaca:
        yield from wrap(layar.kata("waktu.tak_terbaca", daftar=_rows(durasi.tak_terbaca)), width)
    if durasi.per:
        yield from wrap(layar.kata("waktu.per", daftar=_rows(durasi.per)), width)
    if any(path.jumlah.detik[1] >= 3600 * hours for path in durasi.jalur):
        yield from wrap(layar.kata("waktu.hari_kerja", jam=number(layar.lang, hours)), width)


def _rows(rows: tuple[int, ...]) -> str:
    return ", ".join(str(row + 1) for row in rows)


# ---------------------------------------------------------------- amounts


def said(total: Jumlah, hours: Fraction, layar: Layar) -> str:
    """A sum in words: "1-2 bulan, 1 hari kerja 2 jam sampai 2 hari kerja"."""
    return _spanned(total, total, hours, layar)


def _spanned(short: Jumlah, long: Jumlah, hours: Fraction, layar: Layar) -> str:
    least, most = _amount(short, 0, hours, layar), _amount(long, 1, hours, layar)
    return least if least == most else layar.kata("waktu.sampai", dari=least, sampai=most)


def _amount(total: Jumlah, end: int, hours: Fraction, layar: Layar) -> str:
    return amount(layar.lang, total, hours, most=bool(end))
