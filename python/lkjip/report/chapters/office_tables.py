"""The tables about the office: staff and means, follow-up of recommendations, awards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

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
from lkjip.tables.choices import StaffGroup
from lkjip.tables.declared.office_data import StaffRow

NEEDS = "kebutuhan"


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
    means = group == StaffGroup.MEANS
    opening = "Sarana kerja disajikan dalam " if means else f"{_by(group)} disajikan dalam "
    return (
        s.paragraph(
            opening,
            Reference(key),
            f"; seluruhnya {total} {'unit' if means else 'orang'}.",
        ),
        Table(
            key,
            "Sarana kerja" if means else f"Pegawai menurut {group}",
            (Column(words.large(group), 70), Column("Jumlah", 30, Content.NUMBER)),
            (*lines, DataRow(("Jumlah", str(total)), bold=True)),
        ),
    )


def _by(group: str) -> str:
    return f"Susunan pegawai menurut {group}"


@dataclass(frozen=True, slots=True)
class _Met:
    """How far the need of people or of means is met, over the rows that say both."""

    group: str
    rows: tuple[StaffRow, ...]

    @property
    def there(self) -> int:
        return sum(row.count or 0 for row in self.rows)

    @property
    def needed(self) -> int:
        return sum(row.needed or 0 for row in self.rows)

    @property
    def share(self) -> Decimal:
        """Percent of the need."""
        return Decimal(self.there) / self.needed * 100

    @property
    def noun(self) -> str:
        return "sarana" if self.group == StaffGroup.MEANS else "pegawai"


def _needs(material: ReportMaterial) -> Iterator[_Met]:
    """Yield people, by the first group that says their need, and means."""
    counts = material.organisation.staff_counts
    people = False
    for group in dict.fromkeys(row.group for row in counts if row.group):
        means = group == StaffGroup.MEANS
        rows = tuple(r for r in counts if r.group == group and r.needed and r.count is not None)
        if rows and (means or not people):
            people = people or not means
            yield _Met(group, rows)


def chapter3_resources(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the section on people and means against their need; none where no need is known."""
    found = list(_needs(material))
    if not found:
        return ()
    lines = [
        line
        for one in found
        for line in (
            *(_need_row(r.value, r.count or 0, r.needed or 0) for r in one.rows),
            _need_row(f"Jumlah {one.noun}", one.there, one.needed, bold=True),
        )
    ]
    return (
        Heading("Efisiensi Sumber Daya Manusia dan Sarana", 2, number="C."),
        s.paragraph("Ketersediaan dan kebutuhannya disajikan dalam ", Reference(NEEDS), "."),
        Table(
            NEEDS,
            "Pegawai dan sarana dibandingkan dengan kebutuhannya",
            (
                Column("Uraian", 46),
                Column("Tersedia", 18, Content.NUMBER),
                Column("Kebutuhan", 18, Content.NUMBER),
                Column("Terpenuhi", 18, Content.NUMBER),
            ),
            tuple(lines),
            "Sumber: register Pegawai dan sarana.",
        ),
        s.section(
            NEEDS,
            "Efisiensi sumber daya manusia dan sarana",
            [s.paragraph(_compared(material, one)) for one in found],
        ),
    )


def _need_row(name: str, there: int, needed: int, *, bold: bool = False) -> DataRow:
    share = Decimal(there) / needed * 100
    return DataRow((name, str(there), str(needed), words.percent(share)), bold=bold)


def _compared(material: ReportMaterial, one: _Met) -> str:
    """Say how much of the need is met, and what was achieved with it."""
    unit = "unit" if one.group == StaffGroup.MEANS else "orang"
    met = (
        f"Kebutuhan {one.noun} terpenuhi {words.percent(one.share)} ({one.there} dari "
        f"{one.needed} {unit})"
    )
    values = [x.capaian for x in material.sasaran if x.capaian is not None]
    if not values:
        return f"{met}."
    mean = sum(values, Decimal(0)) / len(values)
    what = "capaian sasaran" if len(values) == 1 else "rata-rata capaian sasaran"
    if words.prints_same(mean, one.share):
        return f"{met}, sebanding dengan {what} {words.percent(mean)}."
    side = "lebih tinggi" if mean > one.share else "lebih rendah"
    return (
        f"{met}, sedangkan {what} {words.percent(mean)}; hasil itu {side} "
        f"{words.points(mean - one.share)} daripada ketersediaan {one.noun}nya."
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
        Heading("Prestasi dan Inovasi", 2, number="D." if any(_needs(material)) else "C."),
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
