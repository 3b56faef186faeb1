"""Seventy flowcharts that other tools drew wrong, each as a test named by a whole statement.

The number in a test's name is that of the case: `test_19_…`. What waits is told, with its reason, in
`menunggu`.

bahan      the documents of the cases, and their sheets: every one is judged by all judges
gambar/    small cases: a document, and below it the picture that must come out
huruf      a procedure drawn in characters; kanvas, susun: its strokes, its places
perbarui   rewrites the pictures, to be read by eye: `python -m tests.kasus.perbarui`
dokumen    wide and long documents, made by rule
lihat      questions to a drawing: which side an arrow leaves by, where it comes in
menunggu   the cases, or parts of cases, without a test yet
"""
