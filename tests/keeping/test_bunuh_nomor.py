"""A share of the kills of `make kampanye-nomor`."""

from __future__ import annotations

import os
import random

import pytest

from tests.keeping.bunuh_nomor import campaign


@pytest.mark.skipif(os.name != "posix", reason="processes are killed otherwise there")
def test_a_killed_run_tears_nothing_doubles_nothing_and_the_next_one_finishes() -> None:
    told = campaign(5, random.Random(3))
    assert told["numbers registered"] >= told["numbers written"]
