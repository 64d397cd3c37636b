"""Analysis 2: realisasi and capaian against last year and several years."""

from __future__ import annotations

from collections.abc import Iterator

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
"""Earlier years shown at most."""
CHANGED = "*"
"""Stands behind a year that is not comparable with the next."""


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
    data_table = _table(material, x, key, year)
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


def _table(material: ReportMaterial, x: Sasaran, key: str, years: list[int]) -> Table:
    """Return target, realisasi and capaian of each year, below one another per indicator."""
    rows = [row for i in x.indikator for row in _rows(material, i, years)]
    changed = any(t.method_changed and t.year in years for i in x.indikator for t in i.past)
    mark = f" {CHANGED} Cara mengukurnya berubah sesudah tahun itu." if changed else ""
    return Table(
        f"{key}.2",
        f"Target, realisasi, dan capaian tahun {years[0]}–{material.identity.year}",
        (
            Column("Kode", 9, Content.CENTRED),
            Column("Indikator kinerja", 34),
            Column("Tahun", 18, Content.CENTRED),
            Column("Target", 13, Content.NUMBER),
            Column("Realisasi", 13, Content.NUMBER),
            Column("Capaian", 13, Content.NUMBER),
        ),
        tuple(rows),
        f"{s.entry_source(material)}{mark}",
    )


def _rows(material: ReportMaterial, i: Indikator, years: list[int]) -> Iterator[DataRow]:
    """Yield a row a year, from the first of which something is known; the name once."""
    known = [year for year in years if _in_year(i, year)]
    for year in years[years.index(known[0]) :] if known else ():
        t = _in_year(i, year) or OtherYear(year)
        yield DataRow(
            (
                i.code,
                i.name if year == known[0] else "",
                f"{year}{CHANGED if t.method_changed else ''}",
                words.quantity(t.target),
                words.quantity(t.realisasi),
                words.percent(t.capaian),
            )
        )
    label = words.s_d(material.identity)
    now = (words.quantity(i.target), result_cell(i), words.percent(i.capaian))
    yield DataRow((i.code, "" if known else i.name, label, *now))
