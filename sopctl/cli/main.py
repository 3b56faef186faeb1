"""The front door: words in, an exit status out. What goes wrong inside is said in a sentence here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from sopctl.errors import SopctlError
from sopctl.version import __version__

FINE, FINDINGS, REFUSED, OUR_FAULT = 0, 1, 2, 3
"""The exit statuses of cli.md."""
_INTERRUPTED, _PIPE_CLOSED = 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--version"]:
        print(f"sopctl {__version__}")
        return FINE
    _speak_utf8()
    if os.environ.get("SOPCTL_DEBUG"):
        import logging

        logging.basicConfig(level=logging.DEBUG)
    lang = "id"
    try:
        from sopctl.cli.app import run, take_language

        lang, words = take_language(words, os.environ.get("SOPCTL_LANG"))
        status = run(words, lang)
        sys.stdout.flush()
        return status
    except SopctlError as error:
        _say(lang, f"error.{error.key}", **error.fields)
        return REFUSED
    except BrokenPipeError:
        # The reader has gone; what is left in the buffer must not be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        _say(lang, "cli.stopped")
        return _INTERRUPTED
    except Exception as error:
        return _our_fault(lang, words, error)


def _speak_utf8() -> None:
    """Also under LC_ALL=C: the sentences are Indonesian, and names of files may be anything."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(lang: str, key: str, /, **args: str | int) -> None:
    from sopctl.messages.catalogue import text

    print(text(lang, key, **args), file=sys.stderr)


def _our_fault(lang: str, words: Sequence[str], error: Exception) -> int:
    import platform
    import shlex
    import traceback

    if os.environ.get("SOPCTL_DEBUG"):
        traceback.print_exc()
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}sopctl{os.sep}" in frame.filename] or list(frames)
    _say(
        lang,
        "cli.fault",
        kind=type(error).__name__,
        where=f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}",
        version=__version__,
        python=platform.python_version(),
        command=shlex.join(["sopctl", *words]),
    )
    return OUR_FAULT
