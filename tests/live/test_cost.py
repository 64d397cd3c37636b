"""The cost of a run: as many conversations with the program for 1,000 rows as for 10."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.live.office import office, opened

from lkjip import product
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.live.locks import unlocked
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.overrides import tick_items
from lkjip.steps.plan import set_plan
from lkjip.steps.status import status
from lkjip.tables.data import Row

pytestmark = pytest.mark.libreoffice

FEW, MANY = 10, 1_000
NOW = datetime(2025, 1, 2, 9)
BUTTONS: dict[str, Step] = {
    "rencana": partial(set_plan, begin=NOW.date()),
    "centang": tick_items,
    "status": status,
}


class Counting(XlwingsBook):
    """An open book that is not saved."""

    @property
    def document(self) -> Any:
        """LibreOffice's document."""
        return self._book.api

    def _save(self) -> None:
        """Saving is no reading or writing of cells."""


@pytest.fixture(scope="module")
def app() -> Iterator[Any]:
    with office() as started:
        yield started


def conversations(app: Any, path: Path, step: Step, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the engine was asked for something during a run of the step."""
    port = Counting(opened(app, path))
    port.shape()  # finding the tables is done once per sitting
    context = Context(path.parent, product.templates_for(path.parent), NOW, "petugas")
    return counted(app, port, lambda: run(port, step, context), monkeypatch)


def counted(
    app: Any, port: Counting, work: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> int:
    """How often the engine was asked while ``work`` was done."""
    count = 0
    inner = app.impl.office.step

    def step(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        return inner(*args, **kwargs)

    with unlocked(port.document), monkeypatch.context() as patch:
        patch.setattr(app.impl.office, "step", step)
        work()
    return count


def long_book(folder: Path, rows: int) -> Path:
    """The shipped book with that many findings and documents."""
    path = shelf.fresh(folder)
    findings: list[Row] = [{"Kode": "A01", "Pesan": f"Temuan {i}"} for i in range(rows)]
    documents: list[Row] = [{"Kode Unit": "SB-PEM", "Dokumen": f"D {i}"} for i in range(rows)]
    FileBook(path).apply(Change({"tblTemuan": findings, "tblBukti": documents}))
    return path


@pytest.mark.parametrize("name", BUTTONS)
def test_a_button_asks_as_often_for_a_thousand_rows_as_for_ten(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    few = conversations(app, long_book(tmp_path / "few", FEW), BUTTONS[name], monkeypatch)
    many = conversations(app, long_book(tmp_path / "many", MANY), BUTTONS[name], monkeypatch)
    assert few == many
    assert few > 0


def test_a_table_that_grows_takes_as_many_calls_for_a_thousand_rows_as_for_ten(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {}
    for rows in (FEW, MANY):
        port = Counting(opened(app, shelf.fresh(tmp_path / str(rows))))
        port.shape()
        lines: list[Row] = [{"Kode Unit": "SB-PEM", "Dokumen": f"D {i}"} for i in range(rows)]
        change = Change({"tblBukti": lines})
        counts[rows] = counted(app, port, lambda p=port, c=change: p.apply(c), monkeypatch)
    assert counts[FEW] == counts[MANY] > 0
