"""Compares drafts, packages and records of requests with the fingerprints that the book keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.intake.archive import archive_path
from lkjip.sop.process.events import RequestSent, ReviuDecided
from lkjip.steps.handover.contents import CONFORMING, RETURNED, SENT
from lkjip.steps.handover.volumes import APART
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import approved_files, signing_tab
from lkjip.steps.request.blank_forms import asked_forms
from lkjip.steps.request.sent import kept_as_sent
from lkjip.steps.seals.archive import SHORT, file_fingerprint
from lkjip.tables.declared.city_evaluation import OPD_EVALUATIONS
from lkjip.tables.declared.record import APPROVED_FILES
from lkjip.tables.declared.steps import DRAFTS, PACKAGES
from lkjip.tables.declared.tabs import TabName

NOT_THERE = "tidak ada di tempatnya"
DRAFT, HANDOVER = TabName.DRAFT.value, TabName.HANDOVER.value


def file_findings(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Yield what differs in the files that the program made."""
    yield from draft_findings(shot, context.folder)
    yield from _signed(shot, context)
    yield from _packages(shot, context)
    yield from _answers(shot, context)
    yield from _earlier(shot, context)
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
    """Compare the packages that this office made, and the decisions that came back as files.

    A package that was moved elsewhere is a remark.
    """
    archive = context.forms_folder(shot.settings.year, "arsip")
    for row in shot.rows(PACKAGES):
        path = context.report_folder(shot.settings.year) / Path(row.file).name
        if row.result in (CONFORMING, RETURNED):
            kept = archive_path(row.fingerprint, path.name, archive)
            yield from _old_file(kept, row.fingerprint, f"keputusan {path.name}", HANDOVER)
        elif row.result in (SENT, APART):
            now, place = file_fingerprint(path), Place(path.name, sheet=HANDOVER)
            if not now:
                yield make("S23", place, keadaan="paket yang dibuat", nilai=NOT_THERE)
            elif now != row.fingerprint:
                words = f"bersidik {now[:SHORT]}, ketika dibuat {row.fingerprint[:SHORT]}"
                yield make("S11", place, nilai=words)


def _answers(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Compare the decisions that the city gave back to its OPD."""
    folder = context.forms_folder(shot.settings.year, "koreksi")
    for row in {row.file: row for row in shot.rows(OPD_EVALUATIONS)}.values():
        if row.file and row.fingerprint:
            words = f"keputusan untuk {row.unit} versi {row.version}"
            tab = str(OPD_EVALUATIONS.tab)
            yield from _old_file(folder / Path(row.file).name, row.fingerprint, words, tab)


def _earlier(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Compare the drafts that were returned and the signed reports that were withdrawn."""
    where = {row.version: row.file for row in shot.rows(DRAFTS)}
    decided = {e.version: e.key for e in shot.process.events if isinstance(e, ReviuDecided)}
    for version, key in decided.items():
        if key and version in where and version != shot.process.approved_version:
            words = f"draf versi {version} yang sudah diputus"
            yield from _old_file(context.folder / where[version], key, words, DRAFT)
    signed = shot.process.approval.version if shot.process.approval else None
    for row in {row.file: row for row in shot.rows(APPROVED_FILES)}.values():
        if row.version != signed:
            words = f"{row.kind} versi {row.version} yang dicabut"
            yield from _old_file(
                context.folder / row.file, row.fingerprint, words, signing_tab(shot)
            )


def _old_file(path: Path, was: str, what: str, tab: str) -> Iterator[Finding]:
    now = file_fingerprint(path)
    if now != was:
        words = f"berubah: sidiknya sekarang {now[:SHORT]}, semula {was[:SHORT]}"
        place = Place(path.name, sheet=tab)
        yield make("S23", place, keadaan=what, nilai=words if now else NOT_THERE)


def _requests(shot: Snapshot, context: Context) -> Iterator[Finding]:
    """Compare the records of what the forms asked with the fingerprints that are their names."""
    sent = {(e.unit, e.key) for e in shot.process.events if isinstance(e, RequestSent) and e.key}
    asked = asked_forms(shot, due_date(shot, context.today))
    for unit, key in sorted(sent):
        if unit in asked and kept_as_sent(context, key, asked[unit]) is False:
            yield make("S16", Place(f"{key}.json", unit))
