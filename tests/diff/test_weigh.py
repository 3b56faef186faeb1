"""The catalogue of changes: each kind has a level and its words, and what can be added can be removed."""

from __future__ import annotations

import pytest

from sopctl.diff.weigh import UBAHAN
from sopctl.messages.catalogue import LANGUAGES, keys, text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_its_sentence_and_no_sentence_is_without_a_kind(lang: str) -> None:
    said = {key.removeprefix("ubah.") for key in keys(lang) if key.startswith("ubah.")}
    assert said == set(UBAHAN)
    assert all(text(lang, f"ubah.{id}").strip() for id in UBAHAN)


def test_what_can_be_added_can_be_removed() -> None:
    added = {id.removesuffix("-ditambah") for id in UBAHAN if id.endswith("-ditambah")}
    removed = {id.removesuffix("-dihapus") for id in UBAHAN if id.endswith("-dihapus")} - {"sop"}
    assert added == removed
    assert {"sop-baru", "sop-dihapus"} <= set(UBAHAN)
