"""No judge is idle: each of them is the one that tells some fault of the collection."""

from __future__ import annotations

from functools import lru_cache

import pytest

from .contoh import CONTOH, Kasus, sop_of
from .lembar import Lembar, lembar_of
from .periksa import JUDGES, periksa
from .test_cacat_garis import cacat as of_lines
from .test_cacat_letak import cacat as of_places
from .test_cacat_teks import cacat as of_texts

KASUS: dict[str, Kasus] = {**of_lines.kasus, **of_texts.kasus, **of_places.kasus}


@lru_cache(maxsize=1)
def _spoiled() -> tuple[Lembar, ...]:
    sheets = []
    for kasus in KASUS.values():
        text, build = CONTOH[kasus.sheet]
        pages = build()
        kasus.ubah(pages)
        sheets.append(lembar_of([page.svg() for page in pages], sop_of(text)))
    return tuple(sheets)


@pytest.mark.parametrize("number", range(len(JUDGES)), ids=lambda i: JUDGES[i].__name__)
def test_every_judge_tells_some_fault(number: int) -> None:
    assert any(fault for sheet in _spoiled() for fault in JUDGES[number](sheet))


def test_a_page_that_breaks_the_contract_is_one_fault_and_no_crash() -> None:
    text, build = CONTOH["satu"]
    page = build()[0].svg()
    slanting = page.replace('d="M 105.5 96 V 114"', 'd="M 105.5 96 L 106 114"')
    for broken in (slanting, page.replace("data-ke=", "data-kepada="), page.replace("viewBox", "viewbox")):
        assert broken != page
        faults = periksa([broken], sop_of(text))
        assert [(f.pernyataan, f.apa) for f in faults] == [(0, "tidak-terbaca")]
