"""Names that are alike are found by an index; it finds what a comparison of all pairs would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.sop import Sop
from sopctl.rules import sop105_nama_unik as rule
from sopctl.rules.context import SopContext
from sopctl.source.load import load_bytes
from tests.rules.kit import TODAY, good_sop

WORDS = st.lists(
    st.sampled_from(
        [
            "Penyusunan",
            "Penyusuran",
            "Penyusunann",
            "Peynusunan",
            "Surat",
            "Surar",
            "dan",
            "Masuk",
            "2025",
            "2026",
        ]
    ),
    min_size=1,
    max_size=4,
)
NAMES = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)


def said(names: list[str]) -> list[str | None]:
    """For each name, in order of path, the path that it is said to be like."""
    koleksi = Koleksi(
        sop=tuple(Ringkasan(f"sop/{i}.yaml", "diskominfo", f"s{i}", n) for i, n in enumerate(names))
    )
    out: list[str | None] = []
    for i, name in enumerate(names):
        sop = load_bytes(good_sop(f'nama: "{name}"\n').encode(), "x").model
        assert isinstance(sop, Sop)
        found = list(rule.check(SopContext(sop, f"sop/{i}.yaml", koleksi, TODAY)))
        assert len(found) <= 1
        out.append(str(dict(found[0].args)["path"]) if found else None)
    return out


@given(NAMES)
def test_the_index_finds_what_comparing_all_pairs_finds(names: list[str]) -> None:
    expected: list[str | None] = []
    for i, name in enumerate(names):
        before = range(i)
        same = [j for j in before if names[j].casefold() == name.casefold()]
        near = [j for j in before if rule._alike(rule._words(name), rule._words(names[j]))]
        first = next(iter(same), next(iter(near), None))
        expected.append(None if first is None else f"sop/{first}.yaml")
    assert said(names) == expected


def test_a_letter_more_less_other_or_swapped_in_a_long_word_is_a_near_duplicate() -> None:
    for slip in ("Pengelollaan", "Pengeolaan", "Pengelilaan", "Pengeloalan"):
        assert said(["Pengelolaan Surat Masuk", f"{slip} Surat Masuk"])[1] == "sop/0.yaml"


def test_a_letter_in_a_short_word_or_in_a_number_is_another_name() -> None:
    assert said(["Pengelolaan Surat Masuk", "Pengelolaan Surat Massk"]) == [None, None]
    assert said(["Penyusunan Rencana 20252026", "Penyusunan Rencana 20252027"]) == [None, None]
