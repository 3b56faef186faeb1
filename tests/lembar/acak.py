"""SOP documents made by chance: plain mappings as a YAML file has them, their flows whole.

One seed and one mode make one document, on every machine. Every symbol can be reached and from every
symbol an end, so that what is drawn is what an office could have written.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from .kosakata import (
    BANYAK,
    BENDA,
    DUA,
    KERJA,
    PANJANG,
    PERAN,
    TAMBAHAN,
    TANYA,
    TANYA_PANJANG,
    TEKS_PANJANG,
    WAKTU,
)

Mode = Literal["biasa", "badai", "sulit"]
"""biasa: as offices write. badai: many rows, columns, decisions, loops. sulit: all that is awkward."""
MODES: tuple[Mode, ...] = get_args(Mode)
Dokumen = dict[str, Any]


@dataclass(frozen=True)
class _Ukuran:
    """How large and how wild a document may be."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    keputusan: float
    banyak: float
    """Of the decisions, those with more than two exits."""
    jauh: int
    """How many rows a loop may reach back, mostly."""
    langkah: float
    bersama: float
    garpu: float
    ujung: float
    """Of the rows, those that are an end in the middle of the document."""


_UKURAN: dict[Mode, _Ukuran] = {
    "biasa": _Ukuran((3, 20), (2, 8), 0.25, 0.05, 4, 0.08, 0.07, 0.03, 0.05),
    "badai": _Ukuran((12, 40), (4, 15), 0.4, 0.1, 14, 0.06, 0.05, 0.05, 0.04),
    "sulit": _Ukuran((3, 18), (1, 9), 0.4, 0.55, 6, 0.15, 0.1, 0.1, 0.08),
}


@dataclass
class _Tenunan:
    """A document in the making: symbols in flow order, each with its row."""

    rng: random.Random
    mode: Mode
    ukuran: _Ukuran
    columns: list[str]
    rows: list[Dokumen] = field(default_factory=list)
    steps: list[tuple[int, Dokumen]] = field(default_factory=list)
    """(row, the mapping of the symbol) for every symbol that has arrows."""
    here: int = 0
    """The column last used."""

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    @property
    def awkward(self) -> bool:
        return self.mode == "sulit"


# ---------------------------------------------------------------- words


def _kalimat(t: _Tenunan) -> str:
    words = [t.rng.choice(KERJA), t.rng.choice(BENDA)]
    while t.chance(0.45) and len(words) < 9:
        words.append(t.rng.choice(TAMBAHAN))
    return " ".join(words)


def _panjang(t: _Tenunan, words: int) -> str:
    said: list[str] = []
    while len(said) < words:
        said.extend(_kalimat(t).split())
    return " ".join(said[:words])


def _uraian(t: _Tenunan) -> str:
    if t.chance(0.12 if t.awkward else 0.02):
        return _panjang(t, t.rng.choice((40, 80, 120)))
    if t.awkward and t.chance(0.05):
        return "Mengunggah ke " + "sistem-informasi." * 3 + "x" * t.rng.randint(5, 60)
    if t.chance(0.05):
        return t.rng.choice(KERJA)
    return _kalimat(t)


def _butir(t: _Tenunan) -> Any:
    items = [
        t.rng.choice(BENDA).capitalize() for _ in range(t.rng.choice((1, 1, 1, 2, 3, 10 if t.awkward else 4)))
    ]
    return items[0] if len(items) == 1 else items


def _mutu(t: _Tenunan) -> Dokumen:
    mutu: Dokumen = {}
    if not t.chance(0.08):
        mutu["kelengkapan"] = _butir(t)
    if not t.chance(0.05):
        mutu["waktu"] = t.rng.choice(WAKTU)
    if not t.chance(0.08):
        mutu["output"] = _butir(t)
    return mutu


# ---------------------------------------------------------------- columns and rows


def _nama(t: _Tenunan, i: int) -> str:
    if t.awkward and t.chance(0.25):
        return t.rng.choice(PANJANG)
    return PERAN[i % len(PERAN)]


def _pelaksana(t: _Tenunan, count: int) -> list[Dokumen]:
    order = t.rng.sample(range(len(PERAN)), count)
    columns: list[Dokumen] = [{"id": f"p{i + 1}", "nama": _nama(t, place)} for i, place in enumerate(order)]
    if count >= 4 and t.chance(0.3):
        first = t.rng.randrange(count - 2)
        for column in columns[first : first + t.rng.choice((2, 3))]:
            column["kelompok"] = "Sekretariat"
    return columns


def _pilih_kolom(t: _Tenunan) -> str:
    if not t.chance(0.3):
        near = t.chance(0.6)
        last = len(t.columns) - 1
        t.here = max(0, min(last, t.here + t.rng.choice((-1, 1)))) if near else t.rng.randint(0, last)
    return t.columns[t.here]


