"""Bab II of the city: the RPJMD in short, and the Perjanjian Kinerja of the Wali Kota."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    Heading,
    Reference,
    Table,
)
from lkjip.report.chapters.indicator_tables import definitions
from lkjip.report.chapters.planning import end_targets_table, pk_table
from lkjip.report.material.city import CityPart
from lkjip.report.material.model import ReportMaterial
from lkjip.report.wording import figures as words

REGISTERS = "Sumber: register Sasaran Kota dan IKU Kota."


def city_planning(material: ReportMaterial, city: CityPart) -> tuple[Block, ...]:
    """Return the chapter."""
    i = material.identity
    plan = words.plan_period(i)
    gap = Gap(
        "ringkasan visi dan misi RPJMD",
        s.compiler(material),
        "Tulis Visi dan misi di lembar Laporan, atau langsung di bagian ini.",
    )
    return (
        Heading("PERENCANAAN KINERJA", 1, number="BAB II"),
        Heading("Rencana Pembangunan Jangka Menengah Daerah", 2, number="A."),
        s.section(
            "renstra",
            "Rencana jangka menengah",
            s.content_or_gap(material.organisation.vision_mission, gap),
        ),
        s.paragraph(
            f"Misi, tujuan, dan sasaran menurut {plan} beserta perangkat daerah pengampunya "
            "disajikan dalam ",
            Reference("rpjmd"),
            ", sedangkan indikator kinerja utama dan target akhirnya dalam ",
            Reference("iku"),
            ".",
        ),
        _goals(material, city),
        _indicators(material),
        Heading(f"{i.agreement} Wali Kota Tahun {i.year}", 2, number="B."),
        s.paragraph(
            f"{i.agreement} Wali Kota adalah janji kinerja yang akan diwujudkan dalam tahun "
            f"{i.year} dan menjadi dasar pengukuran dalam laporan ini. Target setiap indikator "
            "disajikan dalam ",
            Reference("pk"),
            ".",
        ),
        pk_table(material, "pk"),
        *definitions(material),
    )


def _goals(material: ReportMaterial, city: CityPart) -> Table:
    rows = tuple(
        DataRow(
            (
                str(number),
                " ".join(goal.mission.split()) or "–",
                " ".join(goal.aim.split()) or "–",
                " ".join(x.name.split()),
                ", ".join(goal.carriers) or "–",
            )
        )
        for number, (x, goal) in enumerate(zip(material.sasaran, city.goals, strict=True), 1)
    )
    return Table(
        "rpjmd",
        "Misi, tujuan, sasaran, dan perangkat daerah pengampu",
        (
            Column("No", 6, Content.CENTRED),
            Column("Misi", 20),
            Column("Tujuan", 20),
            Column("Sasaran", 24),
            Column("Perangkat daerah pengampu", 30),
        ),
        rows,
        REGISTERS,
    )


def _indicators(material: ReportMaterial) -> Table:
    return end_targets_table(
        material,
        "iku",
        "Indikator kinerja utama dan target akhir RPJMD",
        "Sasaran / indikator kinerja utama",
        REGISTERS,
    )
