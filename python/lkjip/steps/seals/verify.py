"""The one place that verifies: book, archive, drafts and packages against their fingerprints."""

from __future__ import annotations

from lkjip.findings import Finding, Severity
from lkjip.steps.city.opd.inputs import changed_opd_inputs
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.archive import archive_findings
from lkjip.steps.seals.files import file_findings
from lkjip.steps.seals.inputs import changed_inputs
from lkjip.steps.seals.record import record_findings


def verify(shot: Snapshot, context: Context) -> tuple[Finding, ...]:
    """Return everything that is no longer as it was received or written.

    Without a finding the inputs are those of the archived forms (in a city's book: of the archived
    packages), the originals those that came in, the program's own cells those of the last run, and
    the approved draft the one that was approved. A person who knows the program and rewrites book,
    archive and copies alike leaves no trace here; only what lies elsewhere, as the package at
    Bagian Organisasi, shows it.
    """
    archive = context.forms_folder(shot.settings.year, "arsip")
    return (
        *record_findings(shot, context.book),
        *archive_findings(shot, archive),
        *changed_inputs(shot, context),
        *changed_opd_inputs(shot, context),
        *file_findings(shot, context),
    )


def serious(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that keep a package from being sent until they are explained."""
    return tuple(one for one in findings if one.level is not Severity.NOTE)
