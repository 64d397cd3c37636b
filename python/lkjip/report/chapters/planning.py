"""Bab II Perencanaan Kinerja: the Renstra in short, and the Perjanjian Kinerja in force."""

from __future__ import annotations

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
from lkjip.report.chapters.indicator_tables import definitions, quarter_targets
from lkjip.report.charts.cascade import cascade_charts
from lkjip.report.material.model import ProgramRow, ReportMaterial
from lkjip.report.material.totals import budget_total, topmost_rows
from lkjip.report.wording import figures as words


def chapter2(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the chapter."""
    i = material.identity
    renstra = f" {i.renstra}" if i.renstra else ""
    return (
        Heading("PERENCANAAN KINERJA", 1, number="BAB II"),
        Heading("Rencana Strategis", 2, number="A."),
        s.section(
            "renstra",
            "Rencana strategis",
            s.content_or_gap(
                material.organisation.vision_mission,
                Gap(
                    "ringkasan visi, misi, dan tujuan Renstra",
                    s.compiler(material),
                    "Tulis di lembar Pengaturan, atau langsung di bagian ini.",
                ),
            ),
        ),
        s.paragraph(
            f"Sasaran dan indikator kinerja menurut Rencana Strategis{renstra} beserta target "
            "akhirnya disajikan dalam ",
            Reference("renstra"),
            ".",
        ),
        _renstra_table(material),
        Heading(f"{i.agreement} Tahun {i.year}", 2, number="B."),
        s.paragraph(
            f"{i.agreement} adalah janji kinerja yang akan diwujudkan dalam tahun {i.year} dan "
            "menjadi dasar pengukuran dalam laporan ini. Target setiap indikator disajikan dalam ",
            Reference("pk"),
            *_where_the_budget_is(material),
            ".",
        ),
        pk_table(material, "pk"),
        *quarter_targets(material),
        *_cascade(material),
        *_pk_budget(material),
        *definitions(material),
    )


def _cascade(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the pictures of what serves which sasaran, with the sentence that announces them."""
    pictures = cascade_charts(material)
    if not pictures:
        return ()
    named: list[Piece | str] = [Reference(pictures[0].key)]
    if len(pictures) > 1:
        named += [" sampai dengan ", Reference(pictures[-1].key)]
    return (
        s.paragraph("Program dan kegiatan yang menunjang setiap sasaran diperlihatkan dalam ",
                    *named, "."),
        *pictures,
    )  # fmt: skip


def _renstra_table(material: ReportMaterial) -> Table:
    return end_targets_table(
        material,
        "renstra",
        "Sasaran, indikator, dan target akhir Renstra",
        "Sasaran / indikator",
        "Sumber: register Indikator.",
    )


def end_targets_table(
    material: ReportMaterial, key: str, title: str, heading: str, source: str
) -> Table:
    """Return each sasaran with its main indicators, their unit and target of the last year."""
    rows: list[DataRow] = []
    for n, x in enumerate(material.sasaran, 1):
        rows.append(DataRow((str(n), " ".join(x.name.split()), "", ""), bold=True))
        rows += [
            DataRow((i.code, i.name, i.measure_unit, words.quantity(i.end_target)), level=1)
            for i in x.main_indicators
        ]
    return Table(
        key,
        title,
        (
            Column("Kode", 10, Content.CENTRED),
            Column(heading, 56),
            Column("Satuan", 16, Content.CENTRED),
            Column("Target akhir", 18, Content.NUMBER),
        ),
        tuple(rows),
        f"{source} Tanda – berarti target akhir tidak tercatat.",
    )


def pk_table(material: ReportMaterial, key: str) -> Table:
    """Return the table of the Perjanjian Kinerja: sasaran, indicator, target."""
    row = []
    for n, x in enumerate(material.sasaran, 1):
        row.append(DataRow((str(n), " ".join(x.name.split()), "", ""), bold=True))
        for i in x.main_indicators:
            target = words.quantity(i.target)
            row.append(DataRow((i.code, i.name, i.measure_unit, target), level=1))
    return Table(
        key,
        f"{material.identity.agreement} Tahun {material.identity.year}",
        (
            Column("Kode", 10, Content.CENTRED),
            Column("Sasaran / indikator kinerja", 56),
            Column("Satuan", 16, Content.CENTRED),
            Column("Target", 18, Content.NUMBER),
        ),
        tuple(row),
        "Sumber: register Indikator.",
    )


def _where_the_budget_is(material: ReportMaterial) -> tuple[Piece | str, ...]:
    if not material.programs:
        return ()
    return (", sedangkan anggaran yang mendukungnya dalam ", Reference("pk_anggaran"))


def _pk_budget(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the table of the budget; its gap where no programme is known."""
    if material.programs:
        return (_pk_budget_table(material),)
    what = "program, kegiatan, dan anggaran"
    return (s.paragraph(Gap(what, s.compiler(material), "Isi register Program.")),)


def _pk_budget_table(material: ReportMaterial) -> Table:
    upper = {b.code for b in topmost_rows(material)}
    shown = [b for b in material.programs if b.code in upper or b.parent in upper]
    row = [_budget_rows(b, b.code in upper) for b in shown]
    row.append(DataRow(("", "Jumlah", words.money(budget_total(material).pagu)), bold=True))
    return Table(
        "pk_anggaran",
        f"Program, kegiatan, dan anggaran Tahun {material.identity.year}",
        (
            Column("Kode", 22),
            Column("Program / kegiatan", 54),
            Column("Anggaran (Rp)", 24, Content.NUMBER),
        ),
        tuple(row),
        "Sumber: register Program.",
    )


def _budget_rows(b: ProgramRow, peak: bool) -> DataRow:
    return DataRow((b.code, b.description, words.money(b.pagu)), bold=peak, level=0 if peak else 1)
