"""The tables of Bab II that say what each indicator is: targets by quarter, definitions."""

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
from lkjip.report.material.model import Indikator, ReportMaterial
from lkjip.report.wording import figures as words

SOURCE = "Sumber: register Indikator."


def quarter_targets(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the targets by quarter; none where the register has none."""
    rows = [i for i in material.indikator if any(v.known for v in i.target_triwulan)]
    if not rows:
        return ()
    lines = (
        DataRow(
            (
                i.code,
                i.name,
                i.measure_unit,
                *(words.quantity(value) for value in i.target_triwulan),
                words.quantity(i.target),
            )
        )
        for i in rows
    )
    return (
        s.paragraph("Target setiap triwulan disajikan dalam ", Reference("target_triwulan"), "."),
        Table(
            "target_triwulan",
            f"Target triwulan Tahun {material.identity.year}",
            (
                Column("Kode", 9, Content.CENTRED),
                Column("Indikator kinerja", 33),
                Column("Satuan", 13, Content.CENTRED),
                *(Column(f"TW {n}", 9, Content.NUMBER) for n in ("I", "II", "III", "IV")),
                Column("Setahun", 9, Content.NUMBER),
            ),
            tuple(lines),
            SOURCE,
        ),
    )


def definitions(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the section that defines the indicators; none where the register defines none."""
    rows = [i for i in material.indikator if _is_defined(i)]
    if not rows:
        return ()
    lines = (
        DataRow(
            (
                i.code,
                i.name,
                i.master.definition or "–",
                i.master.formula_words or "–",
                i.master.data_source or "–",
                i.unit or i.master.responsible or "–",
            )
        )
        for i in rows
    )
    return (
        Heading("Definisi Indikator Kinerja", 2, number="C."),
        s.paragraph(
            "Definisi, cara menghitung, sumber data, dan penanggung jawab setiap indikator "
            "disajikan dalam ",
            Reference("definisi"),
            ".",
        ),
        Table(
            "definisi",
            "Definisi dan sumber data indikator kinerja",
            (
                Column("Kode", 8, Content.CENTRED),
                Column("Indikator kinerja", 20),
                Column("Definisi", 24),
                Column("Formula", 20),
                Column("Sumber data", 14),
                Column("Penanggung jawab", 14),
            ),
            tuple(lines),
            SOURCE,
        ),
    )


def _is_defined(i: Indikator) -> bool:
    return bool(i.master.definition or i.master.formula_words or i.master.data_source)
