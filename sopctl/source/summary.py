"""A whole SOP to the short that the other files may see of it."""

from __future__ import annotations

from posixpath import basename, dirname, splitext

from sopctl.model.dasar import texts_of
from sopctl.model.koleksi import Ringkasan
from sopctl.model.sop import Sop
from sopctl.source.load import Loaded


def summary_of(sop: Sop, path: str) -> Ringkasan:
    """The short of an SOP that lies at `path`, from the repository's root."""
    links = tuple(link for link in sop.keterkaitan or () if isinstance(link, str) and link.strip())
    rujukan = tuple(row.rujuk_sop for row in sop.kegiatan if row.rujuk_sop)
    withdrawals = [entri for entri in sop.entri if entri.tahap == "pencabutan"]
    return Ringkasan(
        path,
        sop.perangkat_daerah,
        sop.id,
        sop.nama,
        sop.nomor,
        sop.unit_kerja,
        sop.jenis,
        sop.alamat_dahulu,
        tuple(sop.resolve_alamat(link) for link in links),
        tuple(sop.resolve_alamat(link) for link in rujukan),
        max((entri.tanggal for entri in withdrawals), default=None),
        texts_of(sop.peringatan),
        tuple(alamat for entri in withdrawals for alamat in texts_of(entri.pengganti)),
        sop.tanggal.pembuatan if sop.tanggal else None,
        tuple((e.keputusan.ref, e.tanggal) for e in sop.entri if e.keputusan and e.keputusan.ref),
    )


def alamat_of_unreadable(loaded: Loaded, path: str) -> str:
    """The address of an SOP without a model: as far as it could be read, else AGENCY/ID of its path."""
    agency = loaded.perangkat_daerah or basename(dirname(path))
    return f"{agency}/{loaded.id or splitext(basename(path))[0]}"
