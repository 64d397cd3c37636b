"""Bab IV of the city: conclusions from the figures, and which IKU call for improvement."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Heading,
    Reference,
    Table,
)
from lkjip.report.chapters.closing import conclusions, farewell
from lkjip.report.chapters.goals import PRECEDING
from lkjip.report.material.city import CityPart
from lkjip.report.material.model import ReportMaterial
from lkjip.report.wording import figures as words

CAUSES_LETTER = "e"
"""Letter of the analysis that names causes and solutions."""


def city_closing(material: ReportMaterial, city: CityPart) -> tuple[Block, ...]:
    """Return the chapter."""
    money = city.money
    return (
        Heading("PENUTUP", 1, number="BAB IV"),
        Heading("Simpulan", 2, number="A."),
        conclusions(material, money.pagu, money.realisasi, money.serapan),
        Heading("Langkah Perbaikan", 2, number="B."),
        *_improvements(material, city),
        farewell(material),
    )


def _improvements(material: ReportMaterial, city: CityPart) -> tuple[Block, ...]:
    """Name the IKU below their target, who answers for them, and where the remedy stands."""
    rows = []
    for number, (x, goal) in enumerate(zip(material.sasaran, city.goals, strict=True), 1):
        at = f"Bab III.A.{number + PRECEDING}.{CAUSES_LETTER}"
        for i in x.indikator:
            if i.capaian is None or i.capaian < 100:
                owner = i.unit or ", ".join(goal.carriers) or "–"
                rows.append(DataRow((i.code, i.name, words.percent(i.capaian), owner, at)))
    if not rows:
        said = (s.paragraph("Semua indikator kinerja utama mencapai targetnya."),)
        return (s.section("perbaikan", "Langkah perbaikan", said),)
    return (
        s.section(
            "perbaikan",
            "Langkah perbaikan",
            (
                s.paragraph(
                    "Perbaikan diarahkan pada indikator kinerja utama yang belum mencapai target "
                    "atau belum mempunyai capaian. Solusinya diuraikan dalam bagian yang disebut "
                    "di kolom terakhir."
                ),
            ),
        ),
        s.paragraph("Indikator itu disajikan dalam ", Reference("perbaikan"), "."),
        Table(
            "perbaikan",
            "Indikator yang memerlukan perbaikan",
            (
                Column("Kode", 9, Content.CENTRED),
                Column("Indikator", 28),
                Column("Capaian", 10, Content.NUMBER),
                Column("Penanggung jawab", 38),
                Column("Solusi", 15, Content.CENTRED),
            ),
            tuple(rows),
        ),
    )
