"""The sheet for a terminal: identity, rows, flow and times, in either language, as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from babel.dates import format_date

from sopctl.messages.escape import visible
from sopctl.model.alur import Alur, Panah, Simbol, TargetHilang
from sopctl.model.durasi import sum_durasi
from sopctl.model.koleksi import Koleksi
from sopctl.model.makna import sidik
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.render.kolom import hang, pad, width_of, wrap
from sopctl.render.layar import Layar
from sopctl.render.lembar import Lembar
from sopctl.render.masa import duration_lines
from sopctl.render.tertulis import one_line, step_numbers
from sopctl.render.view import group_nip, keadaan_of

_INDENT = 2
_CELL = 5
"""Columns of the terminal for a pelaksana: "[ ]" and room on both sides."""
_LEAST_FOR_ARROWS = 24
_SHAPES = {"mulai": "( )", "selesai": "( )", "proses": "[ ]", "keputusan": "< >"}


def write_terminal(lembar: Lembar, koleksi: Koleksi, layar: Layar) -> str:
    """The whole, lines ended. A broken flow is shown as it is, its missing targets named."""
    sop, alur = lembar.sop, lembar.alur
    settings = koleksi.konfigurasi
    durasi = sum_durasi(sop.kegiatan, alur, settings.jam_kerja_per_hari if settings else None)
    sections = (
        _title(lembar, koleksi, layar),
        _section("identitas", _identity(lembar, layar), layar),
        _section("kegiatan", _rows(lembar, layar), layar),
        _section("alur", _flow(sop, alur, layar), layar),
        _section("waktu", duration_lines(durasi, step_numbers(sop, alur), layar, settings), layar),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _section(name: str, lines: Iterable[str], layar: Layar) -> list[str]:
    return [
        layar.head(layar.kata(f"bagian.{name}")),
        *(" " * _INDENT + line if line else "" for line in lines),
    ]


def _title(lembar: Lembar, koleksi: Koleksi, layar: Layar) -> list[str]:
    sop = lembar.sop
    keadaan = keadaan_of(resolve_putaran(sop, koleksi.konfigurasi, None), sidik(sop, lembar.alur))
    marks = [
        visible(sop.nomor or "") or layar.kata("belum_bernomor"),
        layar.kata("versi", versi=keadaan.versi),
    ]
    if keadaan.tanda:
        marks.append(keadaan.tanda)
    return [
        *(layar.head(line) for line in wrap(lembar.isi.judul, layar.width)),
        *wrap(" · ".join(marks), layar.width),
    ]


# ---------------------------------------------------------------- identity


def _identity(lembar: Lembar, layar: Layar) -> Iterator[str]:
    isi, days, who = lembar.isi.identitas, lembar.sop.tanggal, lembar.sop.pengesahan
    signer = [who.jabatan, who.nama, who.pangkat] if who else []
    if who and who.nip:
        signer.append(layar.kata("nip", nip=group_nip(who.nip)))
    entries = [
        ("instansi", isi.instansi),
        ("pembuatan", (_date(days.pembuatan if days else None, layar),)),
        ("revisi", (_date(days.revisi if days else None, layar),)),
        ("efektif", (_date(days.efektif if days else None, layar),)),
        ("disahkan_oleh", tuple(one_line(line) for line in signer if line) or ("-",)),
    ]
    boxes = ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan")
    entries += [(name, kotak.butir) for name, kotak in zip(boxes, isi.kotak, strict=True)]
    labels = [layar.kata(f"identitas.{name}") for name, _ in entries]
    indent = max(map(width_of, labels)) + 2
    for label, (_, lines) in zip(labels, entries, strict=True):
        yield from hang(label, lines, layar.width - _INDENT, indent)


def _date(day: date | None, layar: Layar) -> str:
    return "-" if day is None else format_date(day, "d MMMM y", locale=layar.lang)


# ---------------------------------------------------------------- rows


def _rows(lembar: Lembar, layar: Layar) -> Iterator[str]:
    names = {p.id: one_line(p.nama) for p in reversed(lembar.sop.pelaksana)}
    fields = ("pelaksana", "kelengkapan", "waktu", "output", "keterangan")
    labels = {field: layar.kata(f"kegiatan.{field}") for field in fields}
    indent = max(map(width_of, labels.values())) + 2
    left = len(str(len(lembar.isi.baris))) + 2
    room = layar.width - _INDENT - left
    for i, row in enumerate(lembar.isi.baris):
        actors = dict.fromkeys(s.pelaksana for s in lembar.alur.simbol if s.baris == i)
        who = tuple(names.get(key, layar.kata("pelaksana_asing", id=key)) for key in actors)
        values = (who, row.kelengkapan, row.waktu, row.output, row.keterangan)
        yield from hang(row.nomor.rjust(left - 2), row.kegiatan or ("-",), layar.width - _INDENT, left)
        for field, value in zip(fields, values, strict=True):
            if value and value != ("-",):
                yield from (" " * left + line for line in hang(labels[field], value, room, indent))


# ---------------------------------------------------------------- flow


def _flow(sop: Sop, alur: Alur, layar: Layar) -> Iterator[str]:
    """A line a symbol: where it stands among the pelaksana, and where the flow goes from it."""
    columns = tuple(dict.fromkeys((*(p.id for p in sop.pelaksana), *(s.pelaksana for s in alur.simbol))))
    letters = {key: _letter(i) for i, key in enumerate(columns)}
    yield from _legend(sop, letters, layar)
    yield ""
    numbers = step_numbers(sop, alur)
    left = max(map(len, numbers.values()), default=0) + 1
    width, matrix = layar.width - _INDENT, left + _CELL * len(columns) + 1
    drawn = matrix + _LEAST_FOR_ARROWS <= width
    indent = matrix if drawn else left + _CELL + 1
    if drawn:
        yield (" " * left + "".join(letters[key].center(_CELL) for key in columns)).rstrip()
    groups = {group[0]: group for group in alur.bersama}
    for s in alur.simbol:
        if s.partner:
            continue
        group = [alur.simbol[i] for i in groups.get(s.index, (s.index,))]
        head = pad(numbers[s.index].rjust(left - 1), left) + (
            _matrix(group, columns) if drawn else _letters(group, letters)
        )
        told = _told(s, alur, numbers, layar)
        if width_of(head) >= indent:
            yield head.rstrip()
            head = ""
        yield from hang(head, (told,), width, indent)


def _letter(n: int) -> str:
    name = ""
    n += 1
    while n:
        n, digit = divmod(n - 1, 26)
        name = chr(65 + digit) + name
    return name


def _legend(sop: Sop, letters: dict[str, str], layar: Layar) -> Iterator[str]:
    names = {p.id: p for p in reversed(sop.pelaksana)}
    for key, letter in letters.items():
        if key not in names:
            name = layar.kata("pelaksana_asing", id=key)
        else:
            own = names[key]
            name = f"{one_line(own.kelompok)}: {one_line(own.nama)}" if own.kelompok else one_line(own.nama)
        yield from hang(letter, (name,), layar.width - _INDENT, 4)


def _matrix(group: list[Simbol], columns: tuple[str, ...]) -> str:
    shapes = {s.pelaksana: _SHAPES[s.jenis] for s in group}
    return "".join(shapes.get(key, "·").center(_CELL) for key in columns)


def _letters(group: list[Simbol], letters: dict[str, str]) -> str:
    """Where the terminal is too narrow for columns: "[B]"."""
    shapes = ((_SHAPES[s.jenis], letters[s.pelaksana]) for s in group)
    return "".join(f"{shape[0]}{letter}{shape[-1]}" for shape, letter in shapes)


def _told(s: Simbol, alur: Alur, numbers: dict[int, str], layar: Layar) -> str:
    ways: list[Panah | TargetHilang] = [*alur.keluar(s.index), *(h for h in alur.hilang if h.dari == s.index)]
    begins = [layar.kata("arah.mulai")] if s.jenis == "mulai" else []
    said = [one_line(s.tulisan)] if s.tulisan and one_line(s.tulisan) else []
    targets = [_way(way, numbers, layar) for way in ways]
    if not targets:
        targets = [layar.kata("arah.selesai" if s.jenis == "selesai" else "arah.buntu")]
    return "  ".join((*begins, *said, "; ".join(targets)))


def _way(way: Panah | TargetHilang, numbers: dict[int, str], layar: Layar) -> str:
    label = f"{one_line(way.label)} " if way.label and one_line(way.label) else ""
    if isinstance(way, TargetHilang):
        return f"{label}→ {layar.kata('arah.hilang', target=one_line(way.target) or '?')}"
    target = f"{label}→ {numbers[way.ke]}"
    if way.ke == way.dari:
        return f"{target} ({layar.kata('arah.ulang')})"
    return f"{target} ({layar.kata('arah.kembali')})" if way.ke < way.dari else target
