"""UTF-8 without BOM, control or bidi-override characters; the reader finds them."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP004",
    "pengodean",
    Level.GALAT,
    # Of other characters only a person can say what was meant in their place.
    fix={"bom": "safe", "utf-16": "safe", "utf-32": "safe"},
    of_withdrawn=True,
    variants=(
        "bom",
        "utf-16",
        "utf-32",
        "rusak",
        "bukan-utf-8",
        "bidi",
        "bidi-lolosan",
        "pemisah-baris",
        "pemisah-baris-lolosan",
        "bom-di-tengah",
        "bom-di-tengah-lolosan",
        "karakter-kendali",
        "karakter-kendali-lolosan",
        "dan-lagi",
    ),
)
