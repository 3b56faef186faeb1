"""Every number a rule has or will have. Numbers are given once and for all, before the rules are built.

An office may name a rule in sopctl.yaml, in a comment or behind `--ignore` though this version does not
have it yet: its files must not turn wrong with the version that reads them.
"""

from __future__ import annotations

_LAST_OF_FAMILY = {0: 10, 1: 12, 2: 8, 3: 18, 4: 6, 5: 9, 6: 8, 7: 12, 9: 1}

NUMBERS: tuple[str, ...] = tuple(
    f"SOP{family}{number:02}" for family, last in _LAST_OF_FAMILY.items() for number in range(1, last + 1)
)
"""In order; each of them names a rule, built or to come."""
