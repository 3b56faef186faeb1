"""Which rules speak, of which files, and how loudly: sopctl.yaml first, the command line over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sopctl.finding import Finding, Level
from sopctl.model.konfigurasi import Aturan, TingkatAturan
from sopctl.rules.rule import Rule

Words = Mapping[str, TingkatAturan]
"""What is said of rules, by their ids."""

_LEVELS: dict[TingkatAturan, Level] = {
    "galat": Level.GALAT,
    "peringatan": Level.PERINGATAN,
    "saran": Level.SARAN,
}


def _nothing(path: str) -> Words:
    return {}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office and a run ask for. The default is that of an office without a word on rules."""

    aturan: Aturan = field(default_factory=Aturan)
    per_path: Callable[[str], Words] = _nothing
    """What `aturan.per_berkas` says of the file at a path, the last word on each rule."""
    select: frozenset[str] | None = None
    """Exactly these rules run, whatever sopctl.yaml turns off; None: those that sopctl.yaml names."""
    ignore: frozenset[str] = frozenset()
    cross: bool = False
    """Whether rules that need the other SOPs run."""

    def at(self, path: str) -> Ruling:
        """What holds for the file at `path` (from the repository's root, with `/`)."""
        return Ruling(self, {**(self.aturan.ubah or {}), **self.per_path(path)})


@dataclass(frozen=True, slots=True)
class Ruling:
    """Settings as they hold for one file."""

    settings: Settings
    words: Words
    """The last word on each rule: of a pattern that the path matches, else of the office."""

    def runs(self, rule: Rule) -> bool:
        """Whether a rule speaks of the file."""
        settings = self.settings
        if rule.unhideable:
            return True
        if rule.id in settings.ignore or (rule.cross and not settings.cross):
            return False
        if settings.select is not None:
            return rule.id in settings.select
        word = self.words.get(rule.id)
        if word is None:
            return rule.wajib or settings.aturan.paket != "wajib"
        return word != "mati"

    def level(self, rule: Rule, found: Finding) -> Level:
        """How much a finding weighs."""
        own = rule.level if found.level is None else found.level
        word = None if rule.unhideable else self.words.get(rule.id)
        return own if word is None or word == "mati" else _LEVELS[word]
