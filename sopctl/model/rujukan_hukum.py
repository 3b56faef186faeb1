"""A legal basis read from its text: which kind of regulation it is, whose, number, year and title.

Drafters write `Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan`, `UU 43/2009` and
`Nomor: PER/25/M.PAN/05/2006`; all of it is read as far as it goes, and what cannot be read is None, never a
fault. The names of kinds and issuers are data: schemas/peraturan.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from sopctl.resources import resource_path

Macam = Literal["kota", "kabupaten"]
Kunci = tuple[str, str, str, int]
"""Kind, issuer, number, year: what makes a regulation that one."""

_LISTED = re.compile(r"(?:\(?(?:[0-9]{1,2}|[a-z])[.)] ?|[-•*–] ?)(?=[^\W\d_])", re.IGNORECASE)
"""The number or the stroke that a list was pasted with."""
_TENTANG = re.compile(r"(?<!\w)(?:tentang|ttg\.?|perihal)(?!\w)", re.IGNORECASE)
_AMENDED = re.compile(r"(?<!\w)(?:sebagaimana|juncto|jo)(?!\w)", re.IGNORECASE)
_NOMOR = re.compile(r"(?<!\w)(?:nomor|nomer|nmr|no)(?![^\W\d_])[ .:]*", re.IGNORECASE)
_YEAR = r"(?:18|19|20)[0-9]{2}"
_TAHUN = re.compile(rf"(?<!\w)(?:tahun|thn|th)[ .:]*({_YEAR})(?!\d)", re.IGNORECASE)
_YEAR_AT_END = re.compile(rf"(?:^|[/.-])({_YEAR})$")
_ROMAN = re.compile(r"[ivxlc]+(?:/|$)", re.IGNORECASE)
_END_OF_NUMBER = re.compile(r"\(| ?(?<!\w)(?:tahun|thn|th)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{3}")
_LONGEST_HEAD = 60
"""Words that a kind and its issuer may have; no name is longer."""
_NO_TITLE = " ,.;:-–—…"
_AREA: dict[str, Macam] = {"kota": "kota", "kabupaten": "kabupaten", "kab": "kabupaten"}
_HEADS: dict[str, Macam] = {"walikota": "kota", "bupati": "kabupaten"}
_PROVINCE = ("provinsi", "propinsi", "prov")
_MINISTERS = {"permen": "permen", "kepmen": "keputusan"}
"""What is written together with the short name of a ministry: `Permendagri`."""
_LEFT_OUT = frozenset({"republik", "indonesia", "ri", "dan"})
_OFFICES = ("kepala", "ketua", "menteri", *_PROVINCE)
_BEFORE_ISSUER = frozenset({"negara", "pemerintah", "kementerian"})
_INNER_NUMBER = frozenset({"permen", "perban"})
"""Of `215/PMK.05/2016` only 215 is the number: the rest repeats who issued it, and is often left out."""


class Wilayah(NamedTuple):
    """A city or a regency; None for which of the two where the text does not say."""

    macam: Macam | None
    nama: str

    def may_be(self, other: Wilayah) -> bool:
        """Whether both can be one: `Serang` may be Kota Serang, Kabupaten Serang is not."""
        return self.nama == other.nama and (not self.macam or not other.macam or self.macam == other.macam)


@dataclass(frozen=True, slots=True)
class RujukanHukum:
    """What could be read of a legal basis."""

    jenis: str | None
    """The kind, a key of schemas/peraturan.yaml."""
    tingkat: int | None
    """Its place in the order of legal bases; None where it has none."""
    penerbit: str
    """Who issued it, in one spelling; empty where the kind says it, or nothing does."""
    wilayah: Wilayah | None
    """The city or regency it is of."""
    nomor: str | None
    """The number in one spelling."""
    tahun: int | None
    judul: str | None
    lokal: Macam | None
    """A rule of a city or regency by its kind, whether or not one is named."""

    @property
    def tetap(self) -> bool:
        """The constitution: it needs neither number nor title."""
        return self.jenis == "uud"

    def kunci(self, pemerintah: Wilayah | None = None) -> Kunci | None:
        """What two texts of one regulation have in common; None where too little could be read.

        A local rule that names no city is of the own government.
        """
        if self.jenis is None:
            return None
        if self.tetap:
            return self.jenis, "", "", 0
        if self.nomor is None or self.tahun is None:
            return None
        return self.jenis, self._issuer(pemerintah), self.nomor, self.tahun

    def _issuer(self, pemerintah: Wilayah | None) -> str:
        of_area = self.lokal is not None or self.jenis == "perda"
        area = self.wilayah or (pemerintah if of_area and not self.penerbit else None)
        if area is None or not of_area:
            return self.penerbit
        macam = area.macam or self.lokal
        if macam is None and pemerintah is not None and pemerintah.nama == area.nama:
            macam = pemerintah.macam
        return f"{macam or ''} {area.nama}"


@lru_cache(maxsize=8192)
def read_rujukan(text: str) -> RujukanHukum:
    """The legal basis in `text`. Time grows with its length, whatever it holds."""
    head, title = _divided(_tidy(text))
    before, numbered = _parted(head)
    words = [word.casefold() for word in _WORD.findall(before)][:_LONGEST_HEAD]
    jenis, issuer = _kind(words)
    kind = _kinds().get(jenis or "")
    number, after = _number(numbered, whole=title is not None)
    year = _year(numbered, number, before)
    if jenis == "uud":
        number = None
    judul = _title(title if title is not None else after)
    if judul is None and kind is not None and kind.tanpa_penerbit:
        judul = _title(" ".join(word for word in issuer if word not in _LEFT_OUT | {"tahun", "negara"}))
    lokal = kind.lokal if kind else None
    named = kind is not None and not kind.tanpa_penerbit
    wilayah = _area(issuer, lokal) if named and not _is_province(issuer) else None
    if jenis == "perda" and wilayah is None and not _is_province(issuer) and (name := _area_name(issuer)):
        wilayah = Wilayah(None, name)
    penerbit = _issuer(issuer) if named else ""
    return RujukanHukum(
        jenis=jenis,
        tingkat=_rank(jenis, kind, issuer),
        penerbit=penerbit,
        wilayah=wilayah,
        nomor=_number_key(number, year, jenis),
        tahun=year,
        judul=judul,
        lokal=lokal,
    )


@lru_cache(maxsize=64)
def read_wilayah(pemerintah: str) -> Wilayah | None:
    """The city or regency that a government is of; None for a province, a ministry, anything else."""
    words = [word.casefold() for word in _WORD.findall(pemerintah)]
    while words and words[0] in ("pemerintah", "pemerintahan", "daerah"):
        del words[0]
    return _area(words, None) if words and words[0] in _AREA else None


@dataclass(frozen=True, slots=True)
class _Jenis:
    tingkat: int | None
    tanpa_penerbit: bool
    lokal: Macam | None


def _tidy(text: str) -> str:
    """One space between words, none around a slash, and nothing before the kind."""
    tidy = re.sub(" ?/ ?", "/", " ".join(text.split()))
    listed = _LISTED.match(tidy)
    return tidy if listed is None else tidy[listed.end() :]


def _divided(text: str) -> tuple[str, str | None]:
    """What stands before `tentang`, and what behind it; None where there is no such word."""
    found = _TENTANG.search(text)
    if found is not None:
        return text[: found.start()].rstrip(), text[found.end() :]
    amended = _AMENDED.search(text)
    return (text if amended is None else text[: amended.start()].rstrip()), None


def _parted(head: str) -> tuple[str, str]:
    """The kind with its issuer, and what begins with the number: with its name or with a digit."""
    found = _NOMOR.search(head)
    if found is not None:
        return head[: found.start()], head[found.end() :]
    at = 0
    for token in head.split(" "):
        if any("0" <= letter <= "9" for letter in token):
            return head[:at], head[at:]
        at += len(token) + 1
    return head, ""


def _number(numbered: str, *, whole: bool) -> tuple[str | None, str]:
    """The number as written, without spaces, and what follows it and its year.

    `whole`: all of it up to the year, since a title comes behind its own word.
    """
    end = _END_OF_NUMBER.search(numbered)
    stretch = numbered if end is None else numbered[: end.start()]
    if not whole:
        stretch = _first_token(stretch)
    number = stretch.replace(" ", "").strip(".,;:()\"'“”")
    rest = numbered[len(stretch) :]
    year = _TAHUN.match(rest.lstrip())
    rest = rest if year is None else rest.lstrip()[year.end() :]
    if not any("0" <= letter <= "9" for letter in number) and not _ROMAN.match(number):
        return None, rest
    return number, rest


def _first_token(text: str) -> str:
    """The first word, with what a stroke joins to it: `123 - Disdik`."""
    tokens = text.split(" ")
    last = 1
    while last + 1 < len(tokens) and tokens[last] in ("-", "–"):
        last += 2
    return " ".join(tokens[:last])


def _year(numbered: str, number: str | None, before: str) -> int | None:
    in_number = _YEAR_AT_END.search(number) if number else None
    found = _TAHUN.search(numbered) or in_number or _TAHUN.search(before)
    return int(found[1]) if found else None


def _number_key(number: str | None, year: int | None, jenis: str | None) -> str | None:
    """One spelling of a number: without its year, and of ministries only the digits it begins with."""
    if number is None:
        return None
    key = number.casefold()
    if year is not None and key == str(year):
        return None
    if year is not None and key.endswith(str(year)):
        key = key[: -len(str(year))].rstrip("/.-") or key
    digits = re.search("[0-9]+", key)
    if digits and (key == digits[0] or jenis in _INNER_NUMBER):
        return digits[0].lstrip("0") or "0"
    return key


def _title(text: str) -> str | None:
    title = text.strip(_NO_TITLE)
    # What stands in brackets where the title belongs is a gazette or a nickname; a Pasal is no title either.
    beside = title.startswith("(") or title[:6].casefold() == "pasal "
    return title if _SAYS_SOMETHING.search(title) and not beside else None


def _kind(words: list[str]) -> tuple[str | None, list[str]]:
    """The kind that the words begin with, and the words behind it."""
    names = _names()
    for length in range(min(_longest(), len(words)), 0, -1):
        jenis = names.get(" ".join(words[:length]))
        if jenis is not None and not _is_general(words, length):
            return jenis, words[length:]
    first = words[0] if words else ""
    if first in _short():
        short = _short()[first]
        return short["jenis"], [*short["penerbit"].split(), *words[1:]]
    for prefix, jenis in _MINISTERS.items():
        if first.startswith(prefix) and first != prefix:
            return jenis, [first.removeprefix(prefix), *words[1:]]
    return None, words


def _is_general(words: list[str], length: int) -> bool:
    """The bare word `peraturan`, and nobody behind it who issued one: `Peraturan yang berlaku`."""
    if words[:length] != ["peraturan"]:
        return False
    return length == len(words) or words[length] in _no_issuers()


def _rank(jenis: str | None, kind: _Jenis | None, issuer: list[str]) -> int | None:
    if jenis != "perda":
        return kind.tingkat if kind else None
    if _is_province(issuer):
        return 7
    return 9 if _issuer(issuer) else None


def _is_province(words: list[str]) -> bool:
    named = [word for word in words if word not in _LEFT_OUT and word not in _BEFORE_ISSUER]
    return bool(named) and (named[0] in _PROVINCE or " ".join(named) in _provinces())


def _area(words: list[str], head: Macam | None) -> Wilayah | None:
    """The city or regency in the words behind a kind; `head`: the kind itself tells which of the two."""
    for at, word in enumerate(words[:-1]):
        # `Kabupaten/Kota` is either, and `Walikota Kota Serang` names it once.
        if (word in _AREA or word in _HEADS) and words[at + 1] not in _AREA:
            name = _area_name(words[at + 1 :])
            return Wilayah(_AREA.get(word) or _HEADS[word], name) if name else None
    name = _area_name(words) if head else ""
    return Wilayah(head, name) if name else None


def _area_name(words: Iterable[str]) -> str:
    return " ".join(_name_words(words))


def _name_words(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word in _PROVINCE or word == "tahun":
            return
        if word not in ("administrasi", *_AREA, *_LEFT_OUT, "pemerintah"):
            yield word


def _issuer(words: list[str]) -> str:
    """Who issued it, in one spelling."""
    named = [word for word in words if word not in _LEFT_OUT and word != "tahun"]
    while named and named[0] in _BEFORE_ISSUER:
        del named[0]
    if named[:2] == ["wali", "kota"]:
        named[:2] = ["walikota"]
    while len(named) > 1 and named[0] in _OFFICES:
        del named[0]
    issuer = " ".join(named)
    return _issuers().get(issuer, issuer)


@cache
def _data() -> Mapping[str, Any]:
    # Only here: nothing of this is read before somebody asks for a legal basis.
    import yaml

    with open(resource_path("schemas", "peraturan.yaml"), encoding="utf-8") as file:
        data: Mapping[str, Any] = yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data


def _items(text: str) -> Iterator[str]:
    return (item.strip() for item in text.split(","))


@cache
def _kinds() -> Mapping[str, _Jenis]:
    return {
        jenis: _Jenis(
            int(told["tingkat"]) if "tingkat" in told else None,
            told.get("tanpa_penerbit") == "true",
            told.get("lokal"),
        )
        for jenis, told in _data()["jenis"].items()
    }


@cache
def _names() -> Mapping[str, str]:
    return {name: jenis for jenis, told in _data()["jenis"].items() for name in _items(told["nama"])}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _names())


@cache
def _short() -> Mapping[str, Mapping[str, str]]:
    short: Mapping[str, Mapping[str, str]] = _data()["singkatan"]
    return short


@cache
def _issuers() -> Mapping[str, str]:
    return {name: one for one, names in _data()["penerbit"].items() for name in _items(names)}


@cache
def _provinces() -> frozenset[str]:
    return frozenset(_items(_data()["provinsi"]))


@cache
def _no_issuers() -> frozenset[str]:
    return frozenset(_items(_data()["bukan_penerbit"]))
