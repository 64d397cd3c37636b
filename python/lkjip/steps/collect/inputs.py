"""Accepted values as rows of the input tables, each with where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from lkjip.checks.checked_form import Origin
from lkjip.forms.model import BlankForm
from lkjip.intake.submission import Submission
from lkjip.measure.rules.budget import serapan
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Cell, number
from lkjip.tables.data import Row
from lkjip.tables.declared.inputs import (
    ANALYSES,
    BUDGET,
    EVIDENCE,
    PERFORMANCE,
    AnalysisRow,
    BudgetRow,
    EvidenceRow,
    PerformanceRow,
)
from lkjip.tables.table import Table
from lkjip.tables.values import value_cell

Input = TypeVar("Input", PerformanceRow, BudgetRow, AnalysisRow, EvidenceRow)
Read = Callable[[Submission, BlankForm], Iterable[tuple[Input, Origin]]]
"""Makes the rows of one table out of a submission, each with its place in the form."""


def inputs_now(
    shot: Snapshot, context: Context, asked: Mapping[str, BlankForm], new: Sequence[Submission]
) -> dict[str, tuple[Row, ...]]:
    """Return the input tables with each unit's new rows for its old ones; empty if none counts."""
    counting = {one.unit: one for one in new if one.in_force}
    if not counting:
        return {}

    def rows(table: Table[Input], read: Read[Input]) -> tuple[str, tuple[Row, ...]]:
        return table.written(_rows(shot.rows(table), read, counting, asked, context))

    return dict(
        (
            rows(PERFORMANCE, _performance),
            rows(BUDGET, _budget),
            rows(ANALYSES, _analyses),
            rows(EVIDENCE, _evidence),
        )
    )


def _rows(
    old: Iterable[Input],
    read: Read[Input],
    counting: Mapping[str, Submission],
    asked: Mapping[str, BlankForm],
    context: Context,
) -> Iterator[Input]:
    yield from (row for row in old if row.unit not in counting)
    for unit, one in counting.items():
        for row, origin in read(one, asked[unit]):
            yield _traced(row, origin, one, context.now)


def form_rows(
    one: Submission, form: BlankForm, now: datetime
) -> dict[str, tuple[PerformanceRow | BudgetRow | AnalysisRow | EvidenceRow, ...]]:
    """Return the rows that a submission gives each input table, by the table's name."""

    def rows(read: Read[Input]) -> tuple[Input, ...]:
        return tuple(_traced(row, origin, one, now) for row, origin in read(one, form))

    return {
        PERFORMANCE.name: rows(_performance),
        BUDGET.name: rows(_budget),
        ANALYSES.name: rows(_analyses),
        EVIDENCE.name: rows(_evidence),
    }


def _traced(row: Input, origin: Origin, one: Submission, now: datetime) -> Input:
    return replace(
        row,
        file=one.name,
        sheet=origin.sheet,
        at=origin.cell,
        revision=one.revision,
        sender=one.sender,
        received=one.when or now,
        fingerprint=one.fingerprint,
    )


def _performance(one: Submission, form: BlankForm) -> Iterable[tuple[PerformanceRow, Origin]]:
    asked = {row.code: row for row in form.performance}
    for given in one.checked.performance:
        row = asked[given.code]
        tw1, tw2, tw3, tw4 = given.tw
        yield (
            PerformanceRow(
                unit=one.unit,
                code=given.code,
                indikator=row.indikator,
                measure_unit=row.measure_unit,
                target=_cell(row.target),
                tw1=value_cell(tw1),
                tw2=value_cell(tw2),
                tw3=value_cell(tw3),
                tw4=value_cell(tw4),
                realisasi=value_cell(given.realisasi),
                status=given.status.value,
                remark=given.remark,
            ),
            given.origin,
        )


def _cell(value: Decimal | str | None) -> Cell:
    return value if isinstance(value, str) else number(value)


def _budget(one: Submission, form: BlankForm) -> Iterable[tuple[BudgetRow, Origin]]:
    asked = {row.code: row for row in form.budget}
    for given in one.checked.budget:
        row = asked[given.code]
        spent = given.realisasi
        yield (
            BudgetRow(
                unit=one.unit,
                code=given.code,
                description=row.description,
                pagu=row.pagu,
                realisasi=spent,
                serapan=None if spent is None else serapan([row.pagu], [spent]),
                remark=given.remark,
            ),
            given.origin,
        )


def _analyses(one: Submission, _form: BlankForm) -> Iterable[tuple[AnalysisRow, Origin]]:
    for given in one.checked.analysis:
        yield (
            AnalysisRow(
                unit=one.unit,
                code=given.code,
                item=given.items,
                question=given.question,
                answer=given.answer,
            ),
            given.origin,
        )


def _evidence(one: Submission, _form: BlankForm) -> Iterable[tuple[EvidenceRow, Origin]]:
    for row in one.checked.evidence:
        yield replace(row, unit=one.unit), Origin(row.sheet, row.at)
