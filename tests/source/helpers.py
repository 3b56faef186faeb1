"""Short ways to read a text and to say what was found."""

from __future__ import annotations

from sopctl.finding import Finding, Place
from sopctl.source.load import Loaded, load_bytes

SOP = """\
skema: sop/1
id: surat-masuk
nama: Pengelolaan Surat Masuk
jenis: administratif
perangkat_daerah: diskominfo
pelaksana:
  - {id: agendaris, nama: Pengadministrasi Umum}
  - {id: kadis, nama: Kepala Dinas}
kegiatan:
  - id: catat
    uraian: Mencatat surat
    pelaksana: agendaris
  - id: disposisi
    uraian: Memberi disposisi
    pelaksana: kadis
"""


def sop(agency: str, name: str, rest: str = "") -> str:
    """A small SOP at an address."""
    text = SOP.replace("id: surat-masuk", f"id: {name}", 1)
    return text.replace("perangkat_daerah: diskominfo", f"perangkat_daerah: {agency}") + rest


def read(text: str | bytes) -> Loaded:
    """A text as a file of a repository."""
    return load_bytes(text if isinstance(text, bytes) else text.encode(), "sop/x.yaml")


def told(loaded: Loaded) -> list[tuple[str, str]]:
    """The rules and variants that spoke, in the order of the file."""
    return [(finding.rule, finding.variant) for finding in loaded.findings]


def spoken(loaded: Loaded, rule: str) -> list[Finding]:
    """What one rule said."""
    return [finding for finding in loaded.findings if finding.rule == rule]


def excerpt(text: str, place: Place) -> str:
    """The characters of a place, as a reader of lines and columns would cut them out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1 : place.end_line]
    last = lines[-1][: place.end_column - 1]
    if len(lines) == 1:
        return last[place.column - 1 :]
    return "\n".join([lines[0][place.column - 1 :], *lines[1:-1], last])
