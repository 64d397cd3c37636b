"""Bab III.B Realisasi Anggaran."""

from __future__ import annotations

from lkjip.report.analyses.resources import level
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
from lkjip.report.charts.budget import budget_chart
from lkjip.report.material.model import ReportMaterial
from lkjip.report.material.totals import budget_total, lowest_rows
from lkjip.report.wording import figures as words
from lkjip.report.wording.budget import serapan_extremes_sentence, serapan_sentence


def chapter3_budget(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the section."""
    i, total = material.identity, budget_total(material)
    title = Heading("Realisasi Anggaran", 2, number="B.")
    if not material.programs:
        gap = Gap("pagu dan realisasi anggaran", s.compiler(material), "Isi register Program.")
        return (title, s.paragraph(gap))
    sentence = s.merged(
        [
            serapan_sentence(
                f"{i.work_unit} tahun {i.year}",
                total.pagu,
                total.realisasi,
                total.serapan,
                "" if material.full_year else words.period(i),
            ),
            serapan_extremes_sentence(lowest_rows(material)),
        ]
    )
    return (
        title,
        s.section(
            "anggaran",
            "Realisasi anggaran",
            (s.paragraph(sentence),),
        ),
        *budget_chart(material),
        s.paragraph("Rincian pagu dan realisasinya disajikan dalam ", Reference("anggaran"), "."),
        budget_table(material, "anggaran"),
        *_caption(material),
    )


def budget_table(material: ReportMaterial, key: str) -> Table:
    """Return all rows with pagu, realisasi, serapan and rest; the total is a sum."""
    total = budget_total(material)
    row = [
        DataRow(
            (
                b.code,
                b.description,
                words.money(b.pagu),
                words.money(b.realisasi),
                words.percent(b.serapan),
                words.money(words.difference(b.pagu, b.realisasi)),
            ),
            bold=level(material.programs, b) == 0,
            level=level(material.programs, b),
        )
        for b in material.programs
    ]
    remaining = words.difference(total.pagu, total.realisasi)
    row.append(
        DataRow(
            ("", "Jumlah", words.money(total.pagu), words.money(total.realisasi),
             words.percent(total.serapan), words.money(remaining)),
            bold=True,
        )
    )  # fmt: skip
    return Table(
        key,
        f"Pagu dan realisasi anggaran {words.title_period(material.identity)}",
        (
            Column("Kode", 20),
            Column("Program / kegiatan / sub kegiatan", 28),
            Column("Pagu (Rp)", 14, Content.NUMBER),
            Column("Realisasi (Rp)", 14, Content.NUMBER),
            Column("Serapan", 10, Content.NUMBER),
            Column("Sisa (Rp)", 14, Content.NUMBER),
        ),
        tuple(row),
        "Sumber: register Program dan isian unit kerja. Jumlah dihitung dari tingkat teratas.",
    )


def _caption(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the units' words about their spending."""
    content = [
        s.items(f"{b.description} ({words.percent(b.serapan)}). {words.sentence(b.remark)}")
        for b in material.programs
        if b.remark.strip()
    ]
    if not content:
        return ()
    opening = s.paragraph("Keterangan unit atas realisasi anggarannya:")
    return (s.section("anggaran.keterangan", "Keterangan realisasi anggaran", (opening, *content)),)
