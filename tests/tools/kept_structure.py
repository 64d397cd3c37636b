"""Keep the structure of a released book, so that a later program brings its books up.

    .venv/bin/python tests/tools/kept_structure.py BOOK.xlsm

writes the headings and number formats of the book as ``python/lkjip/book/susunan_<version>.csv``.
Run it on the shipped book of the version that is left, before ``VERSION`` is raised.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.book.parts.column_looks import column_looks
from lkjip.book.version import FIRST, NAME, read_stamp

FOLDER = Path(__file__).parents[2] / "python" / "lkjip" / "book"


def keep(book: Path) -> Path:
    """Write the file of the book's version; where it is."""
    opened = FileBook(book)
    known = NAME in opened.shape().names
    version = read_stamp(opened.read_names(NAME)[NAME]).version if known else FIRST
    target = FOLDER / f"susunan_{version}.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("tabel", "judul", "format"))
        for (table, heading), look in column_looks(book).items():
            lines.writerow((table, heading, look.number_format))
    return target


if __name__ == "__main__":
    print(keep(Path(sys.argv[1])))
