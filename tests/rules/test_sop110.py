"""A warning that more than five SOPs share is told in all of them but the first."""

from __future__ import annotations

from datetime import date

from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.rules.settings import Settings
from tests.rules.kit import TODAY, good_sop, judge

SHARED = "Jika SOP tidak dilaksanakan, maka pelayanan terganggu."
OWN = "Jika buku hilang, maka peminjam menggantinya."


def office(*warnings: str, withdrawn: int = 0) -> Koleksi:
    """An SOP a warning, `sop/0.yaml` and so on; the first ones withdrawn on the day before."""
    return Koleksi(
        sop=tuple(
            Ringkasan(
                f"sop/{i}.yaml",
                "diskominfo",
                f"s{i}",
                None,
                pencabutan=date(2026, 5, 31) if i < withdrawn else None,
                peringatan=(OWN, warning),
            )
            for i, warning in enumerate(warnings)
        )
    )


def told(koleksi: Koleksi, at: int, warning: str = SHARED, *, cross: bool = True) -> list[str]:
    """The first paths that are named of an SOP with a warning that lies at `sop/AT.yaml`."""
    text = good_sop(f'peringatan: ["{warning}"]\n')
    path = f"sop/{at}.yaml"
    found = judge(text, Settings(cross=cross), koleksi=koleksi, today=TODAY, path=path)
    shared = [f for f in found if (f.rule.id, f.variant) == ("SOP110", "berulang")]
    return [str(dict(f.args)["path"]) for f in shared]


def test_five_may_share_a_warning_six_may_not() -> None:
    assert [told(office(*[SHARED] * 5), at) for at in range(5)] == [[]] * 5
    assert [told(office(*[SHARED] * 6), at) for at in range(6)] == [[], *[["sop/0.yaml"]] * 5]


def test_case_spacing_and_punctuation_make_no_other_warning() -> None:
    written = office(*[SHARED] * 3, SHARED.upper(), SHARED.replace(",", " "), SHARED.rstrip("."))
    assert told(written, 5) == ["sop/0.yaml"]
    assert told(office(*[SHARED] * 6), 5, SHARED.replace("SOP", "prosedur")) == []


def test_a_withdrawn_sop_shares_nothing() -> None:
    assert told(office(*[SHARED] * 6, withdrawn=1), 5) == []
    assert told(office(*[SHARED] * 7, withdrawn=1), 6) == ["sop/1.yaml"]


def test_without_the_other_sops_nothing_is_compared() -> None:
    assert told(office(*[SHARED] * 6), 5, cross=False) == []