def _baris_langkah(t: _Tenunan, row: Dokumen, number: int) -> None:
    count = t.rng.choice((2, 2, 2, 3))
    same = t.chance(0.4)
    column = _pilih_kolom(t)
    langkah: list[Dokumen] = []
    for i in range(count):
        langkah.append({"id": f"{row['id']}-{i + 1}", "pelaksana": column if same else _pilih_kolom(t)})
        t.steps.append((number, langkah[-1]))
    row["langkah"] = langkah


def _baris_bersama(t: _Tenunan, row: Dokumen, number: int) -> None:
    count = t.rng.randint(2, min(4, len(t.columns)))
    row["pelaksana"] = t.rng.sample(t.columns, count)
    t.steps.append((number, row))


def _baris(t: _Tenunan, number: int) -> None:
    row: Dokumen = {"id": f"k{number + 1:02}", "uraian": _uraian(t)}
    t.rows.append(row)
    if t.chance(t.ukuran.langkah):
        _baris_langkah(t, row, number)
    elif len(t.columns) > 1 and t.chance(t.ukuran.bersama):
        _baris_bersama(t, row, number)
    else:
        row["pelaksana"] = _pilih_kolom(t)
        t.steps.append((number, row))
    row["mutu_baku"] = _mutu(t)
    if t.chance(0.15):
        row["keterangan"] = t.rng.choice(("Surat rahasia tidak dibuka", "Lihat lampiran", _panjang(t, 12)))


# ---------------------------------------------------------------- the flow


def _maju(t: _Tenunan, i: int) -> str:
    """A step after step i: the next, or one a little farther."""
    if i + 2 >= len(t.steps) or t.chance(0.75):
        return "berikutnya"
    return str(t.steps[min(len(t.steps) - 1, i + t.rng.choice((2, 2, 3, 4)))][1]["id"])


def _mundur(t: _Tenunan, i: int) -> str:
    """A step at or before step i, mostly near."""
    reach = t.ukuran.jauh if not t.chance(0.15) else len(t.steps)
    if t.awkward and t.chance(0.12):
        return str(t.steps[i][1]["id"])
    return str(t.steps[max(0, i - t.rng.randint(1, reach))][1]["id"])


def _lain(t: _Tenunan, i: int) -> str:
    if t.chance(0.65):
        return _mundur(t, i)
    return _maju(t, i) if not t.chance(0.3) else str(t.steps[-1][1]["id"])


def _cabang(t: _Tenunan, i: int) -> dict[str, str]:
    if not t.chance(t.ukuran.banyak):
        yes, no = t.rng.choice(DUA)
        exits = {yes: _maju(t, i), no: _lain(t, i)}
        return dict(reversed(exits.items())) if t.chance(0.1) else exits
    labels = t.rng.choice(BANYAK)
    count = t.rng.randint(3, 5 if t.awkward else 3)
    exits = {labels[0]: _maju(t, i)}
    for label in labels[1:count]:
        exits[label] = _lain(t, i)
    if t.awkward and t.chance(0.1):
        exits[""] = exits.pop(labels[count - 1])
    return exits


def _too_many_to_one(t: _Tenunan, i: int, exits: dict[str, str]) -> bool:
    after = t.steps[i + 1][1]["id"]
    targets = [after if to == "berikutnya" else to for to in exits.values()]
    return max(targets.count(to) for to in targets) > 3


def _keputusan(t: _Tenunan, i: int) -> None:
    step, after = t.steps[i][1], t.steps[i + 1][1]["id"]
    exits = _cabang(t, i)
    # One exit goes on to the next step: else nothing might.
    if not {"berikutnya", after} & set(exits.values()):
        exits[next(iter(exits))] = "berikutnya"
    if _too_many_to_one(t, i, exits):
        # Four exits to one target are refused; three are awkward enough.
        exits = dict([*((k, v) for k, v in exits.items() if v in ("berikutnya", after)), *exits.items()][:3])
    step["cabang"] = exits
    if t.chance(0.6):
        long = t.awkward and t.chance(0.5)
        step["tanya"] = t.rng.choice(TANYA_PANJANG if long else TANYA)


def _perbaikan(t: _Tenunan, i: int) -> None:
    """A decision whose second exit repairs in the next step and goes back."""
    step, repair = t.steps[i][1], t.steps[i + 1][1]
    yes, no = t.rng.choice(DUA)
    step["cabang"] = {no: "berikutnya", yes: t.steps[i + 2][1]["id"]}
    if t.chance(0.7):
        repair["lanjut"] = t.steps[max(0, i - t.rng.randint(0, 2))][1]["id"]


def _akhir_tengah(t: _Tenunan, i: int) -> None:
    """A decision whose second exit ends the procedure in the next step."""
    step, end = t.steps[i][1], t.steps[i + 1][1]
    yes, no = t.rng.choice(DUA)
    step["cabang"] = {no: "berikutnya", yes: t.steps[i + 2][1]["id"]}
    end["simbol"] = "selesai"


