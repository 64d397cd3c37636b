"""A large table that is only read is not kept as a tree, and gives the same values."""

from __future__ import annotations

import tracemalloc
from datetime import datetime
from pathlib import Path

import pytest
from tests.book import shelf

from lkjip.book import file_book
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.errors import BookMissing
from lkjip.tables.cells import Cell

ALL = tuple(table.name for table in LAYOUT.tables)
ODD: dict[str, Cell] = {
    "Waktu": datetime(2025, 1, 8, 9, 30, 15),
    "Kode Unit": "007",
    "Berkas": "  spasi & <tanda> _x0041_ \n baris",
    "Revisi": 3,
    "Tolak": None,
    "Perbaiki": 0,
    "Pengirim": "=1+1",
}


def submissions(count: int) -> list[dict[str, Cell]]:
    blank = dict.fromkeys(LAYOUT.table("tblKiriman").headers)
    return [{**blank, **ODD, "Sidik": f"{number:064x}"} for number in range(count)]


def read_streaming(path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setattr(file_book, "LARGE", 0)
    return dict(FileBook(path).read(*ALL))


def test_every_table_reads_the_same_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.fresh(tmp_path)
    FileBook(path).apply(Change({"tblKiriman": submissions(5)}))
    tree = dict(FileBook(path).read(*ALL))
    assert read_streaming(path, monkeypatch) == tree


def test_a_damaged_sheet_is_said_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.fresh(tmp_path)
    FileBook(path).apply(Change({"tblKiriman": submissions(1)}))
    part = shelf.part_with(path, "xl/worksheets/", "_x005F_x0041_")
    shelf.rewrite(path, {part: shelf.parts(path)[part][:-200]})
    with pytest.raises(BookMissing, match="rusak"):
        read_streaming(path, monkeypatch)


def test_thousands_of_submissions_are_not_kept_as_a_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted without the tree's own memory, which lxml takes beside Python's."""
    path = shelf.fresh(tmp_path)
    FileBook(path).apply(Change({"tblKiriman": submissions(3_000)}))
    most = {}
    for large in (10**9, 1):
        monkeypatch.setattr(file_book, "LARGE", large)
        book = FileBook(path)
        tracemalloc.start()
        rows = book.read("tblKiriman")["tblKiriman"].rows
        most[large] = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(rows) == 3_000
    assert most[1] < most[10**9] / 2
