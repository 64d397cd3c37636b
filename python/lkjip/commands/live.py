"""The command that opens the book with live buttons or links."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from lkjip.doctor.place import unfit_for_excel
from lkjip.doctor.surroundings import Surroundings
from lkjip.errors import BookMissing
from lkjip.progress import Progress
from lkjip.steps.kernel.base import StepResult

EXCEL = "Excel.Application"


def do_open(args: Namespace, _progress: Progress, around: Surroundings | None = None) -> StepResult:
    """Open the book where a resident Python serves it: in Excel, else in LibreOffice."""
    path = Path(args.buku)
    if not path.is_file():
        raise BookMissing(
            f"Buku kerja '{path}' tidak ada.",
            "Jalankan perintah dari folder buku kerja, atau sebutkan tempatnya dengan "
            "--buku NAMA_BERKAS.",
        )
    program = "Excel" if excel_is_here() else "LibreOffice"
    data = {"buku": str(path.resolve()), "program": program}
    if program == "Excel":
        trouble = unfit_for_excel(around or Surroundings(path))
        if trouble is not None:
            raise BookMissing(f"Buku kerja {trouble.details}.", trouble.cure)
    if args.kering:
        return StepResult("buka", f"'{path.name}' akan dibuka di {program}.", data=data)
    pressed = _in_excel(path) if program == "Excel" else _in_libreoffice(path)
    words = f"'{path.name}' ditutup; semua yang diketik tersimpan di berkas itu."
    if program == "Excel":
        words = f"'{path.name}' ditutup. Yang belum disimpan di Excel tidak ada di berkas itu."
    return StepResult("buka", words, data=data | {"tombol": pressed})


def _in_libreoffice(path: Path) -> list[str]:
    from lkjip.live.session import Session  # it brings xlwings along

    with Session(path) as session:
        session.run()
    return session.pressed


def _in_excel(path: Path) -> list[str]:
    from lkjip.live.excel.session import ExcelSession

    with ExcelSession(path) as session:
        session.run()
    return session.pressed


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