def _garpu(t: _Tenunan, i: int) -> None:
    """Two or three ways in parallel, all forward."""
    ids = [t.steps[j][1]["id"] for j in range(i + 1, min(len(t.steps), i + t.rng.choice((3, 4))))]
    t.steps[i][1]["lanjut"] = ids


def _alur(t: _Tenunan) -> None:
    i = 0
    while i < len(t.steps) - 1:
        room = i + 2 < len(t.steps)
        joint = isinstance(t.steps[i][1].get("pelaksana"), list)
        if i and room and t.chance(t.ukuran.ujung):
            _akhir_tengah(t, i)
            i += 2
        elif i and t.chance(t.ukuran.keputusan * (0.5 if joint else 1)):
            if room and t.chance(0.2):
                _perbaikan(t, i)
                i += 2
            else:
                _keputusan(t, i)
                i += 1
        elif room and t.chance(t.ukuran.garpu):
            _garpu(t, i)
            i += 1
        else:
            i += 1


def _awal(t: _Tenunan) -> None:
    """Other starts, and empty capsules before the first and after the last step."""
    first, last = t.rows[0], t.rows[-1]
    if t.chance(0.2) and isinstance(first.get("pelaksana"), str) and "cabang" not in first:
        _kapsul(first, "mulai", True)
    if len(t.rows) > 1 and t.chance(0.2) and isinstance(last.get("pelaksana"), str):
        _kapsul(last, "selesai", False)
    if len(t.steps) > 4 and t.chance(0.12):
        other = t.steps[t.rng.randint(1, len(t.steps) - 3)][1]
        if not {"cabang", "simbol", "langkah"} & set(other):
            other["simbol"] = "mulai"


def _kapsul(row: Dokumen, simbol: str, before: bool) -> None:
    """Make a row of one symbol a row of two: the symbol itself, and a capsule in the same cell."""
    own = {
        key: row.pop(key)
        for key in ("pelaksana", "cabang", "lanjut", "tanya", "teks", "simbol")
        if key in row
    }
    own.setdefault("simbol", "proses")
    capsule = {"pelaksana": own["pelaksana"], "simbol": simbol}
    row["langkah"] = [capsule, own] if before else [own, capsule]


def _tulisan(t: _Tenunan) -> None:
    for _, step in t.steps:
        if "cabang" not in step and "langkah" not in step and t.chance(0.12 if t.awkward else 0.04):
            step["teks"] = t.rng.choice(TEKS_PANJANG if t.awkward else ("Rapat", "SIPD", "Selesai"))


def _targets(t: _Tenunan) -> set[str]:
    found: set[str] = set()
    for row in t.rows:
        for step in (row, *row.get("langkah", ())):
            found.update(step.get("cabang", {}).values())
            onward = step.get("lanjut", [])
            found.update([onward] if isinstance(onward, str) else onward)
    return found


def _tanpa_id(t: _Tenunan) -> None:
    """A first draft has ids only where something points."""
    wanted = _targets(t)
    for row in t.rows:
        for step in (row, *row.get("langkah", ())):
            if step.get("id") not in wanted and t.chance(0.7):
                step.pop("id", None)


def susun(rng: random.Random, mode: Mode) -> Dokumen:
    """A document from a source of chance."""
    ukuran = _UKURAN[mode]
    count = rng.randint(*ukuran.columns)
    t = _Tenunan(rng, mode, ukuran, [f"p{i + 1}" for i in range(count)])
    columns = _pelaksana(t, count)
    for number in range(rng.randint(*ukuran.rows)):
        _baris(t, number)
    _alur(t)
    _awal(t)
    _tulisan(t)
    if t.awkward and t.chance(0.4):
        _tanpa_id(t)
    return {
        "skema": "sop/1",
        "id": f"acak-{mode}",
        "nama": f"{rng.choice(('Penyusunan', 'Pengelolaan', 'Pelayanan'))} {rng.choice(BENDA).title()}",
        "jenis": "administratif" if count > 1 else "teknis",
        "tanggal": {"pembuatan": "2026-01-12"},
        "dasar_hukum": ["Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"],
        "pelaksana": columns,
        "kegiatan": t.rows,
    }


def acak(seed: int, mode: Mode) -> Dokumen:
    """The document of a seed and a mode, the same everywhere."""
    return susun(random.Random(f"{mode}-{seed}"), mode)


def kertas_of(dokumen: Dokumen) -> str:
    """The smallest paper whose columns are wide enough for the pelaksana (sheet.md, statement 11)."""
    count = len(dokumen["pelaksana"])
    return "A4" if count <= 12 else "F4" if count <= 15 else "Legal"
