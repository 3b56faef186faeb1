"""The legal bases of an SOP as texts, wherever the text stands: what SOP502 to SOP505 share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopctl.finding import KeyPath
from sopctl.model.jabatan import same_key
from sopctl.model.koleksi import Koleksi
from sopctl.model.peraturan import Peraturan
from sopctl.model.rujukan_hukum import RujukanHukum, Wilayah, read_rujukan, read_wilayah
from sopctl.model.sop import RujukanPeraturan, Sop
from sopctl.rules.names import says_nothing


@dataclass(frozen=True, slots=True)
class Dasar:
    """One item of `dasar_hukum`."""

    index: int
    ref: str | None
    """Its id in peraturan.yaml; None where its text stands in the SOP."""
    teks: str | None
    """As printed; None for a ref that leads nowhere."""

    @property
    def key_path(self) -> KeyPath:
        """Where the text or the id stands."""
        at: KeyPath = ("dasar_hukum", self.index)
        return at if self.ref is None else (*at, "ref")

    @property
    def shown(self) -> str:
        """What a sentence calls it."""
        return self.teks or self.ref or ""

    @property
    def rujukan(self) -> RujukanHukum | None:
        """What can be read of it; None where it has no text."""
        return None if self.teks is None else read_rujukan(self.teks)

    def key(self, pemerintah: Wilayah | None) -> object:
        """What makes two items one: the regulation, else the very words."""
        if self.teks is None:
            return "ref", self.ref
        return text_key(self.teks, pemerintah)


def legal_bases(sop: Sop, koleksi: Koleksi) -> Iterator[Dasar]:
    """The items that say something, in order."""
    peraturan = koleksi.peraturan or {}
    for i, item in enumerate(sop.dasar_hukum or ()):
        if isinstance(item, RujukanPeraturan):
            found = peraturan.get(item.ref)
            yield Dasar(i, item.ref, found.teks if found else None)
        elif item is not None and not says_nothing(item):
            yield Dasar(i, None, item)


def entries(peraturan: Mapping[str, Peraturan] | None) -> Iterator[tuple[KeyPath, RujukanHukum, str]]:
    """The regulations of peraturan.yaml with the places of their texts."""
    for id, entry in (peraturan or {}).items():
        yield ("peraturan", id, "teks"), read_rujukan(entry.teks), entry.teks


def text_key(teks: str, pemerintah: Wilayah | None) -> object:
    """What two texts of one regulation have in common: what they name, else their words."""
    return read_rujukan(teks).kunci(pemerintah) or ("teks", same_key(teks))


def own_area(koleksi: Koleksi) -> Wilayah | None:
    """The city or regency whose office this is; None for any other office, and outside of one."""
    konfigurasi = koleksi.konfigurasi
    return read_wilayah(konfigurasi.pemerintah_daerah or "") if konfigurasi else None
