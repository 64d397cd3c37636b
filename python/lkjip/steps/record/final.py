"""Makes the signed report, its PDF and its internal annex from the reviewed draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.report.chapters.appendix import PROCESS_TITLE
from lkjip.report.chapters.front import signature_lines
from lkjip.report.compose import compose, compose_annex, compose_final
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.differences import Change
from lkjip.report.word.pdf import NO_LIBREOFFICE
from lkjip.steps.draft.files import template_of
from lkjip.steps.draft.material import gather_material
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import FileKind

RECORD_IS_DOCX = "Yang menjadi rekaman adalah berkas .docx."


@dataclass(frozen=True, slots=True)
class Final:
    """The files of a signed report, and what of the reviewed draft could not be kept."""

    files: tuple[tuple[FileKind, Path, bytes], ...]
    changes: tuple[Change, ...]
    message: str = ""


def final_name(year: int) -> str:
    """Return ``LKjIP_2024.docx``."""
    return f"LKjIP_{year}.docx"


def annex_path(context: Context, year: int) -> Path:
    """Return the place of the internal annex."""
    return context.report_folder(year) / f"Lampiran_Internal_{final_name(year)}"


def make_annex(shot: Snapshot, context: Context) -> bytes:
    """Return the internal annex as the process stands in ``shot``."""
    return compose_annex(gather_material(shot, context), template_of(context), context.now)


def make_final(shot: Snapshot, context: Context, draft: bytes) -> Final:
    """Make the files; ``shot`` holds the process with the signature, ``draft`` what was reviewed.

    A PDF that cannot be made is said and costs nothing else.
    """
    template, material = template_of(context), gather_material(shot, context)
    docx = compose_final(material, template, context.now, draft)
    pdf, message = None, RECORD_IS_DOCX
    if context.print_draft is not None and not context.dry_run:
        message = f"{NO_LIBREOFFICE} {RECORD_IS_DOCX}"
        try:
            printout = context.print_draft(docx)
        except (FolderError, OSError) as error:
            message = f"PDF tidak dibuat: {error} {RECORD_IS_DOCX}"
        else:
            if printout is not None:
                docx, pdf, message = printout.docx, printout.pdf, ""
    target = context.report_folder(shot.settings.year) / final_name(shot.settings.year)
    files = [(FileKind.FINAL, target, docx)]
    if pdf is not None:
        files.append((FileKind.FINAL_PDF, target.with_suffix(".pdf"), pdf))
    annex = compose_annex(material, template, context.now)
    files.append((FileKind.ANNEX, annex_path(context, shot.settings.year), annex))
    return Final(tuple(files), _changed_since(material, template, context, draft), message)


def _changed_since(
    material: ReportMaterial, template: Path, context: Context, draft: bytes
) -> tuple[Change, ...]:
    """Return what the book says otherwise than the reviewed draft.

    Dates of the process go on, and the lines of the signature are filled in after the review.
    """
    assert material.approval is not None
    unsigned = replace(material, approval=None)
    made = compose(unsigned, template, material.approval.version, context.now, draft)
    who = {"".join(_words(p.pieces)) for p in signature_lines(unsigned)}
    return tuple(
        one
        for one in made.changes
        if not one.place.startswith(PROCESS_TITLE)
        and not (
            one.place == "KATA PENGANTAR" and (one.new in who or one.old.startswith((".", "NIP ")))
        )
    )


def _words(pieces: tuple[object, ...]) -> list[str]:
    return [str(getattr(p, "content", "")) for p in pieces]
