"""Rounds of small lifecycles, read as format.md ("Riwayat") and sheet.md ("Pages" 1) say.

A lifecycle is written as words, one entry each, a month apart from January 2026; `today` is the year's
end unless a case says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.putaran import Putaran, resolve_putaran
from sopctl.model.sop import Sop

YEAR_END = date(2026, 12, 31)
HASIL = {"verifikasi": "sesuai", "uji-coba": "berhasil", "kaji-ulang": "tetap"}
KOTA = Konfigurasi.model_validate(
    {
        "skema": "konfigurasi/1",
        "perangkat_daerah": {
            "setwan": {"nama": "Sekretariat DPRD", "jenis": "sekretariat-dprd"},
            "dinkes": {"nama": "Dinas Kesehatan", "jenis": "dinas"},
        },
    }
)


def entries(words: str) -> list[dict[str, Any]]:
    return [
        {"tahap": word, "tanggal": f"2026-{month:02}-15"} | ({"hasil": HASIL[word]} if word in HASIL else {})
        for month, word in enumerate(words.split(), 1)
    ]


def rounds(
    words: str,
    *,
    efektif: str | None = None,
    revisi: str | None = None,
    agency: str = "dinkes",
    today: date | None = YEAR_END,
) -> Putaran:
    sop = Sop.model_validate(
        {
            "skema": "sop/1",
            "jenis": "teknis",
            "perangkat_daerah": agency,
            "tanggal": {"efektif": efektif, "revisi": revisi},
            "pelaksana": [{"id": "bidan", "nama": "Bidan"}],
            "kegiatan": [{"uraian": "Menimbang balita", "pelaksana": "bidan"}],
            "riwayat": entries(words),
        }
    )
    return resolve_putaran(sop, KOTA, today)


def shape(putaran: Putaran) -> str:
    return " | ".join(" ".join(t.entri.tahap for t in babak.entri) for babak in putaran.babak)


@pytest.mark.parametrize(
    ("riwayat", "expected"),
    [
        # One round leads to one decree.
        ("verifikasi uji-coba pengesahan penetapan", "verifikasi uji-coba pengesahan penetapan"),
        # Repair and a failed trial stay in the round.
        ("verifikasi verifikasi uji-coba uji-coba", "verifikasi verifikasi uji-coba uji-coba"),
        # The first verifikasi or uji-coba after a pengesahan, penetapan or adopsi opens the next.
        ("verifikasi pengesahan verifikasi", "verifikasi pengesahan | verifikasi"),
        ("verifikasi penetapan uji-coba verifikasi", "verifikasi penetapan | uji-coba verifikasi"),
        ("adopsi verifikasi", "adopsi | verifikasi"),
        # A second penetapan of the same text stays in its round.
        ("pengesahan penetapan penetapan", "pengesahan penetapan penetapan"),
        ("adopsi penetapan", "adopsi penetapan"),
        # An adopsi is a whole round.
        ("verifikasi adopsi", "verifikasi | adopsi"),
        # Entries of other kinds make none.
        ("sosialisasi monitoring", ""),
        ("monitoring penetapan evaluasi", "penetapan"),
    ],
)
def test_entries_fall_into_rounds(riwayat: str, expected: str) -> None:
    assert shape(rounds(riwayat)) == expected


def test_other_entries_belong_to_the_round_last_opened_above_them() -> None:
    first, second = rounds("evaluasi penetapan sosialisasi evaluasi verifikasi koreksi").babak
    assert [t.index for t in first.lain] == [2, 3]
    assert [t.index for t in second.of("koreksi")] == [5]


@pytest.mark.parametrize(
    ("riwayat", "efektif", "ratified", "stipulated"),
    [
        ("", None, False, False),
        ("", "2025-01-01", True, True),
        ("evaluasi", "2025-01-01", True, True),
        ("verifikasi", "2025-01-01", False, False),
        ("verifikasi uji-coba pengesahan", None, True, False),
        ("verifikasi uji-coba pengesahan penetapan", "2026-06-01", True, True),
        ("verifikasi pengesahan penetapan verifikasi", "2026-06-01", True, True),
        ("adopsi", "2019-01-01", False, True),
    ],
)
def test_what_is_ratified_and_what_is_stipulated(
    riwayat: str, efektif: str | None, ratified: bool, stipulated: bool
) -> None:
    putaran = rounds(riwayat, efektif=efektif)
    assert (putaran.disahkan, putaran.ditetapkan) == (ratified, stipulated)


@pytest.mark.parametrize(
    ("riwayat", "revisi", "versi"),
    [
        ("", None, 1),
        ("verifikasi", None, 1),
        ("verifikasi penetapan", None, 1),
        ("verifikasi penetapan penetapan", None, 1),
        ("verifikasi pengesahan verifikasi penetapan", None, 1),
        ("penetapan verifikasi", None, 2),
        ("penetapan verifikasi penetapan", None, 2),
        ("adopsi verifikasi penetapan verifikasi", None, 3),
        # A declared revision counts as an open round, once.
        ("penetapan", "2026-06-01", 2),
        ("penetapan verifikasi", "2026-01-20", 2),
        ("adopsi", "2025-06-01", 1),
    ],
)
def test_versions_are_counted_by_decrees(riwayat: str, revisi: str | None, versi: int) -> None:
    assert rounds(riwayat, revisi=revisi).versi == versi


@pytest.mark.parametrize(
    ("riwayat", "revisi", "declared"),
    [
        ("penetapan", "2026-01-16", True),
        ("penetapan", "2026-01-15", False),
        ("penetapan evaluasi", "2026-06-01", True),
        ("penetapan penetapan", "2026-02-01", False),
        # Its own first entry takes the declaration over.
        ("penetapan verifikasi", "2026-06-01", False),
        # Nothing was stipulated yet.
        ("", "2026-06-01", False),
        ("verifikasi", "2026-06-01", False),
        # A plan is no revision.
        ("penetapan", "2027-01-01", False),
    ],
)
def test_a_revision_is_declared_by_its_date_after_the_last_decree(
    riwayat: str, revisi: str, declared: bool
) -> None:
    assert rounds(riwayat, revisi=revisi).revisi_dinyatakan is declared


@pytest.mark.parametrize(
    ("riwayat", "efektif", "revisi", "tanda", "printed"),
    [
        ("", None, None, "RANCANGAN", None),
        ("", "2025-01-01", None, None, "2025-01-01"),
        ("", "2025-01-01", "2026-01-01", None, "2025-01-01"),
        ("evaluasi", "2025-01-01", None, None, "2025-01-01"),
        ("verifikasi uji-coba pengesahan", None, None, "RANCANGAN", None),
        ("verifikasi uji-coba pengesahan penetapan", "2026-06-01", None, None, "2026-06-01"),
        ("adopsi", "2019-01-01", None, None, "2019-01-01"),
        # While a revision is open: the old day stays in the file, and off the sheet.
        ("adopsi verifikasi", "2019-01-01", None, "RANCANGAN", None),
        ("adopsi", "2019-01-01", "2026-05-01", "RANCANGAN", None),
        ("adopsi verifikasi penetapan", "2026-04-01", "2026-02-01", None, "2026-04-01"),
        # After pencabutan.
        ("penetapan pencabutan", "2026-02-01", None, "DICABUT", "2026-02-01"),
        ("pencabutan", "2020-01-01", None, "DICABUT", "2020-01-01"),
        ("penetapan verifikasi pencabutan", "2026-02-01", None, "DICABUT", None),
    ],
)
def test_what_the_sheet_bears(
    riwayat: str, efektif: str | None, revisi: str | None, tanda: str | None, printed: str | None
) -> None:
    putaran = rounds(riwayat, efektif=efektif, revisi=revisi)
    assert putaran.tanda == tanda
    assert putaran.tanggal_efektif == (date.fromisoformat(printed) if printed else None)


def test_the_secretariat_of_dprd_needs_no_decree() -> None:
    putaran = rounds("verifikasi uji-coba pengesahan", agency="setwan", efektif="2026-04-01")
    assert (putaran.tanda, putaran.versi, putaran.terbuka) == (None, 1, None)
    assert rounds("pengesahan verifikasi pengesahan", agency="setwan").versi == 2
    assert rounds("pengesahan", agency="setwan", revisi="2026-06-01").revisi_dinyatakan


def test_entries_after_today_do_not_count() -> None:
    before = rounds("verifikasi pengesahan penetapan pencabutan", today=date(2026, 2, 15))
    assert (shape(before), before.tanda, before.ditetapkan) == ("verifikasi pengesahan", "RANCANGAN", False)


def test_without_a_clock_all_that_is_written_counts() -> None:
    putaran = rounds("penetapan", revisi="2031-01-01", today=None)
    assert (putaran.revisi_dinyatakan, putaran.tanda) == (True, "RANCANGAN")


def test_without_a_configuration_no_agency_is_the_secretariat_of_dprd() -> None:
    sop = Sop.model_validate(
        {
            "skema": "sop/1",
            "jenis": "teknis",
            "perangkat_daerah": "setwan",
            "pelaksana": [{"id": "notulis", "nama": "Notulis"}],
            "kegiatan": [],
            "riwayat": entries("pengesahan"),
        }
    )
    assert resolve_putaran(sop, None, YEAR_END).terbuka is not None
