"""Sentences about money: absorption, what is left, and performance against spending."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.numbers.format import rupiah
from lkjip.measure.rules.budget import EfficiencyFormula
from lkjip.report.material.model import ProgramRow
from lkjip.report.wording import figures as words
from lkjip.report.wording import names

EQUIVALENCE_LIMIT = Decimal("0.005")
"""Differences below half of the last printed digit are no difference."""


def serapan_sentence(
    name: str,
    pagu: Decimal | None,
    realisasi: Decimal | None,
    serapan: Decimal | None,
    until: str = "",
) -> str:
    """Ceiling, spending, absorption and the rest; "" when a figure is missing.

    ``until`` is the period of the spending where it is shorter than that of the ceiling.
    """
    if pagu is None or realisasi is None or serapan is None:
        return ""
    remaining = pagu - realisasi
    if remaining < 0:
        end = f"melebihi pagu sebesar {rupiah(-remaining)}"
    elif remaining == 0:
        end = "tidak bersisa"
    else:
        end = f"dengan sisa {rupiah(remaining)}"
    return (
        f"Anggaran {name} sebesar {rupiah(pagu)} terealisasi {rupiah(realisasi)} "
        f"atau {words.percent(serapan)}{f' {until}' if until else ''}, {end}."
    )


def efficiency_sentence(
    row: ProgramRow, formula: EfficiencyFormula = EfficiencyFormula.DIFFERENCE
) -> str:
    """Performance against spending of one line; "" when either is unknown."""
    if row.capaian is None or row.serapan is None or row.efficiency is None:
        return ""
    c, s, e = words.percent(row.capaian), words.percent(row.serapan), row.efficiency
    name = names.calm(row.description)
    if abs(e) < EQUIVALENCE_LIMIT:
        return f"{name} mencatat capaian kinerja {c}, sebanding dengan serapan anggarannya {s}."
    if formula is EfficiencyFormula.SAVING:
        return (
            f"{name} mencatat capaian kinerja {c} dengan serapan anggaran {s}; efisiensinya "
            f"{words.percent(e)}."
        )
    position = "lebih tinggi" if e > 0 else "lebih rendah"
    return (
        f"{name} mencatat capaian kinerja {c} dengan serapan anggaran {s}; capaiannya {position} "
        f"{words.points(e)} daripada serapannya."
    )


def efficiency_clause(
    b: ProgramRow, formula: EfficiencyFormula = EfficiencyFormula.DIFFERENCE
) -> str:
    """One line as a clause: "… (66,67 % dibanding 5,71 %, selisih 60,96 poin)"."""
    e = b.efficiency or Decimal(0)
    saving = formula is EfficiencyFormula.SAVING
    difference = f"efisiensi {words.percent(e)}" if saving else f"selisih {words.points(e)}"
    figure = f"{words.percent(b.capaian)} dibanding {words.percent(b.serapan)}"
    return f"{names.calm(b.description)} ({figure}, {difference})"


def serapan_extremes_sentence(row: Sequence[ProgramRow]) -> str:
    """Highest and lowest absorption among lines of one level; "" for fewer than three."""
    present = [b for b in row if b.serapan is not None]
    if len(present) < 3:
        return ""
    height, low = max(present, key=_serapan), min(present, key=_serapan)
    if words.prints_same(_serapan(height), _serapan(low)):
        return ""
    return (
        f"Serapan tertinggi terdapat pada {_name(height)} ({words.percent(height.serapan)}), "
        f"terendah pada {_name(low)} ({words.percent(low.serapan)})."
    )


def _serapan(b: ProgramRow) -> Decimal:
    return b.serapan if b.serapan is not None else Decimal(0)


def _name(b: ProgramRow) -> str:
    return f"{b.level.lower()} {names.calm(b.description)}".strip()
