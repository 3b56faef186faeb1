"""How far a long run has come: one line on stderr, on a terminal only, and only once it has been long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_QUIET_SECONDS = 1.0
_STEP_SECONDS = 0.1


class Progress:
    """Say `words(done, total)` from time to time; use it in a `with`, so that the line is wiped away."""

    def __init__(self, total: int, words: Callable[[int, int], str]) -> None:
        self._total = total
        self._words = words
        self._done = 0
        self._shown = 0
        self._watched = sys.stderr.isatty()
        self._next = time.monotonic() + _QUIET_SECONDS

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._watched and time.monotonic() >= self._next:
            line = self._words(self._done, self._total)
            sys.stderr.write("\r" + line.ljust(self._shown))
            sys.stderr.flush()
            self._shown = len(line)
            self._next = time.monotonic() + _STEP_SECONDS

    def clear(self) -> None:
        """Wipe the line away, before something else is said."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0
