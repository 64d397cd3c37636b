"""The tab Temuan after a run: what is settled goes, what is still open or new stands there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lkjip.findings import Finding, Place, Severity, make
from lkjip.intake.submission import Standing, Submission
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.results import FINDINGS, FindingRow
from lkjip.tables.declared.tabs import TabName

_SAID_ANEW = ("M01", "M11", "M12", "M14", "M30", "M31", "M32", "K14", "K15")
"""They are said in every run in which they hold; others about mails until their mail is seen."""

MOST_REMARKS = 500
"""Remarks about mails and files that a run writes into the book."""

_APART = (Standing.ASIDE, Standing.HELD)
"""They say nothing about how their unit stands."""


def findings_now(
    shot: Snapshot,
    anew: Sequence[Submission],
    new: Sequence[Submission],
    told: Sequence[Finding],
    seen: Collection[str],
) -> tuple[FindingRow, ...]:
    """Return the rows of all findings.

    ``anew`` counted before and were judged anew; ``new`` came in this run; ``told`` is said about
    mails, senders and registers; ``seen`` are the names of the mails that went by.
    """
    rejudged = {(one.unit, one.name) for one in anew}
    again = {one.unit for one in new if one.unit and one.standing not in _APART}

    def stays(row: FindingRow) -> bool:
        if row.step != TabName.COLLECTION:
            return True
        if row.unit in again or (row.unit, row.file) in rejudged or row.code in _SAID_ANEW:
            return False
        return not (row.code.startswith("M") and row.file in seen)

    about_forms = _rows([finding for one in (*anew, *_shown(new)) for finding in one.findings])
    kept = (*(row for row in shot.rows(FINDINGS) if stays(row)), *about_forms)
    there = {_identity(row) for row in kept}
    return (*kept, *(row for row in _rows(told) if _identity(row) not in there))


def bounded(remarks: Sequence[Finding]) -> Sequence[Finding]:
    """Return the first remarks about mails and files, serious ones first, and how many there are.

    Whoever floods the mailbox must not fill the book.
    """
    if len(remarks) <= MOST_REMARKS:
        return remarks
    kept = sorted(remarks, key=lambda one: one.level is Severity.NOTE)[:MOST_REMARKS]
    return [*kept, make("M14", Place(), nilai=len(remarks), diminta=MOST_REMARKS)]


def _shown(new: Sequence[Submission]) -> list[Submission]:
    """Of several forms of a unit in one run the last one speaks; what was put aside always does."""
    last = {one.unit or one.fingerprint: one for one in new if one.standing not in _APART}
    return [
        one
        for one in new
        if one.standing is Standing.ASIDE
        or (one.standing not in _APART and last[one.unit or one.fingerprint] is one)
    ]


def _rows(findings: Sequence[Finding]) -> tuple[FindingRow, ...]:
    return finding_rows(findings, TabName.COLLECTION)


def _identity(row: FindingRow) -> tuple[str, str, str]:
    return row.code, row.file, row.message
