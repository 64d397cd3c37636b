"""How fast the report is written: against raw XML tables, and against the number of indicators.

``python -m tests.bench.bench_report`` prints the tables that ``python -m tests.bench`` puts into
docs/performance.md. The product's writer adds blocks to the template; the bare strings put the
same tables into the same template.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench.table import table

from lkjip.measure.rules.category import SKALA_86_2017
from lkjip.report.blocks.model import Blok, Tabel
from lkjip.report.charts import svg
from lkjip.report.compose import susun
from lkjip.report.material import model as b
from lkjip.report.outline import kerangka
from lkjip.report.word import template as templat
from lkjip.report.word import wml
from lkjip.report.word.package import dokumen_bytes
from lkjip.report.word.writer import Penulis

TEMPLAT = Path(__file__).resolve().parents[2] / "forms" / "templat" / "lkjip.docx"
WAKTU = datetime.fromisoformat("2025-01-20T08:00:00")
PER_SASARAN = 5
D = Decimal


def bahan(sasaran: int, per_sasaran: int = PER_SASARAN) -> b.BahanLaporan:
    """Yearly material of this many sasaran, each with indicators, three years, two budget lines."""
    semua, program = [], []
    for s in range(1, sasaran + 1):
        nama = f"Meningkatnya mutu layanan pemerintahan bidang {s}"
        isi = tuple(_indikator(s, n) for n in range(1, per_sasaran + 1))
        rata = sum((i.capaian or D(0) for i in isi), D(0)) / len(isi)
        semua.append(b.Sasaran(nama, isi, rata, SKALA_86_2017.kategori(rata), "rata-rata"))
        program += _program(s, nama)
    return b.BahanLaporan(
        b.Identitas(2024, "Pemerintah Kota Contoh", "Sekretariat Daerah", "Bagian Uji"),
        tuple(semua),
        tuple(program),
    )


def _indikator(s: int, n: int) -> b.Indikator:
    target, hasil = D(10 + n), D(8 + (s * n) % 7)
    capaian = hasil / target * 100
    jawab = b.Jawaban(f"Uraian unit mengenai indikator {s}.{n}, ditulis dalam satu kalimat.")
    return b.Indikator(
        f"IK{s:02}{n:02}",
        f"Jumlah dokumen layanan jenis {n} bidang {s} yang diselesaikan tepat waktu",
        "Dokumen",
        target,
        hasil,
        capaian,
        SKALA_86_2017.kategori(capaian),
        f"{hasil} / {target} × 100",
        unit=f"Sub Bagian {n}",
        lalu=(b.TahunLain(2022, D(7)), b.TahunLain(2023, D(9), capaian=D(90))),
        target_akhir=D(20),
        capaian_akhir=hasil / 20 * 100,
        standar=D(12),
        analisis=b.Analisis(jawab, jawab, jawab, jawab, jawab),
        asal=b.Asal(f"formulir_{n}.xlsx", "Kinerja", f"J{n + 5}", "unit@contoh.example", WAKTU, 1),
    )


def _program(s: int, sasaran: str) -> list[b.BarisProgram]:
    dasar = b.BarisProgram(
        f"4.01.{s:02}", "Program", f"Program layanan bidang {s}", "", sasaran, "", D(80), "Tinggi",
        D(200_000_000), D(150_000_000), D(75), D(5),
    )  # fmt: skip
    anak = [
        replace(
            dasar, kode=f"4.01.{s:02}.{n}", jenjang="Kegiatan", uraian=f"Kegiatan {n} bidang {s}",
            induk=dasar.kode, pagu=D(100_000_000), realisasi=D(75_000_000),
        )
        for n in (1, 2)
    ]  # fmt: skip
    return [dasar, *anak]


def menulis(isi: dict[str, tuple[Blok, ...]]) -> bytes:
    """Blocks → Word file, through the product's writer."""
    dokumen = templat.buka(TEMPLAT)
    penulis = Penulis(templat.id_gaya(dokumen), lambda png: "", WAKTU)
    for blok in isi.values():
        penulis.siapkan(blok)
    xml = {nama: wml.urai(penulis.tulis(blok, 155)) for nama, blok in isi.items()}
    templat.tempatkan(dokumen, xml)
    return dokumen_bytes(dokumen)


