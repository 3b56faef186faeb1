"""The small cases come out as they are drawn in `gambar/`."""

from __future__ import annotations

import pytest

from .bahan import kasus, names, parts
from .huruf import potret

PICTURED = [name for name in names() if parts(name)[1] is not None]


@pytest.mark.parametrize("name", PICTURED)
def test_a_small_case_is_drawn_as_its_picture_shows(name: str) -> None:
    drawn = potret(kasus(name)) + "\n"
    assert drawn == parts(name)[1], "Taken another way? Read it, then: python -m tests.kasus.perbarui"
