"""The command ``ekspor``: reads the book and writes files; the book stays as it is."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.commands.base import look_at_book
from lkjip.progress import Progress
from lkjip.steps.exchange.export_tables import export_tables
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.staging import write_folder


def do_export(args: Namespace, progress: Progress) -> StepResult:
    """Write all registers as plain tables into a folder."""
    wanted = not args.kering
    result = look_at_book(args, partial(export_tables, folder=Path(args.folder)), progress)
    if wanted:
        write_folder(Path(args.folder), result.files)
    return result
