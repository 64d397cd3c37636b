"""Checks of the sheet Kinerja: quarters as numbers, status, the accumulated realisasi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from lkjip.checks.checked_form import Performance
from lkjip.checks.numbers import Asked, decimal, plain_numbers, read_number
from lkjip.checks.objections import objection, objection_findings, remark_with
from lkjip.checks.rows import at_cell, number_unchanged, texts_unchanged
from lkjip.checks.text import clean
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Row
from lkjip.forms.labels import blank, plain, same, shown
from lkjip.forms.model import BlankForm, IndicatorRow
from lkjip.forms.table import Table
from lkjip.forms.value import Raw
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.accumulation import accumulate, accumulate_numbers
from lkjip.measure.rules.rule import Accumulation, read_rule

_QUARTERS = tuple(f"tw{i}" for i in range(1, 5))
_NUMBER = Status.NUMBER.value
TOLERANCE = Decimal("0.005")
"""Totals that differ by less are the same: forms show two decimals."""


def performances(
    table: Table,
    rows: Mapping[str, Row],
    asked: Sequence[IndicatorRow],
    until: int,
    place: Place,
    older: Sequence[BlankForm] = (),
) -> tuple[tuple[Performance, ...], list[Finding]]:
    """Return all indicators that are there: ``rows`` maps their codes to row numbers."""
    findings: list[Finding] = []
    accepted = []
    sheet = _Performance(table, until, place, older)
    for indicator in asked:
        row = rows.get(indicator.code)
        if row is not None:
            accepted.append(sheet.performance(row, indicator, findings))
    return tuple(accepted), findings


class _Performance:
    """The sheet with its columns at hand; ``until`` is the last asked quarter."""

    def __init__(self, table: Table, until: int, place: Place, older: Sequence[BlankForm]) -> None:
        self.table, self.place, self.older = table, place, older
        self.until = until
        self.columns = [table.column(key) for key in _QUARTERS]
        self.label, self.unit = table.column("indikator"), table.column("satuan")
        self.target, self.note = table.column("target"), table.column("keterangan")
        self.status, self.total = table.column("status"), table.column("realisasi")
        self.first, self.last = table.letters[_QUARTERS[0]], table.letters[_QUARTERS[until - 1]]
        inputs = {table.letters[column.key] for column in table.sheet.inputs}
        cells = table.cells
        self.plain = not (
            cells.percent or cells.errors or any(cell[:1] in inputs for cell in cells.formulas)
        )
        """True if no input cell holds a formula, an error or a percentage."""

    def performance(self, row: Row, asked: IndicatorRow, found: list[Finding]) -> Performance:
        """Check one indicator and return its accepted values; findings are added to ``found``."""
        key = asked.code
        self._locked(row, asked, found)
        quarters_due = asked.quarters(self.until)
        if len(quarters_due) < len(_QUARTERS):
            found += self._closed(row, key, quarters_due)
        status = self._status(row, key, found)
        total = NOTHING
        quarters: Sequence[Value] = [NOTHING] * len(quarters_due)
        objected = objection(spec.OBJECTIONS, self.note.get(row), self.status.get(row))
        if objected and status is Status.NUMBER and not self._typed(row, quarters_due):
            status = Status.NOT_MEASURED
        elif status is Status.NUMBER:
            quarters, total = self._quarters(row, asked, quarters_due, found)
            if isinstance(self.total.get(row), float):
                self._overwritten(row, key, total.number, found)
        else:
            total = Value.of(Decimal(0)) if status is Status.NIHIL else NOTHING
            found += self._status_against_numbers(row, key, status, quarters_due)
        note = plain(self.note.get(row)) if self.plain else None
        if note is None or len(note) > spec.MAX_TEXT:
            note, wrong = clean(self.table, "keterangan", row, key, self.place)
            found += wrong
        if objected:
            found += objection_findings(objected, note, self._at("status", row, key))
            note = remark_with(objected, note)
        cells = f"{self.first}{row}:{self.last}{row}"
        return Performance(key, _four(quarters, quarters_due), total, status, note, cells)

    def _locked(self, row: Row, asked: IndicatorRow, found: list[Finding]) -> None:
        """Check the columns that the unit cannot change: the register's words and target count."""
        table, place = self.table, self.place
        if self.label.get(row) != asked.shown or self.unit.get(row) != asked.measure_unit:
            texts = {"indikator": asked.indikator, "satuan": asked.measure_unit}
            found += texts_unchanged(table, row, asked.code, texts, place, self.older)
        target = asked.target
        if isinstance(target, Decimal) and self.target.get(row) != float(target):
            found += number_unchanged(table, row, asked.code, "target", target, place, self.older)

    def _at(self, column: str, row: Row, key: str) -> Place:
        return at_cell(self.table, column, row, key, self.place)

    def _closed(self, row: Row, key: str, due: Sequence[int]) -> Iterator[Finding]:
        """Find values in quarters that the form does not ask for."""
        asked = ", ".join(spec.QUARTERS[q - 1] for q in due) or "triwulan berikutnya"
        for number, quarter in enumerate(_QUARTERS, 1):
            raw = self.table.raw(quarter, row) if number not in due else None
            if not blank(raw):
                at = self._at(quarter, row, key)
                yield make("I12", at, nilai=shown(raw), diminta=asked)

    def _status(self, row: Row, key: str, found: list[Finding]) -> Status:
        raw = self.status.get(row)
        formulas = self.table.cells.formulas
        if not self.plain and (cell := self.table.cell("status", row)) in formulas:
            formula = formulas[cell][:60]
            at = self._at("status", row, key)
            found.append(make("I23" if blank(raw) else "I22", at, nilai=formula))
        if raw == _NUMBER:
            return Status.NUMBER
        word = same(raw)
        if word in spec.OBJECTIONS:
            return Status.NUMBER
        if word and word not in spec.STATUSES:
            at, choices = self._at("status", row, key), ", ".join(spec.STATUSES)
            found.append(make("I02", at, nilai=shown(raw)[:40], diminta=choices))
            return Status.NUMBER
        return Status(word) if word else Status.NUMBER

    def _quarters(
        self, row: Row, asked: IndicatorRow, due: Sequence[int], found: list[Finding]
    ) -> tuple[list[Value], Value]:
        """Read the quarters that were asked, and compute the value of the whole period."""
        mode = _mode(asked.accumulation)
        raw_values: list[Raw] = [self.columns[q - 1].get(row) for q in due]
        target = asked.target_number
        if self.plain:
            known = plain_numbers(raw_values, target, percent=unit.percent(asked.measure_unit))
            if known is not None:
                return known, _plain_year(known, mode)
        is_text = isinstance(asked.target, str) and target is None
        against = Asked(
            asked.measure_unit, target, asked.indikator, tuple(raw_values), is_text, asked.ranks
        )
        quarters: list[Value] = []
        for key in (_QUARTERS[q - 1] for q in due):
            answer = self.table.answer(key, row, asked.code)
            reading = read_number(answer, against, self.table.cells, self.place)
            found += reading.findings
            if reading.quantity is None and not reading.findings:
                found.append(make("I01", self._at(key, row, asked.code)))
            quarters.append(reading.kept)
        return quarters, _year(quarters, mode)

    def _overwritten(self, row: Row, key: str, total: Decimal | None, found: list[Finding]) -> None:
        """Find a locked total replaced by another number; an outdated result does not matter."""
        seen = self.total.get(row)
        if self.table.cell("realisasi", row) in self.table.cells.formulas:
            return
        if total is None or not isinstance(seen, float):
            return
        if abs(decimal(seen) - total) > TOLERANCE:
            at, shown_total = self._at("realisasi", row, key), format_exact(total)
            found.append(make("I07", at, nilai=format_exact(decimal(seen)), diminta=shown_total))

    def _typed(self, row: Row, due: Sequence[int]) -> list[str]:
        """Return the cells of the asked quarters that hold more than nothing or 0."""
        return [
            self.table.cell(_QUARTERS[q - 1], row)
            for q in due
            if not blank(said := self.columns[q - 1].get(row)) and said != 0
        ]

    def _status_against_numbers(
        self, row: Row, key: str, status: Status, due: Sequence[int]
    ) -> Iterator[Finding]:
        at = self._at("status", row, key)
        typed = self._typed(row, due)
        if typed:
            yield make("I03", at, nilai=status.value, diminta=", ".join(typed))
        if blank(self.table.raw("keterangan", row)):
            yield make("I04", at, nilai=status.value)


