"""The command that opens the book with live buttons."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from lkjip.errors import BookMissing
from lkjip.progress import Progress
from lkjip.steps.kernel.base import StepResult

EXCEL = "Excel.Application"


def do_open(args: Namespace, _progress: Progress) -> StepResult:
    """Open the book where its buttons work: Excel where there is one, LibreOffice otherwise."""
    path = Path(args.buku)
    if not path.is_file():
        raise BookMissing(
            f"Buku kerja '{path}' tidak ada.",
            "Jalankan perintah dari folder buku kerja, atau sebutkan tempatnya dengan "
            "--buku NAMA_BERKAS.",
        )
    program = "Excel" if excel_is_here() else "LibreOffice"
    data = {"buku": str(path.resolve()), "program": program}
    if args.kering:
        return StepResult("buka", f"'{path.name}' akan dibuka di {program}.", data=data)
    if program == "Excel":
        open_in_excel(path.resolve())
        return StepResult("buka", f"'{path.name}' dibuka di Excel.", data=data)
    from lkjip.live.session import Session  # it brings xlwings along

    session = Session(path)
    with session:
        session.run()
    words = f"'{path.name}' ditutup; semua yang diketik tersimpan di berkas itu."
    return StepResult("buka", words, data=data | {"tombol": session.pressed})


def excel_is_here() -> bool:
    """Return whether Windows knows an Excel."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, EXCEL))
    except OSError:
        return False
    return True


def open_in_excel(path: Path) -> None:
    """As a double click does."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - the user's own workbook
