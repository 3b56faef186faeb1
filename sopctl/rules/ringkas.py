"""Whether the rules on numbers, ids and decrees have anything to say of an SOP that is known in short only.

They are the rules themselves, run on as much of the SOP as they look at: where they are silent nobody need
read the file.
"""

from __future__ import annotations

from datetime import date

from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.riwayat import Entri, RujukanKeputusan
from sopctl.model.sop import Sop, TanggalSop
from sopctl.rules import (
    sop601_nomor_unik,
    sop602_nomor_sesuai_pola,
    sop603_nomor_terdaftar,
    sop605_id_unik,
    sop608_keputusan_ada,
)
from sopctl.rules.context import SopContext

_MODULES = (
    sop601_nomor_unik,
    sop602_nomor_sesuai_pola,
    sop603_nomor_terdaftar,
    sop605_id_unik,
    sop608_keputusan_ada,
)
OF_SOP = frozenset(module.RULE.id for module in _MODULES)
"""The rules that can be asked so."""
_BLANK = Sop.model_construct(skema="sop/1", jenis="teknis", pelaksana=(), kegiatan=())


def may_speak(ringkasan: Ringkasan, koleksi: Koleksi, today: date) -> bool:
    """Whether one of them finds something; True also where the short tells too little, or a rule fails."""
    if ringkasan.pencabutan is not None:
        # Whether it is withdrawn on this day, only its whole riwayat tells.
        return True
    context = SopContext(_in_short(ringkasan), ringkasan.path, koleksi, today)
    try:
        return any(True for module in _MODULES for _ in module.check(context))
    except Exception:
        # Told as SOP901 where the whole SOP is judged.
        return True


def _in_short(ringkasan: Ringkasan) -> Sop:
    """An SOP of which only what these rules ask for is there."""
    riwayat = tuple(
        # Of its entries they ask for the decree alone, and for a withdrawal, of which there is none.
        Entri.model_construct(
            tahap="pelaksanaan", tanggal=tanggal, keputusan=RujukanKeputusan.model_construct(ref=ref)
        )
        for ref, tanggal in ringkasan.keputusan
    )
    made = ringkasan.pembuatan
    return _BLANK.model_copy(
        update={
            "perangkat_daerah": ringkasan.perangkat_daerah,
            "id": ringkasan.id,
            "nama": ringkasan.nama,
            "nomor": ringkasan.nomor,
            "dahulu": ringkasan.dahulu,
            "tanggal": None if made is None else TanggalSop.model_construct(pembuatan=made),
            "riwayat": riwayat,
        }
    )
