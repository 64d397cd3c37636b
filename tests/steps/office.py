"""An office for tests: a book, a folder, a calendar day, and units that fill in their forms."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from tests import once
from tests.book import shelf

from lkjip import product
from lkjip.book.build import BOOK_NAME
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import BookPort, Change
from lkjip.demo.sender import example_answers, fill, reply
from lkjip.forms.model import BlankForm
from lkjip.forms.writing.writer import write_form
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot
from lkjip.steps.plan import set_plan
from lkjip.steps.request.blank_forms import asked_forms
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row

YEAR = 2024
START = date(2025, 1, 2)
ASKED = date(2025, 1, 3)
DUE = date(2025, 1, 8)
LATE = date(2025, 1, 10)
UNITS = ("SB-PEM", "SB-WIL", "SB-OTDA", "KERJASAMA")

Edit = Callable[[Workbook], None]


def nothing(_book: Workbook) -> None:
    """The form as the unit should fill it in."""


class Office:
    """One book with its folder; ``reopen`` gives the port anew, as every command does."""

    def __init__(
        self, kind: Callable[[Path], Office], folder: Path, reopen: Callable[[], BookPort]
    ) -> None:
        self.kind = kind
        self.folder = folder
        self.reopen = reopen
        self.touched = False

    # ---- running

    def context(self, day: date, hour: int = 9, dry: bool = False) -> Context:
        moment = datetime.combine(day, time(hour))
        return Context(self.folder, product.templates_for(self.folder), moment, "penguji", dry)

    def step(self, step: Step, day: date = START, hour: int = 9, dry: bool = False) -> StepResult:
        self.touched = True
        return run(self.reopen(), step, self.context(day, hour, dry))

    def planned(self) -> Office:
        self.step(lambda shot, context: set_plan(shot, context, START), START)
        return self

    def asked(self) -> Office:
        """Steps 1 and 2 as an untouched book goes through them (played once, then copied)."""
        return self.become("asked", lambda o: o.planned().step(request_data, ASKED))

    def collected(self, *units: str, day: date = DUE) -> StepResult:
        """The forms of these units (of all when none is named) arrive and are taken in."""
        for unit in units or UNITS:
            self.put(unit)
        return self.step(collect, day)

    def analysed(self) -> Office:
        """Steps 1 to 4 with right forms."""

        def play(o: Office) -> None:
            o.asked().collected()
            o.step(analyse, DUE, 10)

        return self.become("analysed", play)

    def become(self, stage: str, play: Callable[[Office], object]) -> Office:
        """The state after ``play``; a book in which somebody typed plays it itself."""
        if self.touched:
            play(self)
            return self
        if self.kind is closed_office:
            folder = once.made(f"kantor-{stage}", lambda place: play(touched(closed_office(place))))
        else:
            folder = self._remember(stage, play)
        shutil.copytree(folder, self.folder, dirs_exist_ok=True)
        self.touched = True
        return self

    def _remember(self, stage: str, play: Callable[[Office], object]) -> Path:
        """Put what a book in memory held at a stage into this one; the stage's folder."""
        if stage not in _STAGES:
            _STAGES[stage] = touched(memory_office(once.own(f"ingatan-{stage}")))
            play(_STAGES[stage])
        state = _STAGES[stage].everything()
        tables = {name: rows for name, rows in state.items() if name.startswith("tbl")}
        names = {name: value for name, value in state.items() if name not in tables}
        self.reopen().apply(Change(tables, names))  # type: ignore[arg-type]
        return _STAGES[stage].folder

    # ---- looking

    def shot(self) -> Snapshot:
        return read_snapshot(self.reopen())

    def rows(self, table: str) -> tuple[Row, ...]:
        return self.reopen().read(table)[table].rows

    def row(self, table: str, column: str, value: Cell) -> Row:
        """The one row with this value."""
        [found] = [row for row in self.rows(table) if row[column] == value]
        return found

    def column(self, table: str, column: str) -> list[Cell]:
        return [row[column] for row in self.rows(table)]

    def name(self, name: str) -> Cell | Block:
        return self.reopen().read_names(name)[name]

    def everything(self) -> dict[str, object]:
        """All tables and all named cells."""
        book = self.reopen()
        tables = book.read(*(t.name for t in LAYOUT.tables))
        names = book.read_names(*(n.name for n in LAYOUT.names))
        return {name: data.rows for name, data in tables.items()} | names

    def files(self, below: str = "") -> list[str]:
        root = self.folder / below
        return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())

    # ---- people typing into the book

    def type_rows(self, table: str, change: Callable[[list[dict[str, Cell]]], object]) -> None:
        """Let a person change the rows of a table."""
        rows = [dict(row) for row in self.rows(table)]
        made = change(rows)
        kept = made if isinstance(made, list) else rows
        self.touched = True
        self.reopen().apply(Change({table: kept}))

    def type_setting(self, key: str, value: Cell) -> None:
        def change(rows: list[dict[str, Cell]]) -> None:
            next(row for row in rows if row["Kunci"] == key)["Nilai"] = value

        self.type_rows("tblPengaturan", change)

    def asks_about_outputs(self) -> Office:
        """Let the sheet Analisis ask about every indicator, outputs too."""
        self.type_setting("pertanyaan_analisis", "semua")
        return self

    def type_name(self, name: str, value: Cell) -> None:
        self.touched = True
        self.reopen().apply(Change(names={name: value}))

    # ---- units and their forms

    @property
    def inbox(self) -> Path:
        return self.folder / "forms" / str(YEAR) / "masuk"

    def blank(self, unit: str) -> BlankForm:
        shot = self.shot()
        return asked_forms(shot, due_date(shot, ASKED))[unit]

    def form(
        self, unit: str, edit: Edit = nothing, /, *, revision: int = 1, **other: object
    ) -> bytes:
        """The unit's filled form; ``edit`` breaks it, ``other`` changes what the blank one says."""
        blank = replace(self.blank(unit), **other) if other else self.blank(unit)
        filled = _filled(blank, unit, revision)
        if edit is nothing:
            return filled
        book = openpyxl.load_workbook(BytesIO(filled))
        edit(book)
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()

    def put(self, unit: str, data: bytes | None = None, name: str = "") -> Path:
        """Put a form into the inbox; later ones are newer."""
        self.inbox.mkdir(parents=True, exist_ok=True)
        path = self.inbox / (name or f"Formulir_{unit}.xlsx")
        path.write_bytes(self.form(unit) if data is None else data)
        moment = 1_736_000_000 + len(list(self.inbox.iterdir()))
        os.utime(path, (moment, moment))
        return path

    def put_mail(
        self, unit: str, sender: str, moment: datetime, *evidence: tuple[str, bytes]
    ) -> Path:
        self.inbox.mkdir(parents=True, exist_ok=True)
        name = f"Formulir_{unit}.xlsx"
        path = self.inbox / f"{unit}.eml"
        mail = reply(sender, "lkjip@bagpem.example", name, self.form(unit), moment, evidence)
        path.write_bytes(mail)
        return path


