"""A picture in characters says how a page is drawn, read from pages drawn by hand."""

from __future__ import annotations

from tests.lembar.contoh import CONTOH, sop_of
from tests.lembar.gambar import Ubah
from tests.lembar.lembar import lembar_of

from .huruf import potret

SATU = """
     a              b       c
   : . . . . . . .:. . . .:. . . .:
 1 : ( 1 )◄──────┐:       :       :
   : . │ . . . . │:. . . .:. . . .:
   :   ▼         │:       :       :
 2 : < 2 >─Tidak─┘:       :       :
   :   │Ya        :       :       :
   : . │ . . . . .:. . . .:. . . .:
   :   └──────────────┐   :       :
   :              :   ▼   :       :
 3 :              : [ 3 ]┄┄┄[ 3 ] :
   : . . . . . . .:. .│. .:. . . .:
   :              :   ▼   :       :
 4 :   ┌────────────[ 4 ] :       :
   : . │ . . . . .:. . . .:. . . .:
   :   ▼          :       :       :
 5 : ( 5 )        :       :       :
   : . . . . . . .:. . . .:. . . .:
"""

TIGA = """
     a        b             c
   : . . . .:. . . . . . .:. . . . .:
 1 :        :   ( 1 )     :         :
   :    ┌─────────┴────────────┐    :
   : . .│. .:. . . . . . .:. . │ . .:
   :    ▼   :             :    │    :
 2 :  [ 2 ] :             :    │    :
   : . .│. .:. . . . . . .:. . │ . .:
   :    │   :             :    ▼    :
 3 :    │   :             :  [ 3 ]  :
   :    └─────────┬────────────┘    :
   : . . . .:. . .│. . . .:. . . . .:
   :        :     ▼       :         :
 4 :┌─────────P─< 4 >─R/S──┬───────┐:
   :│       :     │Q      :│       │:
   :│. . . .:. . .│. . . .:│ . . . │:
   :│   ┌┄┄┄┄┄┄┄┄┄│┄┄┄┄┄┄┄┄│┄┄┄┐   │:
 5 :└►[ 5 ] :     │       :│ [ 5 ] │:
   : . .│. .:. . .│. . . .:│ . . . │:
   :    │   :     ▼       :│       │:
 6 :    │   :   [ 6 ]     :│       │:
   : . .│. .:. . .│. . . .:│ . . . │:
 7 :    │   :     │       :│ [ 7 ]◄┘:
   : . .│. .:. . .│. . . .:│ . │ . .:
   :    │   :     ├────────┼───┘    :
   :    │   :     ▼       :│        :
 8 :    └──────►( 8 )◄─────┘        :
   : . . . .:. . . . . . .:. . . . .:
"""


def _picture(name: str, ubah: Ubah | None = None) -> str:
    text, build = CONTOH[name]
    pages = build()
    if ubah is not None:
        ubah(pages)
    return potret(lembar_of([page.svg() for page in pages], sop_of(text))) + "\n"


def test_loops_links_and_labels_are_drawn_where_they_are() -> None:
    assert _picture("satu") == SATU.lstrip("\n")


def test_forks_merges_brackets_and_shared_tips_are_drawn_where_they_are() -> None:
    assert _picture("tiga") == TIGA.lstrip("\n")


def test_a_line_that_only_moves_leaves_the_picture_as_it_was() -> None:
    loop = ((88.5, 67.5), (92.2, 67.5), (92.2, 42.5), (87.5, 42.5))
    moved = _picture("satu", lambda pages: pages[0].ubah_pan("periksa", "mulai", points=loop))
    assert moved == _picture("satu")


def test_a_line_that_goes_round_the_other_side_changes_the_picture() -> None:
    loop = ((72.5, 67.5), (70, 67.5), (70, 42.5), (73.5, 42.5))
    other = _picture("satu", lambda pages: pages[0].ubah_pan("periksa", "mulai", points=loop))
    assert "►( 1 )" in other
    assert "( 1 )◄" not in other


def test_each_page_is_told_by_its_place_and_each_connector_by_the_page_it_leads_to() -> None:
    picture = _picture("dua")
    assert "halaman 1 dari 2" in picture
    assert "A: ke hal. 2" in picture
    assert "B: ke hal. 1" in picture
    assert picture.count("\\ A /") == 2
