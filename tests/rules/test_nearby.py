"""The address that was probably meant, found among thousands in no time."""

from __future__ import annotations

import time

import pytest

from sopctl.rules.nearby import Nearby

MANY = [f"diskominfo/penerimaan-surat-{i}" for i in range(5000)]
KNOWN = Nearby([*MANY, "diskominfo/disposisi-surat", "setda/penataan-arsip", "setda/cuti"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("diskominfo/disposisi-suart", "diskominfo/disposisi-surat"),
        ("diskominfo/dispossi-surat", "diskominfo/disposisi-surat"),
        ("setda/disposisi-surat", "diskominfo/disposisi-surat"),
        ("setda/penataan_arsip", "setda/penataan-arsip"),
        ("setda/cutii", "setda/cuti"),
        ("diskominfo/tiada", ""),
        ("diskominfo/pengadaan-barang", ""),
        ("", ""),
    ],
)
def test_the_nearest_address_is_found_by_its_words_and_ends(written: str, meant: str) -> None:
    assert KNOWN.to(written, 0.8) == meant


def test_thousands_of_wrong_links_among_thousands_of_sops_take_no_time() -> None:
    started = time.process_time()
    assert not any(KNOWN.to(f"diskominfo/tiada{i}", 0.8) for i in range(2000))
    assert all(KNOWN.to(f"diskominfo/penerimaan-surat-{i}x", 0.8) for i in range(0, 2000, 10))
    assert time.process_time() - started < 3
