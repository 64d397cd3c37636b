"""Bab III.B of the city: the budget by sasaran and by OPD; every programme counts once."""

from __future__ import annotations

from decimal import Decimal

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
from lkjip.report.chapters.budget import spending
from lkjip.report.charts.budget import budget_chart
from lkjip.report.material.city import CityPart, Money, SupportLine, total
from lkjip.report.material.model import ReportMaterial
from lkjip.report.material.totals import topmost_rows
from lkjip.report.wording import figures as words
from lkjip.report.wording.budget import serapan_extremes_sentence, serapan_sentence


def city_budget(material: ReportMaterial, city: CityPart) -> tuple[Block, ...]:
    """Return the section."""
    i, whole = material.identity, city.money
    title = Heading("Realisasi Anggaran", 2, number="B.")
    if whole.pagu is None:
        gap = Gap("pagu dan realisasi anggaran", s.compiler(material), "Ambil paket OPD.")
        return (title, s.paragraph(gap))
    period = "" if material.full_year else words.period(i)
    sentence = s.merged(
        [
            serapan_sentence(
                f"perangkat daerah tahun {i.year}",
                whole.pagu,
                whole.realisasi,
                whole.serapan,
                period,
            ),
            serapan_extremes_sentence(topmost_rows(material)),
            _without(city),
        ]
    )
    return (
        title,
        s.section("anggaran", "Realisasi anggaran", (s.paragraph(sentence),)),
        *budget_chart(material),
        s.paragraph(
            "Pagu dan realisasinya menurut sasaran disajikan dalam ",
            Reference("anggaran.sasaran"),
            ", sedangkan menurut perangkat daerah dalam ",
            Reference("anggaran"),
            ".",
        ),
        by_goal(material, city),
        _by_opd(material, city),
    )


def _without(city: CityPart) -> str:
    names = city.without_budget
    if not names:
        return ""
    return f"Paket {words.series(names)} tidak memuat anggaran, sehingga tidak ikut dijumlahkan."


def by_goal(material: ReportMaterial, city: CityPart) -> Table:
    """Return the budget by sasaran; two lines lead from their sum to that of all OPD.

    A programme that supports several sasaran stands at each of them and is taken out once more
    than needed; programmes that support none are added.
    """
    rows: list[DataRow] = []
    lines = [line for goal in city.goals for line in goal.support]
    for number, (x, goal) in enumerate(zip(material.sasaran, city.goals, strict=True), 1):
        name = " ".join(x.name.split())
        rows.append(_row(str(number), name, len(goal.support), total(_money(goal.support))))
    once = tuple({line.key: line for line in lines}.values())
    doubled = _minus(total(_money(lines)), total(_money(once)))
    rest = _minus(city.money, total(_money(once)))
    if len(once) < len(lines):
        count = len(lines) - len(once)
        words_of_row = "Dikurangi: program yang disebut lebih dari sekali"
        rows.append(_row("", words_of_row, count, _minus(Money(), doubled)))
    rows.append(_row("", "Program lain dan program tanpa sasaran kota", None, rest))
    whole = _row("", "Jumlah seluruh perangkat daerah", None, city.money)
    rows.append(DataRow(whole.cell, bold=True))
    return Table(
        "anggaran.sasaran",
        f"Anggaran menurut sasaran kota {words.title_period(material.identity)}",
        (
            Column("No", 5, Content.CENTRED),
            Column("Sasaran", 38),
            Column("Program", 10, Content.CENTRED),
            Column("Pagu (Rp)", 18, Content.NUMBER),
            Column("Realisasi (Rp)", 18, Content.NUMBER),
            Column("Serapan", 11, Content.NUMBER),
        ),
        tuple(rows),
        "Sumber: register Dukungan OPD dan paket perangkat daerah.",
    )


def _money(lines: list[SupportLine] | tuple[SupportLine, ...]) -> list[Money]:
    return [line.money for line in lines]


def _minus(one: Money, other: Money) -> Money:
    """Return the difference; what is not known counts as nothing."""

    def less(a: Decimal | None, b: Decimal | None) -> Decimal | None:
        return None if a is None and b is None else (a or Decimal(0)) - (b or Decimal(0))

    return Money(less(one.pagu, other.pagu), less(one.realisasi, other.realisasi))


def _row(number: str, name: str, count: int | None, money: Money) -> DataRow:
    share = words.percent(money.serapan) if money.pagu and money.pagu > 0 else "–"
    counted = "" if count is None else str(count)
    return DataRow(
        (number, name, counted, words.money(money.pagu), words.money(money.realisasi), share)
    )


def _by_opd(material: ReportMaterial, city: CityPart) -> Table:
    rows = [
        DataRow((str(number), one.name, *spending(one.money)))
        for number, one in enumerate(city.opd, 1)
    ]
    rows.append(DataRow(("", "Jumlah", *spending(city.money)), bold=True))
    return Table(
        "anggaran",
        f"Anggaran menurut perangkat daerah {words.title_period(material.identity)}",
        (
            Column("No", 5, Content.CENTRED),
            Column("Perangkat daerah", 39),
            Column("Pagu (Rp)", 16, Content.NUMBER),
            Column("Realisasi (Rp)", 16, Content.NUMBER),
            Column("Serapan", 9, Content.NUMBER),
            Column("Sisa (Rp)", 15, Content.NUMBER),
        ),
        tuple(rows),
        "Sumber: paket perangkat daerah yang diterima. Tanda – berarti paketnya belum ada atau "
        "tidak memuat anggaran.",
    )
