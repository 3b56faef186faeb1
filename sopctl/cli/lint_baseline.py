"""`sopctl lint --write-baseline`: old findings recorded with a reason, so that only new ones are told."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sopctl.cli.door import Door
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.judging.survey import Outcome, Survey
    from sopctl.model.garis_dasar import TemuanLama


@dataclass(frozen=True, slots=True)
class Recording:
    """Where findings are recorded, and why."""

    file: str
    reason: str
    until: date | None

    def check(self) -> None:
        """SopctlError where something else than a baseline has the name."""
        if os.path.lexists(self.file):
            self._read()

    def record(self, survey: Survey, outcome: Outcome, today: date, door: Door) -> Outcome:
        """Write the file; what is left to tell beside it. SopctlError where that cannot be done."""
        from sopctl.judging.baseline import Baseline, folder_of, load_baseline
        from sopctl.judging.office import shown_path
        from sopctl.source.baseline import baseline_text

        before = self._read() if os.path.lexists(self.file) else ()
        old = Baseline(before, folder_of(self.file), shown_path)
        entries = old.renewed(
            outcome.report.findings, outcome.ran, outcome.whole, self.reason, self.until, today
        )
        kept = len(set(entries) & set(before))
        _write(self.file, baseline_text(entries))
        counts = {"jumlah": len(entries), "baru": len(entries) - kept, "lama": kept}
        door.say("lint.baseline_written", path=self.file, hapus=len(before) - kept, **counts)
        return survey.hidden(outcome, load_baseline(self.file, shown_path(self.file)), self.file)

    def _read(self) -> tuple[TemuanLama, ...]:
        from sopctl.judging.baseline import load_baseline
        from sopctl.model.garis_dasar import GarisDasar

        model = load_baseline(self.file, self.file).model
        if not isinstance(model, GarisDasar):
            raise SopctlError("lint.baseline-bukan", path=self.file)
        return model.temuan


def read_recording(
    write: str | None, why: str | None, until: str | None, baseline: str | None, since: str | None
) -> Recording | None:
    """What is to be recorded; None: nothing. SopctlError for options that do not go together."""
    if write is None:
        if why is not None or until is not None:
            raise SopctlError("lint.alasan-tanpa-baseline")
        return None
    if baseline is not None:
        raise SopctlError("lint.baseline-berdua")
    if since is not None:
        raise SopctlError("lint.baseline-sejak")
    recording = Recording(write, why or "", None if until is None else today_of(until))
    recording.check()
    return recording


def _write(path: str, text: str) -> None:
    from sopctl.source.repository import find_root
    from sopctl.source.write import create_file, replace_file

    try:
        if not os.path.lexists(path):
            create_file(path, text.encode())
            return
        with open(path, "rb") as file:
            before = file.read()
        replace_file(path, find_root(os.path.dirname(path) or os.curdir), before, text.encode())
    except OSError as error:
        raise SopctlError("lint.cannot-write", path=path) from error
