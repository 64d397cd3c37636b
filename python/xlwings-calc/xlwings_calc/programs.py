"""Where LibreOffice's program is, and whether it could show a window."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from .bridge import ADVICE
from .errors import SetupError
from .places import existing

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib*/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


def find_soffice(wanted: str | None = None) -> Path:
    """Return the path of LibreOffice's program.

    Args:
        wanted: a path or a name on PATH; without it the usual names and places are tried.

    Raises:
        SetupError: there is none.
    """
    for name in (wanted,) if wanted else NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    if wanted:
        raise SetupError(f"there is no LibreOffice at {wanted}. {ADVICE}")
    for place in existing(PLACES):
        return place
    raise SetupError(f"no LibreOffice was found on this computer. {ADVICE}")


def has_display() -> bool:
    """Return whether a window could be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
