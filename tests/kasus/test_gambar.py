"""The small cases come out as they are drawn in `gambar/`."""

from __future__ import annotations

import pytest

from tests.lembar.rupa import rupa_of

from .bahan import kasus, names, parts
from .huruf import potret

PICTURED = [name for name in names() if parts(name)[1] is not None]


@pytest.mark.parametrize("name", PICTURED)
def test_a_small_case_is_drawn_as_its_picture_shows(name: str) -> None:
    drawn = potret(kasus(name)) + "\n"
    assert drawn == parts(name)[1], "Taken another way? Read it, then: python -m tests.kasus.perbarui"


@pytest.mark.parametrize("name", names())
def test_a_case_has_no_needless_bend_no_label_without_a_place_and_no_head_crossed(name: str) -> None:
    looks = rupa_of(kasus(name))
    assert looks.tanpa_label == 0
    assert looks.kata_terpotong == 0
    assert looks.belok_padahal_lurus == 0
    assert looks.kepala_disilang == 0
