"""Commands of SOP steps 1 to 4."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.commands.base import on_book
from lkjip.progress import Progress
from lkjip.steps.account.send import kirim_surel
from lkjip.steps.account.servers import Alat
from lkjip.steps.analyse.analyse import analisis
from lkjip.steps.collect.fetch import ambil
from lkjip.steps.collect.mail import IMAP, kumpulkan
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.overrides import centang, tutup
from lkjip.steps.plan import rencana
from lkjip.steps.remind import ingatkan
from lkjip.steps.request.request import minta


def do_rencana(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 1."""
    return on_book(args, partial(rencana, mulai=args.mulai), progress)


def do_minta(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 2."""
    return on_book(args, minta, progress)


def do_kumpulkan(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 3."""
    if args.dari == IMAP:
        return on_book(args, partial(kumpulkan, imap=True, alat=Alat(progress)), progress)
    if args.dari:
        return on_book(args, partial(kumpulkan, dari=Path(args.dari)), progress)
    return on_book(args, partial(ambil, alat=Alat(progress)), progress)


def do_surel(args: Namespace, progress: Progress) -> StepResult:
    """Send the mails that lie ready, through the office's account."""
    step = partial(kirim_surel, alat=Alat(progress), ragu=args.ragu)
    return on_book(args, step, progress)


def do_ingatkan(args: Namespace, progress: Progress) -> StepResult:
    """Reminders of SOP step 3."""
    return on_book(args, ingatkan, progress)


def do_analisis(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 4."""
    return on_book(args, analisis, progress)


def do_centang(args: Namespace, progress: Progress) -> StepResult:
    """Completeness that a person ticks."""
    return on_book(args, partial(centang, kunci=args.kunci, ada=not args.hapus), progress)


def do_tutup(args: Namespace, progress: Progress) -> StepResult:
    """Close the collection."""
    return on_book(args, partial(tutup, alasan=args.alasan), progress)
