"""SOP711 between two revisions: a riwayat only grows, and what stands in it stays."""

from __future__ import annotations

from typing import Any

import pytest

from sopctl.model.riwayat import Entri
from sopctl.rules.sop711_riwayat_utuh import compare_riwayat

A = {"tahap": "verifikasi", "tanggal": "2026-01-05", "hasil": "sesuai", "oleh": {"jabatan": "Sekretaris"}}
B = {"tahap": "uji-coba", "tanggal": "2026-01-12", "hasil": "berhasil"}
C = {"tahap": "pengesahan", "tanggal": "2026-01-15", "sidik": "1:aa"}
D = {"tahap": "sosialisasi", "tanggal": "2026-01-15"}
REMARK = {"tahap": "monitoring", "tanggal": "2026-03-01", "temuan": [{"pada": "terima", "teks": "Antre"}]}


def settled(day: str | None) -> dict[str, Any]:
    return REMARK | {"temuan": [{"pada": "terima", "teks": "Antre", "selesai": day}]}


def told(base: list[dict[str, Any]], head: list[dict[str, Any]]) -> list[tuple[str, tuple[Any, ...]]]:
    read = [[Entri.model_validate(entry) for entry in entries] for entries in (base, head)]
    return [(found.variant, found.key_path) for found in compare_riwayat(*read)]


@pytest.mark.parametrize(
    "head",
    [[A, B, C], [A, D, B, C, D], [D, A, B, C], [A, A, B, C]],
    ids=["same", "between", "before", "twice"],
)
def test_new_entries_may_stand_anywhere(head: list[dict[str, Any]]) -> None:
    assert told([A, B, C], head) == []


def test_an_entry_that_is_gone_is_told_at_the_list() -> None:
    assert told([A, B, C], [A, C]) == [("dihapus", ("riwayat",))]
    assert told([A, A], [A]) == [("dihapus", ("riwayat",))]
    assert told([A], []) == [("dihapus", ("riwayat",))]


@pytest.mark.parametrize(
    "altered",
    [
        B | {"hasil": "gagal"},
        B | {"tanggal": "2026-01-13"},
        B | {"tahap": "monitoring", "hasil": None},
        B | {"saksi": ["Camat"]},
        B | {"sidik": "1:bb"},
    ],
    ids=["result", "day", "stage", "witness", "fingerprint"],
)
def test_an_altered_entry_is_told_where_it_stands(altered: dict[str, Any]) -> None:
    if altered["tahap"] == "monitoring":
        # Another stage with another result is another entry.
        assert told([A, B, C], [A, altered, C]) == [("dihapus", ("riwayat",))]
    else:
        assert told([A, B, C], [A, altered, C]) == [("diubah", ("riwayat", 1))]


def test_what_was_altered_is_named() -> None:
    base, head = Entri.model_validate(A), Entri.model_validate(A | {"hasil": "perbaikan", "catatan": "x"})
    (found,) = compare_riwayat([base], [head])
    assert dict(found.args)["kunci"] == "hasil, catatan"


def test_the_fewest_entries_are_told_as_moved() -> None:
    assert told([A, B, C], [B, C, A]) == [("dipindah", ("riwayat", 2))]
    assert told([A, B, C], [D, B, A, C]) == [("dipindah", ("riwayat", 1))]


def test_a_remark_may_be_settled_once() -> None:
    assert told([REMARK], [settled("2026-04-01")]) == []
    assert told([settled("2026-04-01")], [settled("2026-04-01")]) == []
    assert told([settled("2026-04-01")], [settled("2026-05-01")]) == [("diubah", ("riwayat", 0))]
    assert told([settled("2026-04-01")], [settled(None)]) == [("diubah", ("riwayat", 0))]


def test_writing_it_otherwise_alters_nothing() -> None:
    assert told([A], [A | {"catatan": None, "saksi": None}]) == []


def test_thousands_of_entries_are_compared_in_no_time() -> None:
    many = [Entri.model_validate(A | {"catatan": str(n % 7), "saksi": [str(n)]}) for n in range(5000)]
    assert len(list(compare_riwayat(many, many[::-1]))) == 4999
