"""The order that SOP310 asks for: what it offers mends it, keeps headers together, and starts at the left."""

from __future__ import annotations

from itertools import groupby

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sopctl.finding import Reorder
from tests.rules.kit import judge

_COLUMNS = st.lists(st.sampled_from(["", "Dinas", "Kecamatan"]), min_size=1, max_size=7)
_ROWS = st.lists(st.integers(0, 6), min_size=1, max_size=8)


def _text(columns: list[tuple[int, str]], rows: list[int]) -> str:
    declared = [f"  - {{id: k{i}, nama: Kolom {i}, kelompok: '{kelompok}'}}\n" for i, kelompok in columns]
    acting = [f"  - {{uraian: Memeriksa berkas, pelaksana: k{i}}}\n" for i in rows]
    return f"skema: sop/1\njenis: administratif\npelaksana:\n{''.join(declared)}kegiatan:\n{''.join(acting)}"


def _offered(columns: list[tuple[int, str]], rows: list[int]) -> list[Reorder]:
    found = [f for f in judge(_text(columns, rows)) if f.rule.id == "SOP310"]
    edits = [edit for one in found for edit in one.edits]
    assert len(edits) == len(found) <= 1
    return [edit for edit in edits if isinstance(edit, Reorder)]


def _headers(columns: list[tuple[int, str]]) -> list[frozenset[int]]:
    """Columns that stand together under one header."""
    runs = groupby(columns, key=lambda column: column[1])
    return [frozenset(i for i, _ in run) for header, run in runs if header]


@settings(deadline=None)
@given(_COLUMNS, _ROWS)
@example(["Dinas", "", "Dinas", "Dinas"], [2, 0])  # two headers of one name come to stand side by side
def test_the_offered_order_mends_the_finding_and_keeps_headers_together(
    headers: list[str], rows: list[int]
) -> None:
    columns = list(enumerate(headers))
    acting = [i % len(columns) for i in rows]
    for edit in _offered(columns, acting):
        assert edit.key_path == ("pelaksana",)
        assert sorted(edit.order) == list(range(len(columns)))
        mended = [columns[i] for i in edit.order]
        assert _offered(mended, acting) == []
        for before in _headers(columns):
            assert any(before <= after for after in _headers(mended))


@settings(deadline=None)
@given(_COLUMNS, _ROWS)
def test_where_it_is_silent_the_flow_starts_in_the_leftmost_column_or_header(
    headers: list[str], rows: list[int]
) -> None:
    columns = list(enumerate(headers))
    acting = [i % len(columns) for i in rows]
    if not _offered(columns, acting):
        assert acting[0] == 0
