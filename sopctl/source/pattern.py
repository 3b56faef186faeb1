"""Patterns of paths, as in `berkas`: `**` is any number of folders, `*` and `?` stay within a name."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache


class Pattern:
    """One pattern, relative to the repository's root, with `/`.

    As with a shell, a name that begins with a dot is only matched by a part that does so too: editors
    keep their locks and swap files there.
    """

    def __init__(self, text: str) -> None:
        self.parts = tuple(part for part in text.replace("\\", "/").split("/") if part not in ("", "."))
        self._last: tuple[tuple[str, ...] | None, set[int]] = (None, set())

    @property
    def base(self) -> tuple[str, ...]:
        """The folders that all matches lie in."""
        fixed: list[str] = []
        for part in self.parts[:-1]:
            if any(char in part for char in "*?["):
                break
            fixed.append(part)
        return tuple(fixed)

    @property
    def escapes(self) -> bool:
        """It leads out of the repository."""
        return ".." in self.parts

    def matches(self, path: tuple[str, ...]) -> bool:
        """Whether the path, in parts, is one of those meant."""
        return len(self.parts) in self._reached(path)

    def may_hold(self, folder: tuple[str, ...]) -> bool:
        """Whether a folder can hold, at any depth, one of those meant."""
        return any(i < len(self.parts) for i in self._reached(folder))

    def _reached(self, path: tuple[str, ...]) -> set[int]:
        """How many parts may lie behind us at the end of the path; linear in parts × path."""
        if not path:
            return self._over_stars({0})
        # The files of a folder are asked about one after the other.
        folder, above = self._last
        if folder != path[:-1]:
            folder, above = path[:-1], self._over_stars({0})
            for name in folder:
                above = self._after(above, name)
            self._last = (folder, above)
        return self._after(above, path[-1])

    def _after(self, reached: set[int], name: str) -> set[int]:
        return self._over_stars({j for i in reached for j in self._steps(i, name)}) if reached else reached

    def _over_stars(self, reached: set[int]) -> set[int]:
        """`**` may stand for no folder at all."""
        for i, part in enumerate(self.parts):
            if part == "**" and i in reached:
                reached.add(i + 1)
        return reached

    def _steps(self, i: int, name: str) -> tuple[int, ...]:
        if i == len(self.parts):
            return ()
        if self.parts[i] == "**":
            return () if name.startswith(".") else (i,)
        return (i + 1,) if _name_matches(self.parts[i], name) else ()


def _name_matches(part: str, name: str) -> bool:
    if name.startswith(".") and not part.startswith("."):
        return False
    return _compiled(part).match(name) is not None


@cache
def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(translate(part))
