"""What leaves the meaning of an SOP alone: each changes a document in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sopctl.model.alur import resolve_alur
from tests.model.makna_documents import DAFTAR, Change, Doc, holders, ids, sop_of

SAMA = {
    "10 menit": "600 DETIK",
    "1 jam 30 menit": "1,5 Jam",
    "1-2 hari kerja": "1 s.d. 2 Hari  Kerja",
    "15 menit/berkas": "15 menit / Berkas",
    "2 minggu": "14 hari",
    "1 tahun": "2 semester",
}


def rename_rows_and_symbols(doc: Doc, draw: DrawFn) -> bool:
    new = {old: f"baris-{i}" for i, old in enumerate(ids(doc["kegiatan"]))}
    _replace_targets(doc, lambda target: new.get(target, target))
    for row in doc["kegiatan"]:
        for part in (row, *(row.get("langkah") or ())):
            part["id"] = new[part["id"]]
    return True


def _replace_targets(doc: Doc, renamed: Callable[[str], str]) -> None:
    for holder in holders(doc["kegiatan"]):
        lanjut = holder.get("lanjut")
        if isinstance(lanjut, str):
            holder["lanjut"] = renamed(lanjut)
        elif lanjut:
            holder["lanjut"] = [renamed(target) for target in lanjut]
        if holder.get("cabang"):
            holder["cabang"] = {label: renamed(target) for label, target in holder["cabang"].items()}


def rename_columns(doc: Doc, draw: DrawFn) -> bool:
    new = {c["id"]: f"kolom-{i}" for i, c in enumerate(reversed(doc["pelaksana"]))}
    for column in doc["pelaksana"]:
        column["id"] = new[column["id"]]
    for holder in holders(doc["kegiatan"]):
        who = holder["pelaksana"]
        holder["pelaksana"] = [new[w] for w in who] if isinstance(who, list) else new[who]
    return True


def drop_unneeded_ids(doc: Doc, draw: DrawFn) -> bool:
    used: set[str] = set()

    def note(target: str) -> str:
        used.add(target)
        return target

    _replace_targets(doc, note)
    for row in doc["kegiatan"]:
        for part in (row, *(row.get("langkah") or ())):
            if part.get("id") not in used:
                part.pop("id", None)
    return True


def reorder_columns(doc: Doc, draw: DrawFn) -> bool:
    doc["pelaksana"] = draw(st.permutations(doc["pelaksana"]))
    return True


def _lists(doc: Doc) -> Iterator[tuple[Doc, str]]:
    yield from ((doc, key) for key in (*DAFTAR, "dasar_hukum"))
    yield doc["kriteria"], "pihak_terkait"
    for row in doc["kegiatan"]:
        yield row["mutu_baku"], "kelengkapan"
        yield row["mutu_baku"], "output"


def reorder_texts(doc: Doc, draw: DrawFn) -> bool:
    for holder, key in _lists(doc):
        holder[key] = draw(st.permutations(holder[key]))
    return True


def write_one_for_a_list(doc: Doc, draw: DrawFn) -> bool:
    for holder, key in _lists(doc):
        if len(holder[key]) == 1 and isinstance(holder[key][0], str) and key != "dasar_hukum":
            holder[key] = holder[key][0]
        elif not holder[key]:
            holder[key] = None
    return True


def drop_nulls(doc: Doc, draw: DrawFn) -> bool:
    for part in (doc, doc["kriteria"], *doc["pelaksana"], *doc["kegiatan"]):
        for key in [key for key, value in part.items() if value is None]:
            del part[key]
    return True


def write_defaults(doc: Doc, draw: DrawFn) -> bool:
    foreign = any(c.get("perangkat_daerah") for c in doc["pelaksana"])
    doc |= {"cakupan": "mikro", "koordinator": None, "penyusun": [], "lintas_perangkat_daerah": foreign}
    doc["kriteria"]["masukan_luar"] = []
    for column in doc["pelaksana"]:
        column["pihak"] = column.get("pihak") or "internal"
        column["perangkat_daerah"] = column.get("perangkat_daerah") or doc["perangkat_daerah"]
    return True


def write_kinds(doc: Doc, draw: DrawFn) -> bool:
    simbol = [s for s in resolve_alur(sop_of(doc)).simbol if not s.partner]
    for holder, node in zip(holders(doc["kegiatan"]), simbol, strict=True):
        holder["simbol"] = node.jenis
    return True


def write_arrows_that_follow(doc: Doc, draw: DrawFn) -> bool:
    flow = resolve_alur(sop_of(doc))
    simbol = [s for s in flow.simbol if not s.partner]
    for holder, node in zip(list(holders(doc["kegiatan"])), simbol, strict=True):
        following = [p for p in flow.keluar(node.index) if not p.tertulis]
        if following:
            target = flow.simbol[following[0].ke]
            holder["lanjut"] = draw(st.sampled_from(["berikutnya", target.id, [target.id]]))
    return True


def write_a_row_as_langkah(doc: Doc, draw: DrawFn) -> bool:
    for row in doc["kegiatan"]:
        if isinstance(row.get("pelaksana"), str):
            keys = ("pelaksana", "simbol", "tanya", "teks", "cabang", "lanjut")
            row["langkah"] = [{key: row.pop(key) for key in keys if key in row}]
    return True


def reorder_partners(doc: Doc, draw: DrawFn) -> bool:
    for row in doc["kegiatan"]:
        if isinstance(row.get("pelaksana"), list):
            first, *others = row["pelaksana"]
            row["pelaksana"] = [first, *draw(st.permutations(others))]
    return True


def reorder_exits(doc: Doc, draw: DrawFn) -> bool:
    for holder in holders(doc["kegiatan"]):
        if holder.get("cabang"):
            holder["cabang"] = dict(reversed(holder["cabang"].items()))
        if isinstance(holder.get("lanjut"), list):
            holder["lanjut"] = draw(st.permutations(holder["lanjut"]))
    return True


def write_equal_durations(doc: Doc, draw: DrawFn) -> bool:
    for row in doc["kegiatan"]:
        waktu = row["mutu_baku"]["waktu"]
        row["mutu_baku"]["waktu"] = SAMA.get(waktu, waktu)
    return True


def name_the_own_agency_in_links(doc: Doc, draw: DrawFn) -> bool:
    for row in doc["kegiatan"]:
        if row.get("rujuk_sop") == "disposisi-surat":
            row["rujuk_sop"] = "diskominfo/disposisi-surat"
    return True


def break_lines(doc: Doc, draw: DrawFn) -> bool:
    for row in doc["kegiatan"]:
        row["uraian"] = row["uraian"].replace(" ", " \n  ", 1) + "\n"
    return True


def change_what_is_administrative(doc: Doc, draw: DrawFn) -> bool:
    doc |= {
        "id": "tata-surat",
        "nomor": "065/001/SOP/2026",
        "unit_kerja": "subbag-umum",
        "koordinator": "Sekretaris Dinas",
        "penyusun": [{"jabatan": "Arsiparis"}],
        "tanggal": {"pembuatan": "2026-01-12", "efektif": "2026-06-01"},
        "pengesahan": {"jabatan": "Kepala Dinas", "nama": "Siti"},
        "keterkaitan": ["disposisi-surat"],
        "peralatan": ["Pemindai"],
        "asal": "pelayanan",
        "dahulu": ["dinkominfo/surat"],
        "proses_bisnis": "Ketatausahaan",
        "pengaturan_lain": ["Tata naskah dinas"],
        "riwayat": [{"tahap": "verifikasi", "tanggal": "2026-02-01", "hasil": "sesuai"}],
    }
    return True


REWRITES: tuple[Change, ...] = (
    rename_rows_and_symbols,
    rename_columns,
    reorder_columns,
    reorder_texts,
    write_one_for_a_list,
    drop_nulls,
    write_defaults,
    write_kinds,
    write_arrows_that_follow,
    write_a_row_as_langkah,
    reorder_partners,
    reorder_exits,
    write_equal_durations,
    name_the_own_agency_in_links,
    break_lines,
    change_what_is_administrative,
    # Last, since others name rows by their ids.
    drop_unneeded_ids,
)
