"""The independent judges of the drawing: they read only emitted SVG and the document.

baca       SVG -> frozen values (by the contract of sheet.md)
tabel      the table on a page, found from its rules
lembar     a sheet: its pages beside the flow that they must show; `Cacat`, a fault with its place
pasangan   two arrows: what they share by right, how the rest behaves
periksa*   the judges, a statement or a part of one each; `periksa(pages, sop)` asks them all
rupa       the looks, counted: no faults
acak       documents by chance: `acak(seed, mode)`; strategi: the same for Hypothesis
kampanye   many of them, drawn, judged and told: `python -m tests.lembar.kampanye --help`
gambar     pages drawn by hand; contoh: three right ones; test_cacat_*: faults put into them
"""
