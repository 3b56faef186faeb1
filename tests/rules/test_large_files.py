"""Large files with a fault on every line are judged in time that grows with their size, not its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from sopctl.model.rujukan_hukum import read_rujukan
from tests.rules.kit import judge

HEAD = "skema: sop/1\njenis: administratif\npelaksana: [{id: a, nama: A}, {id: b, nama: B}]\nkegiatan:\n"
ROWS: dict[str, Callable[[int], str]] = {
    "unknown pelaksana": lambda i: f"- {{uraian: x, pelaksana: aaa{i}}}\n",
    "missing targets": lambda i: f"- {{id: k{i}, uraian: x, pelaksana: a, lanjut: q{i}}}\n",
    "decisions": lambda i: "- {uraian: x, pelaksana: a, cabang: {Y: berikutnya, N: berikutnya}}\n",
    "one id for all": lambda i: "- {id: k, uraian: x, pelaksana: a, lanjut: k}\n",
    "wordy rows": lambda i: (
        f"- {{uraian: Petugas {i} diperiksa dan dicatat oleh Kepala {i} jika ya diteruskan, pelaksana: a}}\n"
    ),
    "repeated blocks": lambda i: f"- {{uraian: Memeriksa {i % 7} dll, pelaksana: a}}\n",
    "inputs from nowhere": lambda i: (
        f"- {{uraian: x, pelaksana: a, mutu_baku: {{kelengkapan: Kunci gudang {i}, output: Peta {i}}}}}\n"
    ),
    "inputs alike": lambda i: (
        f"- {{uraian: x, pelaksana: a, mutu_baku: {{kelengkapan: Rekaman a{i} b c, output: Rekaman {i}}}}}\n"
    ),
    "suppressions": lambda i: f"- {{id: k{i}, uraian: x, pelaksana: a}} # sopctl: abaikan SOP401 -- x\n",
}


LAWS: dict[str, Callable[[int], str]] = {
    "unknown refs": lambda i: f"- ref: uu-{i}\n",
    "laws out of order": lambda i: f"- Undang-Undang Nomor {i} Tahun {2000 - i % 90} tentang Hal\n",
    "one law": lambda i: "- Undang-Undang Nomor 1 Tahun 2000 tentang Hal\n",
}


@pytest.mark.parametrize("kind", ROWS)
def test_four_times_the_rows_take_about_four_times_as_long(kind: str) -> None:
    def seconds(rows: int) -> float:
        text = HEAD + "".join(map(ROWS[kind], range(rows)))
        started = time.process_time()
        assert len(judge(text)) > 10
        return time.process_time() - started

    seconds(100)
    # Sixteen times, if it grew with the square.
    assert seconds(4000) < 9 * max(seconds(1000), 0.05)


def test_many_columns_of_one_beginning_are_judged_in_time_that_grows_with_their_number() -> None:
    def seconds(columns: int) -> float:
        names = "".join(f"- {{id: k{i}, nama: Kepala Seksi {i}}}\n" for i in range(columns))
        rows = "".join(
            f"- {{uraian: Kepala Bidang {i} membuat surat, pelaksana: k{i}}}\n" for i in range(columns)
        )
        text = f"skema: sop/1\njenis: administratif\npelaksana:\n{names}kegiatan:\n{rows}"
        started = time.process_time()
        assert len(judge(text)) > 10
        return time.process_time() - started

    seconds(100)
    assert seconds(3200) < 9 * max(seconds(800), 0.05)


@pytest.mark.parametrize(
    "words", ["oleh ", "jika ya ", "dll ", "dan memeriksa ", "lihat  sop ", "( ", "perkankan"]
)
def test_a_long_text_takes_no_long_time(words: str) -> None:
    uraian = words * (60_000 // len(words))
    started = time.process_time()
    judge(f"{HEAD}- {{uraian: '{uraian}', pelaksana: a}}\n")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("kind", LAWS)
def test_four_times_the_laws_take_about_four_times_as_long(kind: str) -> None:
    def seconds(laws: int) -> float:
        row = "kegiatan: [{uraian: x, pelaksana: a}]\ndasar_hukum:\n"
        text = HEAD.replace("kegiatan:\n", row) + "".join(map(LAWS[kind], range(laws)))
        read_rujukan.cache_clear()
        started = time.process_time()
        assert len(judge(text)) > 4
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) < 9 * max(seconds(1000), 0.05)
