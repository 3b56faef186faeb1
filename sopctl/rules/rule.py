"""What a rule is, and the law it rests on: data, so that a new regulation changes no rule's number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from sopctl.finding import Level
from sopctl.model.sumber import GUIDE, NO_SOURCE, PERWAL, Source, perwal

__all__ = ["GUIDE", "PERWAL", "Fix", "Rule", "Source", "perwal"]

Fix = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data; what it checks stands beside it in its module."""

    id: str
    name: str
    level: Level
    source: Source = NO_SOURCE
    by_variant: Mapping[str, Source] = field(default_factory=dict)
    """The source of a variant that rests on another passage than the rest of the rule."""
    variants: tuple[str, ...] = ("",)
    """Every variant a finding may have: the catalogue has a sentence for each."""
    fix: Fix | Mapping[str, Fix] | None = None
    """How safely `--fix` mends it; a mapping where that depends on the variant, and some have no fix."""
    cross: bool = False
    """Needs the other SOPs of the repository."""
    cross_variants: tuple[str, ...] = ()
    """Those variants, of a rule that does not, which it tells beside the others only (`check_cross`)."""
    asks_office: bool = False
    """Asks sopctl.yaml or a shared file: silent where there is no repository."""
    asks_base: bool = False
    """Compares with what the SOP was at a revision: silent where it was nothing else, or none was named."""
    of_withdrawn: bool = False
    """Speaks of an SOP that was withdrawn, too."""

    @property
    def family(self) -> int:
        """The first digit of the number: what the rule is about."""
        return int(self.id[3])

    @property
    def unhideable(self) -> bool:
        """No level, selection, suppression or baseline hides it: the file could not be judged."""
        return self.id in _UNHIDEABLE

    @property
    def wajib(self) -> bool:
        """Part of the preset `wajib`: law, the Guide, and what keeps files and numbers sound."""
        return self.family in (0, 6, 9) or self.id == "SOP711" or bool(self.source)

    @property
    def all_sources(self) -> Source:
        """What the rule rests on in all its variants."""
        sources = (self.source, *self.by_variant.values())
        pasal = dict.fromkeys(short for source in sources for short in source.pasal)
        return Source(tuple(pasal), any(source.guide for source in sources))

    def fix_of(self, variant: str) -> Fix | None:
        """What kind of fix a finding of this variant has."""
        return self.fix.get(variant) if isinstance(self.fix, Mapping) else self.fix

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """Each kind of fix that its findings can have, the safe one first."""
        told = set(self.fix.values()) if isinstance(self.fix, Mapping) else {self.fix}
        return tuple(kind for kind in get_args(Fix) if kind in told)

    def source_of(self, variant: str) -> Source:
        """What a finding of this variant rests on."""
        return self.by_variant.get(variant, self.source)


_UNHIDEABLE = frozenset({"SOP001", "SOP002", "SOP003", "SOP004", "SOP010", "SOP901"})
