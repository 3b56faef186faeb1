"""DOT: the flow as a graph for Graphviz and its kin; hostile text stays text.

Only the source is written, so that the same SOP gives the same bytes wherever it is drawn, and no program is
run; `dot -Tsvg` makes a picture of it. Lanes are no clusters: Graphviz scatters those. Steps of one pelaksana
are of one group, which it likes to set under each other, and the symbols of a row share a rank.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import graphviz

from sopctl.layout.measure import break_lines
from sopctl.model.alur import Alur, Simbol
from sopctl.model.sop import Sop
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.render.svg import FONTS
from sopctl.render.tertulis import one_line, step_numbers

_WIDTH, _SIZE = 50.0, 10.0
"""Of the text in a node: mm and points."""
_SHAPES = {
    "mulai": {"shape": "box", "style": "rounded"},
    "proses": {"shape": "box"},
    "keputusan": {"shape": "diamond"},
    "selesai": {"shape": "box", "style": "rounded"},
}


def escape_dot(text: str) -> str:
    """Text that Graphviz prints as it is: no escape, no character entity, no markup of its own."""
    escaped: str = graphviz.escape(text.replace("&", "&amp;"))
    return escaped


def _label(*lines: str) -> str:
    """Lines under each other."""
    # Not markup, even where it begins with "<" and ends with ">".
    label: str = graphviz.nohtml("\\n".join(map(escape_dot, lines)))
    return label


def _node_label(*texts: str) -> str:
    """Texts under each other, each broken where it is too long for a node."""
    return _label(*(line for text in texts if text for line in break_lines(text, _WIDTH, _SIZE)))


def _ranks(alur: Alur) -> Iterator[list[Simbol]]:
    """Symbols that stand side by side: those of one row, but one of each pelaksana only."""
    ranks: dict[tuple[int, int], list[Simbol]] = {}
    seen: dict[tuple[int, str], int] = {}
    for simbol in alur.simbol:
        place = seen.get((simbol.baris, simbol.pelaksana), 0)
        seen[simbol.baris, simbol.pelaksana] = place + 1
        ranks.setdefault((simbol.baris, place), []).append(simbol)
    yield from ranks.values()


def _add_nodes(graph: graphviz.Digraph, sop: Sop, alur: Alur) -> None:
    numbers, names = step_numbers(sop, alur), {p.id: one_line(p.nama) for p in reversed(sop.pelaksana)}
    for s in alur.simbol:
        label = _node_label(
            f"{numbers.get(s.index, s.baris + 1)}. {one_line(sop.kegiatan[s.baris].uraian)}",
            names.get(s.pelaksana, s.pelaksana),
            one_line(s.tulisan or ""),
        )
        graph.node(f"s{s.index}", label, group=_label(s.pelaksana), **_SHAPES[s.jenis])
    for rank in _ranks(alur):
        if len(rank) > 1:
            with graph.subgraph() as beside:
                beside.attr(rank="same")
                for s in rank:
                    beside.node(f"s{s.index}")


def _add_edges(graph: graphviz.Digraph, alur: Alur) -> None:
    for panah in alur.panah:
        # What goes back must not turn the ranks upside down.
        constraint = None if panah.dari < panah.ke else "false"
        label = _label(one_line(panah.label)) if panah.label else None
        graph.edge(f"s{panah.dari}", f"s{panah.ke}", label, constraint=constraint)
    for group in alur.bersama:
        for a, b in pairwise(group):
            graph.edge(f"s{a}", f"s{b}", style="dashed", dir="none", constraint="false")


def _add_lost(graph: graphviz.Digraph, alur: Alur) -> None:
    """Targets that are not there: only the draft of a broken flow has them."""
    for n, lost in enumerate(alur.hilang):
        text = kata("rusak", "tanda", "tujuan", id=one_line(lost.target)).strip()
        graph.node(f"h{n}", _node_label(text), shape="box", style="dashed")
        label = _label(one_line(lost.label)) if lost.label else None
        graph.edge(f"s{lost.dari}", f"h{n}", label)


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The flow as one DOT document."""
    size = str(int(_SIZE))
    graph = graphviz.Digraph(
        "sop",
        graph_attr={
            "label": _label(lembar.isi.judul, lembar.isi.kaki[0]),
            "labelloc": "t",
            "charset": "UTF-8",
            "fontname": FONTS,
            "nodesep": "0.4",
            "ranksep": "0.4",
        },
        node_attr={"fontname": FONTS, "fontsize": size},
        edge_attr={"fontname": FONTS, "fontsize": size},
    )
    _add_nodes(graph, lembar.sop, lembar.alur)
    _add_edges(graph, lembar.alur)
    _add_lost(graph, lembar.alur)
    return (graph.source.encode(),)
