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
