"""No tag, anchor, alias or merge key; depth and size within limits. The reader's gate finds them."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP002",
    "yaml-terlarang",
    Level.GALAT,
    of_withdrawn=True,
    variants=(
        "alias",
        "jangkar",
        "tag",
        "kunci-gabung",
        "banyak-rujukan",
        "terlalu-dalam",
        "terlalu-banyak",
        "skalar-terlalu-panjang",
        "berkas-terlalu-besar",
    ),
)
