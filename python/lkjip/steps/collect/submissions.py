"""Submissions as the book keeps them: rows of the tab Kiriman, to and fro."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from lkjip.checks.checked_form import HELD, SKIPPED, Checked
from lkjip.findings import Severity
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import Standing, Submission, Trust
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import ACCEPTED_PREFIX, WORDS, count, status_word
from lkjip.tables.declared.results import SUBMISSIONS, SubmissionRow

Key = tuple[str, str, str]
"""Fingerprint, file and sender of a submission."""


_MAY_COUNT = (Standing.HELD, Standing.ASIDE, Standing.REFUSED)
"""Standings after which a submission may still come to count."""


def earlier(shot: Snapshot) -> list[Submission]:
    """Return what was processed before, in the order of arrival; its values lie in the inputs."""
    return [_remembered(row) for row in shot.rows(SUBMISSIONS)]


def _remembered(row: SubmissionRow) -> Submission:
    return Submission(
        Incoming(row.file, b"", row.sender, row.received),
        row.fingerprint,
        Path(row.archived),
        Checked(row.unit, 0, row.revision or 0, ()),
        _standing(row.result),
        trust=Trust(row.trust) if row.trust in set(Trust) else Trust.STAFF,
        failed_check=row.failed_check,
        content_fingerprint=row.content_fingerprint,
    )


def _standing(word: str) -> Standing:
    if word.startswith(ACCEPTED_PREFIX):
        return Standing.IN_FORCE
    if word == HELD:
        return Standing.HELD
    return Standing.REFUSED if word == WORDS["ditolak"] else Standing.ASIDE


def submission_rows(
    shot: Snapshot,
    context: Context,
    again: Sequence[Submission],
    new: Sequence[Submission],
    released: Collection[Key],
    held: Collection[Key],
) -> tuple[SubmissionRow, ...]:
    """Return all rows: what was judged anew keeps its place, the new ones come last.

    ``released`` waited and stands among the new ones now; ``held`` is what is still held.
    """
    anew = {(one.unit, one.fingerprint): one for one in again}
    rows = (
        row if _standing(row.result) is not Standing.HELD or _key(row) in held else _over(row)
        for row in shot.rows(SUBMISSIONS)
        if _standing(row.result) not in _MAY_COUNT or _key(row) not in released
    )
    kept = (
        submission_row(anew[row.unit, row.fingerprint], context)
        if (row.unit, row.fingerprint) in anew and _standing(row.result) is Standing.IN_FORCE
        else row
        for row in rows
    )
    return (*kept, *(submission_row(one, context) for one in new))


def _key(row: SubmissionRow) -> Key:
    return row.fingerprint, row.file, row.sender


def _over(row: SubmissionRow) -> SubmissionRow:
    """Return a held row whose content came from its unit too, or that a person rejected."""
    return replace(row, result=SKIPPED)


def submission_row(one: Submission, context: Context) -> SubmissionRow:
    """Return the row of a submission that was judged in this run."""
    who = one.checked.filler
    return SubmissionRow(
        received=one.when or context.now,
        unit=one.unit,
        file=one.name,
        sender=one.sender,
        trust=one.trust.value,
        revision=one.revision or None,
        result=status_word(one.result, one.findings),
        refusals=count(one.findings, Severity.REJECT) or None,
        corrections=count(one.findings, Severity.FIX) or None,
        notes=count(one.findings, Severity.NOTE) or None,
        archived=f"{one.archive.parent.name}/{one.archive.name}",
        fingerprint=one.fingerprint,
        content_fingerprint=one.content_fingerprint,
        filler=", ".join(part for part in (who.name, who.position) if part),
        contact=who.contact,
        message=who.message,
        failed_check=one.failed_check,
    )
