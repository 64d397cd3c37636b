"""Tells how each OPD stands in the city's book: asked, received, returned, in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lkjip.sop.process.events import COMPLETE, NEEDS_FIX, Event, OpdEvaluated, PackageReceived
from lkjip.sop.process.process import last_package
from lkjip.sop.process.state import NOT_SUBMITTED, PACKAGE_IN, REQUESTED_AGAIN, Process
from lkjip.steps.kernel.office.promises import lateness_calendar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import LATE, NOT_YET
from lkjip.tables.declared.steps import REQUESTS, CollectionRow

TO_EVALUATE, RETURNED, CONFORMING = "diterima, belum dievaluasi", "dikembalikan", "sesuai"
WORDS = {
    NOT_SUBMITTED: NOT_YET,
    PACKAGE_IN: TO_EVALUATE,
    NEEDS_FIX: RETURNED,
    COMPLETE: CONFORMING,
    REQUESTED_AGAIN: "diminta ulang",
}
"""The word that people read for the state of an OPD."""


def opd_collection(
    shot: Snapshot, process: Process, due: date, today: date
) -> tuple[CollectionRow, ...]:
    """Return one row per awaited OPD, as of ``today``."""
    return tuple(_row(shot, process, code, due, today) for code in process.awaited)


def opd_name(shot: Snapshot, code: str) -> str:
    """Name an OPD, also one that the register no longer has."""
    unit = shot.unit(code)
    if unit is not None:
        return unit.name
    return next((row.name for row in shot.rows(REQUESTS) if row.unit == code), code)


def last_evaluation(process: Process, code: str) -> OpdEvaluated | None:
    """Return the last decision on a package of this OPD."""
    found = (
        one
        for one in reversed(process.events)
        if isinstance(one, OpdEvaluated) and one.unit == code
    )
    return next(found, None)


def owing(rows: Iterable[CollectionRow]) -> tuple[CollectionRow, ...]:
    """Return the OPD from which something is awaited: a package, or a corrected one."""
    settled = (TO_EVALUATE, CONFORMING)
    return tuple(row for row in rows if row.status not in settled)


def _package_of(event: Event, code: str) -> bool:
    return isinstance(event, PackageReceived) and event.unit == code


def _row(shot: Snapshot, process: Process, code: str, due: date, today: date) -> CollectionRow:
    state = process.units[code]
    package = last_package(process, code)
    waiting = package is None and state == NOT_SUBMITTED
    until = package.when.date() if package else today
    first = next((e for e in process.events if _package_of(e, code)), None)
    if first is not None:  # a corrected one has a due date of its own
        until = first.when.date()
    late = max(0, lateness_calendar(shot, until).distance(due, until))
    judged = last_evaluation(process, code) if state == NEEDS_FIX else None
    return CollectionRow(
        unit=code,
        name=opd_name(shot, code),
        status=LATE if waiting and late else WORDS.get(state, state),
        due=due,
        received=package.when.date() if package else None,
        late=late or None,
        revision=package.version if package else None,
        corrections=judged.number if judged else None,
        file=package.description if package else "",
    )
