"""Random SOPs as plain data, for the tests of their meaning."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sopctl.model.sop import Sop

Doc = dict[str, Any]
Change = Callable[[Doc, DrawFn], bool]
"""Changes a document in place; False where it has nothing of the kind."""

URAIAN = ("Menyerahkan surat", "Memeriksa lampiran", "Memberi paraf", "Mencatat agenda", "Menyusun telaah")
BENDA = ("Surat", "Daftar lampiran", "Lembar disposisi", "Konsep telaah", "Buku agenda")
WAKTU = ("10 menit", "1 jam 30 menit", "1-2 hari kerja", "15 menit/berkas", "2 minggu", "Segera", "1 tahun")
PERAN = ("Pengirim", "Agendaris", "Kepala Subbagian", "Kepala Dinas", "Arsiparis")
KELOMPOK = (None, "Sekretariat", "Bidang")
DAFTAR = ("kualifikasi_pelaksana", "peringatan", "pencatatan")


def sop_of(doc: Doc) -> Sop:
    return Sop.model_validate(doc)


def _texts(draw: DrawFn, pool: tuple[str, ...]) -> list[str]:
    return draw(st.lists(st.sampled_from(pool), max_size=3, unique=True))


@st.composite
def documents(draw: DrawFn) -> Doc:
    """A document that can be read: every kind of row, arrows in all directions, some of them broken."""
    names = draw(st.lists(st.sampled_from(PERAN), min_size=2, max_size=5, unique=True))
    columns = [
        {
            "id": f"k{i}",
            "nama": name,
            "kelompok": draw(st.sampled_from(KELOMPOK)),
            "pihak": draw(st.sampled_from([None, "eksternal"])),
            "perangkat_daerah": draw(st.sampled_from([None, None, "setda"])),
        }
        for i, name in enumerate(names)
    ]
    rows = [_row(draw, i, [str(c["id"]) for c in columns]) for i in range(draw(st.integers(1, 5)))]
    targets = [*ids(rows), "berikutnya", "tak-ada"]
    for holder in holders(rows):
        _write_targets(draw, holder, targets)
    return {
        "skema": "sop/1",
        "id": "pengelolaan-surat",
        "nama": "Pengelolaan Surat",
        "jenis": "administratif",
        "perangkat_daerah": "diskominfo",
        "kriteria": {"rutin": "setiap hari", "hasil_akhir": "Arsip", "pihak_terkait": _texts(draw, PERAN)},
        "dasar_hukum": [*_texts(draw, ("UU 43/2009", "PP 28/2012")), {"ref": "perwal-50-2017"}],
        **{key: _texts(draw, BENDA) for key in DAFTAR},
        "pelaksana": columns,
        "kegiatan": rows,
    }


def _row(draw: DrawFn, index: int, columns: list[str]) -> Doc:
    # The number keeps rows apart: what changes one row could otherwise make it its twin.
    row: Doc = {
        "id": f"b{index}",
        "uraian": f"{draw(st.sampled_from(URAIAN))} ke-{index}",
        "keterangan": draw(st.sampled_from([None, "Surat rahasia tidak dibuka"])),
        "rujuk_sop": draw(st.sampled_from([None, "disposisi-surat", "setda/arsip"])),
        "mutu_baku": {
            "kelengkapan": _texts(draw, BENDA),
            "waktu": draw(st.sampled_from([None, *WAKTU])),
            "output": _texts(draw, BENDA),
        },
    }
    form = draw(st.sampled_from(["satu", "satu", "bersama", "langkah"]))
    if form == "satu":
        row["pelaksana"] = draw(st.sampled_from(columns))
    elif form == "bersama":
        row["pelaksana"] = draw(st.lists(st.sampled_from(columns), min_size=2, unique=True))
    else:
        row["langkah"] = [
            {"id": f"b{index}-{i}", "pelaksana": draw(st.sampled_from(columns))}
            for i in range(draw(st.integers(1, 3)))
        ]
    return row


def ids(rows: list[Doc]) -> list[str]:
    return [str(part["id"]) for row in rows for part in (row, *(row.get("langkah") or ()))]


def holders(rows: list[Doc]) -> Iterator[Doc]:
    """The mappings that describe symbols."""
    for row in rows:
        yield from row["langkah"] if row.get("langkah") else (row,)


def _write_targets(draw: DrawFn, holder: Doc, targets: list[str]) -> None:
    to = st.sampled_from(targets)
    form = draw(st.sampled_from(["", "", "lanjut", "bercabang", "cabang", "simbol"]))
    if form == "lanjut":
        holder["lanjut"] = draw(to)
    elif form == "bercabang":
        holder["lanjut"] = draw(st.lists(to, max_size=3, unique=True))
    elif form == "cabang":
        holder["tanya"] = "Lengkap?"
        holder["cabang"] = {"Ya": draw(to), "Tidak": draw(to), "": draw(to)}
    elif form == "simbol":
        holder["simbol"] = draw(st.sampled_from(["mulai", "proses", "selesai"]))


def changed(doc: Doc, change: Change, draw: DrawFn) -> Doc | None:
    """The document after a change; None where the change has nothing to change."""
    after = copy.deepcopy(doc)
    return after if change(after, draw) else None
