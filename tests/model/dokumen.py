"""Random SOPs as plain data, and two catalogues: what leaves their meaning alone, and what changes it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sopctl.model.alur import resolve_alur
from sopctl.model.sop import Sop

Doc = dict[str, Any]
Change = Callable[[Doc, DrawFn], bool]
"""Changes a document in place; False where it has nothing of the kind."""

URAIAN = ("Menyerahkan surat", "Memeriksa lampiran", "Memberi paraf", "Mencatat agenda", "Menyusun telaah")
BENDA = ("Surat", "Daftar lampiran", "Lembar disposisi", "Konsep telaah", "Buku agenda")
WAKTU = ("10 menit", "1 jam 30 menit", "1-2 hari kerja", "15 menit/berkas", "2 minggu", "Segera", "1 tahun")
PERAN = ("Pengirim", "Agendaris", "Kepala Subbagian", "Kepala Dinas", "Arsiparis")
KELOMPOK = (None, "Sekretariat", "Bidang")
SAMA = {
    "10 menit": "600 DETIK",
    "1 jam 30 menit": "1,5 Jam",
    "1-2 hari kerja": "1 s.d. 2 Hari  Kerja",
    "15 menit/berkas": "15 menit / Berkas",
    "2 minggu": "14 hari",
    "1 tahun": "2 semester",
}
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
    targets = [*_ids(rows), "berikutnya", "tak-ada"]
    for holder in _holders(rows):
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


def _ids(rows: list[Doc]) -> list[str]:
    return [str(part["id"]) for row in rows for part in (row, *(row.get("langkah") or ()))]


def _holders(rows: list[Doc]) -> Iterator[Doc]:
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


# What leaves the meaning alone.


def rename_rows_and_symbols(doc: Doc, draw: DrawFn) -> bool:
    new = {old: f"baris-{i}" for i, old in enumerate(_ids(doc["kegiatan"]))}
    _replace_targets(doc, lambda target: new.get(target, target))
    for row in doc["kegiatan"]:
        for part in (row, *(row.get("langkah") or ())):
            part["id"] = new[part["id"]]
    return True


def _replace_targets(doc: Doc, renamed: Callable[[str], str]) -> None:
    for holder in _holders(doc["kegiatan"]):
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
    for holder in _holders(doc["kegiatan"]):
        who = holder["pelaksana"]
        holder["pelaksana"] = [new[w] for w in who] if isinstance(who, list) else new[who]
    return True


def drop_unneeded_ids(doc: Doc, draw: DrawFn) -> bool:
    used: set[str] = set()
    _replace_targets(doc, lambda target: used.add(target) or target)  # type: ignore[func-returns-value]
    for row in doc["kegiatan"]:
        for part in (row, *(row.get("langkah") or ())):
            if part["id"] not in used:
                del part["id"]
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
    for holder, node in zip(_holders(doc["kegiatan"]), simbol, strict=True):
        holder["simbol"] = node.jenis
    return True


def write_arrows_that_follow(doc: Doc, draw: DrawFn) -> bool:
    flow = resolve_alur(sop_of(doc))
    simbol = [s for s in flow.simbol if not s.partner]
    for holder, node in zip(list(_holders(doc["kegiatan"])), simbol, strict=True):
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
    for holder in _holders(doc["kegiatan"]):
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
    drop_unneeded_ids,
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
)


# What changes the meaning.


def _set(*path: str, to: object) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        for key in path[:-1]:
            doc = doc[key]
        doc[path[-1]] = to
        return True

    change.__name__ = f"set_{'_'.join(path)}"
    return change


def _append(*path: str) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        for key in path[:-1]:
            doc = doc[key]
        doc[path[-1]] = [*doc.get(path[-1], ()), "Hal baru"]
        return True

    change.__name__ = f"append_to_{'_'.join(path)}"
    return change


def _in_a_row(name: str, edit: Callable[[Doc, DrawFn], bool]) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        return edit(draw(st.sampled_from(doc["kegiatan"])), draw)

    change.__name__ = name
    return change


def _put(key: str, value: object) -> Callable[[Doc, DrawFn], bool]:
    def edit(row: Doc, draw: DrawFn) -> bool:
        row[key] = value
        return True

    return edit


def _in_mutu_baku(key: str, value: object) -> Callable[[Doc, DrawFn], bool]:
    def edit(row: Doc, draw: DrawFn) -> bool:
        row["mutu_baku"][key] = value
        return True

    return edit


def _in_a_symbol(name: str, key: str, value: str) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        draw(st.sampled_from(list(_holders(doc["kegiatan"]))))[key] = value
        return True

    change.__name__ = name
    return change


def change_a_ref(doc: Doc, draw: DrawFn) -> bool:
    doc["dasar_hukum"][-1] = {"ref": "perwal-12-2027"}
    return True


def write_a_ref_as_text(doc: Doc, draw: DrawFn) -> bool:
    doc["dasar_hukum"][-1] = "perwal-50-2017"
    return True


def _in_a_column(name: str, key: str, value: Callable[[Any], object]) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        column = draw(st.sampled_from(doc["pelaksana"]))
        column[key] = value(column.get(key))
        return True

    change.__name__ = name
    return change


def add_a_column(doc: Doc, draw: DrawFn) -> bool:
    doc["pelaksana"].insert(0, {"id": "baru", "nama": "Bendahara"})
    return True


def remove_a_column(doc: Doc, draw: DrawFn) -> bool:
    doc["pelaksana"].pop()
    return True


def swap_two_columns(doc: Doc, draw: DrawFn) -> bool:
    # Their names trade places over the same symbols.
    one, other = doc["pelaksana"][:2]
    used = str([holder["pelaksana"] for holder in _holders(doc["kegiatan"])])
    if one["id"] not in used and other["id"] not in used:
        return False
    if _same_symbols(doc, one["id"], other["id"]):
        return False
    one["nama"], other["nama"] = other["nama"], one["nama"]
    return True


def _same_symbols(doc: Doc, one: str, other: str) -> bool:
    """Whether two columns are partners in the same rows and nothing else: then they are alike but in name."""
    for holder in _holders(doc["kegiatan"]):
        who = holder["pelaksana"]
        partners = who[1:] if isinstance(who, list) else []
        first = who[0] if isinstance(who, list) else who
        if first in (one, other) or (one in partners) != (other in partners):
            return False
    return True


def do_it_elsewhere(doc: Doc, draw: DrawFn) -> bool:
    holder = draw(st.sampled_from(list(_holders(doc["kegiatan"]))))
    who = holder["pelaksana"]
    first = who[0] if isinstance(who, list) else who
    others = [c["id"] for c in doc["pelaksana"] if c["id"] not in who and c["id"] != first]
    if not others:
        return False
    holder["pelaksana"] = [others[0], *who[1:]] if isinstance(who, list) else others[0]
    return True


def let_another_partner_be_first(doc: Doc, draw: DrawFn) -> bool:
    joint = [row for row in doc["kegiatan"] if isinstance(row.get("pelaksana"), list)]
    for row in joint[:1]:
        row["pelaksana"] = [*row["pelaksana"][1:], row["pelaksana"][0]]
    return bool(joint)


def part_a_joint_row(doc: Doc, draw: DrawFn) -> bool:
    joint = [row for row in doc["kegiatan"] if isinstance(row.get("pelaksana"), list)]
    for row in joint[:1]:
        row["pelaksana"] = row["pelaksana"][:-1]
    return bool(joint)


def add_a_row(doc: Doc, draw: DrawFn) -> bool:
    row = {"uraian": "Melapor", "pelaksana": doc["pelaksana"][0]["id"], "mutu_baku": {}}
    doc["kegiatan"].insert(draw(st.integers(0, len(doc["kegiatan"]))), row)
    return True


def remove_a_row(doc: Doc, draw: DrawFn) -> bool:
    doc["kegiatan"].pop(draw(st.integers(0, len(doc["kegiatan"]) - 1)))
    return True


def swap_two_rows(doc: Doc, draw: DrawFn) -> bool:
    if len(doc["kegiatan"]) < 2:
        return False
    doc["kegiatan"][:2] = reversed(doc["kegiatan"][:2])
    return True


def add_a_symbol(doc: Doc, draw: DrawFn) -> bool:
    rows = [row for row in doc["kegiatan"] if row.get("langkah")]
    for row in rows[:1]:
        row["langkah"].append({"pelaksana": doc["pelaksana"][0]["id"]})
    return bool(rows)


def _arrows(doc: Doc) -> list[tuple[Doc, list[str]]]:
    """The symbols that arrows leave, each with the ids of symbols it has no arrow to."""
    flow = resolve_alur(sop_of(doc))
    simbol = [s for s in flow.simbol if not s.partner]
    return [
        (holder, [s.id for s in simbol if s.index not in {p.ke for p in flow.keluar(node.index)}])
        for holder, node in zip(_holders(doc["kegiatan"]), simbol, strict=True)
        if flow.keluar(node.index)
    ]


def lead_an_arrow_elsewhere(doc: Doc, draw: DrawFn) -> bool:
    arrows = [(holder, free) for holder, free in _arrows(doc) if free]
    if not arrows:
        return False
    holder, free = draw(st.sampled_from(arrows))
    if holder.get("cabang"):
        holder["cabang"]["Ya"] = free[0]
    else:
        holder["lanjut"] = free[0]
    return True


def end_an_arrow(doc: Doc, draw: DrawFn) -> bool:
    holders = [holder for holder, _ in _arrows(doc) if not holder.get("cabang")]
    for holder in holders[:1]:
        holder["lanjut"] = []
    return bool(holders)


def _in_a_decision(name: str, edit: Callable[[dict[str, str]], dict[str, str]]) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        holders = [holder for holder in _holders(doc["kegiatan"]) if holder.get("cabang")]
        for holder in holders[:1]:
            holder["cabang"] = edit(holder["cabang"])
        return bool(holders)

    change.__name__ = name
    return change


EDITS: tuple[Change, ...] = (
    _set("nama", to="Pengelolaan Surat Keluar"),
    _set("nama", to="pengelolaan surat"),
    _set("jenis", to="teknis"),
    _set("cakupan", to="makro"),
    _set("kriteria", "rutin", to="setiap bulan"),
    _set("kriteria", "hasil_akhir", to="Laporan"),
    _append("kriteria", "pihak_terkait"),
    _append("kriteria", "masukan_luar"),
    _append("dasar_hukum"),
    _append("kualifikasi_pelaksana"),
    _append("peringatan"),
    _append("pencatatan"),
    change_a_ref,
    write_a_ref_as_text,
    add_a_column,
    remove_a_column,
    _in_a_column("rename_a_column", "nama", lambda nama: f"{nama} Baru"),
    _in_a_column("group_a_column", "kelompok", lambda _: "Kelompok Baru"),
    _in_a_column("change_a_party", "pihak", lambda pihak: None if pihak else "eksternal"),
    _in_a_column("give_a_column_away", "perangkat_daerah", lambda _: "bpkad"),
    swap_two_columns,
    do_it_elsewhere,
    let_another_partner_be_first,
    part_a_joint_row,
    add_a_row,
    remove_a_row,
    swap_two_rows,
    add_a_symbol,
    lead_an_arrow_elsewhere,
    end_an_arrow,
    _in_a_decision("rename_an_exit", lambda c: {f"{label}!": to for label, to in c.items()}),
    _in_a_decision("drop_an_exit", lambda c: dict(list(c.items())[1:])),
    _in_a_decision("add_an_exit", lambda c: {**c, "Ragu": "tak-ada"}),
    _in_a_row("change_uraian", _put("uraian", "Menolak surat")),
    _in_a_row("change_keterangan", _put("keterangan", "Paling lambat pukul 15.00")),
    _in_a_row("change_rujuk_sop", _put("rujuk_sop", "arsip")),
    _in_a_row("change_kelengkapan", _in_mutu_baku("kelengkapan", "Kuitansi")),
    _in_a_row("change_output", _in_mutu_baku("output", ["Kuitansi"])),
    _in_a_row("change_waktu", _in_mutu_baku("waktu", "11 menit")),
    _in_a_row("make_waktu_vague", _in_mutu_baku("waktu", "segera")),
    _in_a_symbol("change_tanya", "tanya", "Setuju?"),
    _in_a_symbol("change_teks", "teks", "Lewat surel"),
)


def changed(doc: Doc, change: Change, draw: DrawFn) -> Doc | None:
    """The document after a change; None where the change has nothing to change."""
    after = copy.deepcopy(doc)
    return after if change(after, draw) else None
