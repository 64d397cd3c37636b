"""Judges a settings file that another workbook or an older set-up left behind.

The book's own sheet goes first for every key that stands on it (``conf``); for the others the file
still counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

INTERPRETERS = ("INTERPRETER_WIN", "INTERPRETER_MAC", "INTERPRETER")
FROM_THE_PATH = ("", "python", "pythonw")


def leftovers(
    conf: Mapping[str, str],
    on_sheet: Collection[str],
    is_file: Callable[[Path], bool] = Path.is_file,
    is_folder: Callable[[Path], bool] = Path.is_dir,
) -> tuple[str, ...]:
    """Name the faults of a settings file, one sentence part each; nothing when it is harmless."""
    return tuple(
        [
            f"menunjuk ke Python yang sudah tidak ada ('{conf[key]}')"
            for key in INTERPRETERS
            if _is_plain(conf.get(key, "")) and not is_file(Path(conf[key]))
        ]
        + [
            f"mengarahkan tombol ke lingkungan Conda '{conf['CONDA ENV']}'"
            for key in ("CONDA PATH",)
            if conf.get(key) and conf.get("CONDA ENV") and key not in on_sheet
        ]
        + [
            f"menyuruh menulis catatan ke folder yang tidak ada ('{conf[key]}')"
            for key in ("TEMP DIR",)
            if _is_plain(conf.get(key, "")) and key not in on_sheet
            if not is_folder(Path(conf[key]))
        ]
    )


def _is_plain(value: str) -> bool:
    """True if a value is a path that can be looked at (no variable that Excel would fill in)."""
    return value not in FROM_THE_PATH and "%" not in value and "$" not in value
