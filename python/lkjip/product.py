"""Where the product's own files lie: the shipped book, the templates, the real example."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder with ``lkjip_book.xlsm``, ``python/`` and ``forms/``."""
BOOK = ROOT / "lkjip_book.xlsm"
TEMPLATES = ROOT / "forms" / "templat"
EXAMPLE = ROOT / "forms" / "contoh"


def templates_for(folder: Path) -> Path:
    """Return the office's own templates beside the book, else the shipped ones."""
    own = folder / "forms" / "templat"
    return own if own.is_dir() else TEMPLATES
