"""Every key has its entry in the glossary, and the glossary has no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from sopctl.editor.glosarium import Istilah, glossary
from sopctl.model.dasar import Model
from sopctl.model.jenis import KINDS

PASAL = re.compile(r"Pasal \d+( (angka \d+|ayat \(\d\)( huruf [a-z]| dan ayat \(\d\))?|huruf [a-z]))?")


def models(annotation: Any) -> Iterator[type[Model]]:
    """A model and those in its fields, however deep in unions and lists."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for part in get_args(annotation):
        yield from models(part)


MODELS = {model.__name__: model for kind in KINDS.values() for model in models(kind)}
TERMS: list[tuple[str, Istilah]] = [
    pair
    for name, part in glossary().items()
    for pair in [(name, part.istilah), *((f"{name}.{key}", term) for key, term in part.kunci.items())]
]


def test_every_model_has_an_entry_and_no_entry_is_without_a_model() -> None:
    assert sorted(glossary()) == sorted(MODELS)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_key_has_an_entry_and_no_entry_is_without_a_key(name: str) -> None:
    assert sorted(glossary()[name].kunci) == sorted(MODELS[name].model_fields)


@pytest.mark.parametrize(("name", "term"), TERMS, ids=[name for name, _ in TERMS])
def test_an_entry_says_its_source_and_speaks_in_sentences(name: str, term: Istilah) -> None:
    for source in term.sumber:
        assert source in ("Pedoman", "sopctl") or PASAL.fullmatch(source)
    assert term.arti[0].isupper()
    assert term.arti.endswith(".")
    assert term.label
    assert term.inggris


def test_the_hover_text_gives_example_and_source() -> None:
    term = glossary()["MutuBaku"].kunci["waktu"]
    assert term.keterangan.startswith(term.arti)
    assert "Contoh: 1-2 hari kerja." in term.keterangan
    assert term.keterangan.endswith("Dasar: Perwal Serang 50/2017 Pasal 3 ayat (5).")


def test_what_is_ours_is_never_called_law() -> None:
    assert "Dasar:" not in glossary()["Sop"].kunci["id"].keterangan
