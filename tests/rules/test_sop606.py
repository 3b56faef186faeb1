"""SOP606 between two revisions: a register only grows, and what stands in it stays."""

from __future__ import annotations

import pytest

from sopctl.model.register import Register
from sopctl.rules.sop606_register_utuh import compare_register

PATH = "register/a/2026-001.yaml"


def entry(**keys: object) -> Register:
    data = {"skema": "register/1", "nomor": "1", "nama": "Satu", "status": "dipakai", **keys}
    return Register.model_validate(data)


RESERVED = {"sop": None, "perangkat_daerah": "a", "status": "dipesan"}
WITHDRAWN = {"sop": "a/x", "status": "dicabut", "alasan": "Ganda", "tanggal_cabut": "2026-02-01"}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"sop": "a/x"}, {"sop": "a/x"}),
        (RESERVED, {"sop": "a/x", "perangkat_daerah": "a"}),
        (RESERVED, {"sop": "a/x"}),
        (RESERVED, {**RESERVED, "status": "dicabut", "alasan": "Batal", "tanggal_cabut": "2026-02-01"}),
        ({"sop": "a/x"}, WITHDRAWN),
        ({"sop": "a/x", "status": "dicabut"}, WITHDRAWN),
        (WITHDRAWN, {"sop": "a/x"}),
    ],
)
def test_a_status_may_change_with_why_and_when_and_an_sop_may_be_named_once(
    before: dict[str, object], now: dict[str, object]
) -> None:
    assert list(compare_register({PATH: entry(**before)}, {PATH: entry(**now)})) == []


@pytest.mark.parametrize(
    ("before", "now", "key"),
    [
        ({"sop": "a/x"}, {"sop": "a/y"}, "sop"),
        ({"sop": "a/x"}, {"sop": None}, "sop"),
        ({}, {"nomor": "2"}, "nomor"),
        ({}, {"nama": "Dua"}, "nama"),
        ({}, {"tanggal": "2026-01-01"}, "tanggal"),
        (RESERVED, {**RESERVED, "perangkat_daerah": "b"}, "perangkat_daerah"),
        (RESERVED, {**RESERVED, "perangkat_daerah": None}, "perangkat_daerah"),
        (WITHDRAWN, {**WITHDRAWN, "alasan": "Lain"}, "alasan"),
        (WITHDRAWN, {**WITHDRAWN, "tanggal_cabut": None}, "tanggal_cabut"),
    ],
)
def test_all_else_stays_as_it_was(before: dict[str, object], now: dict[str, object], key: str) -> None:
    told = list(compare_register({PATH: entry(**before)}, {PATH: entry(**now)}))
    assert told == [("diubah", PATH, (key,))]


def test_a_deleted_entry_is_told_and_one_that_cannot_be_read_or_is_new_is_not() -> None:
    base = {"a": entry(), "b": entry(), "c": entry()}
    head = {"a": entry(), "b": None, "baru": entry()}
    assert list(compare_register(base, head)) == [("dihapus", "c", ())]
