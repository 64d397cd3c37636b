"""The one next action: run it, or open the tab where a person has to decide."""

from __future__ import annotations

from lkjip.sop.next_actions import next_action
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.load import load
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.overrides import open_sheet

RUNNABLE = {
    "rencana": "plan:plan",
    "minta": "request.request:request_data",
    "kumpulkan": "collect.collect:fetch",
    "ingatkan": "remind:remind",
    "analisis": "analyse.analyse:analysis",
    "draf": "draft.write:draft",
    "ajukan": "draft.write:draft",
    "kirim": "city.take_packages:send_by_level",
}


def proceed(shot: Snapshot, context: Context) -> StepResult:
    """Do what ``next_action`` says."""
    action = next_action(shot.process, context.today, shot.calendar)
    where = RUNNABLE.get(action.command)
    if where is None:
        return open_sheet(shot, context, action.sop_step, action.text)
    return load(where)(shot, context)
