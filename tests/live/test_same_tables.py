"""The demo's changes on the closed file and in LibreOffice: the same tables, cell by cell.

A step computes from what it reads and hands the book one change. So it is enough that the open book
takes each change and reads as the closed one does: then the next step computes the same from it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest
from tests.book import shelf
from tests.live.office import office

from lkjip import product
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.demo.play import steps_1_to_4, steps_5_to_8
from lkjip.demo.stage import NINE, Play
from lkjip.live.locks import unlocked
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.run import Step, run
from lkjip.tables.data import TableData

pytestmark = pytest.mark.libreoffice

TABLES = tuple(table.name for table in LAYOUT.tables)
NAMES = tuple(named.name for named in LAYOUT.names)

Recorded = list[tuple[Change, Mapping[str, TableData]]]
"""The changes of a play, each with what its tables held on the closed file then."""


class RecordedBook(FileBook):
    """The closed file; it notes its changes."""

    def __init__(self, path: Path, changes: Recorded) -> None:
        super().__init__(path)
        self._changes = changes

    def apply(self, change: Change) -> None:
        super().apply(change)
        self._changes.append((change, self.read(*change.tables)))


@dataclass(slots=True)
class RecordedPlay(Play):
    """The play on the closed file."""

    changes: Recorded = field(default_factory=list)

    def step(self, day: date, step: Step, hour: time = NINE) -> StepResult:
        return run(RecordedBook(self.book, self.changes), step, self.context(day, hour))

    def type(self, change: Change) -> None:
        RecordedBook(self.book, self.changes).apply(change)


class OpenBook(XlwingsBook):
    """The open book; LibreOffice is not to rewrite its file."""

    def _save(self) -> None:
        """Nothing: the window is what counts here."""


def test_all_eight_steps_leave_the_same_tables_as_on_the_closed_file(tmp_path: Path) -> None:
    path = shelf.fresh(tmp_path / "tertutup")
    shutil.copytree(product.TEMPLATES, path.parent / "forms" / "templat")
    closed = RecordedPlay(path.parent)
    steps_1_to_4(closed)
    steps_5_to_8(closed)

    with office() as app:
        book = app.books.open(str(shelf.fresh(tmp_path / "terbuka")))
        port = OpenBook(book)
        with unlocked(book.api):
            for change, held in closed.changes:
                port.apply(change)
                assert_same(port.read(*held), held)
        assert_same(port.read(*TABLES), FileBook(path).read(*TABLES))
        assert port.read_names(*NAMES) == FileBook(path).read_names(*NAMES)


def assert_same(shown: Mapping[str, TableData], kept: Mapping[str, TableData]) -> None:
    for table, there in kept.items():
        here = shown[table]
        assert here.row_numbers == there.row_numbers, table
        for number, row, other in zip(there.row_numbers, there.rows, here.rows, strict=True):
            assert other == row, f"{table}, row {number}"
