"""What changes the meaning of an SOP: each changes a document in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sopctl.model.alur import resolve_alur
from tests.model.makna_documents import Change, Doc, holders, sop_of


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
        draw(st.sampled_from(list(holders(doc["kegiatan"]))))[key] = value
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
    used = str([holder["pelaksana"] for holder in holders(doc["kegiatan"])])
    if one["id"] not in used and other["id"] not in used:
        return False
    if _same_symbols(doc, one["id"], other["id"]):
        return False
    one["nama"], other["nama"] = other["nama"], one["nama"]
    return True


def _same_symbols(doc: Doc, one: str, other: str) -> bool:
    """Whether two columns are partners in the same rows and nothing else: then they are alike but in name."""
    for holder in holders(doc["kegiatan"]):
        who = holder["pelaksana"]
        partners = who[1:] if isinstance(who, list) else []
        first = who[0] if isinstance(who, list) else who
        if first in (one, other) or (one in partners) != (other in partners):
            return False
    return True


def do_it_elsewhere(doc: Doc, draw: DrawFn) -> bool:
    holder = draw(st.sampled_from(list(holders(doc["kegiatan"]))))
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
        for holder, node in zip(holders(doc["kegiatan"]), simbol, strict=True)
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
    going_on = [holder for holder, _ in _arrows(doc) if not holder.get("cabang")]
    for holder in going_on[:1]:
        holder["lanjut"] = []
    return bool(going_on)


def _in_a_decision(name: str, edit: Callable[[dict[str, str]], dict[str, str]]) -> Change:
    def change(doc: Doc, draw: DrawFn) -> bool:
        decisions = [holder for holder in holders(doc["kegiatan"]) if holder.get("cabang")]
        for holder in decisions[:1]:
            holder["cabang"] = edit(holder["cabang"])
        return bool(decisions)

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
