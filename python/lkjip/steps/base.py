"""What a step gets and what it gives: a snapshot of the book in, one result out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from lkjip.book.cells import Cell
from lkjip.book.port import Row
from lkjip.findings import Finding
from lkjip.sop.keadaan import Proses
from lkjip.sop.perintah import CentangKelengkapan, Pelaku
from lkjip.sop.proses import jalankan

Item = TypeVar("Item")
Kemajuan = Callable[[int, int, str], None]
"""How far long work has come: done, total, what."""

REPORTS = 10
"""How often long work says how far it has come, however many items it has."""


def _quiet(_done: int, _total: int, _what: str) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where and when a step runs, and who runs it.

    ``folder`` is the folder of the book; ``templat`` holds the text templates. Only the entry
    points know the clock: ``sekarang`` is handed down from there.
    """

    folder: Path
    templat: Path
    sekarang: datetime
    pelaku: str
    kering: bool = False
    kemajuan: Kemajuan = _quiet

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
    afterwards; ``files`` are written before the book changes (they are new files only).
    """

    langkah: str
    ringkas: str
    proses: Proses | None = None
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    names: Mapping[str, Cell] = field(default_factory=dict)
    temuan: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    files: tuple[tuple[Path, bytes], ...] = ()
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
