"""What a rule is given to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from sopctl.finding import Finding
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.putaran import Putaran, resolve_putaran
from sopctl.model.sop import Sop
from sopctl.model.status import Naskah
from sopctl.rules.rule import Rule


@dataclass(frozen=True)
class SopContext:
    """One SOP, with what it may ask of its repository."""

    sop: Sop
    path: str
    """From the repository's root, with `/`."""
    koleksi: Koleksi
    today: date
    base: object = None
    """The SOP at the revision that the run compares with, where its file was another one."""

    @cached_property
    def alur(self) -> Alur:
        """The flow, resolved once for all rules that ask."""
        return resolve_alur(self.sop)

    @cached_property
    def putaran(self) -> Putaran:
        """The rounds as they stand today, resolved once for all rules that ask."""
        return resolve_putaran(self.sop, self.koleksi.konfigurasi, self.today)

    @cached_property
    def naskah(self) -> Naskah:
        """The text as it stands, its fingerprint worked out once for all rules that ask."""
        return Naskah(self.sop, self.koleksi.konfigurasi, self.alur)

    @cached_property
    def pelaksana_ids(self) -> frozenset[str]:
        """The ids of the declared columns."""
        return frozenset(p.id for p in self.sop.pelaksana)


Shared = TypeVar("Shared", covariant=True)


@dataclass(frozen=True, slots=True)
class SharedContext(Generic[Shared]):
    """One file that SOPs share, with what it may ask of its repository."""

    model: Shared
    path: str
    """From the repository's root, with `/`."""
    koleksi: Koleksi
    today: date
    base: object = None
    """The model of the file at the revision that the run compares with, where it was another one."""


class HasRule(Protocol):
    """Any rule's module."""

    RULE: Rule


class JudgesSop(Protocol):
    """A rule's module that looks at an SOP."""

    RULE: Rule

    def check(self, context: SopContext) -> Iterable[Finding]: ...


class JudgesBeside(Protocol):
    """A rule's module that looks at an SOP beside the others, more than its `check` does."""

    RULE: Rule

    def check_cross(self, context: SopContext) -> Iterable[Finding]: ...
