"""Fingerprints outlive the edits around a finding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopctl.judging.judge import Judging, judge_file
from sopctl.model.jalan import stable_path
from sopctl.rules.report import told_apart
from sopctl.rules.settings import Settings
from sopctl.source.load import load_bytes
from tests.rules.kit import KOLEKSI, TODAY, good_sop, judge

ROW = "  - {{id: {id}, uraian: Menerima surat, pelaksana: {who}, mutu_baku: {{waktu: {waktu}}}}}\n"


def rows(*written: tuple[str, str, str]) -> str:
    """An SOP with these rows: (id, pelaksana, waktu)."""
    return good_sop("kegiatan:\n" + "".join(ROW.format(id=i, who=p, waktu=w) for i, p, w in written))


def prints(text: str, path: str = "sop/diskominfo/kasus.yaml") -> list[str]:
    return [f.fingerprint for f in judge(text, path=path)]


def test_an_inserted_row_disturbs_no_fingerprint() -> None:
    before = rows(("a", "agendaris", "Segera"), ("b", "kasubag", "Segera"))
    after = rows(("a", "agendaris", "Segera"), ("baru", "agendaris", "5 menit"), ("b", "kasubag", "Segera"))
    assert set(prints(before)) <= set(prints(after))


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=4, unique=True).map(tuple))
def test_the_order_of_rows_with_ids_changes_no_fingerprint_of_theirs(order: tuple[str, ...]) -> None:
    text = rows(*((i, "agendaris", "Segera") for i in order))
    waktu = {f.fingerprint for f in judge(text) if f.rule.id == "SOP402"}
    alone = {
        f.fingerprint for i in order for f in judge(rows((i, "agendaris", "Segera"))) if f.rule.id == "SOP402"
    }
    assert waktu == alone


def test_a_file_that_moves_keeps_its_fingerprints_while_the_sop_keeps_its_address() -> None:
    text = good_sop("dasar_hukum: []\n")
    assert prints(text) == prints(text, path="sop/baru/tempat.yaml")
    assert prints(text) != prints(text.replace("id: penerimaan-surat", "id: lain"))


def test_a_file_without_an_address_is_known_by_its_path() -> None:
    assert prints("nama: [\n", path="sop/a.yaml") != prints("nama: [\n", path="sop/b.yaml")
    unreadable = good_sop("jenis: lain\n")
    assert prints(unreadable, path="sop/a.yaml") != prints(unreadable, path="sop/b.yaml")


def test_several_alike_are_told_apart_by_a_running_number() -> None:
    text = good_sop("kegiatan:\n" + "  - {uraian: Menerima, pelaksana: agendaris}\n" * 3)
    found = [f for f in judge(text) if f.rule.id == "SOP009"]
    assert len({f.fingerprint for f in found}) == 3


def test_two_files_that_claim_to_be_one_sop_share_no_fingerprint() -> None:
    text = good_sop("dasar_hukum: []\n")
    judging = Judging(KOLEKSI, Settings(), TODAY)
    both = [
        f for p in ("sop/a.yaml", "sop/b.yaml") for f in judge_file(load_bytes(text.encode(), p), p, judging)
    ]
    assert len({f.fingerprint for f in told_apart(both)}) == 2


def test_ids_stand_in_place_of_positions_and_a_star_where_there_is_none() -> None:
    data = {"kegiatan": [{"uraian": "x"}, {"id": "b", "langkah": [{"id": "c"}, {}]}], "dasar_hukum": ["y"]}
    assert stable_path(("kegiatan", 1, "langkah", 0, "cabang", "Ya"), data) == (
        "kegiatan", "b", "langkah", "c", "cabang", "Ya",
    )  # fmt: skip
    assert stable_path(("kegiatan", 0, "langkah", 1), data) == ("kegiatan", "*", "langkah", "*")
    assert stable_path(("dasar_hukum", 0), data) == ("dasar_hukum", "*")
    assert stable_path(("kegiatan", 7, "x"), data) == ("kegiatan", "*", "x")
