"""A share of the kills of `make kampanye-sunting`."""

from __future__ import annotations

import os
import random

import pytest

from tests.cli.bunuh import campaign


@pytest.mark.skipif(os.name != "posix", reason="processes are killed otherwise there")
def test_a_killed_run_leaves_each_file_old_or_new_and_the_next_one_tidies_up() -> None:
    told = campaign(8, random.Random(3))
    assert told["files old"] + told["files new"] == 8 * 40
