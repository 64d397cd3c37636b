"""Commands that look, and the one that undoes."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.commands.base import context_for, on_book
from lkjip.progress import Progress
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.run import run
from lkjip.steps.provenance import origin
from lkjip.steps.status import status
from lkjip.steps.undo import undo


def do_status(args: Namespace, progress: Progress) -> StepResult:
    """Look, change nothing (the button writes what it sees, the command only tells)."""
    path = Path(args.buku)
    args.kering = True
    return run(FileBook(path, progress), status, context_for(path, args))


def do_trace_origin(args: Namespace, progress: Progress) -> StepResult:
    """The chain from a figure back to the archived original."""
    path = Path(args.buku)
    args.kering = True
    step = partial(origin, code=args.kode)
    return run(FileBook(path, progress), step, context_for(path, args))


def do_undo(args: Namespace, progress: Progress) -> StepResult:
    """Undo the last run."""
    return on_book(args, undo, progress)
