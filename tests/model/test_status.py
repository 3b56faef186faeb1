"""Where an SOP stands on a day: its stage, and whether it is in force (format.md, "Riwayat")."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.makna import sidik
from sopctl.model.sop import Sop
from sopctl.model.status import Kedudukan, days_that_matter, resolve_kedudukan

OFFICE = Konfigurasi.model_validate(
    {
        "skema": "konfigurasi/1",
        "pemerintah_daerah": "Kota Contoh",
        "pejabat_sop": ["Kepala Bagian Organisasi"],
        "perangkat_daerah": {
            "kominfo": {"nama": "Dinas", "jenis": "dinas"},
            "setwan": {"nama": "Sekretariat DPRD", "jenis": "sekretariat-dprd"},
        },
    }
)
LATER = date(2026, 12, 31)


def sop(*riwayat: dict[str, Any], **keys: Any) -> Sop:
    data = {
        "skema": "sop/1",
        "id": "surat",
        "nama": "Pengelolaan Surat",
        "jenis": "teknis",
        "perangkat_daerah": "kominfo",
        "pelaksana": [{"id": "a", "nama": "Staf"}],
        "kegiatan": [{"uraian": "Mencatat surat", "pelaksana": "a"}],
        "riwayat": list(riwayat),
    }
    return Sop.model_validate(data | keys)


SIDIK = sidik(sop())


def entry(tahap: str, day: str, **keys: Any) -> dict[str, Any]:
    return {"tahap": tahap, "tanggal": f"2026-{day}", **keys}


def word(jabatan: str, day: str, hasil: str = "sesuai", **keys: Any) -> dict[str, Any]:
    return entry("verifikasi", day, oleh={"jabatan": jabatan}, hasil=hasil, **keys)


SUPERIOR = word("Kepala Bidang", "01-05")
OFFICIAL = word("Plt. Kepala Bagian Organisasi Kota Contoh", "01-06")
TRIAL = entry("uji-coba", "01-10", hasil="berhasil")
RATIFIED = entry("pengesahan", "01-15")
DECREED = entry("penetapan", "01-20", efektif="2026-02-01")


def at(document: Sop, today: date = LATER) -> Kedudukan:
    return resolve_kedudukan(document, OFFICE, today)


@pytest.mark.parametrize(
    ("riwayat", "status"),
    [
        ((), "draf"),
        ((SUPERIOR,), "draf"),
        ((OFFICIAL,), "draf"),
        ((SUPERIOR, OFFICIAL), "terverifikasi"),
        ((SUPERIOR, OFFICIAL, TRIAL), "teruji"),
        ((SUPERIOR, OFFICIAL, TRIAL, RATIFIED), "disahkan"),
        ((SUPERIOR, OFFICIAL, TRIAL, RATIFIED, DECREED), "berlaku"),
        ((TRIAL,), "draf"),
        ((SUPERIOR, OFFICIAL, RATIFIED), "terverifikasi"),
    ],
)
def test_each_stage_rests_on_the_one_before(riwayat: tuple[dict[str, Any], ...], status: str) -> None:
    assert at(sop(*riwayat)).status == status


def test_the_last_word_of_each_jabatan_counts() -> None:
    doubt = word("Kepala Bidang", "01-07", "perbaikan")
    assert at(sop(SUPERIOR, OFFICIAL, doubt)).status == "draf"
    content = word("Kepala Bidang", "01-09")
    assert at(sop(SUPERIOR, OFFICIAL, doubt, content)).status == "terverifikasi"


def test_a_trial_that_failed_takes_the_sop_back_to_what_still_holds() -> None:
    failed = entry("uji-coba", "01-12", hasil="gagal")
    assert at(sop(SUPERIOR, OFFICIAL, TRIAL, failed)).status == "terverifikasi"


def test_a_word_on_another_text_counts_for_nothing() -> None:
    known, other = word("Kepala Bidang", "01-05", sidik=SIDIK), word("Kepala Bidang", "01-05", sidik="1:00")
    assert at(sop(known, OFFICIAL)).status == "terverifikasi"
    assert at(sop(other, OFFICIAL)).status == "draf"


def test_an_unknown_recipe_is_not_judged() -> None:
    assert at(sop(word("Kepala Bidang", "01-05", sidik="9:00"), OFFICIAL)).status == "terverifikasi"


def test_a_correction_by_the_official_carries_the_words_before_it() -> None:
    old = word("Kepala Bidang", "01-05", sidik="1:00")
    mended = entry(
        "koreksi", "01-08", oleh={"jabatan": "Kepala Bagian Organisasi"}, catatan="Salah ketik", sidik=SIDIK
    )
    assert at(sop(old, OFFICIAL, mended)).status == "terverifikasi"
    assert at(sop(old, OFFICIAL, mended | {"catatan": None})).status == "draf"
    assert at(sop(old, OFFICIAL, mended | {"oleh": {"jabatan": "Kepala Bidang"}})).status == "draf"


def test_what_is_decreed_comes_into_force_on_its_day() -> None:
    document = sop(SUPERIOR, OFFICIAL, TRIAL, RATIFIED, DECREED)
    assert at(document, date(2026, 1, 31)) == Kedudukan("ditetapkan", None, None)
    assert at(document, date(2026, 2, 1)) == Kedudukan("berlaku", date(2026, 2, 1), None)


def test_an_sop_stays_in_force_while_its_revision_is_on_the_way() -> None:
    again = word("Kepala Bidang", "06-01")
    document = sop(SUPERIOR, OFFICIAL, TRIAL, RATIFIED, DECREED, again)
    assert at(document) == Kedudukan("berlaku", date(2026, 2, 1), "draf")


def test_a_declared_revision_is_an_open_round_in_stage_draf() -> None:
    document = sop(SUPERIOR, OFFICIAL, TRIAL, RATIFIED, DECREED, tanggal={"revisi": "2026-05-01"})
    assert at(document).tahapan == "draf"


def test_what_was_withdrawn_is_dicabut_and_with_a_successor_diganti() -> None:
    whole = (SUPERIOR, OFFICIAL, TRIAL, RATIFIED, DECREED)
    assert at(sop(*whole, entry("pencabutan", "06-01"))).status == "dicabut"
    assert at(sop(*whole, entry("pencabutan", "06-01", pengganti=["kominfo/baru"]))).status == "diganti"


def test_the_secretariat_of_dprd_needs_no_decree() -> None:
    assert at(sop(SUPERIOR, OFFICIAL, TRIAL, RATIFIED, perangkat_daerah="setwan")).status == "berlaku"


def test_an_old_sop_without_entries_is_in_force_from_its_sheet() -> None:
    assert at(sop(tanggal={"efektif": "2025-01-01"})) == Kedudukan("berlaku", date(2025, 1, 1), None)
    assert at(sop(tanggal={"efektif": "2027-01-01"})).status == "draf"


def test_standing_changes_on_no_other_day_than_those_written() -> None:
    document = sop(SUPERIOR, OFFICIAL, TRIAL, RATIFIED, DECREED, entry("pencabutan", "06-01"))
    days = days_that_matter(document)
    assert days[0] == date(2026, 1, 5)
    for before, after in itertools.pairwise(days):
        eve = date.fromordinal(after.toordinal() - 1)
        assert at(document, eve) == at(document, before)
