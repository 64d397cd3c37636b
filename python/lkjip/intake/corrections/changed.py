"""Says in a correction copy what has been changed since: the mark of a changed cell goes away.

The mark is the cell's own colour, which every program shows. A conditional format takes it off as
soon as the cell holds something else than it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.forms import spec
from lkjip.forms.table import columns
from lkjip.forms.writing import style

_OWN = 'LEN("koreksi")>0'
"""Always true; it tells our rules from those of the form and of the sender."""
_LONGEST = 200
"""A text in a formula may have 255 characters."""
_LONGEST_FORMULA = 8000
DONE, OPEN, FREE = "sudah diubah", "belum diubah", "boleh dibiarkan"


def unmark_when_changed(sheet: Worksheet, cells: Iterable[Cell]) -> None:
    """Let the colour of these cells go as soon as their content changes."""
    colour = style.INPUT.lstrip("#")
    plain = PatternFill("solid", start_color=colour, end_color=colour)
    for cell in cells:
        condition = changed(cell)
        if condition:
            rule = fill_rule(f"AND({_OWN},{condition})", plain)
            sheet.conditional_formatting.add(cell.coordinate, rule)


def fill_rule(condition: str, fill: PatternFill) -> Rule:
    """Make the rule that fills a cell under a condition."""
    return Rule(type="expression", dxf=DifferentialStyle(fill=fill), formula=[condition])


def forget_rules(sheet: Worksheet) -> None:
    """Remove the rules that an earlier copy brought; the form's own stay."""
    kept = ConditionalFormattingList()
    for one in sheet.conditional_formatting:
        for rule in one.rules:
            if not any(_OWN in str(formula) for formula in rule.formula):
                kept.add(str(one.sqref), rule)
    sheet.conditional_formatting = kept


def state_formula(cells: Sequence[Cell], may_stay: bool) -> str:
    """Return the formula that says whether all these cells were changed; empty if none can."""
    conditions = [changed(cell, f"'{cell.parent.title}'!") for cell in cells]
    if not conditions or not all(conditions):
        return ""
    formula = f'=IF(AND({",".join(conditions)}),"{DONE}","{FREE if may_stay else OPEN}")'
    return formula if len(formula) <= _LONGEST_FORMULA and len(conditions) <= _LONGEST else ""


def changed(cell: Cell, sheet: str = "") -> str:
    """Return the condition that a cell holds something else than now; empty for a formula.

    A status is contradicted by its row: whatever changes in the row counts.
    """
    conditions = [_differs(one, f"{sheet}{one.coordinate}") for one in _with_its_row(cell)]
    if not all(conditions):
        return ""
    return conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"


def _with_its_row(cell: Cell) -> list[Cell]:
    sheet, there = cell.parent, columns(spec.PERFORMANCE)
    if (
        not isinstance(sheet, Worksheet)
        or sheet.title != spec.PERFORMANCE.name
        or cell.column_letter != there["status"]
    ):
        return [cell]
    row = [sheet[f"{there[column.key]}{cell.row}"] for column in spec.PERFORMANCE.inputs]
    return [one for one in row if isinstance(one, Cell)]


def _differs(cell: Cell, address: str) -> str:
    value = cell.value
    if value is None or value == "":
        return f"LEN({address})>0"
    if cell.data_type == "f":
        return ""
    if isinstance(value, bool):
        return f"NOT(ISLOGICAL({address}))"
    if isinstance(value, datetime | date | time | timedelta):
        return f"{address}<>{to_excel(value)!r}"  # type: ignore[no-untyped-call]
    if isinstance(value, int | float):
        return f"{address}<>{value!r}"
    text = str(value)
    if len(text) > _LONGEST or "\n" in text:
        return f"LEN({address})<>{len(text)}"
    quoted = text.replace('"', '""')
    return f'NOT(EXACT({address},"{quoted}"))'
