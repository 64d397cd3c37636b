"""Computes the state of the process from its log and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lkjip.errors import ProcessError
from lkjip.sop.completeness import open_items
from lkjip.sop.process import apply_drafts as draft_events  # noqa: F401  registers the events of steps 5–8
from lkjip.sop.process.apply_collection import apply_event
from lkjip.sop.process.events import Event
from lkjip.sop.process.state import COLLECTING, Process, Status

# Steps that end by themselves once their work is done and nothing obligatory is open; the others
# end by an event: analysis, handing in, decision, sending.
SELF_FINISHING = (1, 2, 3)
COLLECTED = 3


def fold(events: Iterable[Event], beginning: Process | None = None) -> Process:
    """The state after ``events``, starting from ``beginning`` (default: nothing has happened).

    Raises ``ProcessError`` when the log contradicts itself: times that run backwards, a decision
    about a draft that was never handed in, an answer to a correction that was never made.
    """
    process = beginning or Process()
    note = list(process.events)
    for one in events:
        if note and one.when < note[-1].when:
            raise ProcessError(
                f'Catatan proses: waktu "{one.NAME}" ({one.when}) lebih awal daripada '
                f"catatan sebelumnya ({note[-1].when}).",
                "Kembalikan buku dari folder cadangan.",
            )
        process = _finish_steps(apply_event(one, process), one)
        note.append(one)
    return replace(process, events=tuple(note))


def _finish_steps(process: Process, one: Event) -> Process:
    for no in SELF_FINISHING:
        open_now = process.status(no) in (Status.IN_PROGRESS, Status.WAITING)
        if open_now and not open_items(process, no):
            process = process.finish(no, one.when)
            if no == COLLECTED and process.city:
                process = process.finish(COLLECTING, one.when)
    return process
