"""Analyses 3 and 4: against the end target of the Renstra, and against the national standard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from lkjip.measure.rules.rule import Good
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, Content, DataRow, Gap, Reference, Table
from lkjip.report.chapters.results import result_cell
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words
from lkjip.report.wording.benchmarks_text import explain_renstra, explain_standard
from lkjip.report.wording.explanation import to_paragraphs


def analysis_3(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return the table and the groups; the gap when no indicator has an end target."""
    present = [i for i in x.indikator if i.end_target.known]
    office = material.identity
    plan = words.plan_name(office)
    if not present:
        gap = Gap(f"target akhir {plan}", s.compiler(material), f"Isi kolom Target Akhir {plan}.")
        return (s.section(f"{key}.3", f"Target akhir {plan}", (s.paragraph(gap),)),)
    data_table = Table(
        f"{key}.3",
        f"Realisasi dibandingkan dengan target akhir {words.plan_period(office)}",
        (
            Column("Kode", 9, Content.CENTRED),
            Column("Indikator kinerja", 35),
            Column("Yang baik", 14, Content.CENTRED),
            Column(f"Target akhir {plan}", 14, Content.NUMBER),
            Column(f"Realisasi {words.s_d(material.identity)}", 14, Content.NUMBER),
            Column("Tingkat kemajuan", 14, Content.NUMBER),
        ),
        tuple(
            DataRow((i.code, i.name, _good(i), words.quantity(i.end_target),
                     result_cell(i),
                   words.percent(i.end_capaian)))
            for i in present
        ),
        s.entry_source(material),
    )  # fmt: skip
    description = explain_renstra(
        present, words.plan_period(office), office.year, full_year=material.full_year
    )
    other = [i for i in x.indikator if i not in present]
    remaining = (
        [s.paragraph(f"{_lacking(other)} tidak mempunyai target akhir {plan} yang tercatat.")]
        if other
        else []
    )
    return (
        s.paragraph(
            "Kemajuan terhadap target jangka menengah disajikan dalam ", Reference(f"{key}.3"), "."
        ),
        data_table,
        s.section(
            f"{key}.3",
            f"Target akhir {plan}",
            [*to_paragraphs(description), *remaining],
        ),
    )


def analysis_4(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """The table and the groups; a plain sentence where there is no standard, which is no gap."""
    present = [i for i in x.indikator if i.standard.known]
    if not present:
        text = (
            "Belum ada standar nasional yang tercatat sebagai pembanding untuk indikator pada "
            "sasaran ini."
        )
        return (s.section(f"{key}.4", "Standar nasional", (s.paragraph(text),)),)
    data_table = Table(
        f"{key}.4",
        "Realisasi dibandingkan dengan standar nasional atau pembanding lain",
        (
            Column("Kode", 8, Content.CENTRED),
            Column("Indikator kinerja", 28),
            Column("Pembanding", 19),
            Column("Nilai pembanding", 14, Content.NUMBER),
            Column(f"Realisasi {words.s_d(material.identity)}", 14, Content.NUMBER),
            Column("Sumber", 17),
        ),
        tuple(
            DataRow((i.code, i.name, words.large(one.label),
                   words.quantity(one.value), result_cell(i), one.source or "–"))
            for i in present
            for one in i.comparators
        ),
    )  # fmt: skip
    sentence = to_paragraphs(explain_standard(present))
    return (
        s.paragraph("Perbandingan disajikan dalam ", Reference(f"{key}.4"), "."),
        data_table,
        s.section(f"{key}.4", "Standar nasional", sentence),
    )


def _lacking(other: Sequence[Indikator]) -> str:
    named = words.codes(other)
    return words.large(named) if named.endswith("indikator") else f"Indikator {named}"


def _good(i: Indikator) -> str:
    match i.direction.good:
        case Good.HIGHER:
            return "makin tinggi"
        case Good.LOWER:
            return "makin rendah"
        case Good.NEAR:
            return "sesuai target"
    assert_never(i.direction.good)
