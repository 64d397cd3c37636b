"""The frame of a step: a snapshot of the book goes in, one result comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lkjip.findings import Finding
from lkjip.product import Templates
from lkjip.progress import Progress, silent
from lkjip.sop.process.commands import Actor, TickCompleteness
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row

if TYPE_CHECKING:
    from lkjip.report.word.pdf import Printout  # brings python-docx, which few commands need
    from lkjip.steps.kernel.snapshot import Snapshot

Printer = Callable[[bytes], "Printout | None"]
"""Lays a .docx out with LibreOffice; None where there is no such program."""


Item = TypeVar("Item")

REPORTS = 10
"""How often long work says how far it has come, however many items it has."""


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of a run: place, time and person.

    ``folder`` is the folder of the book; ``templates`` finds each template: the office's
    own or the shipped one. Only the entry
    points know the clock: ``now`` is handed down from there. ``book`` is the book's own file, set
    by ``kernel/run.py``. ``progress`` shows at the book
    how far long work has come. ``print_draft`` lays a draft out with LibreOffice (page numbers and
    PDF); None where that is not wanted.
    """

    folder: Path
    templates: Templates
    now: datetime
    actor: str
    dry_run: bool = False
    book: Path | None = None
    progress: Progress = silent
    print_draft: Printer | None = None

    def with_progress(self, items: Sequence[Item], what: str) -> Iterator[Item]:
        """Yield the items one by one; now and then the person hears how far it has come."""
        every = -(-len(items) // REPORTS)
        for number, item in enumerate(items):
            if number % every == 0:
                self.progress(number, len(items), what)
            yield item

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return self.now.date()

    def forms_folder(self, year: int, name: str) -> Path:
        """Return a working folder of the year: ``keluar``, ``masuk``, ``arsip`` or
        ``koreksi``.
        """
        return self.folder / "forms" / str(year) / name

    def report_folder(self, year: int) -> Path:
        """Return the folder of the year's drafts."""
        return self.folder / "laporan" / str(year)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line for the history: what was done to what, with which outcome."""

    action: str
    subject: str = ""
    status: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class StepResult:
    """All that a step wants done. Nothing has been changed in the book when it is returned.

    ``tables`` and ``names`` are what the step itself writes; ``process`` the state of the SOP
    afterwards; ``files`` are written before the book changes (they are new files only);
    ``cleanup`` are working files of this run that nobody needs once the book has changed.
    """

    sop_step: str
    summary: str
    process: Process | None = None
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    names: Mapping[str, Cell] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    notes: tuple[HistoryEntry, ...] = ()
    files: Sequence[tuple[Path, bytes]] = ()
    cleanup: tuple[Path, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    show: str = ""
    needs_fix: bool = False
    """Exit code 1: done, but data need fixing."""
    refused: bool = False
    """Exit code 2: the findings keep the book from being changed; ``files`` are written."""
    after: Snapshot | None = None
    """The book as the step leaves it, where the step changes registers: the tabs show that."""
    taken: tuple[tuple[str, str], ...] = ()
    """Table and key of the rows whose typed cells the step has taken: they are cleared."""
    printed: bool = False
    """The command has written its output itself; nothing more is said."""


def tick(process: Process, key: str, context: Context) -> Process:
    """Return a completeness item that the program has seen; once is enough."""
    if key in process.ticked:
        return process
    seen = TickCompleteness(key, program=True)
    return carry_out(process, seen, context.now, Actor(context.actor))
