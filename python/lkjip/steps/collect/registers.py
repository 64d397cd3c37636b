"""Registers that changed after forms went out: what counts is judged anew, who must be asked again.

The register of today always counts. A form that was accepted under an older one is judged anew from
its original, so that correcting the register is enough to end a finding that the register caused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip.checks.checked_form import REFUSED
from lkjip.checks.register_change import Sent
from lkjip.findings import Finding, Place, make
from lkjip.forms.model import BlankForm
from lkjip.forms.rows import narrative_keys, row_keys
from lkjip.intake.archive import sha256
from lkjip.intake.submission import Submission, content_fingerprint, examine
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.sent import asked_fingerprint, last_asked, last_judged
from lkjip.tables.declared.inputs import BUDGET, PERFORMANCE


def judged_anew(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    sent: Sent,
    before: Iterable[Submission],
    altered: Collection[str],
) -> dict[str, Submission]:
    """Return by unit what counts, as today's registers judge it, where they changed since.

    The same holds for the units ``altered``, whose inputs somebody changed in the book. What the
    registers would refuse, and what has no original any more, stays as it was.
    """
    counting = {one.unit: one for one in before if one.in_force}
    judged = last_judged(shot)
    found = {}
    for unit, one in counting.items():
        key = judged.get(unit, "")
        changed = key and unit in asked and key != asked_fingerprint(asked[unit])
        if unit in asked and (changed or unit in altered):
            anew = _judged(shot, context, one, asked, sent)
            if anew is not None:
                found[unit] = anew
    return found


def _judged(
    shot: Snapshot, context: Context, one: Submission, asked: Mapping[str, BlankForm], sent: Sent
) -> Submission | None:
    path = context.forms_folder(shot.settings.year, "arsip") / one.archive
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if sha256(data) != one.fingerprint:
        return None
    checked = examine(replace(one.incoming, data=data), asked, shot.settings.year, sent)
    if checked.result == REFUSED:
        return None
    fingerprint = content_fingerprint(checked)
    return replace(one, checked=checked, archive=path, content_fingerprint=fingerprint)


def ask_again(
    shot: Snapshot, asked: Mapping[str, BlankForm], sent: Sent, counting: Sequence[Submission]
) -> Iterator[Finding]:
    """Say which units need a new request: their form does not ask what the registers ask.

    ``counting`` are the submissions of this run that count. A unit that has answered every row that
    is asked today needs none: only numbers of the register changed.
    """
    last = last_asked(shot)
    answered = _answered(shot, counting)
    for unit, form in asked.items():
        key = last.get(unit, "")
        if not key or key == asked_fingerprint(form):
            continue
        questions = set(narrative_keys(form) if sent.get(unit) else ())
        questions -= {k for older in sent.get(unit, ()) for k in narrative_keys(older)}
        if questions or set(row_keys(form)) - answered[unit]:
            yield make("K15", Place(unit=unit), nilai=form.unit_name)


def _answered(shot: Snapshot, counting: Sequence[Submission]) -> Mapping[str, set[str]]:
    """Return per unit the codes of the rows that it has answered."""
    found: dict[str, set[str]] = {code: set() for code in shot.process.units}
    for row in shot.rows(PERFORMANCE):
        found.setdefault(row.unit, set()).add(row.code)
    for line in shot.rows(BUDGET):
        found.setdefault(line.unit, set()).add(line.code)
    for one in counting:
        codes = {given.code for given in one.checked.performance}
        found[one.unit] = codes | {spent.code for spent in one.checked.budget}
    return found
