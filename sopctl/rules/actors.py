"""Who a text names as doing what it tells: the subject of its main clause, or who follows `oleh`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from sopctl.model.prosedur import Kegiatan
from sopctl.model.sop import Sop
from sopctl.rules.bahasa import begins_actively, verb_form
from sopctl.rules.kalimat import MARKS, first_verb, main_clause, tokens_of
from sopctl.rules.kata import pairs, words

Pembuka: TypeAlias = Literal["aktif", "subjek", "pasif", "lain"]
"""How a text begins: with what is done, with who does it, with what is done to a thing, or otherwise."""
Nama: TypeAlias = tuple[str, ...]
_LONGEST = 12
"""Words of a name that are looked at."""


def opening_of(text: str, columns: Columns) -> Pembuka:
    """How the main clause begins; the names of the columns are known to act."""
    clause = main_clause(text)
    if not clause or clause[0] in words("kalimat", "anak"):
        return "lain"
    if begins_actively(clause[0]):
        return "aktif"
    verb = first_verb(clause)
    if verb is not None and verb_form(clause[verb]) == "pasif":
        return "pasif"
    acts = verb is not None or not words("SOP312").isdisjoint(clause[1:])
    return "subjek" if acts and _begins_with_actor(clause, columns) else "lain"


def _begins_with_actor(clause: Sequence[str], columns: Columns) -> bool:
    return clause[0] in words("pelaku") or columns.begins(spelt_out(clause[:_LONGEST]))


def doers_of(text: str) -> tuple[Nama, ...]:
    """The names, words spelt out, that a text gives to its doer; an active text gives none but by `oleh`."""
    clause = main_clause(text)
    verb = first_verb(clause)
    subject = spelt_out(clause[:verb]) if verb and verb_form(clause[verb]) == "aktif" else ()
    while subject and subject[0] in words("pelaku", "sandang"):
        subject = subject[1:]
    told_by = [i for i, token in enumerate(clause) if token == "oleh" and _of_row(clause, verb, i)]
    by = [_name_at(clause, i + 1) for i in told_by]
    return tuple(name for name in (subject, *by) if name)


def _of_row(clause: Sequence[str], verb: int | None, by: int) -> bool:
    """Whether `oleh` tells who does the act of the row, rather than one that an active text only mentions.

    `Melakukan verifikasi oleh …` and `Surat diperiksa oleh …` do; `Menyimpan hasil verifikasi oleh …` and
    `Menerima surat oleh …` do not.
    """
    if (
        verb is None
        or verb > by
        or verb_form(clause[verb]) == "pasif"
        or clause[verb] in words("SOP313", "tindakan_umum")
    ):
        return True
    return clause[verb] not in words("SOP313", "exceptions") and not _is_act(clause[by - 1])


def _is_act(noun: str) -> bool:
    named = noun.endswith("si") or (noun.startswith("pe") and noun.endswith("an"))
    return named or noun in words("SOP313", "tindakan")


def _name_at(clause: Sequence[str], start: int) -> Nama:
    """The words up to a mark, a preposition, or a verb."""
    end = next((i for i in range(start, len(clause)) if _ends_name(clause[i])), len(clause))
    return spelt_out(clause[start:end])


def _ends_name(token: str) -> bool:
    return token in MARKS or token in words("umum", "tugas") or verb_form(token) is not None


class Columns:
    """The columns by their names, found without comparing a text with each: a file may hold thousands."""

    def __init__(self, sop: Sop) -> None:
        self.names: dict[str, Nama] = {}
        self._exact: dict[Nama, str] = {}
        self._begun: dict[Nama, str] = {}
        for pelaksana in sop.pelaksana:
            name = spelt_out(tokens_of(pelaksana.nama))[:_LONGEST]
            self.names[pelaksana.id] = name
            self._exact.setdefault(name, pelaksana.id)
            # One word alone (`Kepala`, `Tim`) begins the names of many.
            for size in range(2, len(name) + 1):
                self._begun.setdefault(name[:size], pelaksana.id)

    def meant(self, told: Nama) -> str | None:
        """The column of that name, of a name that begins so, or of the longest name that it begins with."""
        exact = self._exact.get(told) or self._begun.get(told)
        shorter = (told[:size] for size in range(min(len(told), _LONGEST), 1, -1))
        return exact or next((self._exact[name] for name in shorter if name in self._exact), None)

    def begins(self, told: Nama) -> bool:
        """Whether a text begins with the name of a column."""
        return any(told[:size] in self._exact for size in range(1, len(told) + 1))


def columns_of(row: Kegiatan) -> tuple[str, ...]:
    """The ids of those who act in a row."""
    if row.langkah:
        return tuple(dict.fromkeys(langkah.pelaksana for langkah in row.langkah))
    return (row.pelaksana,) if isinstance(row.pelaksana, str) else row.pelaksana or ()


def may_mean(told: Nama, name: Nama) -> bool:
    """Whether a text may mean this column: by its name, by how it begins, or with more words behind it."""
    shorter, longer = sorted((told, name), key=len)
    return told == name or (len(shorter) > 1 and longer[: len(shorter)] == shorter)


def spelt_out(tokens: Iterable[str]) -> Nama:
    """The words of a name, abbreviations of offices written out: `Kabid` is `kepala bidang`."""
    short = pairs("pelaku", "singkatan")
    return tuple(word for token in tokens if token not in MARKS for word in short.get(token, token).split())
