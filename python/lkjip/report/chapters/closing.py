"""Bab IV Penutup: conclusions from the figures, and the improvements the units name."""

from __future__ import annotations

from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    Heading,
    Passage,
    Reference,
    Table,
)
from lkjip.report.material.model import ReportMaterial
from lkjip.report.material.totals import budget_total
from lkjip.report.wording import figures as words
from lkjip.report.wording.budget import serapan_sentence
from lkjip.report.wording.summary import summary_sentence
from lkjip.report.wording.target import sasaran_sentence


def chapter4(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the chapter."""
    total = budget_total(material)
    return (
        Heading("PENUTUP", 1, number="BAB IV"),
        Heading("Simpulan", 2, number="A."),
        conclusions(material, total.pagu, total.realisasi, total.serapan),
        Heading("Langkah Perbaikan", 2, number="B."),
        *_sop_step(material),
        farewell(material),
    )


def conclusions(
    material: ReportMaterial,
    pagu: Decimal | None,
    realisasi: Decimal | None,
    share: Decimal | None,
) -> Passage:
    """Return what the figures say about each sasaran and about the money."""
    i = material.identity
    name = words.full_name(i)
    sentence = [
        f"Berdasarkan uraian dalam bab sebelumnya, kinerja {name} {words.period(i)} dapat "
        "disimpulkan sebagai berikut."
    ]
    content = [summary_sentence(material)]
    content += [
        sasaran_sentence(x, full_year=material.full_year, named=True) for x in material.sasaran
    ]
    money = serapan_sentence(f"tahun {i.year}", pagu, realisasi, share)
    drawn = s.numbered(k for k in (*content, money) if k)
    return s.section("simpulan", "Simpulan", (s.paragraph(*sentence), *drawn))


def farewell(material: ReportMaterial) -> Passage:
    """Return the last paragraph of the report."""
    i = material.identity
    text = (
        f"Demikian Laporan Kinerja {words.full_name(i)} Tahun {i.year} disusun sebagai "
        "pertanggungjawaban kinerja dan bahan perbaikan perencanaan serta pelaksanaan kegiatan "
        "pada tahun berikutnya."
    )
    return s.section("penutup", "Penutup", (s.paragraph(text),))


def _open_words(material: ReportMaterial) -> str:
    """Name the indicators of the table: below their target, or not measured yet."""
    if any(i.capaian is None for i in material.indikator):
        return "belum mencapai target atau belum mempunyai capaian"
    return "belum mencapai target"


def _sop_step(material: ReportMaterial) -> tuple[Block, ...]:
    row = []
    for i in material.indikator:
        text = i.analysis.solution.text
        not_yet = i.capaian is None or i.capaian < 100
        if not_yet and not s.empty(text) and not s.is_nothing(text):
            row.append(DataRow((i.code, i.name, s.typed_cell(text), i.unit or "–")))
    if not row:
        gap = Gap(
            "langkah perbaikan", s.compiler(material), "Tidak ada solusi dari unit; tulis di sini."
        )
        return (s.section("perbaikan", "Langkah perbaikan", (s.paragraph(gap),)),)
    return (
        s.paragraph(
            f"Langkah perbaikan atas indikator yang {_open_words(material)}, menurut unit "
            "pelaksananya, disajikan dalam ",
            Reference("perbaikan"),
            ".",
        ),
        Table(
            "perbaikan",
            "Langkah perbaikan kinerja",
            (
                Column("Kode", 9, Content.CENTRED),
                Column("Indikator", 28),
                Column("Tindak lanjut", 41),
                Column("Penanggung jawab", 22),
            ),
            tuple(row),
            "Sumber: lembar Analisis formulir unit kerja.",
        ),
    )
