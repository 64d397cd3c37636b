"""Submissions that wait: for a person who confirms the sender, or for the register of units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip.checks.register_change import Sent
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import sha256
from lkjip.intake.submission import Standing, Submission, Trust, examine
from lkjip.steps.collect.senders import Senders
from lkjip.steps.collect.submissions import Key
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.results import FINDINGS

UNKNOWN_UNIT = "F05"
"""The refusal of a form whose unit the register did not have or did not ask."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions of a person about held submissions."""

    confirmed: frozenset[Key] = frozenset()
    rejected: frozenset[Key] = frozenset()


NOTHING_DECIDED = Decided()


def released(
    shot: Snapshot,
    context: Context,
    asked: Mapping[str, BlankForm],
    sent: Sent,
    past: Iterable[Submission],
    senders: Senders,
    decided: Decided,
) -> list[Submission]:
    """Return what waited and may be judged now, examined again from its original.

    A person confirmed its sender, or the register of units knows the address or the unit by now.
    What was put aside comes too when a person says that it is the one that counts; it keeps its
    standing. What has no whole original any more stays where it is.
    """
    found = []
    unknown = {(row.unit, row.file) for row in shot.rows(FINDINGS) if row.code == UNKNOWN_UNIT}
    for one in past:
        aside = one.standing is Standing.ASIDE and one.key in decided.confirmed
        held = one.standing is Standing.HELD and one.key not in decided.rejected
        place = (one.unit, one.name)
        unasked = one.standing is Standing.REFUSED and one.unit in asked and place in unknown
        if not (held or aside or unasked):
            continue
        known = senders.trusted(one)
        trust = Trust.CONFIRMED if one.key in decided.confirmed else known.trust
        data = _original(shot, context, one)
        if trust is Trust.UNCONFIRMED or data is None:
            continue
        path = context.forms_folder(shot.settings.year, "arsip") / one.archive
        checked = examine(replace(one.incoming, data=data), asked, shot.settings.year, sent)
        standing = Standing.ASIDE if aside else Standing.EXAMINED
        free = replace(one, checked=checked, archive=path, trust=trust, standing=standing)
        found.append(replace(free, content_fingerprint=""))
    return found


def _original(shot: Snapshot, context: Context, one: Submission) -> bytes | None:
    """Return the original out of the archive; ``None`` when it is gone or was altered."""
    try:
        path = context.forms_folder(shot.settings.year, "arsip") / one.archive
        data = path.read_bytes()
    except OSError:
        return None
    return data if sha256(data) == one.fingerprint else None


def still_held(
    submissions: Sequence[Submission], free: Iterable[Submission], decided: Decided
) -> list[Submission]:
    """Return what is held after a run: not released or rejected, nor sent by its unit itself."""
    away = {one.key for one in free} | decided.rejected
    counting = {one.unit: one for one in submissions if one.in_force}
    return [
        one
        for one in submissions
        if one.standing is Standing.HELD
        and one.key not in away
        and not _is_sent_by_the_unit(one, counting.get(one.unit))
    ]


def _is_sent_by_the_unit(one: Submission, counts: Submission | None) -> bool:
    if counts is None:
        return False
    return one.fingerprint == counts.fingerprint or (
        bool(one.content_fingerprint) and one.content_fingerprint == counts.content_fingerprint
    )
