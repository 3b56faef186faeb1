"""What `code assign` changes of a file: the number, and no other byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.keeping.kantor import assign, office

NOMOR = b"001/SOP/KOMINFO/2026"
HEAD = b"skema: sop/1\nid: a\nnama: Penerimaan Tamu\n"
TAIL = b"""\
jenis: administratif
perangkat_daerah:   'diskominfo'   # kunci
tanggal: {pembuatan: 2026-01-12}
pelaksana:
- {id: x, nama: "Agendaris"}   # kolom
kegiatan:
    - {uraian: Menerima tamu, pelaksana: x}
# sekian"""
CASES = {
    "null": (HEAD + b"nomor: null\n" + TAIL, HEAD + b"nomor: " + NOMOR + b"\n" + TAIL),
    "empty, with a comment": (
        HEAD + b"nomor:      # belum\n" + TAIL,
        HEAD + b"nomor: " + NOMOR + b"      # belum\n" + TAIL,
    ),
    "double quotes": (
        HEAD + b'nomor: ""   # belum\n' + TAIL,
        HEAD + b'nomor: "' + NOMOR + b'"   # belum\n' + TAIL,
    ),
    "single quotes": (HEAD + b"nomor: '...'\n" + TAIL, HEAD + b"nomor: '" + NOMOR + b"'\n" + TAIL),
    "missing": (HEAD + TAIL, HEAD + b"nomor: " + NOMOR + b"\n" + TAIL),
    "at the end, without a last break": (HEAD + TAIL + b"\nnomor: null", HEAD + TAIL + b"\nnomor: " + NOMOR),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_only_the_number_is_written(name: str, ends: bytes, tmp_path: Path) -> None:
    before, after = (text.replace(b"\n", ends) for text in CASES[name])
    path = office(tmp_path) / "sop" / "a.yaml"
    path.write_bytes(before)
    path.chmod(0o640)
    done = assign(tmp_path)
    assert [(row.sop, row.nomor) for row in done.rows] == [("diskominfo/a", NOMOR.decode())]
    assert path.read_bytes() == after
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_number_of_digits_only_stays_a_text(tmp_path: Path) -> None:
    path = office(tmp_path, 9, pola="{urut:02}", lingkup="").joinpath("sop/s007.yaml")
    assign(tmp_path)
    assert 'nomor: "08"\n' in path.read_text()
    assert 'nomor: "08"\n' in (tmp_path / "register/008.yaml").read_text()
