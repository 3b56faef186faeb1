"""What the words of `sopctl record` say of an entry, and the questions for what they leave open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sopctl.cli.ask import Asker
from sopctl.cli.door import Door
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError

_BY = ("verifikasi", "pengesahan")
"""The stages that are somebody's word: who said it is asked for."""


@dataclass(frozen=True, slots=True)
class Words:
    """The options, read but not yet put together."""

    tahap: str
    day: date | None = None
    by: tuple[str, ...] = ()
    team: str | None = None
    name: str | None = None
    result: str | None = None
    witness: tuple[str, ...] = ()
    decree: str | None = None
    decree_date: date | None = None
    decree_ref: str | None = None
    effective: date | None = None
    period: str | None = None
    method: tuple[str, ...] = ()
    note: str | None = None
    evidence: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    set: tuple[str, ...] = ()


def values_of(words: Words) -> dict[str, Any]:
    """The keys of the entry. SopctlError where options contradict each other, or a value cannot be read."""
    values = {
        "oleh": _oleh(words),
        "hasil": words.result,
        "catatan": words.note,
        "keputusan": _keputusan(words),
        "efektif": words.effective,
        "periode": words.period,
        "saksi": list(words.witness),
        "cara": list(words.method),
        "pengganti": list(words.replaced_by),
        "bukti": list(words.evidence),
    }
    given = {key: value for key, value in values.items() if value not in (None, "", [])}
    for key, value in (_pair(text) for text in words.set):
        if key in given or key in ("tahap", "tanggal", "sidik"):
            raise SopctlError("record.set-ganda", kunci=key)
        given[key] = value
    return given


def ask_missing(door: Door, words: Words, today: date) -> Words:
    """The words with what a person at the terminal answers; of nobody else is anything asked."""
    from sopctl.model.riwayat import HASIL, WAJIB_HASIL

    asker = Asker(door)
    if not asker.present:
        return words
    tahap = words.tahap
    given = {text.partition("=")[0].strip() for text in words.set}
    if words.day is None:
        answer = asker.text("record.tanya.tanggal", today.isoformat(), check=_checked_day)
        words = replace(words, day=today_of(answer))
    if tahap in _BY and not words.by and words.team is None and "oleh" not in given:
        words = replace(words, by=asker.several("record.tanya.oleh"))
    if tahap in WAJIB_HASIL and not words.result and "hasil" not in given:
        choices = [(hasil, hasil) for hasil in HASIL[tahap]]
        words = replace(words, result=asker.choice("record.tanya.hasil", choices, choices[0][0]))
    if tahap == "uji-coba" and not words.witness and "saksi" not in given:
        words = replace(words, witness=asker.several("record.tanya.saksi"))
    if tahap in ("penetapan", "adopsi") and "keputusan" not in given:
        words = _ask_decree(asker, words)
    return words


def _ask_decree(asker: Asker, words: Words) -> Words:
    if not words.decree and not words.decree_ref:
        words = replace(words, decree=asker.text("record.tanya.keputusan") or None)
        if words.decree and words.decree_date is None:
            answer = asker.text("record.tanya.tanggal-keputusan", check=_checked_day)
            words = replace(words, decree_date=today_of(answer) if answer else None)
    if words.effective is None:
        answer = asker.text("record.tanya.efektif", check=_checked_day)
        words = replace(words, effective=today_of(answer) if answer else None)
    return words


def _checked_day(answer: str) -> str:
    """An answer that is a day, or none."""
    if answer:
        today_of(answer)
    return answer


def _oleh(words: Words) -> Any:
    people: list[dict[str, str]] = [{"jabatan": jabatan} for jabatan in words.by if jabatan.strip()]
    if words.name is not None:
        if len(people) != 1:
            raise SopctlError("record.nama-siapa")
        people[0]["nama"] = words.name
    if words.team is not None:
        people.append({"tim": words.team})
    return people[0] if len(people) == 1 else people


def _keputusan(words: Words) -> dict[str, Any] | None:
    if words.decree_ref is not None:
        if words.decree is not None or words.decree_date is not None:
            raise SopctlError("record.dua-keputusan")
        return {"ref": words.decree_ref}
    parts = {"nomor": words.decree, "tanggal": words.decree_date}
    return {key: value for key, value in parts.items() if value is not None} or None


def _pair(text: str) -> tuple[str, Any]:
    """KEY=YAML, read as the file itself would be."""
    from sopctl.source.decode import decode
    from sopctl.source.gate import read_events

    key, sign, value = text.partition("=")
    key = key.strip()
    if not sign or not key:
        raise SopctlError("record.set-bentuk", teks=text)
    data = f"nilai: {value}\n".encode("utf-8", "surrogatepass")
    decoded = decode(data)
    passed = read_events(decoded, data)
    if decoded.findings or passed.findings or not isinstance(passed.root, dict) or len(passed.root) != 1:
        raise SopctlError("record.set-yaml", kunci=key, teks=value)
    return key, passed.root.get("nilai")
