"""Totals over the programme rows: always sums, never means of percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.budget import serapan
from lkjip.report.material.model import ProgramRow, ReportMaterial, Sasaran


@dataclass(frozen=True, slots=True)
class Total:
    """Σ pagu, Σ realisasi in rupiah and their quotient in percent; None without any line."""

    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None


def rows_of_sasaran(material: ReportMaterial, x: Sasaran) -> tuple[ProgramRow, ...]:
    """Return the programme rows of a sasaran, in printed order."""
    name = " ".join(x.name.split()).casefold()
    return tuple(b for b in material.programs if " ".join(b.sasaran.split()).casefold() == name)


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
    """Return the lowest measured level of the tree that has at most so many rows.

    Where even the top has more, its rows with the largest pagu.
    """
    shown = measured(row)
    while len(shown) > at_most:
        parents = {b.parent for b in shown}
        upper = tuple(b for b in row if b.code in parents)
        if not upper:
            largest = sorted(shown, key=lambda b: -(b.pagu or 0))[:at_most]
            return tuple(b for b in shown if b in largest)
        shown = upper
    return shown


def level_name(row: Sequence[ProgramRow]) -> str:
    """Name the level of these rows in lower case; several levels are "program dan kegiatan"."""
    found = {b.level.lower() for b in row if b.level}
    return found.pop() if len(found) == 1 else "program dan kegiatan"


def upper_rows(row: tuple[ProgramRow, ...], at_most: int) -> tuple[ProgramRow, ...]:
    """Return the rows; where there are more of them, those above the lowest level of the tree."""
    depth = depths(row)
    lowest = max(depth.values(), default=0)
    if len(row) <= at_most or not lowest:
        return row
    return tuple(b for b in row if depth[b.code] < lowest)


def depths(row: Sequence[ProgramRow]) -> dict[str, int]:
    """Return by code how deep each row stands under the others."""
    parent = {b.code: b.parent for b in row}
    found = {}
    for start in parent:
        steps, code = 0, parent[start]
        while code in parent and steps < len(parent):
            steps, code = steps + 1, parent[code]
        found[start] = steps
    return found


MOST_BUDGET_ROWS = 40
"""Rows of the budget that a chapter carries; more stand in the lampiran, on wide pages."""


def budget_key(material: ReportMaterial) -> str:
    """Return the key of the table that holds every row of the budget."""
    return "lampiran.anggaran" if len(material.programs) > MOST_BUDGET_ROWS else "anggaran"


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
