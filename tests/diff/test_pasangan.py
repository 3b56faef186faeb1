"""Pairs of revisions, each change marked where a verifier would point: `# <- kind` at the end of its line.

A mark stands in sesudah.yaml, and in sebelum.yaml for what is gone. `redaksional` behind a kind says that two
readings of one text differ in writing only; all else weighs what its kind weighs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopctl.diff.bersama import compare_konfigurasi, compare_peraturan
from sopctl.diff.compare import added, compare, removed
from sopctl.diff.fakta import Fakta
from sopctl.diff.weigh import UBAHAN, Bobot, weigh
from sopctl.model.makna import sidik
from sopctl.model.sop import Sop
from sopctl.source.document import Document
from sopctl.source.load import load_bytes
from sopctl.source.locate import stretch_at

PAIRS = sorted((Path(__file__).parent / "pasangan").iterdir())
_MARK = re.compile(r"# <- (.+)$")


def read(text: str) -> tuple[Sop, Document]:
    loaded = load_bytes(text.encode(), "sop.yaml")
    assert isinstance(loaded.model, Sop), loaded.findings
    assert loaded.document is not None
    return loaded.model, loaded.document


def facts(before: str, after: str) -> tuple[Fakta, ...]:
    (base, base_document), (head, head_document) = read(before), read(after)
    return compare(base, base_document.data, head, head_document.data)


def sides(pair: Path) -> tuple[str, str]:
    before, after = (pair / f"{name}.yaml" for name in ("sebelum", "sesudah"))
    return before.read_text(encoding="utf-8"), after.read_text(encoding="utf-8")


def marked(text: str, file: str) -> list[tuple[str, int, str]]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        mark = _MARK.search(line)
        found += [(file, number, kind) for kind in mark[1].split(", ")] if mark else []
    return found


def told(before: str, after: str) -> list[tuple[str, int, str]]:
    documents = read(before)[1], read(after)[1]
    found = []
    for fakta in facts(before, after):
        gone = fakta.head_path is None
        path = fakta.base_path if gone else fakta.head_path
        assert path is not None
        line = stretch_at(documents[0 if gone else 1], path, at_key=True).place.line
        editorial = " redaksional" if weigh(fakta) is Bobot.REDAKSIONAL else ""
        found.append(("sebelum" if gone else "sesudah", line, fakta.jenis + editorial))
    return found


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_the_changes_of_a_pair_are_those_that_are_marked(pair: Path) -> None:
    before, after = sides(pair)
    assert sorted(told(before, after)) == sorted(marked(before, "sebelum") + marked(after, "sesudah"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_read_backwards_has_as_many_changes_of_meaning(pair: Path) -> None:
    before, after = sides(pair)
    there, back = facts(before, after), facts(after, before)
    assert len(there) == len(back)
    assert facts(before, before) == facts(after, after) == ()
    same = sidik(read(before)[0]) == sidik(read(after)[0])
    assert same == all(weigh(fakta) is Bobot.ADMINISTRATIF for fakta in there)


def test_every_kind_of_change_is_in_some_pair() -> None:
    seen = {fakta.jenis for pair in PAIRS for fakta in facts(*sides(pair))}
    sop, document = read(sides(PAIRS[0])[0])
    regulations = [
        {"peraturan": {"uu-1": {"teks": t, "status": s}}} for t, s in (("A", "berlaku"), ("B", "x"))
    ]
    seen |= {added(sop, document.data).jenis, removed(sop, document.data).jenis}
    seen |= {fakta.jenis for fakta in compare_peraturan(regulations[0], regulations[1])}
    seen |= {fakta.jenis for fakta in compare_konfigurasi({"kode": {"sejak": "a"}}, {"kode": {"sejak": "b"}})}
    assert set(UBAHAN) - seen == set()


class _Written(str):
    """A text with a way to write it."""

    style: str | None = None


class _Dumper(yaml.SafeDumper):
    """Anchors are refused by the reader."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    _Written,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style),
)


def rewritten(value: Any, draw: st.DrawFn) -> Any:
    """The same data, its keys in another order and its texts written another way."""
    if isinstance(value, dict):
        return {key: rewritten(value[key], draw) for key in draw(st.permutations(list(value)))}
    if isinstance(value, list):
        return [rewritten(item, draw) for item in value]
    if isinstance(value, str):
        text = _Written(value)
        text.style = draw(st.sampled_from(["'", '"', "'", ">", None]))
        return text
    return value


@st.composite
def rewritings(draw: st.DrawFn) -> tuple[str, str]:
    text = sides(draw(st.sampled_from(PAIRS)))[draw(st.integers(0, 1))]
    data = rewritten(read(text)[1].data, draw)
    dumped = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=draw(st.sampled_from([40, 80, 1000])),
        default_flow_style=draw(st.sampled_from([None, False])),
        indent=draw(st.sampled_from([2, 4])),
    )
    lines = [f"# catatan\n{line}" if line[:1].isalpha() else line for line in dumped.splitlines()]
    return text, "\n".join(lines) + "\n"


def say_the_same(pair: tuple[str, str]) -> None:
    before, after = pair
    assert facts(before, after) == ()
    assert sidik(read(before)[0]) == sidik(read(after)[0])


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(rewritings())
def test_a_file_written_another_way_says_the_same(pair: tuple[str, str]) -> None:
    say_the_same(pair)
