"""Legal bases and links beside what an office knows: refs, order, other SOPs, and what would mend them."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sopctl.finding import Append, Reorder
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.rules.report import Judged
from sopctl.rules.settings import Settings
from tests.rules.kit import KOLEKSI, KONFIGURASI, good_sop, judge

UU = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
PP = "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan"
OTHER = "Peraturan Walikota Tetangga Nomor 4 Tahun 2018 tentang Tata Naskah"


def laws(*items: str) -> str:
    return good_sop("dasar_hukum:\n" + "".join(f"  - {item}\n" for item in items))


def of(rule: str, found: tuple[Judged, ...]) -> list[Judged]:
    return [one for one in found if one.rule.id == rule]


def mended(items: list[str]) -> list[str]:
    """The list after the fix of SOP504; as it is where there is none."""
    for found in of("SOP504", judge(laws(*items))):
        for edit in found.edits:
            assert isinstance(edit, Reorder)
            assert found.fix == "safe"
            return [items[i] for i in edit.order]
    return items


def test_the_fix_of_the_order_is_one_step_and_keeps_every_item() -> None:
    items = [PP, "Pedoman umum", UU, "Undang-Undang Nomor 16 Tahun 1997 tentang Statistik", "ref: uu-23-2014"]
    for shuffled in itertools.permutations(items):
        once = mended(list(shuffled))
        assert sorted(once) == sorted(items)
        assert once == mended(once)
        # Nobody knows the place of what is no regulation: it keeps the one it has.
        assert once.index("Pedoman umum") == shuffled.index("Pedoman umum")
        assert [item for item in once if item != "Pedoman umum"] == [items[3], items[2], items[4], items[0]]


def test_a_regulation_that_stands_twice_is_told_and_not_deleted() -> None:
    first, second = of("SOP504", judge(laws(UU, "UU 43/2009 tentang Kearsipan", "ref: uu-43-2009")))
    assert (first.variant, second.variant) == ("ganda", "ganda")
    assert dict(first.args)["pertama"] == 1
    assert (first.edits, first.fix) == ((), None)


def test_a_replaced_regulation_names_the_last_of_its_successors() -> None:
    (found,) = of("SOP503", judge(laws("ref: uu-7-1971")))
    assert dict(found.args)["pengganti"] == UU
    peraturan = {
        id: entry.model_copy(update={"diganti_oleh": to})
        for (id, entry), to in zip(
            list((KOLEKSI.peraturan or {}).items())[:3],
            ("uu-23-2014", "uu-7-1971", "uu-43-2009"),
            strict=True,
        )
    }
    in_a_ring = replace(KOLEKSI, peraturan=peraturan)
    assert len(of("SOP503", judge(laws("ref: uu-7-1971"), koleksi=in_a_ring))) == 1


def test_a_register_of_regulations_that_cannot_be_read_is_told_once() -> None:
    koleksi = replace(KOLEKSI, peraturan=None, peraturan_tak_terbaca=True)
    (found,) = of("SOP503", judge(laws(UU, "ref: uu-7-1971", "ref: zzz"), koleksi=koleksi))
    assert (found.variant, dict(found.args)) == ("tak-terbaca", {"ref": "uu-7-1971"})


def test_without_a_register_every_ref_is_unknown() -> None:
    koleksi = replace(KOLEKSI, peraturan=None)
    found = of("SOP503", judge(laws(UU, "ref: uu-7-1971", "ref: zzz"), koleksi=koleksi))
    assert [one.variant for one in found] == ["tidak-ada", "tidak-ada"]


@pytest.mark.parametrize("pemerintah", ["Provinsi Banten", "Badan Pusat Statistik", None, ""])
def test_other_cities_are_nobodys_business_where_the_government_is_none(pemerintah: str | None) -> None:
    konfigurasi: Konfigurasi = KONFIGURASI.model_copy(update={"pemerintah_daerah": pemerintah})
    assert of("SOP505", judge(laws(OTHER), koleksi=replace(KOLEKSI, konfigurasi=konfigurasi))) == []
    assert len(of("SOP505", judge(laws(OTHER)))) == 1


def test_the_answer_to_a_link_is_put_into_the_other_file() -> None:
    (near,) = of("SOP508", judge(good_sop("keterkaitan: [pengiriman-surat]\n")))
    assert near.fix == "unsafe"
    assert near.edits == (
        Append(("keterkaitan",), "penerimaan-surat", "sop/diskominfo/pengiriman-surat.yaml"),
    )
    (far,) = of("SOP508", judge(good_sop("keterkaitan: [setda/penataan-arsip]\nid: penerimaan-lain\n")))
    assert far.edits == (
        Append(("keterkaitan",), "diskominfo/penerimaan-lain", "sop/setda/penataan-arsip.yaml"),
    )


def test_links_are_judged_beside_the_other_sops_only() -> None:
    text = good_sop("keterkaitan: [pengiriman-surat, dicabut]\n")
    alone = judge(text, Settings(cross=False))
    assert of("SOP508", alone) + of("SOP509", alone) == []


def test_a_successor_is_named() -> None:
    (found,) = of("SOP509", judge(good_sop("keterkaitan: [peminjaman-aula]\n")))
    assert (found.variant, dict(found.args)["pengganti"]) == ("diganti", "setda/pemakaian-gedung")


def test_one_file_is_judged_against_the_register_of_regulations(tmp_path: Path) -> None:
    (tmp_path / "sopctl.yaml").write_text("skema: konfigurasi/1\npemerintah_daerah: Kota Contoh\n")
    (tmp_path / "peraturan.yaml").write_text(
        f"skema: peraturan/1\nperaturan:\n  lama: {{teks: {UU}, status: dicabut}}\n  baru: {{teks: {PP}}}\n"
    )
    sop = tmp_path / "sop.yaml"
    sop.write_text(laws("ref: lama", "ref: baru", "ref: tidak-ada"), encoding="utf-8")

    def lint() -> list[str]:
        command = [
            sys.executable,
            "-m",
            "sopctl",
            "lint",
            "--select",
            "SOP503",
            "--format",
            "json",
            "sop.yaml",
        ]
        told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
        return [one["message"] for one in json.loads(told)["findings"]]

    withdrawn, unknown = lint()
    assert UU in withdrawn
    assert "`tidak-ada`" in unknown
    (tmp_path / "peraturan.yaml").write_text("skema: peraturan/1\nperaturan: [")
    (unreadable,) = lint()
    assert "`lama`" in unreadable
