"""Which number a request gets: nobody else's, now or ever."""

from __future__ import annotations

from datetime import date

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.nomor import Bahan
from sopctl.model.register import Register, Terdaftar
from sopctl.register.numbering import Buku, Pemberian, Penolakan, Permintaan

SETTINGS = Konfigurasi.model_validate(
    {
        "skema": "konfigurasi/1",
        "perangkat_daerah": {
            "kominfo": {"nama": "Dinas", "singkatan": "KOMINFO"},
            "setda": {"nama": "Setda"},
        },
        "kode": {"pola": "{urut:03}/{perangkat_daerah}/{tahun}", "lingkup": ["perangkat_daerah", "tahun"]},
    }
)
HARI = date(2026, 2, 1)


def entry(path: str, nomor: str, **keys: object) -> Terdaftar:
    data = {"skema": "register/1", "nomor": nomor, "status": "dipakai", **keys}
    return Terdaftar(path, Register.model_validate(data))


def buku(*entries: Terdaftar) -> Buku:
    assert SETTINGS.kode is not None
    return Buku(SETTINGS.kode, SETTINGS, entries)


def asking(id: str = "surat", hari: date = HARI, **keys: object) -> Permintaan:
    bahan = Bahan("kominfo", None, hari)
    return Permintaan(f"sop/kominfo/{id}.yaml", "Surat", bahan, **{"alamat": f"kominfo/{id}", **keys})  # type: ignore[arg-type]


def given(answer: Pemberian | Penolakan) -> tuple[str, str, str]:
    assert isinstance(answer, Pemberian)
    return answer.nomor, answer.berkas, answer.cara


def test_the_first_number_of_a_scope_is_one() -> None:
    assert given(buku().give(asking())) == ("001/kominfo/2026", "register/kominfo/2026-001.yaml", "baru")


def test_several_in_one_run_follow_each_other() -> None:
    book = buku()
    assert [given(book.give(asking(id)))[0][:3] for id in ("a", "b", "c")] == ["001", "002", "003"]


def test_a_number_that_was_withdrawn_is_not_given_again() -> None:
    book = buku(
        entry("register/kominfo/2026-007.yaml", "007/kominfo/2026", status="dicabut", sop="kominfo/x")
    )
    assert given(book.give(asking()))[0] == "008/kominfo/2026"


def test_a_number_that_stands_in_an_sop_but_not_in_the_register_is_not_given_again() -> None:
    book = buku()
    book.use(["004/kominfo/2026", "bukan nomor"])
    assert given(book.give(asking()))[0] == "005/kominfo/2026"


def test_another_year_and_another_agency_have_counters_of_their_own() -> None:
    book = buku(entry("register/kominfo/2026-007.yaml", "007/kominfo/2026", sop="kominfo/x"))
    assert given(book.give(asking(hari=date(2027, 1, 1))))[:2] == (
        "001/kominfo/2027",
        "register/kominfo/2027-001.yaml",
    )


def test_what_a_killed_run_registered_is_taken_up_again() -> None:
    book = buku(entry("register/kominfo/2026-002.yaml", "002/kominfo/2026", sop="kominfo/surat"))
    assert given(book.give(asking())) == ("002/kominfo/2026", "register/kominfo/2026-002.yaml", "dilanjutkan")


def test_a_moved_sop_keeps_the_number_of_its_earlier_address() -> None:
    book = buku(entry("register/kominfo/2026-002.yaml", "002/kominfo/2026", sop="kominfo/lama"))
    assert given(book.give(asking(dahulu=("kominfo/lama",))))[0] == "002/kominfo/2026"


def test_the_number_reserved_for_the_title_goes_to_its_sop() -> None:
    reserved = entry(
        "register/kominfo/2026-003.yaml",
        "003/kominfo/2026",
        status="dipesan",
        perangkat_daerah="kominfo",
        nama="Surat",
    )
    answer = buku(reserved).give(asking(dipesan="003/kominfo/2026"))
    assert given(answer) == ("003/kominfo/2026", "register/kominfo/2026-003.yaml", "dari-judul")


def test_a_title_whose_number_another_sop_has_gets_none() -> None:
    taken = entry("register/kominfo/2026-003.yaml", "003/kominfo/2026", sop="kominfo/lain")
    answer = buku(taken).give(asking(dipesan="003/kominfo/2026"))
    assert isinstance(answer, Penolakan)
    assert (answer.alasan, answer.isi) == ("sudah-terpakai", "003/kominfo/2026")


def test_a_reservation_that_was_not_written_into_the_inventory_is_taken_up_again() -> None:
    reserved = entry(
        "register/kominfo/2026-003.yaml",
        "003/kominfo/2026",
        status="dipesan",
        perangkat_daerah="kominfo",
        nama="Surat",
    )
    answer = buku(reserved).give(asking(alamat=None))
    assert given(answer)[2] == "dilanjutkan"


def test_a_request_that_lacks_what_the_pattern_needs_is_told_so() -> None:
    settings = SETTINGS.model_copy(
        update={"kode": SETTINGS.kode.model_copy(update={"pola": "{urut}/{unit_kerja}"})}  # type: ignore[union-attr]
    )
    assert settings.kode is not None
    answer = Buku(settings.kode, settings, ()).give(asking())
    assert isinstance(answer, Penolakan)
    assert (answer.alasan, answer.isi) == ("bagian-kurang", "unit_kerja")