def _four(quarters: Sequence[Value], due: Sequence[int]) -> tuple[Value, Value, Value, Value]:
    """Return the values of all four quarters; those that were not asked hold nothing."""
    if len(quarters) < len(_QUARTERS):
        said = dict(zip(due, quarters, strict=True))
        quarters = [said.get(quarter, NOTHING) for quarter in range(1, 5)]
    one, two, three, four = quarters
    return one, two, three, four


def _year(quarters: Sequence[Value], mode: Accumulation) -> Value:
    """Give the value of the whole period, or nothing when a quarter that it needs is missing."""
    match mode:
        case Accumulation.LAST:
            needed = quarters[-1:]
        case Accumulation.SUM | Accumulation.MEAN | Accumulation.MAXIMUM:
            needed = quarters
        case _:
            assert_never(mode)
    if not needed or any(x.quantity is None for x in needed):
        return NOTHING
    return accumulate(needed, mode).kept


def _plain_year(quarters: Sequence[Value], mode: Accumulation) -> Value:
    """Give the value of the whole period from plain numbers; the last or highest is there."""
    number = accumulate_numbers([x.number for x in quarters], mode)
    for value in reversed(quarters):
        if value.number is number:
            return value
    return NOTHING if number is None else _computed(str(number))


@lru_cache(maxsize=4096)
def _computed(digits: str) -> Value:
    """Remember values by their digits: form after form adds up to the same small numbers."""
    return Value.of(Decimal(digits))


@lru_cache(maxsize=32)
def _mode(accumulation: str) -> Accumulation:
    return read_rule("naik", "", accumulation).accumulation
