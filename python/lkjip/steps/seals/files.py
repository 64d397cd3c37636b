"""Compares drafts, packages and records of requests with the fingerprints that the book keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.sop.process.events import RequestSent
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import approved_files
from lkjip.steps.request.blank_forms import asked_forms
from lkjip.steps.request.sent import kept_as_sent
from lkjip.steps.seals.archive import SHORT, file_fingerprint
from lkjip.tables.declared.steps import DRAFTS, PACKAGES
from lkjip.tables.declared.tabs import TabName

DRAFT, HANDOVER = TabName.DRAFT.value, TabName.HANDOVER.value


def file_findings(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Yield what differs in the files that the program made."""
    yield from draft_findings(shot, context.folder)
    yield from _signed(shot, context)
    yield from _packages(shot, context)
    yield from _requests(shot, context)


def draft_findings(shot: Snapshot, folder: Path) -> Iterator[Finding]:
    """Compare the approved draft with the file that was approved.

    A book of an earlier program did not record which file that was.
    """
    approved = shot.process.approved_version
    row = next((row for row in shot.rows(DRAFTS) if approved and row.version == approved), None)
    if row is None:
        return
    path = folder / row.file
    place = Place(path.name, sheet=DRAFT)
    now, was = file_fingerprint(path), shot.process.approved_fingerprint
    if not now:
        yield make("S10", place)
    elif was and now != was:
        yield make("S09", place, nilai=now[:SHORT], asli=was[:SHORT])


def _signed(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Compare the signed report and what belongs to it with what was signed."""
    if shot.process.approval is None:
        return
    for row in approved_files(shot, shot.process.approval.version):
        path = context.folder / row.file
        place, now = Place(path.name, sheet=TabName.REVIU.value), file_fingerprint(path)
        if not now:
            yield make("S18", place, nilai=row.kind)
        elif now != row.fingerprint:
            yield make("S17", place, nilai=now[:SHORT], asli=row.fingerprint[:SHORT])


def _packages(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Compare the packages that this office made; a moved one is no matter."""
    for row in shot.rows(PACKAGES):
        path = context.report_folder(shot.settings.year) / Path(row.file).name
        now = file_fingerprint(path)
        if now and row.fingerprint and now != row.fingerprint:
            words = f"bersidik {now[:SHORT]}, ketika dibuat {row.fingerprint[:SHORT]}"
            yield make("S11", Place(path.name, sheet=HANDOVER), nilai=words)


def _requests(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Compare the records of what the forms asked with the fingerprints that are their names."""
    sent = {(e.unit, e.key) for e in shot.process.events if isinstance(e, RequestSent) and e.key}
    asked = asked_forms(shot, due_date(shot, context.today))
    for unit, key in sorted(sent):
        if unit in asked and kept_as_sent(context, key, asked[unit]) is False:
            yield make("S16", Place(f"{key}.json", unit))
