"""A real terminal for tests: a pseudo-terminal with sopctl at its other end."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

_PATIENCE = 30.0


class Terminal:
    """`sopctl WORDS` at a terminal of its own: wait for a question, type an answer."""

    def __init__(self, *words: str, cwd: Path) -> None:
        import pty

        self._master, slave = pty.openpty()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SOPCTL")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sopctl", *words],
            cwd=cwd,
            env={**kept, "TERM": "dumb"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)
        self.said = ""
        self._heard = 0

    def await_words(self, words: str) -> None:
        """Read until these words have been said after what was awaited before."""
        deadline = time.monotonic() + _PATIENCE
        while words not in self.said[self._heard :]:
            if not self._read(deadline):
                raise AssertionError(f"never said {words!r}:\n{self.said}")
        self._heard = self.said.index(words, self._heard) + len(words)

    def type(self, keys: str) -> None:
        """Press keys: `\\n` is Enter, `\\x03` Ctrl-C, `\\x04` Ctrl-D."""
        os.write(self._master, keys.encode())

    def answer(self, question: str, keys: str) -> None:
        """Wait for a question, and answer it."""
        self.await_words(question)
        self.type(keys + "\n")

    def finish(self) -> int:
        """The exit status; `said` then holds everything."""
        deadline = time.monotonic() + _PATIENCE
        while self._read(deadline):
            pass
        os.close(self._master)
        return self._process.wait(_PATIENCE)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            # Linux tells so that the other end is closed.
            return False
        self.said += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


def _take_terminal() -> None:
    import fcntl
    import termios

    # Ctrl-C reaches only the processes whose controlling terminal this is.
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
