"""The word SOP before a name is taken off, however it is written, and what is left is the activity."""

from __future__ import annotations

import pytest

from sopctl.finding import Put
from tests.rules.kit import good_sop, judge


def left(nama: str) -> str | None:
    """What `--fix` would make of a name; None where nothing is said of it."""
    found = [f for f in judge(good_sop(f'nama: "{nama}"\n')) if f.rule.id == "SOP102"]
    if not found:
        return None
    ((edit,),) = [f.edits for f in found]
    assert isinstance(edit, Put)
    assert edit.key_path == ("nama",)
    assert found[0].rule.fix_of(found[0].variant) == "unsafe"
    return str(edit.value)


@pytest.mark.parametrize(
    "before",
    [
        "SOP ",
        "sop: ",
        "S.O.P. ",
        "SOP - ",
        "SOP/",
        "SOP AP ",
        "SOP-AP tentang ",
        "STANDAR OPERASIONAL PROSEDUR ",
        "Standar Operasional Prosedur (SOP) ",
        "Standar Operasional Prosedur (SOP-AP): ",
        "Standar Prosedur Operasional ",
        "Standard Operating Procedure ",
        "Prosedur Operasional Standar untuk ",
    ],
)
def test_what_is_left_is_the_activity(before: str) -> None:
    assert left(f"{before}Pengelolaan Surat Masuk") == "Pengelolaan Surat Masuk"
    assert left("Pengelolaan Surat Masuk") is None


def test_what_is_left_begins_with_a_capital_and_is_otherwise_untouched() -> None:
    assert left("SOP pelayanan KTP-el di Loket") == "Pelayanan KTP-el di Loket"


@pytest.mark.parametrize(
    "nama",
    [
        "Penyusunan SOP Administrasi Pemerintahan",
        "Evaluasi Standar Operasional Prosedur",
        "Sopir Kendaraan Dinas",
        "SOPD Renja",
        "Standar Pelayanan Minimal",
        "Prosedur Evakuasi",
    ],
)
def test_the_word_elsewhere_and_words_like_it_stay(nama: str) -> None:
    assert left(nama) is None


def test_a_name_that_is_only_the_word_has_nothing_left_to_put() -> None:
    (found,) = [f for f in judge(good_sop("nama: SOP\n")) if f.rule.id == "SOP102"]
    assert (found.variant, found.edits) == ("hanya-sop", ())
