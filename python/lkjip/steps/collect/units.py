"""How every asked unit stands after the submissions of a run: rows of the tab 3 Pengumpulan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import (
    ACCEPTED_PREFIX,
    NOT_YET,
    TO_BE_CONFIRMED,
    WORDS,
    UnitState,
    count,
    state_row,
    states,
    status_word,
)
from lkjip.tables.steps import COLLECTION, CollectionRow

_SIMPLY_ACCEPTED = (WORDS["diterima"], WORDS["diterima-dengan-catatan"])


def units_now(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    due: date,
    new: Iterable[Submission],
    doubts: Mapping[str, Finding],
) -> tuple[CollectionRow, ...]:
    """Return one row per asked unit; ``doubts`` are units whose sender must be confirmed."""
    now = states([row.cells() for row in shot.rows(COLLECTION)])
    for one in new:
        _apply(now, one, context)
    return COLLECTION.read_rows(
        state_row(
            shot,
            code,
            form.unit_name,
            _confirmed(now.get(code, UnitState(NOT_YET)), code in doubts),
            due,
            context.today,
        )
        for code, form in asked.items()
    )


def _apply(now: dict[str, UnitState], one: Submission, context: Context) -> None:
    """What counts gives its unit a new state; a refusal only where nothing was accepted yet."""
    accepted = now.get(one.unit, UnitState(NOT_YET)).status.startswith(ACCEPTED_PREFIX)
    refused = one.standing is Standing.REFUSED and not accepted
    if not one.unit or not (one.in_force or refused):
        return
    now[one.unit] = UnitState(
        status_word(one.result, one.findings),
        (one.when or context.now).date(),
        one.revision,
        count(one.findings, Severity.REJECT),
        count(one.findings, Severity.FIX),
        count(one.findings, Severity.NOTE),
        one.name,
    )


def _confirmed(state: UnitState, doubtful: bool) -> UnitState:
    """The state with the word that a doubtful sender asks for, or without it once he is known."""
    if doubtful and state.status in _SIMPLY_ACCEPTED:
        return replace(state, status=TO_BE_CONFIRMED)
    if not doubtful and state.status == TO_BE_CONFIRMED:
        return replace(state, status=_SIMPLY_ACCEPTED[1 if state.note else 0])
    return state
