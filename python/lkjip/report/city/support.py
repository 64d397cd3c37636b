"""The tables of OPD programmes behind a sasaran: what they contribute, how thriftily."""

from __future__ import annotations

from decimal import Decimal

from lkjip.measure.rules.budget import EfficiencyFormula, efficiency
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, Content, DataRow, Reference, Table
from lkjip.report.material.city import CityGoalPart, SupportLine, total
from lkjip.report.material.model import ReportMaterial, Sasaran
from lkjip.report.wording import figures as words
from lkjip.report.wording.efficiency_text import efficiency_head, efficiency_source

SOURCE = "Sumber: paket perangkat daerah yang diterima."


def support_table(material: ReportMaterial, goal: CityGoalPart, key: str) -> tuple[Block, ...]:
    """Return the programmes that were agreed to, with their part and their money."""
    if not goal.support:
        return ()
    rows = [
        DataRow(
            (
                f"{line.description or line.program} – {line.opd_name}",
                line.part or "–",
                words.percent(line.capaian),
                words.money(line.money.pagu),
                words.money(line.money.realisasi),
                words.percent(line.money.serapan),
            )
        )
        for line in goal.support
    ]
    whole = total([line.money for line in goal.support])
    rows.append(
        DataRow(
            ("Jumlah", "", "", words.money(whole.pagu), words.money(whole.realisasi),
             words.percent(whole.serapan)),
            bold=True,
        )
    )  # fmt: skip
    owners = len({line.opd for line in goal.support})
    return (
        s.paragraph(
            f"Sasaran ini ditunjang {words.numeral(len(goal.support))} program dari "
            f"{words.numeral(owners)} perangkat daerah, sebagaimana disajikan dalam ",
            Reference(f"{key}.7"),
            ".",
        ),
        Table(
            f"{key}.7",
            f"Program perangkat daerah penunjang sasaran {words.title_period(material.identity)}",
            (
                Column("Program dan perangkat daerah", 33),
                Column("Peran", 20),
                Column("Capaian", 10, Content.NUMBER),
                Column("Pagu (Rp)", 14, Content.NUMBER),
                Column("Realisasi (Rp)", 14, Content.NUMBER),
                Column("Serapan", 9, Content.NUMBER),
            ),
            tuple(rows),
            SOURCE,
        ),
    )


def efficiency_table(
    material: ReportMaterial, x: Sasaran, goal: CityGoalPart, key: str
) -> tuple[Block, ...]:
    """Return capaian against serapan by OPD, then of the sasaran as a whole."""
    how = material.method.efficiency
    by_opd: dict[str, list[SupportLine]] = {}
    for line in goal.support:
        by_opd.setdefault(line.opd_name, []).append(line)
    rows = []
    for name, lines in by_opd.items():
        capaian = _mean([line.capaian for line in lines if line.capaian is not None])
        count = f"{words.numeral(len(lines))} program"
        rows.append(
            _row(f"{name}, {count}", capaian, total([one.money for one in lines]).serapan, how)
        )
    whole = total([line.money for line in goal.support])
    if whole.serapan is None:
        return ()
    rows.append(
        _row("Sasaran ini terhadap seluruh program penunjangnya", x.capaian, whole.serapan, how)
    )
    rows[-1] = DataRow(rows[-1].cell, bold=True)
    return (
        s.paragraph(
            "Efisiensi diukur dengan membandingkan capaian dan serapan anggaran program yang "
            "menunjang sasaran ini, sebagaimana disajikan dalam ",
            Reference(f"{key}.6"),
            ".",
        ),
        Table(
            f"{key}.6",
            f"Capaian dan serapan program penunjang {words.title_period(material.identity)}",
            (
                Column("Perangkat daerah", 52),
                Column("Capaian", 16, Content.NUMBER),
                Column("Serapan", 16, Content.NUMBER),
                Column(efficiency_head(how), 16, Content.NUMBER),
            ),
            tuple(rows),
            "Capaian perangkat daerah adalah rata-rata capaian program penunjangnya. "
            f"{efficiency_source(how)}",
        ),
    )


def _row(
    name: str, capaian: Decimal | None, share: Decimal | None, how: EfficiencyFormula
) -> DataRow:
    thrift = words.exact_points(efficiency(capaian, share, how))
    return DataRow((name, words.percent(capaian), words.percent(share), thrift))


def _mean(values: list[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
