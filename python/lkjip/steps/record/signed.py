"""The file with the signature: a scan, or a PDF that was signed electronically."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.steps.kernel.base import Context

LARGEST = 25 * 1024 * 1024
_PDF = b"%PDF-"
_SEARCHED = 1024
"""A PDF may have some bytes before its mark."""


def signed_path(context: Context, year: int) -> Path:
    """Return the next free place: a second scan does not replace the first."""
    folder, number = context.report_folder(year), 1
    while True:
        more = f"-{number}" if number > 1 else ""
        path = folder / f"LKjIP_{year}_bertanda_tangan{more}.pdf"
        if not path.exists():
            return path
        number += 1


def read_signed(path: Path) -> bytes:
    """Read a signed PDF; refuses what is no PDF or larger than ``LARGEST``."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas bertanda tangan '{path}' tidak dapat dibaca ({os_reason(error)}).",
            "Periksa nama berkas sesudah --berkas, atau nama yang diketik di tabel pengesahan.",
        ) from error
    if _PDF not in raw[:_SEARCHED]:
        raise UsageError(
            f"Berkas bertanda tangan '{path.name}' bukan PDF.",
            "Pindai halaman yang ditandatangani sebagai PDF, atau pakai PDF yang ditandatangani "
            "secara elektronik.",
        )
    if len(raw) > LARGEST:
        raise UsageError(
            f"Berkas bertanda tangan '{path.name}' berukuran {len(raw) // 1_048_576} MB; batasnya "
            f"{LARGEST // 1_048_576} MB.",
            "Pindai dengan ketajaman lebih rendah, misalnya 200 dpi.",
        )
    return raw
