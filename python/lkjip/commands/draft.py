"""The command of SOP step 5; with ``--pdf`` LibreOffice lays the draft out."""

from __future__ import annotations

from argparse import Namespace

from lkjip.commands.base import on_book
from lkjip.progress import Progress
from lkjip.steps.draft.files import printer
from lkjip.steps.draft.write import write_draft
from lkjip.steps.kernel.base import StepResult


def do_draft(args: Namespace, progress: Progress) -> StepResult:
    """Write the draft; with ``--pdf`` LibreOffice numbers the lists and makes the PDF."""
    return on_book(args, write_draft, progress, printer(progress) if args.pdf else None)
