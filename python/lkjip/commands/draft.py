"""Commands of SOP steps 5 to 8."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from lkjip.commands.base import on_book
from lkjip.errors import UsageError
from lkjip.progress import Progress
from lkjip.steps.city.take_packages import kirim_menurut_tingkat
from lkjip.steps.decide.decide import evaluasi, read_notes, reviu
from lkjip.steps.draft.examine import daftar
from lkjip.steps.draft.files import printer
from lkjip.steps.draft.write import draf, jawab
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.next_action import lanjut
from lkjip.steps.overrides import abaikan, tarik


def do_draf(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 5; with ``--pdf`` LibreOffice numbers the lists and lays the PDF out."""
    return on_book(args, draf, progress, printer(progress) if args.pdf else None)


def do_jawab(args: Namespace, progress: Progress) -> StepResult:
    """Answer a correction."""
    step = partial(jawab, nomor=args.nomor, jawaban=args.jawaban)
    return on_book(args, step, progress)


def do_reviu(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 6; without a decision only the checklist, filled from the draft on disk."""
    if not args.keputusan:
        _no_notes_alone(args)
        return on_book(args, daftar, progress)
    return on_book(args, partial(reviu, keputusan=args.keputusan, notes=_notes(args)), progress)


def do_kirim(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 7: the package out, or at city level the packages in."""
    source = Path(args.dari) if args.dari else None
    return on_book(args, partial(kirim_menurut_tingkat, dari=source), progress)


def do_evaluasi(args: Namespace, progress: Progress) -> StepResult:
    """SOP step 8."""
    return on_book(args, partial(evaluasi, keputusan=args.keputusan, notes=_notes(args)), progress)


def _no_notes_alone(args: Namespace) -> None:
    if args.catatan:
        raise UsageError(
            "Koreksi (--catatan) hanya dicatat bersama keputusan.",
            "Tambahkan --keputusan tidak-sesuai.",
        )


def _notes(args: Namespace) -> tuple[str, ...] | None:
    return read_notes(Path(args.catatan)) if args.catatan else None


def do_tarik(args: Namespace, progress: Progress) -> StepResult:
    """Withdraw the draft."""
    return on_book(args, partial(tarik, alasan=args.alasan), progress)


def do_abaikan(args: Namespace, progress: Progress) -> StepResult:
    """Go on without renewal."""
    return on_book(args, partial(abaikan, alasan=args.alasan), progress)


def do_lanjut(args: Namespace, progress: Progress) -> StepResult:
    """The one next action."""
    return on_book(args, lanjut, progress)
