"""Tells per unit when it was asked, reminded, received, returned and accepted.

Nothing is kept twice: every date follows from the events of the process, the submissions, the
history and the register of sent mails.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from lkjip.book.cells import Cell, text
from lkjip.book.port import Row
from lkjip.errors import FolderError
from lkjip.mail.account.sent import NAME, SentLine, Stage, read
from lkjip.mail.message.ready import REMINDER
from lkjip.sop.process.events import COMPLETE, FormReceived, RequestSent
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context, Note
from lkjip.steps.kernel.registers import Unit
from lkjip.steps.kernel.senders import unit_addresses
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import NEEDS_FIX, WORDS

COLUMNS = (
    "Kode Unit",
    "Unit",
    "Diminta",
    "Surel Terkirim",
    "Diingatkan",
    "Kali Diingatkan",
    "Diterima",
    "Kali Dikirim",
    "Dikembalikan",
    "Lengkap",
    "Status",
)
ANSWERS = "tblJawaban"
REMIND = "ingatkan"
RETURNED = (WORDS["ditolak"], NEEDS_FIX)


def answer(
    shot: Snapshot,
    context: Context,
    submissions: Iterable[Row],
    collection: Iterable[Row],
    process: Process,
    new: Iterable[Note] = (),
) -> tuple[Row, ...]:
    """Return one row per asked unit, with the columns ``COLUMNS``; a missing date is ``None``.

    ``Diingatkan`` is the last day on which a reminder was made or sent, ``Diterima`` the first day
    on which a form came, ``Dikembalikan`` the last day on which one had to go back. ``new`` is
    what this run will write into the history.
    """
    if not process.units:
        return ()
    delivered = _delivered(shot, context)
    rows = tuple(submissions)
    today = {note.subject for note in new if note.action == REMIND}
    status = {text(row["Kode Unit"]): row["Status"] for row in collection}
    found = []
    for code in process.units:
        unit = shot.unit(code)
        if unit is not None:
            own = [row for row in rows if text(row["Kode Unit"]) == code]
            reminded = _reminded(shot, unit)
            if unit.name in today:
                reminded.add(context.today)
            found.append(_row(unit, own, delivered, process, reminded, status.get(code)))
    return tuple(found)


def _row(
    unit: Unit,
    own: list[Row],
    delivered: tuple[SentLine, ...],
    process: Process,
    drafted: set[date],
    status: Cell,
) -> Row:
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
    arrived = [day for row in own if (day := _day(row["Waktu"]))]
    returned = [d for row in own if text(row["Hasil"]) in RETURNED and (d := _day(row["Waktu"]))]
    return dict(
        zip(
            COLUMNS,
            (
                unit.code,
                unit.name,
                min(asked, default=None),
                max((b.when.date() for b in sent if b.kind != REMINDER), default=None),
                max(reminded, default=None),
                len(reminded) or None,
                min(arrived, default=None),
                len(arrived) or None,
                max(returned, default=None),
                max(complete, default=None),
                status,
            ),
            strict=True,
        )
    )


def _delivered(shot: Snapshot, context: Context) -> tuple[SentLine, ...]:
    """Return the mails that arrived; an unreadable register is ignored here, it stops sending."""
    path = context.forms(shot.settings.year, "keluar") / NAME
    try:
        lines = read(path)
    except FolderError:
        return ()
    return tuple(b for b in lines if b.stage in (Stage.SENT, Stage.ASSUMED_SENT))


def _reminded(shot: Snapshot, unit: Unit) -> set[date]:
    """Return the days on which a reminder was drafted, as the history has them."""
    return {
        day
        for row in shot.rows("tblRiwayat")
        if text(row["Tindakan"]) == REMIND
        and text(row["Objek"]) == unit.name
        and (day := _day(row["Waktu"]))
    }


def _day(value: Cell) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
