"""What a run found, weighed and placed: everything that the tellers need, and no sentence yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sopctl.finding import Edit, KeyPath, Level, Note, Place
from sopctl.rules.fingerprint import renumbered
from sopctl.rules.rule import Fix, Rule


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding as it is told."""

    path: str
    """From the working folder, with `/`."""
    rule: Rule
    level: Level
    place: Place
    key_path: KeyPath
    variant: str
    args: tuple[tuple[str, str | int], ...]
    fingerprint: str
    line_text: str
    """The line it stands on, for an excerpt; empty where the file could not be read."""
    edits: tuple[Edit, ...] = ()
    note: Note | None = None

    @property
    def fix(self) -> Fix | None:
        """Whether it can be mended by `--fix`, and how safely."""
        return self.rule.fix_of(self.variant) if self.edits else None

    @property
    def is_cross(self) -> bool:
        """Whether it rests on what the other SOPs of the repository hold."""
        return self.rule.cross or self.variant in self.rule.cross_variants

    @property
    def citation(self) -> str | None:
        """The article it rests on; None for practice and for what is ours."""
        return self.rule.source_of(self.variant).citation


def told_apart(findings: Sequence[Judged]) -> tuple[Judged, ...]:
    """The findings, no two with one fingerprint: two files may claim to be the same SOP."""
    seen: Counter[str] = Counter()
    apart = []
    for found in findings:
        seen[found.fingerprint] += 1
        number = seen[found.fingerprint]
        apart.append(
            found if number == 1 else replace(found, fingerprint=renumbered(found.fingerprint, number))
        )
    return tuple(apart)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, by path and place."""

    findings: tuple[Judged, ...] = ()
    files: int = 0
    """Files read, shared ones included."""
    hidden: int = 0
    """Findings that a baseline hides."""

    def count(self, level: Level) -> int:
        """How many findings weigh exactly this."""
        return sum(found.level == level for found in self.findings)

    def by_rule(self) -> tuple[tuple[Rule, int], ...]:
        """How often each rule spoke, by its number."""
        counts: dict[str, int] = {}
        rules: dict[str, Rule] = {}
        for found in self.findings:
            rules[found.rule.id] = found.rule
            counts[found.rule.id] = counts.get(found.rule.id, 0) + 1
        return tuple((rules[id], counts[id]) for id in sorted(counts))
