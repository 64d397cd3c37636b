"""Analysis 2: realisasi and capaian against last year and several years."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, Content, DataRow, Gap, Reference, Table
from lkjip.report.chapters.results import result_cell
from lkjip.report.charts.years import years_chart
from lkjip.report.material.model import Indikator, OtherYear, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words
from lkjip.report.wording.explanation import to_paragraphs
from lkjip.report.wording.years_text import explain_previous_year
from lkjip.tables.declared.tabs import TabName

YEARS_SHOWN = 4
"""Earlier years shown beside each other at most."""


def _years(x: Sasaran) -> list[int]:
    all_items = sorted({past.year for i in x.indikator for past in i.past})
    return all_items[-YEARS_SHOWN:]


def _in_year(i: Indikator, year: int) -> OtherYear | None:
    return next((t for t in i.past if t.year == year), None)


def analysis_2(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return the chart, the table and the groups; or the gap when no earlier year is known."""
    past, year = words.last_year(material), _years(x)
    if not year:
        text = f"Realisasi tahun {past} dan sebelumnya belum tercatat untuk sasaran ini."
        gap = Gap(
            f"realisasi tahun {past}",
            s.compiler(material),
            f"Isi tabel Riwayat Indikator di lembar {TabName.COMPARISONS}.",
        )
        return (s.section(f"{key}.2", "Tahun sebelumnya", (s.paragraph(f"{text} ", gap),)),)
    has_capaian = any(t.capaian is not None for i in x.indikator for t in i.past)
    col = [Column("Kode", 8, Content.CENTRED), Column("Indikator kinerja", 34)]
    col += [Column(f"Realisasi {t}", 12, Content.NUMBER) for t in year]
    col.append(Column(f"Realisasi {words.s_d(material.identity)}", 13, Content.NUMBER))
    if has_capaian:
        col += [Column(f"Capaian {t}", 12, Content.NUMBER) for t in year if _has_capaian(x, t)]
        col.append(Column(f"Capaian {words.s_d(material.identity)}", 12, Content.NUMBER))
    row = []
    for i in x.indikator:
        cell = [i.code, i.name]
        for t in year:
            before = _in_year(i, t)
            cell.append(words.quantity(before.realisasi) if before else "–")
        cell.append(result_cell(i))
        if has_capaian:
            cell += [
                words.percent(d.capaian) if (d := _in_year(i, t)) else "–"
                for t in year
                if _has_capaian(x, t)
            ]
            cell.append(words.percent(i.capaian))
        row.append(DataRow(tuple(cell)))
    data_table = Table(
        f"{key}.2",
        "Realisasi dan capaian dibandingkan dengan tahun sebelumnya",
        tuple(col),
        tuple(row),
        s.entry_source(material),
    )
    note = ""
    if not material.full_year:
        note = (
            f"Realisasi tahun {past} adalah realisasi setahun penuh, sedangkan realisasi tahun "
            f"{material.identity.year} baru "
            f"{words.period(material.identity)}; keduanya belum setara. "
        )
    return (
        *_chart(material, x, key),
        s.paragraph(f"{note}Perbandingannya disajikan dalam ", Reference(f"{key}.2"), "."),
        data_table,
        s.section(
            f"{key}.2",
            "Tahun sebelumnya",
            to_paragraphs(explain_previous_year(x.indikator, past, full_year=material.full_year)),
        ),
    )


def _chart(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return the chart of the only sasaran; several share the one beside the summary."""
    return years_chart(material, x.indikator, key) if len(material.sasaran) == 1 else ()


def _has_capaian(x: Sasaran, year: int) -> bool:
    return any((t := _in_year(i, year)) is not None and t.capaian is not None for i in x.indikator)
