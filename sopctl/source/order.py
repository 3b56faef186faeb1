"""In which order the keys of a mapping stand: that of the format's description."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from sopctl.finding import KeyPath
from sopctl.model.prosedur import Kegiatan, Langkah
from sopctl.model.sop import Sop
from sopctl.source.shape import kinds_at

_SYMBOL = ("simbol", "tanya", "teks", "cabang", "lanjut")
_WRITTEN_OUT: dict[type[BaseModel], tuple[str, ...]] = {
    Kegiatan: ("id", "uraian", "pelaksana", "langkah", *_SYMBOL, "rujuk_sop", "mutu_baku", "keterangan"),
    Langkah: ("id", "pelaksana", *_SYMBOL),
    Sop: (
        "skema",
        "id",
        "nama",
        "nomor",
        "jenis",
        "cakupan",
        "perangkat_daerah",
        "unit_kerja",
        "koordinator",
        "lintas_perangkat_daerah",
        "asal",
        "dahulu",
        "proses_bisnis",
        "pengaturan_lain",
        "penyusun",
        "tanggal",
        "pengesahan",
        "kriteria",
        "dasar_hukum",
        "kualifikasi_pelaksana",
        "keterkaitan",
        "peralatan",
        "peringatan",
        "pencatatan",
        "pelaksana",
        "kegiatan",
        "riwayat",
    ),
}
"""Where the fields of a model stand in another order: inherited ones come first there, and riwayat, which
only grows, is last in a file."""


def order_at(model: type[BaseModel] | None, key_path: KeyPath) -> tuple[str, ...]:
    """The keys of the mapping at a key path, in order; none where they are free or nothing is known."""
    kinds = kinds_at(model, key_path) if model is not None else ()
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return _WRITTEN_OUT.get(kind) or tuple(kind.model_fields)
    return ()


def place_for(name: str, present: Sequence[str], order: Sequence[str]) -> int:
    """At which position among the keys that are present a new one belongs: behind its nearest forerunner.

    A key that nobody orders comes last, and so does the last of all, wherever its forerunners stand.
    """
    if name not in order or name == order[-1]:
        return len(present)
    rank = {key: i for i, key in enumerate(order)}
    earlier = [i for i, key in enumerate(present) if rank.get(key, len(order)) < rank[name]]
    if not earlier:
        return 0
    nearest = max(earlier, key=lambda i: (rank[present[i]], i))
    return nearest + 1
