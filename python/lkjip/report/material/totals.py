"""Totals over the programme rows: always sums, never means of percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.budget import serapan
from lkjip.report.material.model import ProgramRow, ReportMaterial


@dataclass(frozen=True, slots=True)
class Total:
    """Σ pagu, Σ realisasi in rupiah and their quotient in percent; None without any line."""

    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None


def topmost_rows(material: ReportMaterial) -> tuple[ProgramRow, ...]:
    """Rows whose parent is not in the report: what the total adds up."""
    present = {b.code for b in material.programs}
    return tuple(b for b in material.programs if not b.parent or b.parent not in present)


def lowest_rows(material: ReportMaterial) -> tuple[ProgramRow, ...]:
    """Rows without children: sub-kegiatan, as a rule."""
    parent = {b.parent for b in material.programs}
    return tuple(b for b in material.programs if b.code not in parent)


def measured(row: Sequence[ProgramRow]) -> tuple[ProgramRow, ...]:
    """The lowest rows whose capaian is known: sub-kegiatan where they are measured, else above.

    Without any capaian the lowest rows themselves.
    """
    parent = {b.code: b.parent for b in row}
    with_children = set(parent.values())
    filled: set[str] = set()
    for b in row:
        if b.capaian is not None:
            code = b.parent
            while code in parent and code not in filled:
                filled.add(code)
                code = parent[code]
    present = tuple(b for b in row if b.capaian is not None and b.code not in filled)
    return present or tuple(b for b in row if b.code not in with_children)


def fitting_level(row: Sequence[ProgramRow], at_most: int) -> tuple[ProgramRow, ...]:
    """Return the lowest level of the tree that has at most so many rows with a serapan.

    Where even the top has more, its rows with the largest pagu.
    """
    shown = tuple(b for b in measured(row) if b.serapan is not None)
    while len(shown) > at_most:
        parents = {b.parent for b in shown}
        upper = tuple(b for b in row if b.code in parents and b.serapan is not None)
        if not upper:
            largest = sorted(shown, key=lambda b: -(b.pagu or 0))[:at_most]
            return tuple(b for b in shown if b in largest)
        shown = upper
    return shown


def budget_total(material: ReportMaterial) -> Total:
    """Return the whole, from the top rows that have both figures."""
    attach = [
        (b.pagu, b.realisasi)
        for b in topmost_rows(material)
        if b.pagu is not None and b.realisasi is not None
    ]
    if not attach:
        return Total(None, None, None)
    pagu, realisasi = [p for p, _ in attach], [r for _, r in attach]
    return Total(sum(pagu, Decimal(0)), sum(realisasi, Decimal(0)), serapan(pagu, realisasi))
