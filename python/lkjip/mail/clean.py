"""Cleans texts and file names from forms, registers and mails, which nobody may trust."""

from __future__ import annotations

import re
import unicodedata

# Format characters (Cf) include the bidirectional overrides that disguise file names.
_DROPPED = {"Cf", "Cs", "Co", "Cn"}

# What Windows forbids in a file name, and both path separators.
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|]+')
_RESERVED_ON_WINDOWS = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_FILE_NAME_BYTES = 150  # leaves room for a folder within the 255 bytes of common file systems


def one_line(text: str) -> str:
    """Return one line of printable text: line breaks, tabs and controls become one space."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # nothing of the categories "other", and no blank but the space
        return " ".join(composed.split())
    kept = (
        " " if category == "Cc" else char
        for char in composed
        if (category := unicodedata.category(char)) not in _DROPPED
    )
    return " ".join("".join(kept).split())  # split knows every blank, U+2028 among them


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of ``text``, each cleaned by ``one_line``; blank ones stay as ``""``."""
    return tuple(one_line(line) for line in text.splitlines())


def safe_file_name(name: str) -> str:
    """Return a file name without folder, control character or reserved word; never empty.

    ``../../a.xlsx`` becomes ``a.xlsx``; ``Kerja Sama/Umum.xlsx`` becomes
    ``Kerja Sama-Umum.xlsx``. The extension survives when the name must be shortened.
    """
    flat = _NOT_IN_FILE_NAMES.sub("-", one_line(name)).rstrip(" .")
    found = _EXTENSION.search(flat)
    extension = found[0] if found else ""
    stem = flat.removesuffix(extension).lstrip(" .-")
    room = _FILE_NAME_BYTES - len(extension)
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .-") or "lampiran"
    if _RESERVED_ON_WINDOWS.fullmatch(stem):
        stem = f"_{stem}"
    return stem + extension
