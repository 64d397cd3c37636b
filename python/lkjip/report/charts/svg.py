"""Pictures as SVG text, and SVG as PNG: shapes, hatching, measured and wrapped text.

Readable without colour: what matters differs in lightness and in pattern, and carries its figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from lkjip.report.word.wml import bersih

GELAP, SEDANG, MUDA, GARIS = "#1F3864", "#7F8FA9", "#E3E7EF", "#595959"
PIKSEL_PER_MM = 4.0
"""Units of a drawing per millimetre on paper."""
SKALA = 2.5
"""Pixels of the PNG per unit: 10 per millimetre, about 250 dots per inch."""
HURUF = "Liberation Sans"
"""Drawn with the font that the converter brings, so that all machines draw alike."""
_SEMPIT, _LEBAR = frozenset("iljtfrI.,;:|!'()[] -"), frozenset("mwMW@%—")

_POLA = (
    '<defs><pattern id="arsir" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="#FFFFFF"/>'
    f'<rect width="3" height="7" fill="{SEDANG}"/></pattern></defs>'
)
ARSIR = "url(#arsir)"


def lebar_teks(teks: str, ukuran: float) -> float:
    """Width of a text in this size, close enough to wrap it."""
    return _lebar(teks) * ukuran


@lru_cache(maxsize=16384)
def _lebar(teks: str) -> float:
    return sum(map(_huruf, teks))


@lru_cache(maxsize=1024)
def _huruf(c: str) -> float:
    """Width of a letter: capitals run wider than the rest."""
    if c in _SEMPIT or c in _LEBAR:
        return 0.30 if c in _SEMPIT else 0.86
    return 0.69 if c.isupper() else 0.57


def lipat(teks: str, lebar: float, ukuran: float, paling_banyak: int = 3) -> list[str]:
    """The text in lines of at most this width; the last one is cut with an ellipsis."""
    baris, isi = [], ""
    for kata in teks.split():
        coba = f"{isi} {kata}".strip()
        if isi and lebar_teks(coba, ukuran) > lebar:
            baris.append(isi)
            coba = kata
        isi = coba
    baris.append(isi)
    if len(baris) > paling_banyak:
        baris = baris[:paling_banyak]
        baris[-1] = baris[-1].rsplit(" ", 1)[0] + " …"
    return baris


def teks(x: float, y: float, isi: str, ukuran: float = 13, *, rata: str = "start",
         tebal: bool = False, warna: str = "#000000") -> str:  # fmt: skip
    """One line of text with its baseline at ``y``; ``rata``: start, middle or end."""
    berat = ' font-weight="bold"' if tebal else ""
    # A white rim keeps a figure readable where a line runs behind it.
    berat += ' stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{ukuran:g}" text-anchor="{rata}" '
        f'fill="{warna}"{berat}>{escape(bersih(isi))}</text>'
    )


def baris_teks(x: float, tengah: float, isi: Sequence[str], ukuran: float = 13, *,
               rata: str = "end") -> str:  # fmt: skip
    """Lines of text centred on the height ``tengah``."""
    jarak = ukuran * 1.15
    awal = tengah - jarak * (len(isi) - 1) / 2 + ukuran * 0.36
    return "".join(teks(x, awal + n * jarak, b, ukuran, rata=rata) for n, b in enumerate(isi))


def kotak(x: float, y: float, lebar: float, tinggi: float, isi: str = GELAP,
          tepi: str = GELAP) -> str:  # fmt: skip
    """A rectangle; ``isi`` is a colour, ``ARSIR``, or "none"."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(lebar, 0):.1f}" height="{tinggi:.1f}" '
        f'fill="{isi}" stroke="{tepi}" stroke-width="1"/>'
    )


def garis(x1: float, y1: float, x2: float, y2: float, warna: str = "#BFBFBF", *,
          tebal: float = 1, putus: str = "") -> str:  # fmt: skip
    """A straight line; ``putus`` is a dash pattern."""
    pola = f' stroke-dasharray="{putus}"' if putus else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{warna}" '
        f'stroke-width="{tebal:g}"{pola}/>'
    )


def kunci(x: float, y: float, isi: str, sebutan: str) -> tuple[str, float]:
    """A legend entry, and where the next one begins."""
    gambar = kotak(x, y, 18, 11, isi) + teks(x + 24, y + 10, sebutan, 12)
    return gambar, x + 24 + lebar_teks(sebutan, 12) + 26


def gambar(lebar: float, tinggi: float, isi: str) -> str:
    """The whole picture as SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar:g}" height="{tinggi:g}" '
        f'viewBox="0 0 {lebar:g} {tinggi:g}" font-family="{HURUF}">{_POLA}'
        f'<rect width="{lebar:g}" height="{tinggi:g}" fill="#FFFFFF"/>{isi}</svg>'
    )


@lru_cache(maxsize=1)
def tersedia() -> bool:
    """Whether pictures can be drawn here; the report is written without them if not."""
    try:
        import vl_convert  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


@lru_cache(maxsize=128)
def ke_png(svg: str) -> bytes:
    """The picture as PNG, the same bytes for the same SVG."""
    import vl_convert

    return vl_convert.svg_to_png(svg, scale=SKALA)
