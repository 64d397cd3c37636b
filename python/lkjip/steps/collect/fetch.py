"""SOP step 3 as the button does it: from the mailbox when the book names one, and the folder."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import LkjipError
from lkjip.steps.account.servers import Equipment
from lkjip.steps.collect.mail import collect
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot


def fetch(shot: Snapshot, context: Context, equipment: Equipment | None = None) -> StepResult:
    """Fetch new mails where ``imap_host`` is set, then take in what lies in ``masuk``.

    A mailbox that cannot be opened is said and holds nothing up: the folder is taken in all the
    same. Raises what ``collect`` raises for the folder.
    """
    if not shot.settings["imap_host"].strip():
        return collect(shot, context)
    try:
        return collect(shot, context, imap=True, equipment=equipment or Equipment(context.progress))
    except LkjipError as error:
        result = collect(shot, context)
        words = f"Kotak surat tidak dibaca: {error} Yang diambil hanya isi folder masuk."
        return replace(result, summary=f"{result.summary}\n{words}", needs_fix=True)
