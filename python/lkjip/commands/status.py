"""The command ``status``: where everything stands, on request as a page to hang up or to send."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from lkjip.commands.base import look_at_book
from lkjip.progress import Progress
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.staging import write_files
from lkjip.steps.status import status


def do_status(args: Namespace, progress: Progress) -> StepResult:
    """Look at the book; with ``--gambar`` or ``--pdf`` also write the home tab as a page."""
    dry: bool = args.kering
    if not (args.gambar or args.pdf):
        return look_at_book(args, status, progress)
    from lkjip.steps.page.write import write_page  # draws, which few calls want

    page = partial(write_page, picture=args.gambar, pdf=args.pdf)
    result = look_at_book(args, page, progress)
    if not dry:
        write_files(result.files)
    return result
