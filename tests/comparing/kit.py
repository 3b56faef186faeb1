"""What tests of comparisons share: an office in a real git repository, and what is told of two revisions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from sopctl.comparing.compare import Compared, DiffRequest, compare_revisions
from sopctl.tell.perbandingan import UBAH_TELLERS, UbahStyle
from tests.real_git import run
from tests.rules.kit import good_sop

TODAY = date(2026, 11, 20)
SETTINGS = """\
skema: konfigurasi/1
pemerintah_daerah: Kota Contoh
kepala_daerah: Walikota Contoh
pejabat_sop: [Kepala Bagian Organisasi]
perangkat_daerah:
  diskominfo:
    nama: Dinas Komunikasi dan Informatika
    jenis: dinas
    kepala: Kepala Dinas Komunikasi dan Informatika
    unit_kerja:
      subbag-umum: {nama: Subbagian Umum}
  setda: {nama: Sekretariat Daerah, jenis: sekretariat-daerah}
  setwan: {nama: Sekretariat DPRD, jenis: sekretariat-dprd}
"""


def sop(id: str, patch: str = "") -> str:
    return good_sop(f"id: {id}\nnama: Kegiatan {id}\n{patch}")


def write(office: Path, path: str, text: str | None) -> None:
    whole = office / path
    if text is None:
        whole.unlink()
        return
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_text(text, encoding="utf-8")


def commit(office: Path, **named: str) -> None:
    run(office, "add", "--all", ".")
    run(office, "commit", "--quiet", "--allow-empty", "--message", "x")
    for tag in named.get("tag", "").split():
        run(office, "tag", tag)


def make_office(folder: Path, inside: str = "") -> Path:
    """An office with two SOPs and one commit, tagged `awal`, perhaps in a folder of the git repository."""
    run(folder, "init", "--quiet", "--initial-branch", "main")
    office = folder / inside
    office.mkdir(exist_ok=True)
    write(office, "sopctl.yaml", SETTINGS)
    for id in ("satu", "dua"):
        write(office, f"sop/{id}.yaml", sop(id))
    commit(office, tag="awal")
    return office


def compared(office: Path, base: str, head: str | None = None, **asked: Any) -> Compared:
    return compare_revisions(DiffRequest(base, head, str(office), TODAY, **asked))


def told(office: Path, base: str, head: str | None = None, **asked: Any) -> Any:
    """The JSON of a comparison in which all could be read."""
    found = compared(office, base, head, **asked)
    assert found.unreadable == ()
    return json.loads(UBAH_TELLERS["json"](found.perbandingan, UbahStyle()))


def changes(office: Path, base: str, head: str | None = None, **asked: Any) -> list[tuple[str, str]]:
    """(SOP, kind) of each change."""
    return [(c["sop"], c["change"]) for c in told(office, base, head, **asked)["changes"]]


def documents(office: Path, base: str, head: str | None = None, **asked: Any) -> list[tuple[str, str]]:
    """(SOP, status) of each document."""
    return [(d["sop"], d["status"]) for d in told(office, base, head, **asked)["documents"]]
