"""The registers that the shipped book holds: real figures of Bagian Pemerintahan.

Source: Evaluasi Hasil RKPD Kota Probolinggo Triwulan II Tahun 2024 (Formulir E.60), pages 46 and
47: programme 04.01.02, kegiatan 4.01.02.2.01 and 4.01.02.2.04. Names of people are left blank.
"""

from __future__ import annotations

import csv
from importlib import resources

from lkjip.book.cells import Cell

_NUMBERS = frozenset(
    {"Pagu", "Target", "Bobot", "Realisasi Tahun Lalu", "Target Akhir Renstra", "Standar Nasional"}
)


def _value(column: str, text: str) -> Cell:
    if not text:
        return None
    if column not in _NUMBERS:
        return text
    return float(text) if "." in text else int(text)


def example(register: str) -> tuple[dict[str, Cell], ...]:
    """Return the rows of ``contoh/<register>.csv`` (``unit``, ``program`` or ``indikator``)."""
    source = resources.files(__package__).joinpath("contoh", f"{register}.csv")
    lines = csv.DictReader(source.read_text("utf-8").splitlines())
    return tuple({key: _value(key, value) for key, value in line.items()} for line in lines)
