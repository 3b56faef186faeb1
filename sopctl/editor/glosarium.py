"""The glossary: what each key of each file means. Kept by hand in schemas/glosarium.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import yaml

from sopctl.resources import resource_path

_PERATURAN = "Perwal Serang 50/2017"
_PEDOMAN = "PermenPAN-RB 35/2012"


@dataclass(frozen=True, slots=True)
class Istilah:
    """One term: its label on the form, what to write, and where it comes from."""

    label: str
    arti: str
    contoh: str | None
    inggris: str
    sumber: tuple[str, ...]
    """Each a passage of the regulation (`Pasal …`), `Pedoman`, or `sopctl`: ours, which is no law."""

    @property
    def keterangan(self) -> str:
        """The hover text: meaning, example, legal source."""
        sentences = [self.arti]
        if self.contoh is not None:
            sentences.append(_closed(f"Contoh: {self.contoh}"))
        if law := _cited(self.sumber):
            sentences.append(f"Dasar: {law}.")
        return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class IstilahModel:
    """A kind of file or a part of one, with its keys in the order in which one would write them."""

    istilah: Istilah
    kunci: Mapping[str, Istilah]


@cache
def glossary() -> Mapping[str, IstilahModel]:
    """The terms by the name of the model."""
    with open(resource_path("schemas", "glosarium.yaml"), encoding="utf-8") as file:
        raw = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return MappingProxyType({name: _model(entry) for name, entry in raw.items()})


def _model(entry: dict[str, object]) -> IstilahModel:
    kunci = entry["kunci"]
    assert isinstance(kunci, dict)
    return IstilahModel(_term(entry), MappingProxyType({key: _term(term) for key, term in kunci.items()}))


def _term(entry: dict[str, object]) -> Istilah:
    contoh = entry.get("contoh")
    return Istilah(
        label=str(entry["label"]),
        arti=str(entry["arti"]),
        contoh=None if contoh is None else str(contoh),
        inggris=str(entry["inggris"]),
        sumber=tuple(str(entry["sumber"]).split("; ")),
    )


def _cited(sources: tuple[str, ...]) -> str:
    passages = [source for source in sources if source.startswith("Pasal ")]
    law = [f"{_PERATURAN} {', '.join(passages)}"] if passages else []
    return "; ".join([*law, *(_PEDOMAN for source in sources if source == "Pedoman")])


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
