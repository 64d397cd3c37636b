"""The one next action: run it, or open the tab where a person has to decide."""

from __future__ import annotations

from lkjip.sop.next_actions import tindakan_berikut
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.load import load
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.overrides import buka_lembar

RUNNABLE = {
    "rencana": "plan:rencana",
    "minta": "request.request:minta",
    "kumpulkan": "collect.fetch:ambil",
    "ingatkan": "remind:ingatkan",
    "analisis": "analyse.analyse:analisis",
    "draf": "draft.write:draf",
    "ajukan": "draft.write:draf",
    "kirim": "city.take_packages:kirim_menurut_tingkat",
}


def lanjut(shot: Snapshot, context: Context) -> StepResult:
    """Do what ``tindakan_berikut`` says."""
    action = tindakan_berikut(shot.proses, context.hari_ini, shot.kalender)
    where = RUNNABLE.get(action.perintah)
    if where is None:
        return buka_lembar(shot, context, action.langkah, action.teks)
    return load(where)(shot, context)
