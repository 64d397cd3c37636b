"""Tells folders that are not this computer's own: synchronised, on a server, of downloads."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

NETWORK_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE

_WHOLE = re.compile(r"[A-Za-z]:[\\/]|\\\\|//")
_ADDRESS = re.compile(r"[A-Za-z]{2,}:[\\/]")
_CLOUD_PART = re.compile(
    r"[\\/](OneDrive|SharePoint|Dropbox|Google ?Drive|My ?Drive|Drive ?Saya|iCloudDrive|Nextcloud)"
    r"( - [^\\/]*|-[^\\/]*)?[\\/]",
    re.IGNORECASE,
)
"""Usual names of folders that are carried to other computers while they are used. The library of
an office in SharePoint lies in a folder that no name tells; Windows names it in its environment."""
_DOWNLOADS = re.compile(r"[\\/](Downloads|Unduhan)([\\/]|$)", re.IGNORECASE)


def as_written(path: Path) -> str:
    """Return the full path as the system writes it; a web address or Windows path as it is."""
    text = str(path)
    return text if _WHOLE.match(text) or is_address(text) else str(path.absolute())


def is_address(text: str) -> bool:
    """Tell whether a path is an address of the web."""
    return _ADDRESS.match(text) is not None


def cloud(text: str, environ: Mapping[str, str]) -> str:
    """Return the name of the synchronised folder above a path; blank where there is none."""
    if found := _CLOUD_PART.search(text):
        return found[0].strip("\\/")
    roots = {environ.get(f"OneDrive{kind}", "") for kind in ("", "Commercial", "Consumer")}
    # A path of the other system is compared as text: Windows knows no upper and lower case.
    below = text.casefold().replace("/", "\\")
    inside = (
        below.startswith(root.casefold().replace("/", "\\").rstrip("\\") + "\\")
        for root in roots
        if root
    )
    return "OneDrive" if any(inside) else ""


def is_server(text: str) -> bool:
    """Tell whether a path names another computer."""
    return text.startswith(("\\\\", "//"))


def in_downloads(text: str) -> bool:
    """Tell whether a folder is one into which browsers put what comes from outside."""
    return _DOWNLOADS.search(text) is not None


def is_network_drive(path: Path) -> bool:
    """Return whether a drive letter stands for a folder on another computer."""
    if sys.platform == "win32":
        import ctypes

        root = PureWindowsPath(str(path)).drive + "\\"
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == NETWORK_DRIVE
    return False
