"""The state of the SOP after forms were received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip.findings import Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.submission import Submission
from lkjip.sop.process.commands import Actor, ReceiveForm
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context, tick
from lkjip.steps.kernel.states import count
from lkjip.steps.request.sent import asked_fingerprint

SOFT_COPY = "3.softcopy"


def process_now(
    process: Process,
    judged: Sequence[Submission],
    asked: Mapping[str, BlankForm],
    context: Context,
) -> Process:
    """Return the process with every form that counts received; the soft copies were seen."""
    counting = [one for one in judged if one.in_force]
    if counting:
        process = tick(process, SOFT_COPY, context)
    for one in counting:
        if one.unit in process.units:
            complete = not count(one.findings, Severity.FIX)
            order = ReceiveForm(one.unit, complete, one.name, asked_fingerprint(asked[one.unit]))
            process = carry_out(process, order, context.now, Actor(context.actor))
    return process
