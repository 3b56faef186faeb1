"""What no page can hold is refused in words, with what to do."""

from __future__ import annotations

import pytest
from bahan import lembar_utuh
from nakal import surat_nakal

from sopctl.errors import SopctlError


@pytest.mark.parametrize("letters", [45, 70])
def test_a_head_that_leaves_no_room_for_rows_is_refused_in_words(letters: int) -> None:
    with pytest.raises(SopctlError) as caught:
        lembar_utuh(surat_nakal("x" * letters))
    assert caught.value.key == "layout.kepala-terlalu-tinggi"
