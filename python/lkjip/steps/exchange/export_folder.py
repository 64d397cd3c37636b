"""Writes the files of one folder: all of them appear, or none.

A folder that is new, or empty, appears with all files in one move. In a folder that holds something
the files get their names one by one, and a hidden list beside them names them with their
fingerprints meanwhile: what a killed run left is removed by the next one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from lkjip import disk
from lkjip.intake.archive import sha256
from lkjip.steps.kernel.staging import not_written
from lkjip.steps.seals.archive import file_fingerprint

LIST = ".ekspor.berkas"


def write_folder(folder: Path, files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files that are not there yet. Raises ``FolderError`` when one cannot be written."""
    if folder.is_dir() and any(folder.iterdir()):
        _write_beside_others(folder, files)
        return
    waiting, there, moved = disk.temporary_name(folder), folder.is_dir(), False
    try:
        waiting.mkdir(parents=True, exist_ok=True)
        for path, data in files:
            disk.write_forced(waiting / path.name, data)
        if there:
            folder.rmdir()
        waiting.replace(folder)
        moved = True
        disk.force_folder(folder.parent)
    except OSError as error:
        disk.remove(folder if moved else waiting)
        if there:
            with suppress(OSError):
                folder.mkdir()
        raise not_written(folder, error) from error


def _write_beside_others(folder: Path, files: Iterable[tuple[Path, bytes]]) -> None:
    listed: dict[str, str] = {}
    place = folder
    try:
        for place, data in files:
            disk.write_forced(disk.temporary_name(place), data)
            listed[place.name] = sha256(data)
        disk.write_whole(folder / LIST, json.dumps(listed, indent=1).encode())
        for place in (folder / name for name in listed):
            disk.temporary_name(place).replace(place)
        disk.force_folder(folder)
    except OSError as error:
        _remove(folder, listed)
        raise not_written(place, error) from error
    disk.remove(folder / LIST)


def remove_unfinished(folder: Path, names: Iterable[str]) -> None:
    """Remove what a killed run wrote under these names: only files that are as it wrote them."""
    try:
        listed = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        listed = {}
    left = listed if isinstance(listed, dict) else {}
    _remove(folder, {name: str(left.get(name, "")) for name in names})
    _remove_halves(folder.parent, [folder.name])


def _remove(folder: Path, listed: Mapping[str, str]) -> None:
    for name, digest in listed.items():
        if digest and file_fingerprint(folder / name) == digest:
            disk.remove(folder / name)
    _remove_halves(folder, [*listed, LIST])
    disk.remove(folder / LIST)


def _remove_halves(folder: Path, names: Iterable[str]) -> None:
    """Remove the half-done files of these names; others may belong to a run that is at work."""
    starts = tuple(f"~{name}." for name in names)
    with suppress(OSError):
        for path in [one for one in folder.iterdir() if one.name.startswith(starts)]:
            if disk.is_temporary(path):
                disk.remove(path)
