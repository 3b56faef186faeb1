"""The kinds of files, by the marker in their first key."""

from __future__ import annotations

from sopctl.model.dasar import Model
from sopctl.model.garis_dasar import GarisDasar
from sopctl.model.inventaris import Inventaris
from sopctl.model.keputusan import Keputusan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.laporan import Laporan
from sopctl.model.peraturan import DaftarPeraturan
from sopctl.model.register import Register
from sopctl.model.sop import Sop
from sopctl.model.tim import Tim

KINDS: dict[str, type[Model]] = {
    "sop/1": Sop,
    "konfigurasi/1": Konfigurasi,
    "peraturan/1": DaftarPeraturan,
    "inventaris/1": Inventaris,
    "register/1": Register,
    "keputusan/1": Keputusan,
    "tim/1": Tim,
    "laporan/1": Laporan,
    "garis-dasar/1": GarisDasar,
}
