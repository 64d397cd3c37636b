"""Tells per unit when it was asked, reminded, received, returned and accepted.

Nothing is kept twice: every date follows from the events of the process, the submissions, the
history and the register of sent mails.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from lkjip.checks.checked_form import HELD
from lkjip.errors import FolderError
from lkjip.sop.process.events import COMPLETE, FormReceived, RequestSent
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context, HistoryEntry
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.office.senders import unit_addresses
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import ACCEPTED_PREFIX, NEEDS_FIX, WORDS
from lkjip.tables.declared.results import HISTORY, AnswerRow, SubmissionRow
from lkjip.tables.declared.steps import CollectionRow

if TYPE_CHECKING:
    from lkjip.mail.account.sent import SentLine

REMIND = "ingatkan"
RETURNED = (WORDS["ditolak"], NEEDS_FIX)


def answer_rows(
    shot: Snapshot,
    context: Context,
    submissions: Iterable[SubmissionRow],
    collection: Iterable[CollectionRow],
    process: Process,
    new: Iterable[HistoryEntry] = (),
) -> tuple[AnswerRow, ...]:
    """Return one row per asked unit; a date that is not yet is ``None``.

    ``reminded`` is the last day on which a reminder was made or sent, ``received`` the first day
    on which a form came, ``returned`` the last day on which one had to go back. ``new`` is what
    this run will write into the history.
    """
    if not process.units:
        return ()
    delivered = _delivered(shot, context)
    rows = tuple(submissions)
    today = {note.subject for note in new if note.action == REMIND}
    status = {row.unit: row.status for row in collection}
    found = []
    for code in process.units:
        unit = shot.unit(code)
        if unit is not None:
            own = [row for row in rows if row.unit == code and row.result != HELD]
            reminded = _reminded(shot, unit)
            if unit.name in today:
                reminded.add(context.today)
            found.append(_row(unit, own, delivered, process, reminded, status.get(code, "")))
    return tuple(found)


def _row(
    unit: Unit,
    own: list[SubmissionRow],
    delivered: tuple[SentLine, ...],
    process: Process,
    drafted: set[date],
    status: str,
) -> AnswerRow:
    from lkjip.mail.message.ready import REMINDER  # late: brings the mail library

    address = frozenset(unit_addresses(unit))
    sent = [b for b in delivered if b.recipient in address]
    asked = [
        e.when.date() for e in process.events if isinstance(e, RequestSent) and e.unit == unit.code
    ]
    complete = [
        e.when.date()
        for e in process.events
        if isinstance(e, FormReceived) and e.unit == unit.code and e.result == COMPLETE
    ]
    reminded = drafted | {b.when.date() for b in sent if b.kind == REMINDER}
    arrived = [row.received.date() for row in own if row.received]
    counting = next((row for row in reversed(own) if _counts(row)), SubmissionRow())
    returned = [row.received.date() for row in own if row.received and row.result in RETURNED]
    return AnswerRow(
        unit=unit.code,
        name=unit.name,
        asked=min(asked, default=None),
        mailed=max((b.when.date() for b in sent if b.kind != REMINDER), default=None),
        reminded=max(reminded, default=None),
        reminders=len(reminded) or None,
        received=min(arrived, default=None),
        submissions=len(arrived) or None,
        returned=max(returned, default=None),
        complete=max(complete, default=None),
        status=status,
        filler=counting.filler,
        contact=counting.contact,
        message=counting.message,
    )


def _counts(row: SubmissionRow) -> bool:
    """Return True for a form that was accepted; the last one of a unit counts."""
    return row.result.startswith(ACCEPTED_PREFIX)


def _delivered(shot: Snapshot, context: Context) -> tuple[SentLine, ...]:
    """Return the mails that arrived; an unreadable register is ignored here, it stops sending."""
    from lkjip.mail.account.sent import NAME, Stage, read  # late: brings the lock's library

    path = context.forms_folder(shot.settings.year, "keluar") / NAME
    try:
        lines = read(path)
    except FolderError:
        return ()
    return tuple(b for b in lines if b.stage in (Stage.SENT, Stage.ASSUMED_SENT))


def _reminded(shot: Snapshot, unit: Unit) -> set[date]:
    """Return the days on which a reminder was drafted, as the history has them."""
    return {
        row.when.date()
        for row in shot.rows(HISTORY)
        if row.action == REMIND and row.subject == unit.name and row.when
    }
