"""The marks of one merged sheet as they were looked at: `python -m tests.naskah.emas` writes them anew."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from lxml import html

from sopctl.naskah.perbandingan import UBAH_PAPERS
from sopctl.tell.ubah import UbahStyle
from tests.comparing.kit import TODAY
from tests.naskah.pasangan import BY_NAME, compare_pair

PAIRS = ("07-pelaksana-kegiatan", "11-kegiatan-hapus", "14-cabang")
FOLDER = Path(__file__).parent / "emas"


def marks(name: str, folder: Path) -> str:
    """What lies over the merged sheet of a pair, an element a line."""
    data = UBAH_PAPERS["html"].load()(compare_pair(BY_NAME[name], folder), UbahStyle(), TODAY)
    page: Any = html.document_fromstring(data.decode())
    (sheet,) = page.xpath("//div[contains(@class, 'gulir gabungan')]")
    over = sheet.xpath(".//g[starts-with(@class, 'tanda') or starts-with(@class, 'coretan')] | .//a")
    return "".join(html.tostring(one, encoding="unicode", with_tail=False) + "\n" for one in over)


if __name__ == "__main__":
    for pair in PAIRS:
        with tempfile.TemporaryDirectory() as here:
            (FOLDER / f"{pair}.txt").write_text(marks(pair, Path(here)), encoding="utf-8", newline="\n")
