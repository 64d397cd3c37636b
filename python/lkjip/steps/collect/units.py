"""How every asked unit stands after the submissions of a run: rows of the tab 3 Pengumpulan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import (
    ACCEPTED_PREFIX,
    COMPLETE,
    LATE,
    NOT_YET,
    NOTHING_YET,
    TO_BE_ADMITTED,
    TO_BE_CONFIRMED,
    collection_rows,
    count,
    states,
    status_word,
)
from lkjip.tables.declared.steps import CollectionRow


def units_now(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    due: date,
    new: Iterable[Submission],
    doubts: Mapping[str, Finding],
    held: Sequence[Submission],
) -> tuple[CollectionRow, ...]:
    """Return one row per asked unit.

    ``doubts`` are units whose sender must be confirmed; ``held`` waits for a person's word.
    """
    now = states(shot)
    for one in new:
        _apply(now, one, context)
    _show_held(now, held)
    known = {code: _confirmed(state, code in doubts) for code, state in now.items()}
    return collection_rows(shot, known, asked, due, context.today)


def _apply(now: dict[str, CollectionRow], one: Submission, context: Context) -> None:
    """Give a unit its new state: by what counts, by a refusal only where nothing was accepted."""
    accepted = now.get(one.unit, NOTHING_YET).status.startswith(ACCEPTED_PREFIX)
    refused = one.standing is Standing.REFUSED and not accepted and not one.from_stranger
    if not one.unit or not (one.in_force or refused):
        return
    now[one.unit] = CollectionRow(
        status=status_word(one.result, one.findings),
        received=(one.when or context.now).date(),
        revision=one.revision,
        refusals=count(one.findings, Severity.REJECT) or None,
        corrections=count(one.findings, Severity.FIX) or None,
        notes=count(one.findings, Severity.NOTE) or None,
        file=one.name,
    )


def _show_held(now: dict[str, CollectionRow], held: Sequence[Submission]) -> None:
    """Show a unit from which nothing else came as one whose submission is held."""
    for code, state in list(now.items()):
        if state.status == TO_BE_ADMITTED:
            now[code] = NOTHING_YET
    for one in held:
        if now.get(one.unit, NOTHING_YET).status in (NOT_YET, LATE):
            received = one.when.date() if one.when else None
            now[one.unit] = CollectionRow(
                status=TO_BE_ADMITTED, received=received, revision=one.revision, file=one.name
            )


def _confirmed(state: CollectionRow, doubtful: bool) -> CollectionRow:
    """The state with the word that a doubtful sender asks for, or without it once he is known."""
    if doubtful and state.status in COMPLETE:
        return replace(state, status=TO_BE_CONFIRMED)
    if not doubtful and state.status == TO_BE_CONFIRMED:
        return replace(state, status=COMPLETE[1 if state.notes else 0])
    return state
