"""The demo's days played on the closed file and in LibreOffice: the same tables, cell by cell."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.live.office import office

from lkjip import product
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort, Change
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.demo import play as demo
from lkjip.demo.play import NINE, Play, steps_1_to_4, steps_5_to_8
from lkjip.live.locks import unlocked
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot

pytestmark = pytest.mark.libreoffice

TABLES = tuple(table.name for table in LAYOUT.tables)
NAMES = tuple(named.name for named in LAYOUT.names)


@dataclass(slots=True)
class Filled:
    """The forms as the units filled them in: made once, mailed to both."""

    forms: list[bytes] = field(default_factory=list)
    make: Callable[..., bytes] = demo.fill

    def record(self, *args: Any) -> bytes:
        self.forms.append(self.make(*args))
        return self.forms[-1]

    def again(self, *_args: Any) -> bytes:
        return self.forms.pop(0)


class OpenBook(XlwingsBook):
    """The open book; copies of it are those of the file, which LibreOffice is not to rewrite."""

    def _save(self) -> None:
        """Nothing: the window is what counts here."""


@dataclass(slots=True)
class OpenPlay(Play):
    """The same play on the book that is open in LibreOffice."""

    port: OpenBook | None = None
    document: Any = None
    seen: list[BookPort] = field(default_factory=list)

    def step(self, day: date, step: Step, hour: time = NINE) -> StepResult:
        assert self.port is not None
        with unlocked(self.document):
            result = run(self.port, step, self.context(day, hour))
        self.done.append((str(day), result.sop_step, result.summary))
        return result

    def type(self, change: Change) -> None:
        assert self.port is not None
        with unlocked(self.document):
            self.port.apply(change)

    def shot(self) -> Snapshot:
        assert self.port is not None
        return read_snapshot(self.port)


@pytest.fixture(scope="module")
def app() -> Iterator[Any]:
    with office() as started:
        yield started


def prepared(folder: Path) -> Path:
    path = shelf.fresh(folder)
    shutil.copytree(product.TEMPLATES, folder / "forms" / "templat")
    return path


def test_all_eight_steps_leave_the_same_tables_as_on_the_closed_file(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = Filled()
    closed = Play(prepared(tmp_path / "tertutup").parent)
    monkeypatch.setattr(demo, "fill", filled.record)
    steps_1_to_4(closed)
    steps_5_to_8(closed)

    path = prepared(tmp_path / "terbuka")
    book = app.books.open(str(path))
    port = OpenBook(book)
    window = OpenPlay(path.parent, port=port, document=book.api)
    monkeypatch.setattr(demo, "fill", filled.again)
    steps_1_to_4(window)
    steps_5_to_8(window)

    assert not filled.forms
    assert [words for _, _, words in window.done] == [words for _, _, words in closed.done]
    file = FileBook(closed.book)
    for table in TABLES:
        kept, shown = file.read(table)[table], port.read(table)[table]
        assert shown.row_numbers == kept.row_numbers, table
        for number, there, here in zip(kept.row_numbers, kept.rows, shown.rows, strict=True):
            assert here == there, f"{table}, row {number}"
    assert port.read_names(*NAMES) == file.read_names(*NAMES)
