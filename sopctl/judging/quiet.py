"""The files of a repository of which nothing can be told, as what is known of them in short shows."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.judging.judge import Judging
from sopctl.rules.context import SharedContext
from sopctl.rules.engine import BY_ID, judge_shared
from sopctl.rules.ringkas import OF_SOP, may_speak
from sopctl.source.collection import Terkumpul

_OF_SHARED = frozenset({"SOP606"})


def quiet_files(terkumpul: Terkumpul, judging: Judging) -> frozenset[str]:
    """The paths of the files that need not be read to know that a run has nothing to say of them.

    Empty where the run asks for more than the rules on numbers and the register.
    """
    select = judging.settings.select
    if select is None or not select <= OF_SOP | _OF_SHARED or judging.reading_only:
        return frozenset()
    return frozenset(_quiet(terkumpul, judging))


def _quiet(terkumpul: Terkumpul, judging: Judging) -> Iterator[str]:
    koleksi, today = terkumpul.koleksi, judging.today
    loud = {
        path
        for path, ids in terkumpul.temuan.items()
        if any(judging.settings.at(path).runs(BY_ID[id]) for id in ids)
    }
    for ringkasan in koleksi.sop:
        if ringkasan.path not in loud and not may_speak(ringkasan, koleksi, today):
            yield ringkasan.path
    bersama = koleksi.bersama
    shared = (
        *((entry.path, entry.register) for entry in bersama.register),
        *((entry.path, entry.inventaris) for entry in bersama.inventaris),
        *((entry.path, entry.keputusan) for entry in bersama.keputusan),
    )
    for path, model in shared:
        context: SharedContext[object] = SharedContext(model, path, koleksi, today)
        if path not in loud and not judge_shared(context, judging.settings.at(path)).findings:
            yield path
