"""The mark that Windows puts on files from the internet: a stream beside the file's content."""

from __future__ import annotations

import re
from pathlib import Path

FROM_OUTSIDE = ("3", "4")
"""Zones "internet" and "restricted"."""
_ZONE = re.compile(r"ZoneId\s*=\s*(\d)")


def read_mark(path: Path) -> str:
    """Return the mark of a file; blank when there is none."""
    try:
        with open(_stream(path), encoding="utf-8", errors="replace", newline="") as stream:  # noqa: PTH123 - a stream of a file, no path of its own
            return stream.read()
    except OSError:
        return ""


def write_mark(path: Path, mark: str) -> None:
    """Put a mark on a file, or take it off with ``""``; ``OSError`` when the file refuses."""
    if mark:
        with open(_stream(path), "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123 - as above
            stream.write(mark)
    else:
        Path(_stream(path)).unlink(missing_ok=True)


def from_outside(mark: str) -> bool:
    """Tell whether a mark makes Excel block macros."""
    zone = _ZONE.search(mark)
    return zone is not None and zone[1] in FROM_OUTSIDE


def _stream(path: Path) -> str:
    return f"{path}:Zone.Identifier"