def mentah(isi: dict[str, tuple[Blok, ...]]) -> bytes:
    """The same cells and paragraphs as raw XML: strings joined by hand, nothing measured."""
    dokumen = templat.buka(TEMPLAT)
    xml = {nama: wml.urai("".join(map(_mentah, blok))) for nama, blok in isi.items()}
    templat.tempatkan(dokumen, xml)
    return dokumen_bytes(dokumen)


def _mentah(blok: Blok) -> str:
    def p(teks: str, gaya: str) -> str:
        isi = f'<w:r><w:t xml:space="preserve">{escape(teks)}</w:t></w:r>'
        return f'<w:p><w:pPr><w:pStyle w:val="{gaya}"/></w:pPr>{isi}</w:p>'

    if not isinstance(blok, Tabel):
        return "".join(p(teks, "LKjIPIsi") for teks in _teks(blok))
    baris = [[k.judul for k in blok.kolom], *([str(s) for s in r.sel] for r in blok.baris)]
    awal = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'
    isi = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(f"{awal}{p(s, 'LKjIPSel')}</w:tc>" for s in sel)
        + "</w:tr>"
        for sel in baris
    )
    kisi = '<w:gridCol w:w="900"/>' * len(blok.kolom)
    return (
        f"{p(blok.judul, 'Caption')}<w:tbl><w:tblPr/><w:tblGrid>{kisi}</w:tblGrid>{isi}</w:tbl>"
        f"{p(blok.sumber, 'LKjIPSumber')}"
    )


def _teks(blok: Blok) -> list[str]:
    from lkjip.report.blocks.model import Bagian, Judul, Paragraf, teks_paragraf

    if isinstance(blok, Bagian):
        return [teks_paragraf(x) for x in blok.isi]
    if isinstance(blok, Paragraf):
        return [teks_paragraf(blok)]
    return [blok.teks] if isinstance(blok, Judul) else []


def paling_cepat(kerja: Callable[[], object], kali: int = 5) -> float:
    """Milliseconds of processor time of the fastest run; other programs do not count."""
    waktu = []
    for _ in range(kali):
        awal = time.process_time()
        kerja()
        waktu.append(time.process_time() - awal)
    return min(waktu) * 1000


def tanpa_gambar(isi: b.BahanLaporan) -> dict[str, tuple[Blok, ...]]:
    """The outline without pictures, which are drawn before anything is written."""
    ada = svg.tersedia
    try:
        svg.tersedia = lambda: False  # type: ignore[assignment]
        return kerangka(isi)
    finally:
        svg.tersedia = ada


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    isi = tanpa_gambar(bahan(6))
    tabel = sum(isinstance(x, Tabel) for blok in isi.values() for x in blok)
    a, c = paling_cepat(lambda: menulis(isi)), paling_cepat(lambda: mentah(isi))
    head = ("work", "ms CPU", "ratio")
    writing = [
        [f"the product's writer, {tabel} tables", f"{a:.0f}", f"{a / c:.2f}×"],
        ["the same cells as bare strings of XML", f"{c:.0f}", ""],
    ]
    rows = []
    for sasaran in (4, 8) if short else (4, 8, 16, 32):
        satu = bahan(sasaran)
        t = paling_cepat(lambda satu=satu: susun(satu, TEMPLAT, 1, WAKTU), 2)  # type: ignore[misc]
        banyak = len(satu.indikator)
        rows.append([str(banyak), f"{t:.0f}", f"{t / banyak:.1f}"])
    growth = table(("indicators", "ms CPU", "ms an indicator"), rows)
    return {"report-writing": table(head, writing), "report-growth": growth}


if __name__ == "__main__":
    print(*parts(short="--singkat" in sys.argv).values(), sep="\n\n")
