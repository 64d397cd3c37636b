"""Runs an action on the closed book: the book, the moment, the person."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from lkjip import product
from lkjip.actions import Action
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.errors import UsageError
from lkjip.person import user_name
from lkjip.progress import Progress
from lkjip.steps.kernel.base import Context, Printer, StepResult
from lkjip.steps.kernel.run import Step, run

_NEW_OBJECTS = 10_000
"""Python looks after 700; the cycles of so many take no room worth speaking of."""


def run_step(action: Action, args: Namespace, progress: Progress) -> StepResult:
    """Run the action's step on the book of ``--buku``."""
    if action.step is None:
        raise TypeError(f"the action {action.name!r} has no step")
    step = action.step(action.given(vars(args)))
    run_it = look_at_book if action.only_looks else on_book
    return run_it(args, step, progress)


def context_for(book: Path, args: Namespace) -> Context:
    """Make the context of a command: place, time and person, from clock and system."""
    day: date | None = args.hari_ini
    _not_ahead(day, args.kering)
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the office's wall clock
    moment = now if day is None else datetime.combine(day, time(9)) if day != now.date() else now
    folder = book.resolve().parent
    return Context(
        folder, product.templates_for(folder), moment, args.pelaku or user_name(), args.kering
    )


def _not_ahead(day: date | None, dry: bool) -> None:
    """Refuse a day to come: everything after it would be refused until that day."""
    if day is not None and day > date.today() and not dry:  # noqa: DTZ011 - the office's day
        raise UsageError(
            f"--hari-ini {day.isoformat()} belum tiba; catatan proses tidak boleh mendahului jam.",
            "Pakai hari ini atau hari yang sudah lewat, atau lihat saja dengan --kering.",
        )


def on_book(
    args: Namespace, step: Step, progress: Progress, print_out: Printer | None = None
) -> StepResult:
    """Run a step on the closed book of ``--buku``; ``print_draft`` lays a draft out."""
    path = Path(args.buku)
    with exclusive(path), _few_collections():
        context = replace(context_for(path, args), print_draft=print_out)
        return run(FileBook(path, progress), step, context)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for objects that hold each other less often while a step runs.

    A step makes hundreds of thousands of rows that stay until its end, and Python would go through
    all of them again and again.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def look_at_book(args: Namespace, step: Step, progress: Progress) -> StepResult:
    """Run a step as a dry run: nothing is written, so another run may hold the book."""
    path = Path(args.buku)
    args.kering = True
    context = context_for(path, args)
    return run(FileBook(path, progress), step, context)
