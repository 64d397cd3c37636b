"""Reads a text file that staff saved with whatever editor they have."""

from __future__ import annotations

import codecs
from pathlib import Path

from lkjip.errors import FolderError, UsageError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),  # Notepad's "Unicode"
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LARGEST = 256 * 1024  # a letter has a few kilobytes; more is some other file


def read_lines(path: Path) -> list[str]:
    """The lines of ``path``: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.

    Raises ``FolderError`` when the file cannot be read, ``UsageError`` when it is not text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise FolderError(
            f"Templat {path.name} tidak ada di folder {path.parent}.",
            "Kembalikan berkas itu dari paket asli, dengan nama yang sama.",
        ) from error
    except OSError as error:
        raise FolderError(
            f"Templat {path} tidak dapat dibaca.",
            "Tutup program lain yang memakainya, lalu periksa hak akses foldernya.",
        ) from error
    text = _decoded(data) if len(data) <= _LARGEST else None
    if text is None or "\0" in text:
        raise UsageError(
            f"Templat {path.name} bukan berkas teks.",
            "Simpan sebagai teks biasa (Notepad, pengodean UTF-8), bukan sebagai berkas Word.",
        )
    # Not str.splitlines: a form feed or U+2028 inside a line must not shift the line numbers.
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _try(data, encoding)
    text = _try(data, "utf-8")
    return text if text is not None else _try(data, "cp1252")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
