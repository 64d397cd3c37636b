"""The folder of an example with the book in it, worked day by day as staff do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from lkjip import product
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.forms.model import BlankForm
from lkjip.steps.kernel.base import Context, Printer, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.run import Step, run
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot
from lkjip.steps.request.blank_forms import asked_forms

START = date(2025, 1, 2)
STAFF = "petugas contoh"
SIGNER = "(nama pejabat, contoh)"
EXAMPLE_WORDS = "CONTOH: halaman ini dibuat untuk peragaan, bukan dokumen kantor."
NINE = time(9)


@dataclass(slots=True)
class Play:
    """The folder, the book in it, and what has happened so far."""

    folder: Path
    printer: Printer | None = None
    """Lays the signed report out as PDF, where that is wanted."""
    done: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def book(self) -> Path:
        """The demo's own book."""
        return self.folder / product.BOOK.name

    def context(self, day: date, hour: time = NINE) -> Context:
        """Return the context of a day, at nine or another hour."""
        templates = product.templates_for(self.folder)
        return Context(self.folder, templates, datetime.combine(day, hour), STAFF)

    def step(self, day: date, step: Step, hour: time = NINE) -> StepResult:
        """Run a step on the closed book, as the command does."""
        with exclusive(self.book):
            result = run(FileBook(self.book), step, self.context(day, hour))
        self.done.append((short_date(day), result.sop_step, result.summary))
        return result

    def type(self, change: Change) -> None:
        """Type into the book as a person does."""
        with exclusive(self.book):
            FileBook(self.book).apply(change)

    def shot(self) -> Snapshot:
        """Return the book as it is now."""
        return read_snapshot(FileBook(self.book))

    def forms(self) -> dict[str, BlankForm]:
        """Return the form that each unit was sent."""
        shot = self.shot()
        return asked_forms(shot, due_date(shot, START))
