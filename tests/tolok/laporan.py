"""The kept figures as one page to read: hasil/README.md."""

from __future__ import annotations

from collections.abc import Iterator

from . import banding
from .catatan import HASIL, kept, table
from .ukur_waktu import report

HEAD = """# Hasil tolok ukur

Angka dari jalan terakhir yang diterima. Ditulis oleh `--simpan`; jangan disunting dengan tangan.

| Ulangi dengan | Bagian |
| --- | --- |
| `make pembanding` | memasang perute lain dan pemecah, hanya untuk pengembang |
| `make bench-layout` | lembar, pembanding, halaman kecil: dicetak dan dibandingkan dengan angka di sini |
| `make bench-time` | waktu, kurva, PDF dibanding Typst |
| `make bench-diff` | `sopctl diff` satu SOP, dan dua pohon dengan 5.000 SOP (`beda.json`) |
| `python -m tests.tolok.tata_letak --simpan` | menerima angka baru |
"""


def _sheets() -> Iterator[str]:
    figures = kept("lembar")
    if figures is None:
        return
    sums = figures["jumlah"]
    yield "## Lembar utuh\n"
    yield "Jumlah per kelompok; waktu CPU dari model sampai SVG.\n"
    names = list(next(iter(sums.values())))
    yield table(("", *sums), [(name, *(str(own[name]) for own in sums.values())) for name in names])


def _peers() -> Iterator[str]:
    figures = kept("banding")
    if figures is None:
        return
    yield "\n## Graf yang sama pada perute lain\n"
    yield (
        "Satu halaman tinggi, simbol dipasak di tempat yang sama, tanpa label, satu pemeriksa untuk semua. "
        "`silang`: tempat panah berpotongan. `batas`: belok paling sedikit bila tiap panah sendirian; "
        "`batas port`: bila port mengikuti pernyataan 5. libavoid: empat pin sesimbol, denda silang 5000, "
        "nudging; satu pin untuk satu panah. libavoid-bersama: pin boleh dipakai bersama, sehingga ujung "
        "bergeser dari port. TALA dari D2 0.9 memilih sendiri tempat ujungnya.\n"
    )
    for mode, sums in figures["jumlah"].items():
        count = next(iter(sums.values()))["gambar"]
        yield f"### {mode}, {count} SOP\n\n{table(banding.JUDUL, banding.rows(sums))}\n"


def _small() -> Iterator[str]:
    figures = kept("kecil")
    if figures is None:
        return
    sums = figures["jumlah"]["kecil"]
    yield "## Halaman kecil\n"
    yield "2 x silang + belok, di samping yang paling sedikit menurut pemecah (OR-tools CP-SAT).\n"
    yield table(tuple(sums), [tuple(map(str, sums.values()))])


def _times() -> Iterator[str]:
    figures = kept("waktu")
    if figures is not None:
        yield "\n## Waktu\n\nMilidetik CPU pada satu inti.\n"
        yield report(figures)


def write_report() -> None:
    """Write the page from the kept figures."""
    parts = [HEAD, *_sheets(), *_peers(), *_small(), *_times()]
    (HASIL / "README.md").write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")
