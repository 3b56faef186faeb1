"""Which title of the inventory is whose: the SOP that it names, else its agency's SOP of the same name."""

from __future__ import annotations

from collections.abc import Sequence

from sopctl.model.inventaris import Judul
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.register.numbering import nama_key


class Titles:
    """Titles and SOPs of a repository, looked up from either side."""

    def __init__(self, koleksi: Koleksi) -> None:
        self._koleksi = koleksi
        self._by_sop: dict[str, Judul] = {}
        self._by_nama: dict[tuple[str, str], Judul] = {}
        self._sop_by_nama: dict[tuple[str, str], Ringkasan] = {}
        for entry in koleksi.bersama.inventaris:
            agency = entry.inventaris.perangkat_daerah
            for judul in entry.inventaris.judul or ():
                named = self.named(agency, judul)
                if named is not None:
                    self._by_sop.setdefault(named, judul)
                else:
                    self._by_nama.setdefault((agency, nama_key(judul.nama)), judul)
        for sop in koleksi.sop:
            if sop.perangkat_daerah and sop.nama:
                self._sop_by_nama.setdefault((sop.perangkat_daerah, nama_key(sop.nama)), sop)

    def of(self, agency: str, alamat: str, dahulu: Sequence[str], nama: str) -> Judul | None:
        """The title of an SOP."""
        for address in (alamat, *dahulu):
            if address in self._by_sop:
                return self._by_sop[address]
        return self._by_nama.get((agency, nama_key(nama)))

    def named(self, agency: str, judul: Judul) -> str | None:
        """The address of the SOP that a title names."""
        if not judul.sop or not judul.sop.strip():
            return None
        return judul.sop if "/" in judul.sop else f"{agency}/{judul.sop}"

    def sop_of(self, agency: str, judul: Judul) -> Ringkasan | None:
        """The SOP of a title, where it is written already and can be read."""
        named = self.named(agency, judul)
        if named is not None:
            return self._koleksi.find(named)
        return self._sop_by_nama.get((agency, nama_key(judul.nama)))
