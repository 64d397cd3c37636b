"""Analysis 1: target against realisasi of the year."""

from __future__ import annotations

from lkjip.measure.numbers.status import Status
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    ParagraphBlock,
    Reference,
    Table,
)
from lkjip.report.chapters.results import outcome_cell
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words
from lkjip.report.wording.explanation import to_paragraphs
from lkjip.report.wording.target import sasaran_sentence
from lkjip.report.wording.target_text import explain_target


def analysis_1(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return the table, the mean, and every indicator in words."""
    row = [
        DataRow((i.code, i.name, i.measure_unit, words.quantity(i.target),
                 outcome_cell(material, i),
               words.percent(i.capaian), i.category or "–"))
        for i in x.indikator
    ]  # fmt: skip
    row.append(
        DataRow(
            ("", "Capaian sasaran", "", "", "", words.percent(x.capaian), x.category or "–"), True
        )
    )
    data_table = Table(
        f"{key}.1",
        f"Target dan realisasi {words.title_period(material.identity)}",
        (
            Column("Kode", 8, Content.CENTRED),
            Column("Indikator kinerja", 36),
            Column("Satuan", 12, Content.CENTRED),
            Column("Target", 11, Content.NUMBER),
            Column("Realisasi", 11, Content.NUMBER),
            Column("Capaian", 11, Content.NUMBER),
            Column("Kategori", 12, Content.CENTRED),
        ),
        tuple(row),
        s.entry_source(material),
    )
    primary = sasaran_sentence(
        x, full_year=material.full_year, period=words.period(material.identity)
    )
    i = material.identity
    detail = to_paragraphs(
        explain_target(
            x.indikator, full_year=material.full_year, limit=material.method.limit, year=i.year
        )
    )
    detail += [_gap(n, material) for n in x.indikator if _has_no_value(n)]
    return (
        s.paragraph(
            "Target dan realisasi setiap indikator disajikan dalam ", Reference(f"{key}.1"), "."
        ),
        data_table,
        s.section(f"{key}.1", "Target dan realisasi", [s.paragraph(primary), *detail]),
    )


def _has_no_value(i: Indikator) -> bool:
    """Return whether nothing was filled in, which is a gap and no status."""
    target = i.target.known
    result = i.realisasi.known or i.status is not Status.NUMBER
    return not (target and result)


def _gap(i: Indikator, material: ReportMaterial) -> ParagraphBlock:
    what = "realisasi" if i.target.known else "target"
    responsible = i.unit or s.compiler(material)
    gap = Gap(f"{what} {i.code}", responsible, f"Isi {what} {i.code} di formulir atau registernya.")
    return s.items(f"{words.large(i.name)}: ", gap)
