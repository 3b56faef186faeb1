"""The written form of a procedure (Pasal 15): numbered sentences that tell the whole flow."""

from __future__ import annotations

from sopctl.model.alur import Alur, Panah, Simbol, TargetHilang
from sopctl.model.prosedur import Kegiatan
from sopctl.model.sop import Sop
from sopctl.render.kata import daftar_kata, kata


def _kata(group: str, key: str, **fields: str) -> str:
    return kata("tertulis", group, key, **fields)


def one_line(text: str) -> str:
    """A text as one line; no-break spaces stay."""
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)


def join_names(names: tuple[str, ...]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return _kata("daftar", "dua", awal=names[0], akhir=names[1])
    return _kata("daftar", "banyak", awal=", ".join(names[:-1]), akhir=names[-1])


def _sentence(text: str) -> str:
    """Closed by a full stop where it has no mark of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _act(pelaku: str, uraian: str) -> str:
    """Who does what, in a sentence without its full stop."""
    text = one_line(uraian).rstrip(".; ")
    word = text.split(" ", 1)[0]
    # "SKPD" keeps its capitals, "Memeriksa" does not.
    inner = word[:1].lower() + text[1:] if word[1:].islower() else text
    low = word.lower()
    if low.startswith(daftar_kata("tertulis", "awalan_kerja")) and low not in daftar_kata(
        "tertulis", "bukan_kerja"
    ):
        return _kata("kalimat", "bekerja", pelaku=pelaku, kegiatan=inner)
    if low.startswith(daftar_kata("tertulis", "awalan_benda")) and low.endswith("an"):
        return _kata("kalimat", "melaksanakan", pelaku=pelaku, kegiatan=inner)
    return _kata("kalimat", "lain", pelaku=pelaku, kegiatan=text)


class _Tertulis:
    """What the sentences of one procedure ask again and again."""

    def __init__(self, sop: Sop, alur: Alur, rujukan: dict[str, str]) -> None:
        self.sop, self.alur, self.rujukan = sop, alur, rujukan
        self.nama = {p.id: one_line(p.nama) for p in reversed(sop.pelaksana)}
        self.utama = tuple(s for s in alur.simbol if not s.partner)
        self.per_baris = [tuple(s for s in self.utama if s.baris == i) for i in range(len(sop.kegiatan))]
        self.nomor = {s.index: self._number(s) for s in self.utama}
        self.keluar: dict[int, list[Panah]] = {s.index: [] for s in alur.simbol}
        for panah in alur.panah:
            self.keluar[panah.dari].append(panah)

    def _number(self, simbol: Simbol) -> str:
        row = str(simbol.baris + 1)
        return row if len(self.per_baris[simbol.baris]) == 1 else f"{row}.{simbol.urutan + 1}"

    def _pelaku(self, simbol: Simbol) -> str:
        group = next((g for g in self.alur.bersama if g[0] == simbol.index), (simbol.index,))
        names = tuple(self.nama.get(p, p) for p in (self.alur.simbol[i].pelaksana for i in group))
        joined = join_names(names)
        return _kata("kalimat", "bersama", pelaku=joined) if len(names) > 1 else joined

    def _direction(self, panah: Panah) -> str:
        if panah.dari == panah.ke:
            return _kata("arah", "ulang")
        key = "kembali" if panah.ke < panah.dari else "lanjut"
        return _kata("arah", key, nomor=self.nomor[panah.ke])

    def _missing(self, hilang: TargetHilang) -> str:
        """A target that is not there: only a draft is written with one."""
        if not hilang.target:
            return _kata("arah", "hilang_kosong")
        return _kata("arah", "hilang", target=one_line(hilang.target))

    def _branch(self, panah: Panah | TargetHilang) -> str:
        label = one_line(panah.label or "")
        direction = self._direction(panah) if isinstance(panah, Panah) else self._missing(panah)
        if not label:
            return _kata("arah", "tanpa_label", arah=direction)
        return _kata("arah", "jika", label=label, arah=direction)

    def _onward(self, simbol: Simbol, tell_next: bool = False) -> str:
        """Where it goes from here; empty where that is just the next sentence, unless `tell_next`."""
        ways = self.keluar[simbol.index]
        lost = [h for h in self.alur.hilang if h.dari == simbol.index]
        exits: tuple[Panah | TargetHilang, ...] = (*ways, *lost)
        if any(exit.label is not None for exit in exits):
            return _sentence(_capital("; ".join(map(self._branch, exits))))
        if lost:
            directions = (*map(self._direction, ways), *map(self._missing, lost))
            return _sentence(_capital(join_names(directions)))
        if len(ways) > 1:
            return _kata("arah", "sejajar", arah=join_names(tuple(map(self._direction, ways))))
        if not ways:
            return "" if simbol.jenis == "selesai" else _kata("keadaan", "buntu")
        place = self.utama.index(simbol) + 1
        if not tell_next and place < len(self.utama) and self.utama[place].index == ways[0].ke:
            return ""
        return _sentence(_capital(self._direction(ways[0])))

    def _state(self, simbol: Simbol) -> str:
        return _kata("keadaan", simbol.jenis) if simbol.jenis in ("mulai", "selesai") else ""

    def _with_flow(self, simbol: Simbol, act: str) -> str:
        question = ""
        if simbol.tulisan and one_line(simbol.tulisan):
            if simbol.jenis == "keputusan":
                question = _sentence(one_line(simbol.tulisan))
            else:
                act = _kata("kalimat", "teks", kalimat=act, teks=one_line(simbol.tulisan))
        parts = (_sentence(_capital(act)), self._state(simbol), question, self._onward(simbol))
        return " ".join(part for part in parts if part)

    def alt(self, simbol: Simbol) -> str:
        """A symbol in words, short enough for a cell that cannot be seen."""
        if simbol.partner:
            return _kata("simbol", "bersama")
        text = one_line(simbol.tulisan or "")
        said = _sentence(text) if text else ""
        parts = (_kata("simbol", simbol.jenis), said, self._onward(simbol, tell_next=True))
        return " ".join(part for part in parts if part)

    def _rujuk(self, row: Kegiatan) -> str:
        if not row.rujuk_sop:
            return ""
        return " " + _kata("keadaan", "rujuk_sop", sop=self.rujukan[row.rujuk_sop])

    def _part(self, simbol: Simbol) -> str:
        """What one of several symbols in a row says; a capsule beside its own step only marks it."""
        pelaku, row = self._pelaku(simbol), self.per_baris[simbol.baris]
        marks = any(s.pelaksana == simbol.pelaksana and s.jenis in ("proses", "keputusan") for s in row)
        if simbol.jenis == "proses" or (simbol.jenis != "keputusan" and not marks):
            return _act(pelaku, self.sop.kegiatan[simbol.baris].uraian)
        return _kata("kalimat", simbol.jenis, pelaku=pelaku)

    def row(self, index: int) -> list[tuple[str, str]]:
        """The sentences of a row: one, or a heading and one for each symbol."""
        row, symbols = self.sop.kegiatan[index], self.per_baris[index]
        number = _kata("nomor", "langkah", nomor=str(index + 1))
        if len(symbols) == 1:
            act = _act(self._pelaku(symbols[0]), row.uraian)
            return [(number, self._with_flow(symbols[0], act) + self._rujuk(row))]
        text = one_line(row.uraian).rstrip(".; ")
        sentences = [(number, _kata("kalimat", "rangkaian", kegiatan=text) + self._rujuk(row))]
        for symbol in symbols:
            sentences.append((self.nomor[symbol.index], self._with_flow(symbol, self._part(symbol))))
        return sentences


def write_tertulis(sop: Sop, alur: Alur, rujukan: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """(number, sentence) for every row ("3.") and symbol of a row ("3.1"), led by one without a number.

    `rujukan` maps each `rujuk_sop` as written to the name of that SOP as it is printed.
    """
    written = _Tertulis(sop, alur, rujukan)
    sentences = [("", daftar_kata("tertulis", "pengantar")[0])]
    for index in range(len(sop.kegiatan)):
        sentences.extend(written.row(index))
    return tuple(sentences)


def step_numbers(sop: Sop, alur: Alur) -> dict[int, str]:
    """The number by which sentences name each symbol that has arrows, by its index: "3" or "3.1"."""
    return _Tertulis(sop, alur, {}).nomor


def write_alt(sop: Sop, alur: Alur) -> dict[str, str]:
    """What each symbol says in words, by its id."""
    written = _Tertulis(sop, alur, {})
    return {simbol.id: written.alt(simbol) for simbol in alur.simbol}
