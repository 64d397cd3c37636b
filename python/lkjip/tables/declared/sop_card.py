"""The SOP as a card of the book: its head and activities, and what its print leaves empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip.sop.activities import SOP, STEPS
from lkjip.tables import column
from lkjip.tables.column import Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Table, TableRow

OF_OFFICE = ("Nama SOP", "Instansi", "Disahkan oleh", "Kualifikasi pelaksana")
"""Parts whose printed words name the office of the SOP."""


@dataclass(frozen=True, kw_only=True)
class SopRow(TableRow):
    """One line of the SOP; ``filled`` is for what the print leaves empty or the office changes."""

    part: str = column.text("Bagian", 26)
    words: str = column.text("Menurut SOP tercetak", 90)
    filled: str = column.text(
        "Isian kantor", 40, hint="Untuk yang kosong di SOP tercetak.", by=Writer.PERSON
    )


def _rows() -> Iterator[SopRow]:
    yield SopRow(part="Nama SOP", words=SOP.name)
    yield SopRow(part="Instansi", words=SOP.institution)
    yield SopRow(part="Nomor SOP")
    yield SopRow(part="Tanggal pembuatan", words=SOP.creation_date)
    yield SopRow(part="Tanggal revisi")
    yield SopRow(part="Tanggal efektif", words=SOP.effective_date)
    yield SopRow(part="Disahkan oleh", words=SOP.approved_by)
    for basis in SOP.legal_basis:
        yield SopRow(part="Dasar hukum", words=basis.text, filled=basis.note)
    for part, lines in (
        ("Kualifikasi pelaksana", SOP.performer_qualifications),
        ("Keterkaitan", SOP.related_sops),
        ("Peralatan", SOP.equipment),
        ("Peringatan", (SOP.warning,)),
        ("Pencatatan", SOP.records),
    ):
        for line in lines:
            yield SopRow(part=part, words=line)
    for step in STEPS:
        needs, output = "; ".join(step.completeness_items), "; ".join(step.output)
        words = (
            f"{step.activity}. Kelengkapan: {needs}. Waktu: {step.duration_days} hari kerja. "
            f"Output: {output}."
        )
        yield SopRow(part=f"Kegiatan {step.no}, Ket.", words=words)


SOP_CARD = Table(SopRow, "tblSop", TabName.SOP, turn=Turn.CARRY, by=Writer.PROGRAM, shipped=_rows)
