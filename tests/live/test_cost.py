"""The cost of a run: as many conversations with the program for 1,000 rows as for 10."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.live.office import office, opened

from lkjip import product
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
GROWING = "a table that grows"
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


Costs = dict[str, int]


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Costs]:
    """How often the engine is asked by a table that grows, and by each button then."""
    with office() as app:
        return {rows: played(app, tmp_path_factory.mktemp("buku"), rows) for rows in (FEW, MANY)}


def played(app: Any, folder: Path, rows: int) -> Costs:
    """Let the tables of the shipped book grow by that many rows, and press the buttons."""
    port = Counting(opened(app, shelf.fresh(folder)))
    port.shape()  # finding the tables is done once per sitting
    findings: list[Row] = [{"Kode": "A01", "Pesan": f"Temuan {i}"} for i in range(rows)]
    documents: list[Row] = [{"Kode Unit": "SB-PEM", "Dokumen": f"D {i}"} for i in range(rows)]
    grow = partial(port.apply, Change({"tblBukti": documents, "tblTemuan": findings}))
    context = Context(folder, product.templates_for(folder), NOW, "petugas")
    buttons = {name: partial(run, port, step, context) for name, step in BUTTONS.items()}
    return {name: counted(app, port, work) for name, work in {GROWING: grow, **buttons}.items()}


def counted(app: Any, port: Counting, work: Callable[[], object]) -> int:
    """How often the engine was asked while ``work`` was done."""
    count = 0
    inner = app.impl.office.step

    def step(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        return inner(*args, **kwargs)

    with unlocked(port.document), pytest.MonkeyPatch.context() as patch:
        patch.setattr(app.impl.office, "step", step)
        work()
    return count


@pytest.mark.parametrize("name", [GROWING, *BUTTONS])
def test_a_button_asks_as_often_for_a_thousand_rows_as_for_ten(
    costs: dict[int, Costs], name: str
) -> None:
    assert costs[FEW][name] == costs[MANY][name] > 0
