"""`diff` tells a substantive or an editorial change exactly when the fingerprint changes (cli.md)."""

from __future__ import annotations

import contextlib
import copy
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn
from pydantic import ValidationError

from sopctl.diff.compare import compare
from sopctl.diff.fakta import Fakta
from sopctl.diff.weigh import UBAHAN, Bobot, weigh
from sopctl.model.makna import sidik
from tests.model.makna_documents import Change, Doc, changed, documents, sop_of
from tests.model.makna_edits import EDITS
from tests.model.makna_rewrites import REWRITES

LENIENT = settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)


def drawing(data: st.DataObject) -> DrawFn:
    return cast(DrawFn, data.draw)


def facts(before: Doc, after: Doc) -> tuple[Fakta, ...]:
    return compare(sop_of(before), before, sop_of(after), after)


def of_meaning(found: tuple[Fakta, ...]) -> list[str]:
    return [f.jenis for f in found if weigh(f) is not Bobot.ADMINISTRATIF]


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda change: change.__name__)
@LENIENT
@given(doc=documents(), data=st.data())
def test_a_rewrite_that_keeps_the_meaning_is_told_as_no_change_of_it(
    rewrite: Change, doc: Doc, data: st.DataObject
) -> None:
    after = changed(doc, rewrite, drawing(data))
    assert after is not None
    assert of_meaning(facts(doc, after)) == []


@pytest.mark.parametrize("edit", EDITS, ids=lambda change: change.__name__)
@LENIENT
@given(doc=documents(), data=st.data())
def test_an_edit_of_the_meaning_is_told_exactly_when_the_fingerprint_changes(
    edit: Change, doc: Doc, data: st.DataObject
) -> None:
    after = changed(doc, edit, drawing(data))
    if after is None:
        return
    same = sidik(sop_of(after)) == sidik(sop_of(doc))
    assert bool(of_meaning(facts(doc, after))) != same
    assert bool(of_meaning(facts(after, doc))) != same


@settings(LENIENT, max_examples=150)
@given(doc=documents(), data=st.data())
def test_edits_on_each_other_are_told_exactly_when_the_fingerprint_changes(
    doc: Doc, data: st.DataObject
) -> None:
    after = copy.deepcopy(doc)
    for change in data.draw(st.lists(st.sampled_from(EDITS), max_size=4)):
        # An edit that finds nothing left to edit is no edit.
        with contextlib.suppress(KeyError, IndexError, ValueError, InvalidArgument):
            change(after, drawing(data))
    try:
        before_sop, after_sop = sop_of(doc), sop_of(after)
    except ValidationError:
        return
    found = facts(doc, after)
    assert bool(of_meaning(found)) == (sidik(before_sop) != sidik(after_sop))
    assert {f.jenis for f in found} <= set(UBAHAN)


@settings(LENIENT, max_examples=100)
@given(one=documents(), other=documents())
def test_two_documents_that_have_nothing_to_do_with_each_other_are_compared_all_the_same(
    one: Doc, other: Doc
) -> None:
    assert bool(of_meaning(facts(one, other))) == (sidik(sop_of(one)) != sidik(sop_of(other)))
