"""Prints for the commands: tables and sentences for people, one JSON object for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from lkjip import progress
from lkjip.errors import LkjipError
from lkjip.findings import Finding, Severity
from lkjip.findings.grouping import grouped
from lkjip.steps.kernel.base import StepResult
from lkjip.tables.json_text import indented

STYLES = {Severity.REJECT: "bold red", Severity.FIX: "yellow", Severity.NOTE: "dim"}
WITHOUT_FINDINGS = (
    *("bangun", "Beranda", "hitung", "asal", "periksa"),
    *("pasang", "copot", "wheels", "kemas", "Akun Surel"),
)
"""Commands that look at no data: "tidak ada temuan" would be an odd thing to say."""
SHOWN = 30
"""Findings printed on a terminal; the sheet Temuan and --json have all."""


def console() -> Console:
    """Return the terminal (no colours in a pipe)."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def say(result: StepResult, out: Console) -> None:
    """Print the summary, then the findings that matter."""
    out.print(result.summary, markup=False)
    if result.findings:
        show_findings(result.findings, out)
    elif result.sop_step not in WITHOUT_FINDINGS:
        out.print("Tidak ada temuan.")


def show_findings(found: Sequence[Finding], out: Console) -> None:
    """Print a table of findings, worst first, those of one kind as one; it says when it was cut."""
    order = list(Severity)
    ranked = grouped(sorted(found, key=lambda f: order.index(f.level)))
    table = Table(show_lines=False, expand=False)
    for heading in ("Kode", "Tingkat", "Tempat", "Pesan dan perbaikan"):
        table.add_column(heading, overflow="fold")
    for group in ranked[:SHOWN]:
        f = group.first
        where = " ".join(part for part in (f.unit or f.file, group.place) if part)
        style = STYLES[f.level]
        words = Text(f"{group.message} {f.cure}")
        table.add_row(f.code, f.level.value, Text(where), words, style=style)
    out.print(table)
    if len(ranked) > SHOWN:
        more = sum(len(group.findings) for group in ranked[SHOWN:])
        out.print(f"… dan {more} temuan lagi; semuanya ada di lembar Temuan.")


def as_json(command: str, result: StepResult) -> str:
    """Return one object: the command, the summary, its own data, all findings."""
    whole: dict[str, Any] = {
        "perintah": command,
        "ringkas": result.summary,
        **result.data,
        "temuan": [f.as_dict() for f in result.findings],
        "berkas_dibuat": [str(path) for path, _ in result.files],
    }
    return indented(whole, 2)


def error_json(command: str, error: LkjipError) -> str:
    """Return the object of a command that could not go on."""
    whole = {
        "perintah": command,
        "galat": {
            "jenis": type(error).__name__,
            "pesan": error.message,
            "perbaikan": error.cure,
        },
        "temuan": [],
    }
    return indented(whole, 2)


def progress_bar() -> tuple[progress.Progress, Callable[[], None]]:
    """Return a progress bar on a terminal, nothing in a pipe: (show, close)."""
    if not sys.stderr.isatty():
        return progress.silent, (lambda: None)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} dari {task.total}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("…", total=None, start=True)
    bar.start()

    def show(done: int, total: int, what: str) -> None:
        bar.update(task, description=what, completed=done, total=total)

    return show, bar.stop
