"""Copies the book before every change, and reads such a copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from lkjip.book.port import BookPort

FOLDER = "cadangan"


def backup(book: BookPort, moment: datetime) -> Path:
    """Copy the book to ``cadangan/<name>_<date>_<time>.xlsm`` (numbered when that one is there)."""
    folder = book.path.parent / FOLDER
    stamp = moment.strftime("%Y-%m-%d_%H%M%S")
    target = folder / f"{book.path.stem}_{stamp}{book.path.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{book.path.stem}_{stamp}_{number}{book.path.suffix}"
    book.save_copy(target)
    return target
