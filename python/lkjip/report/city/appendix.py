"""Lampiran of the city: agreement, measurement, recapitulation of the OPD, evidence, sources."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, Content, DataRow, Heading, PageBreak, Table
from lkjip.report.chapters.appendix import evidence, internal_parts
from lkjip.report.chapters.planning import pk_table
from lkjip.report.chapters.results import outcome_cell
from lkjip.report.material.city import CityPart
from lkjip.report.material.model import ReportMaterial
from lkjip.report.wording import figures as words


def city_attachment(material: ReportMaterial, city: CityPart) -> tuple[Block, ...]:
    """Everything after Bab IV."""
    return (
        Heading("LAMPIRAN", 1, front=True),
        Heading(f"{material.identity.agreement} Wali Kota", 2, number="1."),
        pk_table(material, "lampiran.pk"),
        PageBreak(),
        Heading("Pengukuran Kinerja", 2, number="2."),
        s.paragraph(
            "Tabel berikut memuat pengukuran setiap indikator kinerja utama, sumber datanya, dan "
            "cara menghitungnya."
        ),
        _measurement(material),
        Heading("Rekapitulasi Perangkat Daerah", 2, number="3."),
        s.paragraph(
            "Capaian perangkat daerah adalah rata-rata capaian sasarannya menurut paket yang "
            "diterima; capaian kota tidak dihitung dari rekapitulasi ini."
        ),
        _recapitulation(material, city),
        Heading("Bukti Pendukung", 2, number="4."),
        *evidence(material),
        *(internal_parts(material, 5) if material.approval is None else ()),
    )


def _measurement(material: ReportMaterial) -> Table:
    rows: list[DataRow] = []
    for number, x in enumerate(material.sasaran, 1):
        name = " ".join(x.name.split())
        head = (str(number), name, "", "", "", words.percent(x.capaian), "", x.formula)
        rows.append(DataRow(head, bold=True))
        for i in x.indikator:
            source = i.master.data_source or ", ".join(i.details) or "–"
            rows.append(
                DataRow(
                    (
                        i.code,
                        i.name,
                        i.measure_unit,
                        words.quantity(i.target),
                        outcome_cell(material, i),
                        words.percent(i.capaian),
                        source,
                        i.formula or "–",
                    ),
                    level=1,
                )
            )
    return Table(
        "lampiran.pengukuran",
        f"Pengukuran kinerja {words.title_period(material.identity)}",
        (
            Column("Kode", 7, Content.CENTRED),
            Column("Sasaran / indikator", 25),
            Column("Satuan", 10, Content.CENTRED),
            Column("Target", 9, Content.NUMBER),
            Column("Realisasi", 10, Content.NUMBER),
            Column("Capaian", 9, Content.NUMBER),
            Column("Sumber data", 13),
            Column("Cara hitung", 17),
        ),
        tuple(rows),
    )


def _recapitulation(material: ReportMaterial, city: CityPart) -> Table:
    rows = tuple(
        DataRow(
            (
                one.code,
                one.name,
                one.status or "–",
                "–" if one.version is None else str(one.version),
                "–" if one.indicators is None else str(one.indicators),
                words.percent(one.capaian),
                one.category or "–",
                words.percent(one.money.serapan),
            )
        )
        for one in city.opd
    )
    return Table(
        "lampiran.opd",
        f"Rekapitulasi perangkat daerah {words.title_period(material.identity)}",
        (
            Column("Kode", 11),
            Column("Perangkat daerah", 27),
            Column("Keadaan", 14, Content.CENTRED),
            Column("Versi", 7, Content.CENTRED),
            Column("Jumlah indikator", 10, Content.CENTRED),
            Column("Capaian", 10, Content.NUMBER),
            Column("Kategori", 12, Content.CENTRED),
            Column("Serapan", 9, Content.NUMBER),
        ),
        rows,
        "Sumber: paket perangkat daerah yang diterima.",
    )
