"""Records appended to files of random formatting: no byte but those of the record differs.

`python -m tests.keeping.catat N` does so with as many files as are wanted.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from datetime import date, timedelta

from sopctl.keeping.writing import Read
from sopctl.model.sop import Sop
from sopctl.register.record import Catatan, edits_of, entry_data, place_in, read_catatan
from sopctl.source.load import load_bytes
from sopctl.source.walk import FoundFile

_EMPTY = re.compile(r"(?m)^riwayat: *(\[ *\]|null|~)? *")
"""What gives way to the first entry: an empty list or null, and the blanks around it."""
_REMARKS = ("# catatan", "# 'kutip' dan [kurung]", "# sopctl: abaikan SOP101 -- contoh", "# a: b")
_FIRST = date(2026, 1, 5)


def _comment(chance: random.Random) -> str:
    return f"  {chance.choice(_REMARKS)}" if chance.random() < 0.3 else ""


def _text(chance: random.Random, words: str) -> str:
    return chance.choice((words, f'"{words}"', f"'{words}'"))


def _entry(chance: random.Random, day: date, flow: bool, column: str) -> list[str]:
    """The lines of an entry from its dash on."""
    office = _text(
        chance, chance.choice(("Kepala Bidang", "Sekretaris Dinas, Plt", "Kepala Bagian Organisasi"))
    )
    if flow:
        gap = " " * chance.randint(0, 2)
        office = f'"{office.strip(chr(34) + chr(39))}"'
        pairs = f"tahap: verifikasi, tanggal: {day},{gap} oleh: {{jabatan: {office}}}, hasil: sesuai{gap}"
        return [f"{column}- {{{pairs}}}{_comment(chance)}"]
    dash = "-" + " " * chance.randint(1, 3)
    inner = column + " " * len(dash)
    lines = [f"{column}{dash}tahap: verifikasi{_comment(chance)}", f"{inner}tanggal: {day}"]
    lines += [f"{inner}hasil:   {_text(chance, 'sesuai')}{_comment(chance)}"]
    lines += [f"{inner}oleh:", f"{inner}  jabatan: {office}"] if chance.random() < 0.5 else []
    if chance.random() < 0.4:
        lines += [
            f"{inner}catatan: {chance.choice('|>')}-",
            f"{inner}  baris satu",
            f"{inner}  # bukan komentar",
        ]
    return lines


def _riwayat(chance: random.Random) -> list[str]:
    style = chance.choice(("tanpa", "[]", "[ ]", "null", "~", "", "baris", "baris", "baris", "kurung"))
    if style == "tanpa":
        return []
    days = [_FIRST + timedelta(days=chance.randint(0, 5) + 7 * i) for i in range(chance.randint(1, 4))]
    if style == "kurung":
        join = chance.choice((", ", ",\n    ", " ,  "))
        items = (f"{{tahap: evaluasi, tanggal: {day}}}" for day in days)
        return f"riwayat: [{join.join(items)}]{_comment(chance)}".split("\n")
    if style != "baris":
        return [f"riwayat:{' ' * chance.randint(1, 3)}{style}".rstrip() + _comment(chance)]
    lines, column = [f"riwayat:{_comment(chance)}"], " " * chance.choice((0, 2, 4))
    for day in days:
        lines += [f"{column}{chance.choice(_REMARKS)}"] if chance.random() < 0.3 else []
        lines += [""] if chance.random() < 0.2 else []
        lines += _entry(chance, day, chance.random() < 0.5, column)
    return lines


def document(chance: random.Random) -> bytes:
    """A file with an SOP, written as people write."""
    parts = [
        [f"id: a{_comment(chance)}"],
        [f"nama:  {_text(chance, 'Penerimaan Tamu')}"],
        ["jenis: administratif"],
        ["perangkat_daerah: diskominfo"],
        ["pelaksana:", "- {id: x, nama: 'Agendaris'}  # kolom", "- {id: y, nama: Kepala}"],
        [
            "kegiatan:",
            "    - {uraian: Menerima tamu, pelaksana: x}",
            "    -   uraian: Mencatat tamu",
            "        pelaksana: y",
        ],
        _riwayat(chance),
        ["# sekian"] if chance.random() < 0.3 else [],
    ]
    chance.shuffle(parts)
    lines = [
        "skema: sop/1",
        *(line for part in parts for line in ([""] if chance.random() < 0.2 else []) + part),
    ]
    end = chance.choice(("\n", "\r\n"))
    text = end.join(lines) + (end * chance.randint(1, 2) if chance.random() < 0.8 else "")
    return text.encode()


def wish(chance: random.Random) -> Catatan:
    """Something to record, dated before, between or after what there is."""
    day = _FIRST + timedelta(days=chance.randint(-5, 40))
    return chance.choice(
        (
            read_catatan("verifikasi", day, {"oleh": {"jabatan": "Kepala: 'Bidang'"}, "hasil": "sesuai"}),
            read_catatan("evaluasi", day, {"periode": "2026", "butir": {"1": "ya", "2": "tidak"}}),
            read_catatan("monitoring", day, {"catatan": "panjang " * 30, "cara": ["observasi", "wawancara"]}),
            read_catatan(
                "sosialisasi", day, {"sasaran": [f"Seluruh pegawai bidang ke-{i}" for i in range(9)]}
            ),
        )
    )


def check(data: bytes, catatan: Catatan) -> str:
    """Record it and compare; a word for what became of it."""
    loaded = load_bytes(data, "a.yaml")
    sop = loaded.model
    assert isinstance(sop, Sop), (data, loaded.findings)
    new = entry_data(catatan, sop)
    after = Read(FoundFile("a.yaml", "a.yaml"), data, loaded).after(edits_of(new, sop, catatan))
    if after is None:
        return "refused"
    model = load_bytes(after, "a.yaml").model
    assert isinstance(model, Sop), after
    place = place_in(sop, catatan.tanggal)
    assert (*model.entri[:place], *model.entri[place + 1 :]) == sop.entri
    assert model.entri[place].tahap == catatan.tahap
    assert model.model_copy(update={"riwayat": None}) == sop.model_copy(update={"riwayat": None})
    removed, added = _difference(*(_EMPTY.sub("riwayat: ", text.decode()) for text in (data, after)))
    assert not removed, (data, after)
    assert added.count("\n") == added.count("\r\n") or b"\r\n" not in data
    return "recorded"


def _difference(before: str, after: str) -> tuple[str, str]:
    """What went and what came, where all else is the same."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    end = next((i for i in range(shorter - start) if before[-1 - i] != after[-1 - i]), shorter - start)
    return before[start : len(before) - end], after[start : len(after) - end]


def campaign(files: int, seed: int) -> Counter[str]:
    """What became of so many records, by words; raises where another byte differs."""
    chance = random.Random(seed)
    return Counter(check(document(chance), wish(chance)) for _ in range(files))


if __name__ == "__main__":
    print(dict(campaign(int(sys.argv[1]), 14)))
