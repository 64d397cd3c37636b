"""A report with page numbers in its lists, and its PDF, where a LibreOffice lays it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.report.compose import Result, compose
from lkjip.report.material.model import ReportMaterial
from lkjip.report.word import pdf
from lkjip.report.word.pdf import Printout

Printer = Callable[[bytes], Printout | None]
"""Lays a .docx out: numbered lists and the PDF, or None where there is no LibreOffice."""
FILLED_BY_WORD = "Nomor halaman di daftar isi diisi Word saat draf dibuka."


@dataclass(frozen=True, slots=True)
class Publication:
    """The report, and its PDF or None with the sentence that says why not."""

    result: Result
    pdf: bytes | None
    message: str = ""


def publish(
    material: ReportMaterial,
    template: Path,
    version: int,
    when: datetime,
    previous: bytes | None = None,
    print_out: Printer | None = pdf.print_out,
) -> Publication:
    """Write the report; where it can be laid out its lists show pages, and a PDF comes with it.

    ``print_out`` None: no layout is wanted. A layout that fails costs the numbers and the PDF,
    never the report. Raises what ``compose`` raises.
    """
    result = compose(material, template, version, when, previous)
    if print_out is None:
        return Publication(result, None, FILLED_BY_WORD)
    try:
        printout = print_out(result.docx)
    except (FolderError, OSError) as error:
        return Publication(result, None, f"PDF tidak dibuat: {error} {FILLED_BY_WORD}")
    if printout is None:
        return Publication(result, None, f"{pdf.NO_LIBREOFFICE} {FILLED_BY_WORD}")
    return Publication(replace(result, docx=printout.docx), printout.pdf)
