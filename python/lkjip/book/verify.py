"""Compares a book with the layout: the first thing that is missing stops a command."""

from __future__ import annotations

from lkjip.book.port import Shape, no_name, no_table
from lkjip.book.spec import Layout
from lkjip.errors import BookStructure

_BACKUP = "atau ambil salinan dari folder cadangan."


def verify(shape: Shape, layout: Layout) -> None:
    """Raise ``BookStructure`` for a missing or renamed tab, table, column or named cell."""
    for tab in layout.tabs:
        if tab.name not in shape.tabs:
            raise BookStructure(
                f"Lembar '{tab.name}' tidak ditemukan di buku kerja "
                f"(ada: {', '.join(shape.tabs)}).",
                f"Kembalikan nama lembar itu menjadi '{tab.name}', {_BACKUP}",
            )
    for table in layout.tables:
        if table.name not in shape.tables:
            raise no_table(table.name, tuple(shape.tables))
        tab_name, headers = shape.tables[table.name]
        for header in table.headers:
            if header not in headers:
                raise BookStructure(
                    f"Kolom '{header}' tidak ditemukan di tabel {table.name} pada lembar "
                    f"'{tab_name}' (ada: {', '.join(headers)}).",
                    f"Kembalikan judul kolom itu (aslinya di {table.header_cell(header)}), "
                    f"{_BACKUP}",
                )
    for named in layout.names:
        if named.name not in shape.names:
            raise no_name(named.name)
