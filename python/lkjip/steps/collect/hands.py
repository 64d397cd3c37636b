"""Two files of one revision from one unit: they are joined when they do not contradict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip.checks.checked_form import REFUSED
from lkjip.checks.register_change import Sent
from lkjip.findings import Finding, Place, make
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import name_part, sha256, store
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.precedence import SAME_REVISION, Judge
from lkjip.intake.submission import Submission, Trust, examine
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot

_SHOWN = 8
"""Cells that a finding names."""


@dataclass(frozen=True, slots=True)
class Hands:
    """The judge's helper for files of one revision."""

    shot: Snapshot
    context: Context
    asked: Mapping[str, BlankForm]
    sent: Sent

    def decided(self, judge: Judge, one: Submission) -> list[Submission]:
        """Return what became of a submission, and the joined one where two hands filled a form."""
        before = judge.counts.get(one.unit)
        decided = judge.decide(one)
        if before is None or decided.aside is None or decided.aside.code != SAME_REVISION:
            return [decided]
        joined = self._joined(before, decided)
        if joined is None:
            return [decided]
        if isinstance(joined, Finding):
            return [replace(decided, aside=joined)]
        submission, aside = joined
        return [replace(decided, aside=aside), judge.accept(submission)]

    def _joined(
        self, before: Submission, one: Submission
    ) -> tuple[Submission, Finding] | Finding | None:
        from lkjip.intake.hands import join  # late: brings openpyxl

        place = Place(one.name, one.unit)
        archive = self.context.forms_folder(self.shot.settings.year, "arsip")
        try:
            first, second = _original(before, archive), _original(one, archive)
        except OSError:
            return None
        joined = join(first, second)
        if joined is None:
            return None
        if joined.contradictions:
            detail = f": {_cut(joined.contradictions, '; ')}"
            said = {"nilai": one.revision, "rinci": detail, "sidik": one.short}
            return make(SAME_REVISION, place, **said)
        submission = self._submission(before, one, joined.data, archive)
        if submission.checked.result == REFUSED:
            return None
        cells = _cut(joined.taken, ", ") or "tidak ada sel"
        aside = make("K17", place, nilai=one.revision, lama=before.name, rinci=cells)
        return submission, aside

    def _submission(
        self, before: Submission, one: Submission, data: bytes, archive: Path
    ) -> Submission:
        """Examine the joined file; it is as far to be trusted as the less known of its senders."""
        name = f"Gabungan_{name_part(one.unit)}_r{one.revision}.xlsx"
        weaker = before if before.trust is Trust.UNCONFIRMED else one
        incoming = Incoming(name, data, weaker.sender, one.when)
        digest = sha256(data)
        checked = examine(incoming, self.asked, self.shot.settings.year, self.sent)
        keeps = not self.context.dry_run and checked.result != REFUSED
        path = store(data, name, archive, digest) if keeps else Path()
        made = Submission(incoming, digest, path, checked, trust=weaker.trust, joined=True)
        return made if self.context.dry_run else made.without_bytes()


def _original(one: Submission, archive: Path) -> bytes:
    """Return the bytes of a submission of this run or of an earlier one."""
    return one.incoming.data or (archive / one.archive).read_bytes()


def _cut(parts: list[str], between: str) -> str:
    more = f", dan {len(parts) - _SHOWN} lagi" if len(parts) > _SHOWN else ""
    return between.join(parts[:_SHOWN]) + more
