"""The tables about the office: staff, follow-up of recommendations, awards of the year."""

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
from lkjip.report.material.model import ReportMaterial
from lkjip.report.wording import figures as words


def staff_tables(material: ReportMaterial) -> tuple[Block, ...]:
    """Return a table per group in which staff are counted, with its total."""
    rows = material.organisation.staff_counts
    groups = dict.fromkeys(row.group for row in rows if row.group)
    return tuple(block for group in groups for block in _group(material, group))


def _group(material: ReportMaterial, group: str) -> tuple[Block, ...]:
    rows = [row for row in material.organisation.staff_counts if row.group == group]
    total = sum(row.count or 0 for row in rows)
    lines = [DataRow((row.value, "–" if row.count is None else str(row.count))) for row in rows]
    key = f"pegawai.{group}"
    return (
        s.paragraph(
            f"Susunan pegawai menurut {group} disajikan dalam ",
            Reference(key),
            f"; seluruhnya {total} orang.",
        ),
        Table(
            key,
            f"Pegawai menurut {group}",
            (Column(words.large(group), 70), Column("Jumlah", 30, Content.NUMBER)),
            (*lines, DataRow(("Jumlah", str(total)), bold=True)),
        ),
    )


def follow_up_table(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the recommendations of earlier evaluations, and what became of each."""
    rows = material.organisation.recommendations
    if not rows:
        return ()
    lines = (
        DataRow(
            (
                str(number),
                " ".join(part for part in (row.source, str(row.year or "")) if part),
                row.recommendation,
                row.follow_up or "–",
                row.status or "–",
                row.evidence or "–",
            )
        )
        for number, row in enumerate(rows, 1)
    )
    return (
        s.paragraph(
            "Rekomendasi dan tindak lanjutnya disajikan dalam ", Reference("rekomendasi"), "."
        ),
        Table(
            "rekomendasi",
            "Tindak lanjut rekomendasi",
            (
                Column("No", 6, Content.CENTRED),
                Column("Sumber", 12),
                Column("Rekomendasi", 31),
                Column("Tindak lanjut", 29),
                Column("Status", 9, Content.CENTRED),
                Column("Bukti", 13),
            ),
            tuple(lines),
        ),
    )


def chapter3_awards(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the section about awards and innovations; none without any."""
    rows = material.organisation.awards
    if not rows:
        return ()
    lines = (
        DataRow((str(number), row.name, row.giver or "–", row.remark or "–"))
        for number, row in enumerate(rows, 1)
    )
    return (
        Heading("Prestasi dan Inovasi", 2, number="C."),
        s.paragraph(
            f"Penghargaan dan inovasi tahun {material.identity.year} disajikan dalam ",
            Reference("prestasi"),
            ".",
        ),
        Table(
            "prestasi",
            "Penghargaan dan inovasi",
            (
                Column("No", 6, Content.CENTRED),
                Column("Penghargaan atau inovasi", 40),
                Column("Pemberi", 24),
                Column("Keterangan", 30),
            ),
            tuple(lines),
        ),
    )