@cache
def _filled(blank: BlankForm, unit: str, revision: int) -> bytes:
    """A unit's answers typed into its blank form; made once, so the bytes are always the same."""
    answers = example_answers(product.EXAMPLE)
    return fill(write_form(blank), unit, answers, date(2025, 1, 6), revision)


def memory_office(folder: Path) -> Office:
    """An office whose book lives in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    book = MemoryBook(LAYOUT, folder / BOOK_NAME)
    return Office(memory_office, folder, lambda: book)


def closed_office(folder: Path) -> Office:
    """An office with the built book as a closed file."""
    path = shelf.fresh(folder)
    return Office(closed_office, folder, lambda: FileBook(path))


def touched(office: Office) -> Office:
    """An office that plays its stages itself."""
    office.touched = True
    return office


_STAGES: dict[str, Office] = {}


def cell_of(book: Workbook, sheet: str, key: str, header: str) -> object:
    """The cell of a form in the row with this key, under this heading."""
    page = book[sheet]
    for head in page.iter_rows():
        headings = {str(c.value).strip(" *"): c.column for c in head if c.value is not None}
        if header in headings:
            break
    for row in page.iter_rows(min_row=head[0].row + 1):
        if any(str(c.value) == key for c in row):
            return page.cell(row[0].row, headings[header])
    raise AssertionError(f"{sheet}: no row {key} or no heading {header}")


def typed(sheet: str, key: str, header: str, value: object) -> Edit:
    """An edit that types one value into a form."""

    def edit(book: Workbook) -> None:
        cell_of(book, sheet, key, header).value = value  # type: ignore[attr-defined]

    return edit


def facts(rows: tuple[Row, ...], *columns: str) -> list[tuple[Cell, ...]]:
    """The rows, these columns only."""
    return [tuple(row[column] for column in columns) for row in rows]
