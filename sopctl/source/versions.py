"""The versions of a file that git tells of, read from its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FORMAT = "--format=%H %cs"
"""What a commit is asked for: its id and its day."""
_SHORT = 12
"""Digits of an id that name a commit alone in any repository that there is."""
_COMMIT = re.compile(r"([0-9a-f]{40}|[0-9a-f]{64}) (\S+)")


@dataclass(frozen=True, slots=True)
class Version:
    """What a file held from a commit on."""

    short: str
    """The commit, in short."""
    day: str
    """When it was committed, YYYY-MM-DD."""
    path: str
    """Where the file lay, from the top of git."""
    blob: str
    """The id of the content."""


def read_versions(told: bytes) -> Iterator[Version]:
    """The versions in an answer of `git log --raw -z` with FORMAT; where a file was deleted there is none."""
    # A path may hold anything but NUL, so each word is known by its position alone.
    words = iter(told.split(b"\0"))
    short, day = "", ""
    for word in words:
        about = word.lstrip(b"\n").decode("ascii", "replace")
        if commit := _COMMIT.fullmatch(about):
            short, day = commit[1][:_SHORT], commit[2]
        elif about.startswith(":"):
            _, mode, _, blob, status = about.split(" ")
            path = next(words)
            if status[:1] in ("R", "C"):
                path = next(words)
            if mode.startswith("100"):
                yield Version(short, day, path.decode("utf-8", "surrogateescape"), blob)
