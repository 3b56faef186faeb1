"""The rules on the life of an SOP speak of SOPs with a round; where the office wants it, of all in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sopctl.model.bersama import Himpunan, TakTerbaca
from sopctl.model.konfigurasi import Aturan
from tests.rules.kit import BERSAMA, KOLEKSI, KONFIGURASI, good_sop, ids_of, judge

OLD = "tanggal: {pembuatan: 2025-01-06, revisi: null, efektif: 2025-02-03}\n"
ROUND = (
    OLD + "riwayat:\n  - {tahap: adopsi, tanggal: 2025-02-03, keputusan: {nomor: 9, tanggal: 2025-01-31}}\n"
)
EVERY = {"SOP706", "SOP708", "SOP709", "SOP712"}


def _life(text: str, **change: object) -> set[str]:
    found = judge(good_sop(text), koleksi=replace(KOLEKSI, **change))  # type: ignore[arg-type]
    return {id for id in ids_of(found) if id.startswith("SOP7")}


def test_without_a_round_nothing_is_asked_unless_the_office_wants_it() -> None:
    demanding = KONFIGURASI.model_copy(update={"aturan": Aturan(riwayat="wajib")})
    assert _life(OLD) == set()
    assert _life(OLD, konfigurasi=demanding) >= {*EVERY, "SOP707"}
    assert _life("", konfigurasi=demanding) == set()


def test_a_report_that_cannot_be_read_may_be_the_one_that_is_missing() -> None:
    unreadable = TakTerbaca("laporan/diskominfo/2026.yaml", "laporan: [\n")
    shared = Himpunan(BERSAMA.register, BERSAMA.inventaris, BERSAMA.keputusan, (unreadable,))
    assert "SOP709" in _life(ROUND)
    assert "SOP709" not in _life(ROUND, bersama=shared)


def test_the_report_of_an_agency_covers_its_uptd_on_the_day_it_is_handed_in() -> None:
    text = ROUND + "perangkat_daerah: uptd-data\n"
    induk = KONFIGURASI.agencies["uptd-data"].model_copy(update={"induk": "inspektorat"})
    agencies = {**KONFIGURASI.agencies, "uptd-data": induk}
    settings = KONFIGURASI.model_copy(update={"perangkat_daerah": agencies})
    assert "SOP709" in _life(text)
    assert "SOP709" not in _life(text, konfigurasi=settings)
    early = judge(good_sop(text), koleksi=replace(KOLEKSI, konfigurasi=settings), today=date(2026, 4, 7))
    assert "SOP709" in ids_of(early)
