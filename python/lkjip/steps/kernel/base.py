"""What a step gets and what it gives: a snapshot of the book in, one result out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lkjip.book.cells import Cell
from lkjip.book.port import Row
from lkjip.findings import Finding
from lkjip.progress import Progress, silent
from lkjip.sop.process.commands import CentangKelengkapan, Pelaku
from lkjip.sop.process.process import jalankan
from lkjip.sop.process.state import Proses

if TYPE_CHECKING:  # it brings python-docx along, which few commands need
    from lkjip.report.word.pdf import Cetakan

Printer = Callable[[bytes], "Cetakan | None"]
"""Lays a .docx out with LibreOffice; None where there is no such program."""


Item = TypeVar("Item")

REPORTS = 10
"""How often long work says how far it has come, however many items it has."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where and when a step runs, and who runs it.

    ``folder`` is the folder of the book; ``templat`` holds the text templates. Only the entry
    points know the clock: ``sekarang`` is handed down from there. ``kemajuan`` shows at the book
    how far long work has come. ``cetak`` lays a draft out with LibreOffice (page numbers and PDF);
    None where that is not wanted.
    """

    folder: Path
    templat: Path
    sekarang: datetime
    pelaku: str
    kering: bool = False
    kemajuan: Progress = silent
    cetak: Printer | None = None

    def each(self, items: Sequence[Item], what: str) -> Iterator[Item]:
        """The items one by one; now and then the person hears how far it has come."""
        every = -(-len(items) // REPORTS)
        for number, item in enumerate(items):
            if number % every == 0:
                self.kemajuan(number, len(items), what)
            yield item

    @property
    def hari_ini(self) -> date:
        """The day of ``sekarang``."""
        return self.sekarang.date()

    def forms(self, tahun: int, name: str) -> Path:
        """A working folder of the year: ``keluar``, ``masuk``, ``arsip`` or ``koreksi``."""
        return self.folder / "forms" / str(tahun) / name

    def laporan(self, tahun: int) -> Path:
        """Where the drafts of the year lie."""
        return self.folder / "laporan" / str(tahun)


@dataclass(frozen=True, slots=True)
class Note:
    """One line for the history: what was done to what, with which outcome."""

    tindakan: str
    objek: str = ""
    status: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class StepResult:
    """All that a step wants done. Nothing has been changed in the book when it is returned.

    ``tables`` and ``names`` are what the step itself writes; ``proses`` the state of the SOP
    afterwards; ``files`` are written before the book changes (they are new files only);
    ``sisa`` are working files of this run that nobody needs once the book has changed.
    """

    langkah: str
    ringkas: str
    proses: Proses | None = None
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    names: Mapping[str, Cell] = field(default_factory=dict)
    temuan: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    files: tuple[tuple[Path, bytes], ...] = ()
    sisa: tuple[Path, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    show: str = ""
    perlu_perbaikan: bool = False
    """Exit code 1: done, but data need mending."""


def tick(proses: Proses, kunci: str, context: Context) -> Proses:
    """A completeness item that the program has seen; once is enough."""
    if kunci in proses.centang:
        return proses
    seen = CentangKelengkapan(kunci, program=True)
    return jalankan(proses, seen, context.sekarang, Pelaku(context.pelaku))
