"""Unpacks the drafts of OPD and examines each as its own book would: checks and 23 items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip.errors import LkjipError
from lkjip.findings import Finding, Place, make
from lkjip.intake.archive import archive_path, name_part, safe_name
from lkjip.report.consistency.run import check
from lkjip.report.reviu.checklist import ItemAnswer, reviu
from lkjip.report.reviu.sheet import reviu_sheet
from lkjip.report.versions.read import whole
from lkjip.steps.city.opd.package_book import package_book
from lkjip.steps.city.opd.packages import Taken
from lkjip.steps.draft.files import template_of
from lkjip.steps.draft.material import gather_material
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.parts import COVER
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.city import OPD, OpdRow

FOLDER = "opd"
SHEET = "Lembar_Reviu.docx"
_DOCUMENTS = (".docx", ".pdf")
_ANNEX = "Lampiran_Internal"
_GAPS = frozenset({"L04", "L06"})
"""Findings about something that is missing in the text."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The outcome of an examination: counts for the sheet OPD, and files."""

    gaps: int | None = None
    findings: int | None = None
    answered_no: int | None = None
    files: tuple[tuple[Path, bytes], ...] = ()
    trouble: tuple[Finding, ...] = ()


def look_at_drafts(
    shot: Snapshot, context: Context, taken: Mapping[str, Taken]
) -> dict[str, Looked]:
    """Examine the draft of every package that the sheet OPD does not know yet.

    One that cannot be examined is named and stops no other.
    """
    before = {row.code: row for row in shot.rows(OPD)}
    found: dict[str, Looked] = {}
    for one in context.with_progress(tuple(taken.values()), "memeriksa draf OPD"):
        row = before.get(one.code, OpdRow())
        same = (row.package, row.version) == (one.name, one.version)
        if same and (row.gaps is not None or not one.contents.settings):
            found[one.code] = Looked(row.gaps, row.draft_findings, row.answered_no)
        elif not context.dry_run:
            found[one.code] = _look(shot, context, one)
    return found


def place_of_drafts(context: Context, year: int, code: str, version: int) -> Path:
    """Return ``forms/<tahun>/opd/<kode>/v<n>``."""
    return context.forms_folder(year, FOLDER) / name_part(code) / f"v{version}"


def _look(shot: Snapshot, context: Context, one: Taken) -> Looked:
    year = shot.settings.year
    archive = context.forms_folder(year, "arsip")
    contents, package = Contents.read(archive_path(one.fingerprint, one.name, archive).read_bytes())
    folder = place_of_drafts(context, year, one.code, one.version)
    documents = {
        name: raw
        for name, raw in package.parts.items()
        if "/" not in name and name.casefold().endswith(_DOCUMENTS) and name != COVER
    }
    files = tuple((folder / safe_name(name), raw) for name, raw in documents.items())
    report = next(
        (
            raw
            for name, raw in documents.items()
            if name.casefold().endswith(".docx") and not name.startswith(_ANNEX)
        ),
        None,
    )
    if report is None or not contents.settings:
        return Looked(files=files)
    try:
        if not whole(report):
            return Looked(files=files, trouble=(_trouble(one, "bukan dokumen Word yang utuh"),))
        made = _examined(contents, context, report, one.version)
    except LkjipError as error:
        return Looked(files=files, trouble=(_trouble(one, error.message),))
    except Exception as error:  # what lies in a foreign package may break a reader anywhere
        return Looked(files=files, trouble=(_trouble(one, type(error).__name__),))
    gaps, findings, answered_no, sheet = made
    return Looked(gaps, findings, answered_no, (*files, (folder / SHEET, sheet)))


def _examined(
    contents: Contents, context: Context, report: bytes, version: int
) -> tuple[int, int, int, bytes]:
    """Return the numbers of gaps, of other findings, of items answered "tidak"; the sheet."""
    book = package_book(contents)
    assert book is not None
    material = gather_material(book, context)
    found = check(report, material)
    items = reviu(material, found)
    gaps = sum(one.code in _GAPS for one in found)
    answered_no = sum(item.answer is ItemAnswer.NO for item in items)
    sheet = reviu_sheet(material, items, found, template_of(context), version, context.now)
    return gaps, len(found) - gaps, answered_no, sheet


def _trouble(one: Taken, words: str) -> Finding:
    return make("K29", Place(one.name, one.code), rinci=words.rstrip("."))
