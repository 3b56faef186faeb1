"""Changes as people and machines read them. A format is a module and a line in UBAH_TELLERS."""

from __future__ import annotations

from sopctl.tell.ubah import UbahStyle, UbahTeller
from sopctl.tell.ubah_json import tell_ubah_json
from sopctl.tell.ubah_md import tell_ubah_md
from sopctl.tell.ubah_text import tell_ubah_text

UBAH_TELLERS: dict[str, UbahTeller] = {"text": tell_ubah_text, "json": tell_ubah_json, "md": tell_ubah_md}
"""The formats of `sopctl diff`, the default one first."""

__all__ = ["UBAH_TELLERS", "UbahStyle", "UbahTeller"]
