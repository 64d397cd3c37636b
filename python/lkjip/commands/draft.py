"""The commands whose files LibreOffice lays out: the draft (with ``--pdf``), the signed report."""

from __future__ import annotations

from argparse import Namespace

from lkjip.actions import BY_NAME
from lkjip.commands.base import on_book
from lkjip.progress import Progress
from lkjip.steps.draft.files import printer
from lkjip.steps.draft.write import write_draft
from lkjip.steps.kernel.base import StepResult


def do_draft(args: Namespace, progress: Progress) -> StepResult:
    """Write the draft; with ``--pdf`` LibreOffice numbers the lists and makes the PDF."""
    return on_book(args, write_draft, progress, printer(progress) if args.pdf else None)


def do_approve(args: Namespace, progress: Progress) -> StepResult:
    """Record the head's signature; LibreOffice, where there is one, makes the PDF."""
    step = BY_NAME["sahkan"].step
    assert step is not None
    return on_book(args, step(vars(args)), progress, printer(progress))
