"""PDF through LibreOffice, where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.report.word.page_numbers import fill_numbers
from lkjip.report.word.pages import from_pdf

OTHER_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
TIMEOUT_SECONDS = 180
EXPORT = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"false"}}'
)
"""With Word's bookmarks as named destinations, from which ``pages.from_pdf`` reads the pages;
comments stay out."""
NO_LIBREOFFICE = (
    "PDF tidak dibuat karena LibreOffice tidak ditemukan di komputer ini; buka draf di Word, lalu "
    "pilih Simpan Sebagai PDF."
)


def find_libreoffice() -> Path | None:
    """Return the program, or None."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    if on_path:
        return Path(on_path)
    return next((p for p in OTHER_PLACES if p.exists()), None)


@dataclass(frozen=True, slots=True)
class Printout:
    """A report with page numbers in its lists, and the PDF laid out from it."""

    docx: bytes
    pdf: bytes


def print_out(
    docx: bytes, name: str = "laporan.docx", *, timeout_seconds: int = TIMEOUT_SECONDS
) -> Printout | None:
    """Lay the report out, number its lists by the layout, and lay it out again.

    None without LibreOffice. Raises ``FolderError`` when it is there but does not deliver in time.
    """
    program = find_libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="lkjip-pdf-", ignore_cleanup_errors=True) as temporary:
        space = Path(temporary)
        first = _convert(program, docx, space, timeout_seconds)
        if first is not None:
            docx = fill_numbers(docx, from_pdf(first))
            second = _convert(program, docx, space, timeout_seconds)
            if second is not None:
                return Printout(docx, second)
    raise FolderError(
        f"LibreOffice tidak dapat mengubah {name} menjadi PDF.",
        "Tutup berkas itu di Word atau LibreOffice lalu ulangi, atau simpan PDF dari Word.",
    )


def _convert(program: Path, docx: bytes, space: Path, timeout_seconds: int) -> bytes | None:
    """Convert in a room and with a profile of our own: an open LibreOffice is no hindrance."""
    incoming, result = space / "laporan.docx", space / "laporan.pdf"
    incoming.write_bytes(docx)
    result.unlink(missing_ok=True)
    profile = (space / "profil").as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore",
                "--convert-to", EXPORT, "--outdir", str(space), str(incoming)]  # fmt: skip
    try:
        with subprocess.Popen(  # noqa: S603 - the program found above, on a file of ours
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(timeout_seconds)
            except subprocess.TimeoutExpired:
                _stop(process)
    except OSError:
        return None
    return result.read_bytes() if result.exists() else None


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and the one that it has started (the script ``soffice`` starts another)."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
        return
    task_killer = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
    subprocess.run(  # noqa: S603 - Windows' own program, on the process started above
        [str(task_killer), "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
    )
