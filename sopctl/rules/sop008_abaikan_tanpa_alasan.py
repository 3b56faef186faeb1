"""A suppression has a reason, hides something and has not expired: `suppression.py` judges that.

An entry of a baseline is one too (`butir-…`): the baseline of `judging` tells of it.
"""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP008",
    "abaikan-tanpa-alasan",
    Level.PERINGATAN,
    variants=(
        "tanpa-alasan",
        "tidak-menyembunyikan",
        "kedaluwarsa",
        "aturan-tak-dikenal",
        "tak-dapat-disembunyikan",
        "tanggal-tak-sah",
        "tak-terbaca",
        "butir-tanpa-alasan",
        "butir-tak-perlu",
        "butir-kedaluwarsa",
        "butir-tak-dikenal",
        "butir-tak-dapat",
    ),
    of_withdrawn=True,
)
