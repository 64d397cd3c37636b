"""The one next action: run it, or open the tab where a person has to decide."""

from __future__ import annotations

from lkjip.sop.tindakan import tindakan_berikut
from lkjip.steps.ambil import ambil
from lkjip.steps.analisis import analisis
from lkjip.steps.base import Context, StepResult
from lkjip.steps.draf import draf
from lkjip.steps.ingatkan import ingatkan
from lkjip.steps.jalan_lain import buka_lembar
from lkjip.steps.kota import kirim_menurut_tingkat
from lkjip.steps.permintaan import minta
from lkjip.steps.rencana import rencana
from lkjip.steps.snapshot import Snapshot

RUNNABLE = {
    "rencana": rencana,
    "minta": minta,
    "kumpulkan": ambil,
    "ingatkan": ingatkan,
    "analisis": analisis,
    "draf": draf,
    "ajukan": draf,
    "kirim": kirim_menurut_tingkat,
}


def lanjut(shot: Snapshot, context: Context) -> StepResult:
    """Do what ``tindakan_berikut`` says."""
    action = tindakan_berikut(shot.proses, context.hari_ini, shot.kalender)
    step = RUNNABLE.get(action.perintah)
    if step is None:
        return buka_lembar(shot, context, action.langkah, action.teks)
    return step(shot, context)
