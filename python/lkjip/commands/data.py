"""Commands of SOP steps 1 to 4."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.commands.base import on_book
from lkjip.progress import Progress
from lkjip.steps.account.send import send_mail
from lkjip.steps.account.servers import Equipment
from lkjip.steps.analyse.analyse import analysis
from lkjip.steps.collect.collect import collect, fetch
from lkjip.steps.collect.inbox import IMAP
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.overrides import close_collection, ticked
from lkjip.steps.plan import plan
from lkjip.steps.remind import remind
from lkjip.steps.request.request import request_data


def do_plan(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 1."""
    return on_book(args, partial(plan, begin=args.mulai), progress)


def do_request(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 2."""
    return on_book(args, request_data, progress)


def do_collect(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 3."""
    if args.dari == IMAP:
        return on_book(args, partial(collect, imap=True, equipment=Equipment(progress)), progress)
    if args.dari:
        return on_book(args, partial(collect, from_=Path(args.dari)), progress)
    return on_book(args, partial(fetch, equipment=Equipment(progress)), progress)


def do_send_mail(args: Namespace, progress: Progress) -> StepResult:
    """Send the mails that lie ready, through the office's account."""
    step = partial(send_mail, equipment=Equipment(progress), doubtful=args.ragu)
    return on_book(args, step, progress)


def do_remind(args: Namespace, progress: Progress) -> StepResult:
    """Reminders of SOP step 3."""
    return on_book(args, remind, progress)


def do_analyse(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 4."""
    return on_book(args, analysis, progress)


def do_tick(args: Namespace, progress: Progress) -> StepResult:
    """Completeness that a person ticks."""
    return on_book(args, partial(ticked, key=args.kunci, present=not args.hapus), progress)


def do_close_collection(args: Namespace, progress: Progress) -> StepResult:
    """Close the collection."""
    return on_book(args, partial(close_collection, reason=args.alasan), progress)
