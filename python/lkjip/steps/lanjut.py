"""The one next action: run it, or open the tab where a person has to decide."""

from __future__ import annotations

from lkjip.sop.tindakan import tindakan_berikut
from lkjip.steps.base import Context, StepResult
from lkjip.steps.jalan_lain import buka_lembar
from lkjip.steps.load import load
from lkjip.steps.snapshot import Snapshot

RUNNABLE = {
    "rencana": "rencana:rencana",
    "minta": "permintaan:minta",
    "kumpulkan": "ambil:ambil",
    "ingatkan": "ingatkan:ingatkan",
    "analisis": "analisis:analisis",
    "draf": "draf:draf",
    "ajukan": "draf:draf",
    "kirim": "kota:kirim_menurut_tingkat",
}


def lanjut(shot: Snapshot, context: Context) -> StepResult:
    """Do what ``tindakan_berikut`` says."""
    action = tindakan_berikut(shot.proses, context.hari_ini, shot.kalender)
    where = RUNNABLE.get(action.perintah)
    if where is None:
        return buka_lembar(shot, context, action.langkah, action.teks)
    return load(where)(shot, context)
