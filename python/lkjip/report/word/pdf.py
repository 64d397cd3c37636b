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
from lkjip.report.word.page_numbers import isi_nomor
from lkjip.report.word.pages import dari_pdf

TEMPAT_LAIN = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
BATAS_DETIK = 180
EKSPOR = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"false"}}'
)
"""With Word's bookmarks as named destinations, from which ``halaman.dari_pdf`` reads the pages;
comments stay out."""
TIDAK_ADA = (
    "PDF tidak dibuat karena LibreOffice tidak ditemukan di komputer ini; buka draf di Word, lalu "
    "pilih Simpan Sebagai PDF."
)


def cari_libreoffice() -> Path | None:
    """The program, or None."""
    di_jalur = shutil.which("soffice") or shutil.which("libreoffice")
    if di_jalur:
        return Path(di_jalur)
    return next((p for p in TEMPAT_LAIN if p.exists()), None)


def ke_pdf(docx: Path, keluar: Path, *, batas_detik: int = BATAS_DETIK) -> Path | None:
    """Write ``keluar`` from ``docx``; None without LibreOffice (``TIDAK_ADA`` says what to do).

    The lists of the PDF show the pages of its own layout; ``docx`` itself is not changed.
    Raises ``FolderError`` when LibreOffice is there but does not deliver in time.
    """
    cetakan = cetak(docx.read_bytes(), docx.name, batas_detik=batas_detik)
    if cetakan is None:
        return None
    keluar.parent.mkdir(parents=True, exist_ok=True)
    keluar.write_bytes(cetakan.pdf)
    return keluar


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A report with page numbers in its lists, and the PDF laid out from it."""

    docx: bytes
    pdf: bytes


def cetak(
    docx: bytes, nama: str = "laporan.docx", *, batas_detik: int = BATAS_DETIK
) -> Cetakan | None:
    """Lay the report out, number its lists by the layout, and lay it out again.

    None without LibreOffice. Raises ``FolderError`` when it is there but does not deliver in time.
    """
    program = cari_libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="lkjip-pdf-", ignore_cleanup_errors=True) as sementara:
        ruang = Path(sementara)
        pertama = _ubah(program, docx, ruang, batas_detik)
        if pertama is not None:
            docx = isi_nomor(docx, dari_pdf(pertama))
            kedua = _ubah(program, docx, ruang, batas_detik)
            if kedua is not None:
                return Cetakan(docx, kedua)
    raise FolderError(
        f"LibreOffice tidak dapat mengubah {nama} menjadi PDF.",
        "Tutup berkas itu di Word atau LibreOffice lalu ulangi, atau simpan PDF dari Word.",
    )


def _ubah(program: Path, docx: bytes, ruang: Path, batas_detik: int) -> bytes | None:
    """Convert in a room and with a profile of our own: an open LibreOffice is no hindrance."""
    masuk, hasil = ruang / "laporan.docx", ruang / "laporan.pdf"
    masuk.write_bytes(docx)
    hasil.unlink(missing_ok=True)
    profil = (ruang / "profil").as_uri()
    perintah = [str(program), f"-env:UserInstallation={profil}", "--headless", "--norestore",
                "--convert-to", EKSPOR, "--outdir", str(ruang), str(masuk)]  # fmt: skip
    try:
        with subprocess.Popen(  # noqa: S603 - the program found above, on a file of ours
            perintah,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as proses:
            try:
                proses.wait(batas_detik)
            except subprocess.TimeoutExpired:
                _hentikan(proses)
    except OSError:
        return None
    return hasil.read_bytes() if hasil.exists() else None


def _hentikan(proses: subprocess.Popen[bytes]) -> None:
    """End the program and the one that it has started (the script ``soffice`` starts another)."""
    if os.name == "posix":
        os.killpg(proses.pid, signal.SIGKILL)
        return
    pembunuh = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
    subprocess.run(  # noqa: S603 - Windows' own program, on the process started above
        [str(pembunuh), "/F", "/T", "/PID", str(proses.pid)], check=False, capture_output=True
    )
