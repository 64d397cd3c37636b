"""Bab III.A, before the sasaran: the results at a glance."""

from __future__ import annotations

from lkjip.measure.numbers.status import Status
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
from lkjip.report.chapters.method import method_blocks
from lkjip.report.charts.capaian import capaian_chart
from lkjip.report.charts.years import years_chart
from lkjip.report.material.model import Indikator, ReportMaterial
from lkjip.report.wording import figures as words
from lkjip.report.wording.summary import summary_sentence
from lkjip.report.wording.target import extremes_sentence

TALL_CHART = 4
"""Main indicators whose chart still fits below the method on its page."""


def chapter3_opening(material: ReportMaterial) -> tuple[Block, ...]:
    """Chapter heading, measuring, summary."""
    return (
        Heading("AKUNTABILITAS KINERJA", 1, number="BAB III"),
        Heading("Capaian Kinerja Organisasi", 2, number="A."),
        Heading("Cara Pengukuran", 3, number="1."),
        *method_blocks(material),
        Heading("Ringkasan Capaian", 3, number="2."),
        *_summary(material),
    )


def _summary(material: ReportMaterial) -> tuple[Block, ...]:
    if not material.indikator:
        gap = Gap("indikator kinerja", s.compiler(material), "Isi register Indikator dan Program.")
        return (s.section("ringkasan", "Ringkasan capaian", (s.paragraph(gap),)),)
    sentence = s.merged([summary_sentence(material), extremes_sentence(material.main_indicators)])
    drawn = (*capaian_chart(material), *_years_of_all(material))
    table = (
        s.paragraph("Sebarannya menurut sasaran disajikan dalam ", Reference("ringkasan"), "."),
        _summary_table(material),
    )
    # A tall chart goes to the next page: then the table fills what it leaves.
    tall = len(material.main_indicators) > TALL_CHART
    return (
        s.section("ringkasan", "Ringkasan capaian", (s.paragraph(sentence),)),
        *((*table, *drawn) if tall else (*drawn, *table)),
    )


def _years_of_all(material: ReportMaterial) -> tuple[Block, ...]:
    """Return one picture of the years for all sasaran; a single one shows its own."""
    if len(material.sasaran) < 2:
        return ()
    return years_chart(material, material.main_indicators, "ringkasan.tahun")


def result_cell(i: Indikator) -> str:
    """Realisasi for a table cell: the value, or the status that stands for it."""
    if i.status.leaves_mean or (i.status is Status.NIHIL and not i.realisasi.known):
        return i.status.value
    return words.quantity(i.realisasi)


def outcome_cell(material: ReportMaterial, i: Indikator) -> str | Gap:
    """Realisasi for a table cell, or the gap where the unit owes it."""
    if not i.realisasi.known and i.status is Status.NUMBER:
        return Gap("realisasi", i.unit or s.compiler(material), f"Isi realisasi {i.code}.")
    return result_cell(i)


def _summary_table(material: ReportMaterial) -> Table:
    """How many indicators of each sasaran reached their target."""
    row = []
    for x in material.sasaran:
        main = x.main_indicators
        present = [i.capaian for i in main if i.capaian is not None]
        reached = sum(1 for c in present if c >= 100)
        tally = (len(main), reached, len(present) - reached, len(main) - len(present))
        cell = [str(n) for n in tally]
        name = " ".join(x.name.split())
        row.append(DataRow((name, *cell, words.percent(x.capaian), x.category or "–")))
    return Table(
        "ringkasan",
        f"Sebaran capaian menurut sasaran {words.title_period(material.identity)}",
        (
            Column("Sasaran", 28),
            Column("Jumlah indikator", 12, Content.CENTRED),
            Column("Mencapai target", 12, Content.CENTRED),
            Column("Belum" if material.full_year else "Masih berjalan", 12, Content.CENTRED),
            Column("Tanpa capaian", 12, Content.CENTRED),
            Column("Capaian sasaran", 12, Content.NUMBER),
            Column("Kategori", 12, Content.CENTRED),
        ),
        tuple(row),
        s.entry_source(material),
    )
