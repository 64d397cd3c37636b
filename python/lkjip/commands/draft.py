"""Commands of SOP steps 5 to 8."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.commands.base import on_book
from lkjip.errors import UsageError
from lkjip.progress import Progress
from lkjip.steps.city.take_packages import send_by_level
from lkjip.steps.decide.decide import evaluate, read_notes, reviu
from lkjip.steps.draft.examine import listing
from lkjip.steps.draft.files import printer
from lkjip.steps.draft.write import draft, response
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.next_action import proceed
from lkjip.steps.overrides import ignore_changes, withdraw


def do_draft(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 5; with ``--pdf`` LibreOffice numbers the lists and lays the PDF out."""
    return on_book(args, draft, progress, printer(progress) if args.pdf else None)


def do_answer(args: Namespace, progress: Progress) -> StepResult:
    """Answer a correction."""
    step = partial(response, number=args.nomor, answer=args.jawaban)
    return on_book(args, step, progress)


def do_reviu(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 6; without a decision only the checklist, filled from the draft on disk."""
    if not args.keputusan:
        _no_notes_alone(args)
        return on_book(args, listing, progress)
    return on_book(args, partial(reviu, decision=args.keputusan, notes=_notes(args)), progress)


def do_send(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 7: the package out, or at city level the packages in."""
    source = Path(args.dari) if args.dari else None
    return on_book(args, partial(send_by_level, from_=source), progress)


def do_evaluate(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 8."""
    return on_book(args, partial(evaluate, decision=args.keputusan, notes=_notes(args)), progress)


def _no_notes_alone(args: Namespace) -> None:
    if args.catatan:
        raise UsageError(
            "Koreksi (--catatan) hanya dicatat bersama keputusan.",
            "Tambahkan --keputusan tidak-sesuai.",
        )


def _notes(args: Namespace) -> tuple[str, ...] | None:
    return read_notes(Path(args.catatan)) if args.catatan else None


def do_withdraw(args: Namespace, progress: Progress) -> StepResult:
    """Withdraw the draft."""
    return on_book(args, partial(withdraw, reason=args.alasan), progress)


def do_ignore_changes(args: Namespace, progress: Progress) -> StepResult:
    """Go on without renewal."""
    return on_book(args, partial(ignore_changes, reason=args.alasan), progress)


def do_continue(args: Namespace, progress: Progress) -> StepResult:
    """The one next action."""
    return on_book(args, proceed, progress)
