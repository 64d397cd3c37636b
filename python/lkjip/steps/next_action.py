"""The one next action: run it, or open the tab where a person has to decide."""

from __future__ import annotations

from lkjip.actions import action_for
from lkjip.sop.next_actions import next_action
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.overrides import open_sheet


def proceed(shot: Snapshot, context: Context) -> StepResult:
    """Do what ``next_action`` says."""
    wanted = next_action(shot.process, context.today, shot.calendar)
    action = action_for(wanted.command)
    if action is None or action.step is None or not action.alone:
        return open_sheet(shot, context, wanted.sop_step, wanted.text)
    return action.step(action.given({}))(shot, context)
