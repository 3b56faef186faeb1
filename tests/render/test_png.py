"""The pictures are the SVG pages, at the size asked for, with the shipped fonts, and the same everywhere."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from bahan import SURAT, lembar
from nakal import surat_nakal

from sopctl.render import png, svg
from sopctl.render.lembar import Pilihan

Picture = list[bytes]
"""Rows of a picture, four bytes a pixel."""


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, found = 8, []
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + length
    return found


def size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", chunks(data)[0][1])
    return width, height


@pytest.mark.parametrize(("dpi", "expected"), [(96, (1122, 793)), (150, (1753, 1240)), (300, (3507, 2480))])
def test_a_page_has_the_pixels_that_its_paper_has_at_a_resolution(
    dpi: int, expected: tuple[int, int]
) -> None:
    sheet = replace(lembar(), pilihan=Pilihan((2, 2), dpi))
    (picture,) = png.render(sheet)
    assert size(picture) == pytest.approx(expected, abs=1)
    assert dict(chunks(picture))[b"pHYs"] == struct.pack(">IIB", *(round(dpi / 0.0254),) * 2, 1)


def test_every_chunk_is_whole_and_in_the_order_that_readers_expect() -> None:
    kinds = [kind for kind, _ in chunks(png.render(lembar())[0])]
    assert kinds[:2] == [b"IHDR", b"pHYs"]
    assert kinds[-1] == b"IEND"


def test_only_the_pages_asked_for_are_drawn() -> None:
    pages = png.render(lembar())
    assert png.render(replace(lembar(), pilihan=Pilihan((2, 9)))) == pages[1:]
    assert png.render(replace(lembar(), pilihan=Pilihan((4, 4)))) == ()


def test_what_the_shipped_font_lacks_is_a_box_and_not_a_letter_of_the_machine() -> None:
    lacking, box = (
        png.render(lembar(SURAT.replace("nama: Pengelolaan Surat Masuk", f"nama: Surat {c}", 1)))[0]
        for c in ("中", "□")
    )
    assert lacking == box


def test_text_is_drawn_by_the_shipped_font() -> None:
    sheet = lembar()
    (page,) = svg.render(replace(sheet, pilihan=Pilihan((1, 1))))
    textless = page.replace(b"Liberation Sans, Arimo, Arial, sans-serif", b"Tidak Ada")
    assert png._picture(page, 50) != png._picture(textless, 50)


def test_hostile_text_does_not_stop_a_picture() -> None:
    assert len(png.render(lembar(surat_nakal("中文 😀 עברית &amp; <b>]]>")))) >= 3


def test_another_process_draws_the_same_bytes() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from bahan import lembar\nfrom sopctl.render import png\n"
        "print(hashlib.sha256(b''.join(png.render(lembar()))).hexdigest())"
    )
    here = [
        subprocess.run(
            [sys.executable, "-c", program, __file__.rpartition("/")[0]],
            env={"PYTHONHASHSEED": seed, "LANG": lang},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, lang in (("0", "C"), ("7", "id_ID.UTF-8"))
    ]
    assert here[0] == here[1] != ""
