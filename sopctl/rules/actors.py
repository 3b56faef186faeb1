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


def opening_of(text: str, actors: Iterable[Nama]) -> Pembuka:
    """How the main clause begins, given the names of those who may act."""
    clause = main_clause(text)
    if not clause or clause[0] in words("kalimat", "anak"):
        return "lain"
    if begins_actively(clause[0]):
        return "aktif"
    verb = first_verb(clause)
    if verb is not None and verb_form(clause[verb]) == "pasif":
        return "pasif"
    acts = verb is not None or not words("SOP312").isdisjoint(clause[1:])
    return "subjek" if acts and _begins_with_actor(clause, actors) else "lain"


def _begins_with_actor(clause: Sequence[str], actors: Iterable[Nama]) -> bool:
    told = spelt_out(clause)
    return clause[0] in words("pelaku") or any(told[: len(name)] == name for name in actors)


def doers_of(text: str) -> tuple[Nama, ...]:
    """The names, words spelt out, that a text gives to its doer; an active text gives none but by `oleh`."""
    clause = main_clause(text)
    verb = first_verb(clause)
    subject = spelt_out(clause[:verb]) if verb and verb_form(clause[verb]) == "aktif" else ()
    while subject and subject[0] in words("pelaku", "sandang"):
        subject = subject[1:]
    by = [_name_at(clause, i + 1) for i, token in enumerate(clause) if token == "oleh" and _of_row(clause, i)]
    return tuple(name for name in (subject, *by) if name)


def _of_row(clause: Sequence[str], by: int) -> bool:
    """Whether `oleh` tells who does the act of the row, rather than one that an active text only mentions.

    `Melakukan verifikasi oleh …` and `Surat diperiksa oleh …` do; `Menyimpan hasil verifikasi oleh …` and
    `Menerima surat oleh …` do not.
    """
    verb = first_verb(clause[:by])
    if verb is None or verb_form(clause[verb]) == "pasif" or clause[verb] in words("SOP313", "tindakan_umum"):
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


def names_of(sop: Sop) -> dict[str, Nama]:
    """The words of every column's name, by its id."""
    return {pelaksana.id: spelt_out(tokens_of(pelaksana.nama)) for pelaksana in sop.pelaksana}


def columns_of(row: Kegiatan) -> tuple[str, ...]:
    """The ids of those who act in a row."""
    if row.langkah:
        return tuple(dict.fromkeys(langkah.pelaksana for langkah in row.langkah))
    return (row.pelaksana,) if isinstance(row.pelaksana, str) else row.pelaksana or ()


def may_mean(told: Nama, name: Nama) -> bool:
    """Whether a text may mean this column: by its name, by how it begins, or with more words behind it."""
    shorter, longer = sorted((told, name), key=len)
    # One word alone (`Kepala`, `Tim`) begins the names of many.
    return told == name or (len(shorter) > 1 and longer[: len(shorter)] == shorter)


def spelt_out(tokens: Iterable[str]) -> Nama:
    """The words of a name, abbreviations of offices written out: `Kabid` is `kepala bidang`."""
    short = pairs("pelaku", "singkatan")
    return tuple(word for token in tokens if token not in MARKS for word in short.get(token, token).split())
