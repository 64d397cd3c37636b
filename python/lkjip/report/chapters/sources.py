"""The appendix "Sumber data": file, cell, sender and time of every value that was sent in, and the
rows behind every value that was computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lkjip.measure.numbers.format import rupiah
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, Content, DataRow, Gap, Table
from lkjip.report.material.goal_members import used
from lkjip.report.material.model import Origin, ReportMaterial
from lkjip.report.wording import figures as words

FINGERPRINT_LENGTH = 12
"""Digits of the SHA-256 that are printed: enough to find the file in the archive."""


def data_sources(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the table, or the gap when nothing was sent in."""
    row = tuple(_row(material))
    if not row:
        gap = Gap("asal data", s.compiler(material), "Kumpulkan formulir unit (langkah 3).")
        return (s.paragraph(gap),)
    return (
        s.paragraph(
            "Setiap angka dapat ditelusuri ke berkas asli dalam arsip menurut kode dan sidik "
            "berkasnya. Sidik adalah dua belas angka pertama SHA-256 berkas itu."
        ),
        Table(
            "lampiran.sumber",
            "Asal data kinerja dan anggaran",
            (
                Column("Kode", 12),
                Column("Nilai", 10, Content.NUMBER),
                Column("Berkas", 25),
                Column("Lembar!Sel", 10, Content.CENTRED),
                Column("Pengirim", 17),
                Column("Diterima", 11, Content.CENTRED),
                Column("Revisi", 5, Content.CENTRED),
                Column("Sidik", 10, Content.CENTRED),
            ),
            row,
        ),
    )


def _row(material: ReportMaterial) -> Iterator[DataRow]:
    """List sent figures cell by cell, and computed ones with the rows that made them."""
    for n, x in enumerate(material.sasaran, 1):
        code = [i.code for i in used(x)]
        if code:
            yield _calculation(f"Sasaran {n}", words.percent(x.capaian), code)
    for i in material.indikator:
        if i.origin is not None:
            value = words.quantity(i.realisasi) if i.realisasi.known else i.status.value
            yield _one(i.code, value, i.origin)
        elif i.details:
            yield _calculation(i.code, words.quantity(i.realisasi), i.details)
    lower: dict[str, list[str]] = defaultdict(list)
    for b in material.programs:
        if b.realisasi is not None:
            lower[b.parent].append(b.code)
    for b in material.programs:
        if b.origin is not None:
            yield _one(b.code, rupiah(b.realisasi), b.origin)
        elif b.code in lower:
            yield _calculation(b.code, rupiah(b.realisasi), lower[b.code])


def _calculation(code: str, value: str, from_: Sequence[str]) -> DataRow:
    return DataRow((code, value, f"dihitung dari {words.series(from_)}", *["–"] * 5))


def _one(code: str, value: str, origin: Origin) -> DataRow:
    cell = f"{origin.sheet}!{origin.cell}" if origin.cell else origin.sheet or "–"
    return DataRow(
        (
            code,
            value,
            origin.file or "–",
            cell,
            origin.sender or "–",
            words.instant(origin.received),
            "–" if origin.revision is None else str(origin.revision),
            origin.fingerprint[:FINGERPRINT_LENGTH] or "–",
        )
    )
