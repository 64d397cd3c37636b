"""Checks of the sheet Anggaran: rupiah as numbers, not negative, within the ceiling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip.checks.checked_form import Spending
from lkjip.checks.numbers import Asked, plain_numbers, read_number
from lkjip.checks.objections import objection, objection_findings, remark_with
from lkjip.checks.rows import at_cell, number_unchanged, texts_unchanged
from lkjip.checks.text import clean
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Row
from lkjip.forms.model import BlankForm, BudgetRow
from lkjip.forms.table import Table
from lkjip.measure.cross_checks.budget import check_pagu
from lkjip.measure.numbers.format import rupiah

UNIT = "Rp"
FEW, MANY = 1_000, 1_000_000
"""Less than ``FEW`` rupiah spent of more than ``MANY``: typed in thousands, or a lost zero."""


def spendings(
    table: Table,
    rows: Mapping[str, Row],
    asked: Sequence[BudgetRow],
    place: Place,
    older: Sequence[BlankForm] = (),
) -> tuple[tuple[Spending, ...], list[Finding]]:
    """Return all sub-kegiatan that are there: ``rows`` maps their codes to row numbers."""
    findings: list[Finding] = []
    accepted = []
    for budget in asked:
        row = rows.get(budget.code)
        if row is not None:
            value, wrong = _spending(table, row, budget, place, older)
            accepted.append(value)
            findings += wrong
    return tuple(accepted), findings


def _spending(
    table: Table, row: Row, asked: BudgetRow, place: Place, older: Sequence[BlankForm]
) -> tuple[Spending, list[Finding]]:
    """Read one sub-kegiatan: the rupiah that were spent, and the findings about them."""
    key = asked.code
    findings: list[Finding] = []
    if table.raw("uraian", row) != asked.description:
        findings += texts_unchanged(table, row, key, {"uraian": asked.description}, place, older)
    if table.raw("pagu", row) != asked.pagu:
        findings += number_unchanged(table, row, key, "pagu", asked.pagu, place, older)
    value, wrong = _rupiah(table, row, asked, place)
    findings += wrong
    if value is not None and not 0 <= value <= asked.pagu:
        at = at_cell(table, "realisasi", row, key, place)
        findings += check_pagu(asked.pagu, value, at)
    if value is not None and 0 < value < FEW and asked.pagu > MANY:
        at, against = at_cell(table, "realisasi", row, key, place), f"pagu {rupiah(asked.pagu)}"
        findings.append(make("I19", at, nilai=rupiah(value), diminta=against))
        value = None
    note, unclean = clean(table, "keterangan", row, key, place)
    findings += unclean
    objected = objection([spec.PAGU_WRONG], note)
    if objected:
        findings = [f for f in findings if f.code != "I01"]
        at = at_cell(table, "keterangan", row, key, place)
        findings += objection_findings(objected, note, at)
        note = remark_with(objected, note)
    return Spending(key, value, note, table.cell("realisasi", row)), findings


def _rupiah(
    table: Table, row: Row, asked: BudgetRow, place: Place
) -> tuple[Decimal | None, list[Finding]]:
    raw = table.raw("realisasi", row)
    cells, cell = table.cells, table.cell("realisasi", row)
    plain = plain_numbers((raw,), asked.pagu, percent=False)
    if plain and cell not in cells.formulas and cell not in cells.percent:
        return plain[0].number, []
    against = Asked(UNIT, asked.pagu or None, asked.description)
    reading = read_number(table.answer("realisasi", row, asked.code), against, cells, place)
    if reading.number is None and not reading.findings:
        return None, [make("I01", at_cell(table, "realisasi", row, asked.code, place))]
    return reading.number, list(reading.findings)
