"""Bab III.B Realisasi Anggaran."""

from __future__ import annotations

from dataclasses import replace

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    Heading,
    Piece,
    Reference,
    Table,
)
from lkjip.report.charts.budget import budget_chart
from lkjip.report.material.model import ProgramRow, ReportMaterial
from lkjip.report.material.totals import (
    MOST_BUDGET_ROWS,
    budget_key,
    budget_total,
    depths,
    lowest_rows,
    upper_rows,
)
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
        *_tables(material),
        *_caption(material),
    )


def _tables(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the table with what announces it; of many rows the upper ones."""
    whole = budget_key(material)
    announced: list[Piece | str] = ["Rincian pagu dan realisasinya disajikan dalam "]
    announced += [Reference("anggaran")]
    if whole == "anggaran":
        return (s.paragraph(*announced, "."), budget_table(material, whole))
    shown = upper_rows(material.programs, MOST_BUDGET_ROWS)
    announced += [" menurut program dan kegiatan, dan sampai sub kegiatan dalam "]
    announced += [Reference(whole), "."]
    return (s.paragraph(*announced), budget_table(material, "anggaran", shown))


def budget_details(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the table of all rows for the lampiran, each with the codes of its indicators.

    None where Bab III holds it.
    """
    whole = budget_key(material)
    if whole == "anggaran":
        return ()
    table = budget_table(material, whole)
    measured_by: dict[str, list[str]] = {}
    for i in material.indikator:
        measured_by.setdefault(i.program_code, []).append(i.code)
    codes = [", ".join(measured_by.get(str(row.cell[0]), ())) for row in table.row]
    rows = (
        replace(row, cell=(*row.cell[:2], code, *row.cell[2:]))
        for row, code in zip(table.row, codes, strict=True)
    )
    column = Column("Indikator", 8, Content.CENTRED)
    title = f"Rincian {table.title[0].lower()}{table.title[1:]}"
    col = (*table.col[:2], column, *table.col[2:])
    return (replace(table, title=title, col=col, row=tuple(rows)),)


def budget_table(material: ReportMaterial, key: str, shown: tuple[ProgramRow, ...] = ()) -> Table:
    """Return rows (else all) with pagu, realisasi, serapan and rest; the total is a sum."""
    total, depth = budget_total(material), depths(material.programs)
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
            bold=depth[b.code] == 0,
            level=depth[b.code],
        )
        for b in shown or material.programs
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
