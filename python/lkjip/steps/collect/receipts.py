"""Thanks the units whose forms this run found complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lkjip.findings import Finding
from lkjip.forms.model import BlankForm
from lkjip.intake.submission import Submission
from lkjip.steps.kernel.base import Context, HistoryEntry
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import COMPLETE, NOTHING_YET, states
from lkjip.steps.request.receipt import THANK, Contents, Receipt, receipt_file
from lkjip.tables.declared.steps import CollectionRow


def receipts(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    again: Iterable[Submission],
    new: Iterable[Submission],
    units: Iterable[CollectionRow],
    refused: Mapping[str, Sequence[Finding]],
) -> tuple[tuple[tuple[Path, bytes], ...], tuple[HistoryEntry, ...]]:
    """Return the drafts and their lines of history.

    ``new`` came in this run: each form that counts and is complete is thanked for. ``again`` was
    judged anew: its unit hears when it owed a correction before and owes none any more.
    ``refused`` are remarks about other files that a unit sent.
    """
    before = states(shot)
    owed = [one for one in again if before.get(one.unit, NOTHING_YET).status not in COMPLETE]
    counting = {one.unit: one for one in (*owed, *new) if one.in_force}
    rows = {row.unit: row for row in units}
    complete = [
        one for code, one in counting.items() if code in rows and rows[code].status in COMPLETE
    ]
    return _drafts(shot, context, asked, complete, refused)


def _drafts(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    complete: Sequence[Submission],
    refused: Mapping[str, Sequence[Finding]],
) -> tuple[tuple[tuple[Path, bytes], ...], tuple[HistoryEntry, ...]]:
    files: list[tuple[Path, bytes]] = []
    notes: list[HistoryEntry] = []
    for one in complete:
        unit = shot.unit(one.unit)
        if unit is None:
            continue
        receipt = Receipt(
            unit,
            asked[one.unit],
            (one.when or context.now).date(),
            one.revision,
            Contents.of(one.checked),
            (*one.findings, *refused.get(one.unit, ())),
        )
        files.append(receipt_file(shot, context, receipt))
        notes.append(HistoryEntry(THANK, unit.name, remark=files[-1][0].name))
    return tuple(files), tuple(notes)
