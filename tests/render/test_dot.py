"""The DOT has the graph of the SOP, and Graphviz prints its texts as they are."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bahan import koleksi, lembar_utuh, sop_of
from lxml import etree
from nakal import NAKAL_BANYAK, surat_nakal
from test_rusak import KESALAHAN, RUSAK

import sopctl
from sopctl.layout.measure import break_lines
from sopctl.layout.page import paper_of
from sopctl.render import dot
from sopctl.render.lembar import Lembar
from sopctl.render.sheet import make_lembar
from sopctl.render.tertulis import one_line

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "kantor-contoh" / "sop").rglob("*.yaml"))
SVG = "{http://www.w3.org/2000/svg}"
_SECONDS = 20

needs_dot = pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz belum ada. Ketik: sudo apt-get install graphviz"
)


def drawn(source: bytes, form: str) -> bytes:
    """What Graphviz makes of it."""
    done = subprocess.run(["dot", f"-T{form}"], input=source, capture_output=True, timeout=_SECONDS)
    assert done.returncode == 0, done.stderr
    return done.stdout


def parsed(source: bytes) -> dict[str, Any]:
    """The graph as Graphviz reads it."""
    graph: dict[str, Any] = json.loads(drawn(source, "dot_json"))
    return graph


def texts(svg: bytes) -> Counter[str]:
    """All lines of type in a picture; Graphviz sets a no-break space for each blank."""
    root = etree.fromstring(svg)
    return Counter(" ".join((text.text or "").split()) for text in root.iter(f"{SVG}text"))


def lines_of(lembar: Lembar) -> Counter[str]:
    """The lines that its nodes, arrows and title must show."""
    sop, alur = lembar.sop, lembar.alur
    names = {p.id: p.nama for p in sop.pelaksana}
    shown = [lembar.isi.judul, lembar.isi.kaki[0]]
    for s in alur.simbol:
        several = len({t.urutan for t in alur.simbol if t.baris == s.baris and not t.partner}) > 1
        number = f"{s.baris + 1}.{s.urutan + 1}" if several else f"{s.baris + 1}"
        said = (f"{number}. {one_line(sop.kegiatan[s.baris].uraian)}", one_line(names[s.pelaksana]))
        for text in (*said, one_line(s.tulisan or "")):
            shown += break_lines(text, 50.0, 10.0) if text else []
    shown += [one_line(panah.label) for panah in alur.panah if panah.label]
    return Counter(" ".join(line.split()) for line in shown)


@needs_dot
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_graphviz_reads_the_graph_of_the_sop(path: Path) -> None:
    lembar = sopctl.lay_out(path)
    graph = parsed(dot.render(lembar)[0])
    names = {o["_gvid"]: o["name"] for o in graph["objects"]}
    arrows = Counter(
        (names[e["tail"]], names[e["head"]], e.get("label", ""))
        for e in graph["edges"]
        if e.get("style") != "dashed"
    )
    assert arrows == Counter((f"s{p.dari}", f"s{p.ke}", p.label or "") for p in lembar.alur.panah)
    shapes = {o["name"]: o["shape"] for o in graph["objects"] if "shape" in o}
    assert shapes == {
        f"s{s.index}": "diamond" if s.jenis == "keputusan" else "box" for s in lembar.alur.simbol
    }


@needs_dot
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_picture_shows_every_step_and_label(path: Path) -> None:
    lembar = sopctl.lay_out(path)
    assert texts(drawn(dot.render(lembar)[0], "svg")) == lines_of(lembar)


@needs_dot
@pytest.mark.parametrize("first", range(0, len(NAKAL_BANYAK), 6))
def test_hostile_text_is_printed_as_it_is(first: int) -> None:
    for text in NAKAL_BANYAK[first : first + 6]:
        lembar = draft_free(surat_nakal(text))
        assert texts(drawn(dot.render(lembar)[0], "svg")) == lines_of(lembar), text


def draft_free(document: str) -> Lembar:
    """A sheet without its drawing, which DOT does not need."""
    return make_lembar(sop_of(document), koleksi(), None)


def test_a_draft_shows_targets_that_are_missing() -> None:
    lembar = make_lembar(sop_of(RUSAK), koleksi(), paper_of("A4"), kesalahan=KESALAHAN)
    source = dot.render(lembar)[0].decode()
    assert source.count("style=dashed") >= len(lembar.alur.hilang)
    assert 'label="? entah"' in source


def test_the_symbols_of_a_joint_row_stand_side_by_side_and_are_linked() -> None:
    source = dot.render(lembar_utuh())[0].decode()
    assert source.count("rank=same") == 2
    assert source.count("dir=none") == 2


def test_nothing_is_a_link_or_markup() -> None:
    source = dot.render(draft_free(surat_nakal('<b>x</b>" URL="javascript:alert(1)')))[0].decode()
    assert "label=<" not in source
    assert not [line for line in source.splitlines() if " URL=" in line.replace('\\" URL=', "")]
