"""An office that lives in a test: its files, what happens to them, and what sopctl says day by day."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sopctl.cli.main import main
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.makna import sidik
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.model.status import resolve_kedudukan
from sopctl.source.load import load_file
from tests.test_examples import OFFICE

JUDGED = ("verifikasi", "uji-coba", "pengesahan", "penetapan", "kaji-ulang", "koreksi", "adopsi")
"""The stages that judge a text: their entries carry its fingerprint."""


class Kantor:
    """The office of the example, before it had any SOP."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.root, self._capsys = root, capsys
        root.mkdir()
        for name in ("sopctl.yaml", "peraturan.yaml"):
            shutil.copy(OFFICE / name, root / name)
        monkeypatch.chdir(root)
        monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "cache"))
        settings = load_file(str(root / "sopctl.yaml"), str(root), "sopctl.yaml").model
        assert isinstance(settings, Konfigurasi)
        self.settings = settings

    def run(self, *words: str) -> str:
        """A command that does what was asked: what it says on stdout."""
        status = main(list(words))
        out, err = self._capsys.readouterr()
        assert status == 0, (words, out, err)
        return out

    def told(self, *words: str) -> dict[str, Any]:
        """What a command answers to a program."""
        main([*words, "--format", "json"])
        return json.loads(self._capsys.readouterr().out)  # type: ignore[no-any-return]

    def write(self, path: str, text: str) -> None:
        """A file of the office."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def draft(self, sop: str, *changes: tuple[str, str]) -> None:
        """The draft of an SOP of the example: its text, without number, days in force and riwayat."""
        text = (OFFICE / f"sop/{sop}.yaml").read_text(encoding="utf-8").partition("\nriwayat:")[0]
        lines = [
            "nomor: null"
            if line.startswith("nomor:")
            else "  efektif: null"
            if line.startswith("  efektif:")
            else line
            for line in text.splitlines()
        ]
        self.write(f"sop/{sop}.yaml", "\n".join(lines) + "\nriwayat: []\n")
        for old, new in changes:
            self.change(sop, old, new)

    def change(self, sop: str, old: str, new: str) -> None:
        """A text of an SOP is replaced by another."""
        path = self.root / f"sop/{sop}.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")

    def record(self, sop: str, tahap: str, day: str, rest: str = "") -> None:
        """An entry of riwayat, with the fingerprint of the text as it stands where the stage judges it."""
        path = self.root / f"sop/{sop}.yaml"
        text = path.read_text(encoding="utf-8").replace("\nriwayat: []\n", "\nriwayat:\n")
        seal = f', sidik: "{sidik(self.sop(sop))}"' if tahap in JUDGED else ""
        tail = f", {rest}" if rest else ""
        path.write_text(f"{text}  - {{tahap: {tahap}, tanggal: {day}{tail}{seal}}}\n", encoding="utf-8")

    def verify(self, sop: str, *words: tuple[str, str]) -> None:
        """Several offices say `sesuai`, each on its day."""
        for day, jabatan in words:
            self.record(sop, "verifikasi", day, f"oleh: {{jabatan: {jabatan}}}, hasil: sesuai")

    def sop(self, sop: str) -> Sop:
        """An SOP as it stands."""
        loaded = load_file(str(self.root / f"sop/{sop}.yaml"), str(self.root), sop)
        assert isinstance(loaded.model, Sop), loaded.findings
        return loaded.model

    def status(self, sop: str, day: str) -> str:
        """The status of an SOP on a day, the stage of an open round, and the version from the second on."""
        today = date.fromisoformat(day)
        putaran = resolve_putaran(self.sop(sop), self.settings, today)
        standing = resolve_kedudukan(self.sop(sop), self.settings, today, putaran)
        open_round = standing.tahapan if standing.tahapan != standing.status else None
        version = f"v{putaran.versi}" if putaran.versi > 1 else None
        return " ".join(part for part in (standing.status, open_round, version) if part)

    def findings(
        self, sop: str, day: str, *, of: Iterable[str] = ("SOP7", "SOP107", "SOP109", "SOP206")
    ) -> set[str]:
        """The rules on its life that speak of an SOP on a day, with their level."""
        told = self.told("lint", "--today", day)["findings"]
        return {
            f"{found['rule']} {found['level']}"
            for found in told
            if found["path"] == f"sop/{sop}.yaml" and found["rule"].startswith(tuple(of))
        }

    def duties(self, day: str, *words: str) -> set[tuple[str, str]]:
        """What the agenda lists for a day: duty and state, those that are far off left out."""
        return {
            (" ".join(str(v) for v in (d["duty"], d["period"] or d["year"] or "") if v), d["state"])
            for d in self.told("agenda", "--today", day, *words)["duties"]
        }
