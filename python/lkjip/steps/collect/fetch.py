"""SOP step 3 as the button does it: from the mailbox when the book names one, and the folder."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import LkjipError
from lkjip.steps.account.servers import Alat
from lkjip.steps.collect.mail import kumpulkan
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot


def ambil(shot: Snapshot, context: Context, alat: Alat | None = None) -> StepResult:
    """Fetch new mails where ``imap_host`` is set, then take in what lies in ``masuk``.

    A mailbox that cannot be opened is said and holds nothing up: the folder is taken in all the
    same. Raises what ``kumpulkan`` raises for the folder.
    """
    if not shot.settings["imap_host"].strip():
        return kumpulkan(shot, context)
    try:
        return kumpulkan(shot, context, imap=True, alat=alat or Alat(context.kemajuan))
    except LkjipError as error:
        result = kumpulkan(shot, context)
        words = f"Kotak surat tidak dibaca: {error} Yang diambil hanya isi folder masuk."
        return replace(result, ringkas=f"{result.ringkas}\n{words}", perlu_perbaikan=True)
