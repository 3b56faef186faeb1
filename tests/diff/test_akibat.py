"""What follows from a change: what is judged, tried, ratified and decreed anew, by whom (Pasal 18-20, 27)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sopctl.diff.akibat import Akibat, Perkara, follow
from sopctl.diff.weigh import Bobot
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.makna import sidik
from sopctl.model.sop import Sop

TODAY = date(2026, 11, 20)
KONFIGURASI = Konfigurasi.model_validate(
    {
        "skema": "konfigurasi/1",
        "kepala_daerah": "Walikota Contoh",
        "pejabat_sop": ["Kepala Bagian Organisasi"],
        "perangkat_daerah": {
            "dinkes": {"nama": "Dinas Kesehatan", "jenis": "dinas", "kepala": "Kepala Dinas Kesehatan"},
            "setwan": {"nama": "Sekretariat DPRD", "jenis": "sekretariat-dprd"},
        },
    }
)
ROUND: list[dict[str, Any]] = [
    {"tahap": "verifikasi", "tanggal": "2026-01-05", "oleh": {"jabatan": "Kepala Bidang"}, "hasil": "sesuai"},
    {
        "tahap": "verifikasi",
        "tanggal": "2026-01-06",
        "oleh": {"jabatan": "Kepala Bagian Organisasi"},
        "hasil": "sesuai",
    },
    {"tahap": "uji-coba", "tanggal": "2026-01-12", "hasil": "berhasil"},
    {"tahap": "pengesahan", "tanggal": "2026-01-19", "oleh": {"jabatan": "Kepala Dinas Kesehatan"}},
    {"tahap": "penetapan", "tanggal": "2026-01-26", "keputusan": {"nomor": "1", "tanggal": "2026-01-26"}},
]
ALL = ["verifikasi", "uji-coba", "pengesahan-kepala"]


def sop(uraian: str = "Mencatat", riwayat: list[Any] | None = None, sealed: bool = False, **keys: Any) -> Sop:
    data: dict[str, Any] = {
        "skema": "sop/1",
        "id": "surat",
        "jenis": "teknis",
        "perangkat_daerah": "dinkes",
        "pelaksana": [{"id": "a", "nama": "Staf"}],
        "kegiatan": [{"uraian": uraian, "pelaksana": "a"}],
        **keys,
    }
    bare = Sop.model_validate(data)
    seal = {"sidik": sidik(bare)} if sealed else {}
    return Sop.model_validate(data | {"riwayat": [{**entry, **seal} for entry in riwayat or []]})


def following(
    base: Sop | None,
    head: Sop | None,
    *bobot: Bobot,
    jenis: tuple[str, ...] = (),
    perujuk: tuple[str, ...] = (),
) -> tuple[Akibat, ...]:
    levels = frozenset(bobot or (Bobot.SUBSTANTIF,))
    return follow(Perkara(base, head, levels, frozenset(jenis), KONFIGURASI, perujuk, TODAY))


def keys(found: tuple[Akibat, ...]) -> list[str]:
    return [akibat.kunci for akibat in found]


def cited(found: tuple[Akibat, ...], kunci: str) -> str | None:
    return next(akibat.source.citation for akibat in found if akibat.kunci == kunci)


def test_a_new_sop_has_the_whole_way_before_it() -> None:
    found = following(None, sop())
    assert keys(found) == [*ALL, "penetapan"]
    assert cited(found, "penetapan") == "Perwal Serang 50/2017 Pasal 20"
    assert dict(found[2].args) == {"jabatan": "Kepala Dinas Kesehatan"}


@pytest.mark.parametrize("sealed", [False, True])
def test_a_stipulated_sop_whose_text_changed_needs_it_all_and_a_new_decree(sealed: bool) -> None:
    old = sop("Mencatat", ROUND, sealed)
    new = sop("Menolak").model_copy(update={"riwayat": old.riwayat})
    found = following(old, new)
    assert keys(found) == ["gugur", *ALL, "keputusan-baru"]
    assert cited(found, "keputusan-baru") == "Perwal Serang 50/2017 Pasal 27 ayat (4)"
    assert dict(found[-1].args) == {"kepala_daerah": "Walikota Contoh"}


def test_a_revision_that_comes_with_its_whole_round_needs_nothing_more() -> None:
    again = [{**entry, "tanggal": str(entry["tanggal"]).replace("2026-01", "2026-10")} for entry in ROUND]
    head = sop("Menolak", [*ROUND, *again])
    assert keys(following(sop("Mencatat", ROUND), head)) == ["lengkap"]
    half = sop("Menolak", [*ROUND, *again[:3]])
    assert keys(following(sop("Mencatat", ROUND), half)) == ["pengesahan-kepala", "keputusan-baru"]


def test_a_draft_that_was_verified_is_verified_again() -> None:
    old = sop("Mencatat", ROUND[:2])
    new = sop("Menolak").model_copy(update={"riwayat": old.riwayat})
    assert keys(following(old, new)) == ["gugur", *ALL, "penetapan"]


def test_who_ratifies_depends_on_the_agencies() -> None:
    column = {"id": "a", "nama": "Staf", "perangkat_daerah": "setwan"}
    across = following(None, sop(pelaksana=[column]))
    assert keys(across) == ["verifikasi", "uji-coba-lintas", "pengesahan-lintas", "penetapan"]
    assert cited(across, "pengesahan-lintas") == "Perwal Serang 50/2017 Pasal 19 ayat (2)"
    council = following(None, sop(perangkat_daerah="setwan"))
    assert keys(council) == ["verifikasi", "uji-coba", "pengesahan-setwan"]


def test_an_editorial_change_after_ratification_is_a_koreksi() -> None:
    old = sop("Mencatat surat", ROUND, sealed=True)
    new = sop("Mencatta surat").model_copy(update={"riwayat": old.riwayat})
    assert keys(following(old, new, Bobot.REDAKSIONAL)) == ["koreksi"]
    assert keys(following(old, new, Bobot.REDAKSIONAL, Bobot.ADMINISTRATIF)) == ["koreksi"]
    assert keys(following(sop("a"), sop("b"), Bobot.REDAKSIONAL)) == ["redaksional"]


def test_an_administrative_change_voids_nothing_and_says_what_to_look_at() -> None:
    old, new = sop(riwayat=ROUND), sop(riwayat=ROUND, id="baru")
    assert keys(following(old, old, Bobot.ADMINISTRATIF)) == ["administratif"]
    found = following(old, new, Bobot.ADMINISTRATIF, jenis=("id-berubah", "nomor-berubah"), perujuk=("a/b",))
    assert keys(found) == ["administratif", "nomor", "alamat-lama", "dirujuk"]
    kept = sop(id="baru", dahulu=["dinkes/surat"])
    assert keys(following(old, kept, Bobot.ADMINISTRATIF, jenis=("id-berubah",))) == ["administratif"]
    ratifier = following(old, old, Bobot.ADMINISTRATIF, jenis=("pengesahan-berubah",))
    assert keys(ratifier) == ["administratif", "pengesahan-kepala"]


def test_an_sop_in_force_is_withdrawn_and_not_deleted() -> None:
    assert keys(following(sop(riwayat=ROUND), None)) == ["hapus-ditetapkan"]
    assert keys(following(sop(nomor="1"), None)) == ["hapus-bernomor"]
    assert keys(following(sop(), None)) == []


def test_a_withdrawn_sop_does_not_come_back() -> None:
    gone = [*ROUND, {"tahap": "pencabutan", "tanggal": "2026-05-04"}]
    assert keys(following(sop("a", gone), sop("b", gone))) == ["dicabut"]


def test_who_refers_to_it_is_named_as_long_as_they_are_few() -> None:
    few = following(None, sop(), perujuk=("a/b", "a/c"))[-1]
    assert (few.kunci, dict(few.args)) == ("dirujuk", {"daftar": "a/b, a/c", "jumlah": 2})
    many = following(None, sop(), perujuk=tuple(f"a/s{n}" for n in range(8)))[-1]
    assert (many.kunci, dict(many.args)["sisa"]) == ("dirujuk-banyak", 3)


def test_nothing_follows_from_nothing() -> None:
    assert follow(Perkara(sop(), sop(), frozenset(), frozenset(), KONFIGURASI, ("a/b",), TODAY)) == ()
