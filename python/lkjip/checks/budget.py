"""Checks of the sheet Anggaran: rupiah as numbers, not negative, within the ceiling."""

from __future__ import annotations

from lkjip.checks.accepted import Origin, Spending
from lkjip.checks.performance import number
from lkjip.findings import Finding, Place, make
from lkjip.forms.labels import tidy
from lkjip.forms.model import BudgetRow, FilledRow
from lkjip.measure.format import rupiah

UNIT = "Rp"


def spending(row: FilledRow, asked: BudgetRow, place: Place) -> tuple[Spending, list[Finding]]:
    """One sub-kegiatan: the rupiah that were spent, and what is wrong with them."""
    answer = row.isi["realisasi"]
    at = Place(place.berkas, place.unit, answer.lembar, answer.sel, answer.label)
    value, findings = number(answer, UNIT, (), asked.pagu, place)
    if value is None and not findings:
        findings = [make("I01", at)]
    if value is not None and value > asked.pagu:
        findings.append(make("A01", at, nilai=rupiah(value), pagu=rupiah(asked.pagu)))
    note = tidy(row.raw("keterangan"))
    return Spending(asked.kode, value, note, Origin(answer.lembar, answer.sel)), findings
