"""A name for a finding that outlives edits around it: no line number, no position in a list."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from sopctl.finding import Finding
from sopctl.model.jalan import stable_path


def fingerprints(findings: Iterable[Finding], owner: str, data: object) -> tuple[str, ...]:
    """The fingerprint of each finding of one file, which must come in the order of the file.

    `owner` is the address of the SOP, or the path of a file that has none; `data` are the file's, to
    take ids from. Several alike are told apart by a running number.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for found in findings:
        key = (found.rule, owner, *stable_path(found.key_path, data))
        seen[key] += 1
        made.append(_hash((*key, str(seen[key]))))
    return tuple(made)


def renumbered(fingerprint: str, number: int) -> str:
    """Another fingerprint for the next finding that would have the same one."""
    return _hash((fingerprint, str(number)))


def _hash(parts: tuple[str, ...]) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]
