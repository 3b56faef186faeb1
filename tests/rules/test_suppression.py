"""Suppression comments: what they hide, for how long, and what is said of them."""

from __future__ import annotations

from datetime import date

import pytest

from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Aturan
from sopctl.rules.settings import Settings
from tests.rules.kit import good_sop, judge


def told(
    patch: str, settings: Settings | None = None, today: date = date(2026, 6, 1)
) -> list[tuple[str, str]]:
    """(rule, variant) of the findings of a patched good SOP."""
    return [(f.rule.id, f.variant) for f in judge(good_sop(patch), settings, today=today)]


@pytest.mark.parametrize(
    "patch",
    [
        "dasar_hukum: []  # sopctl: abaikan SOP501 -- contoh\n",
        "# sopctl: abaikan SOP501 -- contoh\ndasar_hukum: []\n",
        "# sopctl: abaikan SOP501 -- contoh\n# catatan lain\ndasar_hukum: []\n",
        "dasar_hukum: []  #sopctl:abaikan sop501, SOP999 — contoh\n",
        "dasar_hukum: []  # lihat rapat # sopctl: abaikan SOP501 -- contoh\n",
    ],
)
def test_a_comment_hides_on_its_line_or_from_a_line_of_its_own_on_the_next(patch: str) -> None:
    assert ("SOP501", "") not in told(patch)


@pytest.mark.parametrize(
    "patch",
    [
        "# sopctl: abaikan SOP501 -- contoh\n\ndasar_hukum: []\n",
        "dasar_hukum: []\n# sopctl: abaikan SOP501 -- contoh\n",
        "peralatan: [X] # sopctl: abaikan SOP501 -- contoh\ndasar_hukum: []\n",
        'peralatan: ["# sopctl: abaikan SOP501 -- contoh"]\ndasar_hukum: []\n',
    ],
)
def test_it_hides_nothing_elsewhere(patch: str) -> None:
    assert ("SOP501", "") in told(patch)


def test_without_a_reason_it_still_hides_and_is_a_finding_itself() -> None:
    assert told("dasar_hukum: []  # sopctl: abaikan SOP501\n") == [("SOP008", "tanpa-alasan")]
    assert told("dasar_hukum: []  # sopctl: abaikan SOP501 --  \n") == [("SOP008", "tanpa-alasan")]


@pytest.mark.parametrize("reason", ["alasan tanpa garis", "- alasan", ": alasan", "(alasan)"])
def test_a_reason_without_its_dashes_is_none_and_told_once(reason: str) -> None:
    assert told(f"dasar_hukum: []  # sopctl: abaikan SOP501 {reason}\n") == [("SOP008", "tanpa-alasan")]


def test_a_date_alone_is_no_reason() -> None:
    patch = "dasar_hukum: []  # sopctl: abaikan SOP501 -- berlaku_sampai=2027-01-01\n"
    assert told(patch) == [("SOP008", "tanpa-alasan")]


@pytest.mark.parametrize(
    "comment",
    [
        "# sopctl: abaikan SOP501 berlaku_sampai=2026-06-30 -- contoh",
        "# sopctl: abaikan SOP501 -- contoh (berlaku_sampai=2026-06-30)",
        "# sopctl: abaikan SOP501 -- berlaku_sampai=2026-06-30, contoh",
    ],
)
def test_it_holds_through_its_last_day_and_is_told_from_the_next(comment: str) -> None:
    patch = f"dasar_hukum: []  {comment}\n"
    assert told(patch, today=date(2026, 6, 30)) == []
    assert told(patch, today=date(2026, 7, 1)) == [("SOP501", ""), ("SOP008", "kedaluwarsa")]


def test_that_it_hides_nothing_is_said_only_of_rules_that_ran() -> None:
    patch = "asal: rutin  # sopctl: abaikan SOP501, SOP507 -- contoh\n"
    assert told(patch) == [("SOP008", "tidak-menyembunyikan")] * 2
    without_cross = Settings(ignore=frozenset({"SOP501"}))
    assert told(patch, without_cross) == []
    assert told(patch, Settings(Aturan(ubah={"SOP501": "mati"}))) == []


def test_a_rule_that_has_no_base_to_compare_with_may_be_named() -> None:
    assert told("asal: rutin  # sopctl: abaikan SOP711 -- contoh\n") == []
    assert told("asal: rutin  # sopctl: abaikan SOP399 -- contoh\n") == [("SOP008", "aturan-tak-dikenal")]


def test_outside_a_repository_nothing_is_said_of_rules_that_ask_it() -> None:
    patch = "asal: rutin  # sopctl: abaikan SOP106, SOP206, SOP507 -- contoh\n"
    assert judge(good_sop(patch), koleksi=Koleksi()) == ()
    assert told(patch) == [("SOP008", "tidak-menyembunyikan")] * 3


def test_it_cannot_hide_what_keeps_a_file_from_being_judged() -> None:
    patch = "nama: X\nnama: Y  # sopctl: abaikan SOP003 -- contoh\n"
    assert [f.rule.id for f in judge(good_sop(patch))] == ["SOP003"]


def test_it_hides_reading_faults_that_leave_the_file_judged() -> None:
    assert told("nomor: 065  # sopctl: abaikan SOP007 -- disalin dari arsip\n") == []
    assert told("singkatan: X  # sopctl: abaikan SOP005 -- kunci milik kantor\n") == []


def test_a_comment_never_excuses_itself_but_another_may() -> None:
    itself = "dasar_hukum: []  # sopctl: abaikan SOP501, SOP008\n"
    assert told(itself) == [("SOP008", "tanpa-alasan")]
    another = f"# sopctl: abaikan SOP008 -- alasan ada di notula\n{itself}"
    assert told(another) == []


def test_a_comment_that_cannot_be_read_is_told() -> None:
    assert told("asal: rutin  # sopctl: abaikan\n") == [("SOP008", "tak-terbaca")]
    assert told("asal: rutin  # sopctl: matikan SOP501\n") == [("SOP008", "tak-terbaca")]
    assert told("dasar_hukum: []  # sopctl: abaikan SOP501 -- x berlaku_sampai=besok\n") == [
        ("SOP008", "tanggal-tak-sah")
    ]


def test_it_works_in_settings_and_inventories_too() -> None:
    settings = "skema: konfigurasi/1\naturan:\n  ubah: {SOP599: mati}  # sopctl: abaikan SOP006 -- contoh\n"
    assert judge(settings, path="sopctl.yaml") == ()
    inventory = (
        "skema: inventaris/1\nperangkat_daerah: bappeda  # sopctl: abaikan SOP106 -- dibentuk tahun depan\n"
    )
    assert judge(inventory, path="inventaris/bappeda.yaml") == ()
