"""Lampiran: agreement, measurement, evidence, process, sources."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.measure.numbers.value import NOTHING
from lkjip.report.analyses.supporting import MEASUREMENT, MOST, by_upper_program, explanations
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    Heading,
    PageBreak,
    Table,
)
from lkjip.report.chapters.budget import budget_details
from lkjip.report.chapters.planning import pk_table
from lkjip.report.chapters.results import outcome_cell, result_cell
from lkjip.report.chapters.sources import data_sources
from lkjip.report.charts.process import process_chart
from lkjip.report.material.model import Indikator, ProgramRow, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

PROCESS_TITLE = "Rencana dan pelaksanaan langkah penyusunan"


def attachment(material: ReportMaterial) -> tuple[Block, ...]:
    """Everything after Bab IV."""
    parts = [
        (material.identity.agreement, (pk_table(material, "lampiran.pk"),)),
        (
            "Pengukuran Kinerja",
            (
                s.paragraph(
                    "Tabel berikut memuat pengukuran setiap indikator beserta cara menghitungnya, "
                    f"menurut isian {words.unit_designation(material.identity)} ("
                    f"{words.s_d(material.identity)})."
                ),
                _measurement(material),
                *explanations(material),
            ),
        ),
        ("Realisasi Anggaran", budget_details(material)),
        ("Bukti Pendukung", evidence(material)),
    ]
    shown = [(title, content) for title, content in parts if content]
    numbered = [
        block
        for n, (title, content) in enumerate(shown, 1)
        for block in (Heading(title, 2, number=f"{n}."), *content)
    ]
    internal = internal_parts(material, len(shown) + 1) if material.approval is None else ()
    return (Heading("LAMPIRAN", 1, front=True), *numbered, *internal)


def internal_annex(material: ReportMaterial) -> tuple[Block, ...]:
    """Return what the office keeps apart from the signed report: the process and the sources."""
    i = material.identity
    return (
        Heading("LAMPIRAN INTERNAL", 1, front=True),
        s.paragraph(
            f"Lampiran internal LKjIP {words.full_name(i)} Tahun {i.year}: proses penyusunan dan "
            "asal setiap angka, dengan nama berkas dan pengirimnya. Lampiran ini tidak untuk "
            "diterbitkan."
        ),
        *internal_parts(material, 1)[1:],
    )


def internal_parts(material: ReportMaterial, first: int) -> tuple[Block, ...]:
    """Return the process and the sources, numbered from ``first``."""
    return (
        PageBreak(),
        Heading("Proses Penyusunan Laporan", 2, number=f"{first}."),
        *_process(material),
        PageBreak(),
        Heading("Sumber Data", 2, number=f"{first + 1}."),
        *data_sources(material),
    )


def _measurement(material: ReportMaterial) -> Table:
    """Return every indicator with its quarters and the sum behind its capaian."""
    quarters = material.identity.up_to_triwulan
    row = []
    for n, x in enumerate(material.sasaran, 1):
        head = (str(n), " ".join(x.name.split()), "", "", *[""] * quarters, "")
        row.append(DataRow((*head, words.percent(x.capaian), x.formula), bold=True))
        below = {i.code for i in x.supporting}
        for one in _grouped(material, x):
            if isinstance(one, ProgramRow):
                name = " ".join(one.description.split())
                row.append(DataRow((one.code, name, *[""] * (quarters + 5)), level=1))
                continue
            result: str | Gap = result_cell(one)
            if one.code in below and len(below) > MOST:  # else its gap stands in Bab III
                result = outcome_cell(material, one)
            tw = [words.quantity(v) for v in (*one.triwulan, *[NOTHING] * 4)[:quarters]]
            line = (one.code, one.name, one.measure_unit, words.quantity(one.target), *tw, result)
            last = (words.percent(one.capaian), words.with_minus(one.formula) or "–")
            row.append(DataRow((*line, *last), level=2 if one.code in below else 1))
    return Table(
        MEASUREMENT,
        f"Pengukuran kinerja {words.title_period(material.identity)}",
        (
            Column("Kode", 6, Content.CENTRED),
            Column("Sasaran / indikator", 25),
            Column("Satuan", 9, Content.CENTRED),
            Column("Target", 7, Content.NUMBER),
            *(Column(f"TW {r}", 6, Content.NUMBER) for r in words.ROMAN[1 : quarters + 1]),
            Column("Realisasi", 8, Content.NUMBER),
            Column("Capaian", 8, Content.NUMBER),
            Column("Cara hitung", 17),
        ),
        tuple(row),
    )


def _grouped(material: ReportMaterial, x: Sasaran) -> Iterator[Indikator | ProgramRow]:
    """Yield the main indicators, then the supporting ones below the row that they measure."""
    yield from x.main_indicators
    for program, group in by_upper_program(material, x.supporting):
        if program is not None:
            yield program
        yield from group


def evidence(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the table of evidence, or its gap."""
    if not material.evidence:
        gap = Gap(
            "daftar bukti pendukung", s.compiler(material), "Minta unit mengisi lembar Bukti."
        )
        return (s.paragraph(gap),)
    return (
        Table(
            "lampiran.bukti",
            "Bukti pendukung realisasi kinerja",
            (
                Column("No", 5, Content.CENTRED),
                Column("Kode", 8, Content.CENTRED),
                Column("Dokumen", 30),
                Column("Nomor dan tanggal", 18),
                Column("Lokasi", 17),
                Column("Unit", 16),
                Column("Keadaan", 11, Content.CENTRED),
            ),
            tuple(
                DataRow(
                    (
                        str(n),
                        d.row.code or "–",
                        d.row.document,
                        d.row.number or "–",
                        d.row.location or "–",
                        d.unit or "–",
                        d.state,
                    )
                )
                for n, d in enumerate(material.evidence, 1)
            ),
            "Sumber: lembar Bukti formulir unit kerja.",
        ),
    )


def _process(material: ReportMaterial) -> tuple[Block, ...]:
    if not material.steps:
        gap = Gap("rencana penyusunan", s.compiler(material), "Tetapkan rencana (langkah 1).")
        return (s.paragraph(gap),)
    return (
        s.paragraph(
            "Laporan disusun menurut prosedur dalam delapan langkah. Rencana pertama, tenggat "
            "terakhir, dan pelaksanaannya sampai dengan saat ini adalah sebagai berikut."
        ),
        Table(
            "lampiran.proses",
            PROCESS_TITLE,
            (
                Column("No", 5, Content.CENTRED),
                Column("Langkah", 32),
                Column("Rencana mulai", 13, Content.CENTRED),
                Column("Rencana selesai", 13, Content.CENTRED),
                Column("Tenggat terakhir", 13, Content.CENTRED),
                Column("Selesai", 12, Content.CENTRED),
                Column("Keadaan", 12, Content.CENTRED),
            ),
            tuple(
                DataRow((str(x.no), x.name, words.on_date(x.planned_start),
                       words.on_date(x.planned_end), words.on_date(x.due),
                       words.on_date(x.finished), x.state or "–"))
                for x in material.steps
            ),
        ),
        *process_chart(material),
    )  # fmt: skip
