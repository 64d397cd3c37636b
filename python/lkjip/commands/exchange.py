"""The command ``ekspor``: reads the book and writes files; the book stays as it is."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.commands.base import look_at_book
from lkjip.progress import Progress
from lkjip.steps.exchange.export_folder import remove_unfinished, write_folder
from lkjip.steps.exchange.export_tables import NAMES, export_tables
from lkjip.steps.kernel.base import StepResult


def do_export(args: Namespace, progress: Progress) -> StepResult:
    """Write all registers as plain tables into a folder."""
    wanted, folder = not args.kering, Path(args.folder)
    if wanted:
        remove_unfinished(folder, NAMES)
    result = look_at_book(args, partial(export_tables, folder=folder), progress)
    if wanted:
        write_folder(folder, result.files)
    return result
