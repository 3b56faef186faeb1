"""Progress is shown on a terminal, of long runs, and leaves nothing behind."""

from __future__ import annotations

import io
import sys
import time
from unittest.mock import patch

from sopctl.cli.progress import Progress


class Screen(io.StringIO):
    """A stderr that may be a terminal."""

    terminal = True

    def isatty(self) -> bool:
        return self.terminal


def run(steps: int, screen: Screen) -> str:
    """What a run says whose every look at the clock is half a second after the last."""
    ticks = iter(range(10_000))
    with (
        patch.object(sys, "stderr", screen),
        patch.object(time, "monotonic", lambda: next(ticks) / 2),
        Progress(steps, lambda done, total: f"{done} dari {total}") as progress,
    ):
        for _ in range(steps):
            progress.step()
    return screen.getvalue()


def test_a_long_run_says_how_far_it_is_and_wipes_it_away() -> None:
    said = run(10, Screen())
    assert "\r10 dari 10" in said
    assert said.endswith("\r" + " " * len("10 dari 10") + "\r")
    assert "\n" not in said


def test_a_short_run_says_nothing() -> None:
    assert run(1, Screen()) == ""


def test_nobody_is_told_where_nobody_watches() -> None:
    screen = Screen()
    screen.terminal = False
    assert run(100, screen) == ""
