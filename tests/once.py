"""Folders that are made once for all processes of a run: whoever needs one first makes it.

They lie in pytest's own folder of the run, which pytest removes some runs later, so that nothing
stays in the system's folder for temporary files.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

_places: list[Path] = []


def lie_in(folder: Path) -> None:
    """Say where the folders of this run lie."""
    _places[:] = [folder]


def made(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder ``name``; ``make`` fills it when no process has done so yet."""
    place = _places[0] / name
    with FileLock(f"{place}.kunci"):
        if not place.exists():
            draft = place.with_name(f"{name}.baru")
            make(draft)
            draft.rename(place)
    return place


def own(name: str) -> Path:
    """Return a folder of this process alone."""
    return _places[0] / f"{name}-{os.getpid()}"
