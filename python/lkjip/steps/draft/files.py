"""Finds and reads the files of the drafts, which people may have edited."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.intake.archive import sha256
from lkjip.progress import Progress
from lkjip.report.versions.read import whole
from lkjip.report.word import pdf
from lkjip.report.word.pdf import Printout
from lkjip.steps.kernel.base import Context, Printer
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.steps import DRAFTS, DraftRow

TEMPLATE = "lkjip.docx"
LAYING_OUT = "menata halaman draf dengan LibreOffice, beberapa detik"


def draft_name(year: int, version: int, other: int = 1) -> str:
    """Return ``LKjIP_2024_draf_v2.docx``; another file of that version is ``…_v2-2.docx``."""
    return f"LKjIP_{year}_draf_v{version}{f'-{other}' if other > 1 else ''}.docx"


def template_of(context: Context) -> Path:
    """Return the template of the report; ``FolderError`` when there is none."""
    template = context.templates.path(TEMPLATE)
    if not template.is_file():
        raise FolderError(
            f"Templat laporan '{template}' tidak ada.",
            "Ekstrak sekali lagi berkas zip program ke folder LKjIP; buku kerja tidak tersentuh.",
        )
    return template


def places(context: Context, year: int, version: int) -> tuple[Path, Path | None]:
    """Return where to write a version, and the newest file that already bears its number.

    There is one when its entry was taken back (``batal``): people may have written into it, so it
    is neither overwritten nor forgotten.
    """
    folder, other = context.report_folder(year), 1
    there: Path | None = None
    while (target := folder / draft_name(year, version, other)).exists():
        there, other = target, other + 1
    return target, there


def newest_row(shot: Snapshot) -> DraftRow | None:
    """Return the row of ``tblDraf`` with the highest version."""
    return max(shot.rows(DRAFTS), key=lambda row: row.version or 0, default=None)


def last_draft(shot: Snapshot, context: Context) -> Path | None:
    """Return the file of the newest draft that the book knows."""
    row = newest_row(shot)
    return None if row is None else context.folder / row.file


def printer(progress: Progress) -> Printer:
    """Return LibreOffice as the printer of drafts; it says that this takes a while."""

    def print_out(docx: bytes) -> Printout | None:
        progress(0, 1, LAYING_OUT)
        return pdf.print_out(docx)

    return print_out


def read_draft(path: Path, written: str = "") -> bytes:
    """Read a draft; ``FolderError`` when it is gone, locked, or no whole Word document.

    ``written`` is the fingerprint of what the program wrote: that is whole without a look.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise FolderError(
            f"Berkas draf '{path.name}' tidak ada di '{path.parent}'.",
            "Kembalikan berkas itu ke tempatnya, atau tarik draf dan buat lagi.",
        ) from error
    except OSError as error:
        raise FolderError(
            f"Berkas draf '{path.name}' tidak dapat dibaca ({os_reason(error)}).",
            "Tutup berkas itu di Word atau LibreOffice, lalu ulangi.",
        ) from error
    if sha256(raw) != written and not whole(raw):
        raise FolderError(
            f"Berkas draf '{path.name}' bukan dokumen Word (.docx) yang utuh atau diberi kata "
            "sandi.",
            "Simpan ulang di Word sebagai .docx tanpa kata sandi. Bila tidak dapat dibuka lagi, "
            "pindahkan berkas itu dari folder laporan lalu buat draf baru.",
        )
    return raw
