"""Decides which submission counts: a pure decision, made in the order of arrival.

From a sender whom nobody has confirmed: held apart, and it never counts against the unit's own.
Same bytes, or the same content saved again, judged by the same registers and with the same
findings: put aside. An older revision, or another content with the same revision: put aside, never
a guess. A newer revision, or a form after a refused one: it counts, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lkjip.checks.checked_form import REFUSED
from lkjip.findings import Finding, Place, make
from lkjip.intake.submission import Standing, Submission, content_fingerprint

SAME_REVISION = "K13"
"""The finding about other content with the same revision."""


@dataclass(slots=True)
class Judge:
    """Decides submission by submission; remembers what it has seen."""

    seen: dict[str, str] = field(default_factory=dict)
    """Fingerprint → the name under which these bytes came first."""
    held: dict[str, str] = field(default_factory=dict)
    """The same for what came from strangers, so that it never stands in a unit's way."""
    counts: dict[str, Submission] = field(default_factory=dict)
    """Unit → the submission that counts."""

    @classmethod
    def after(cls, earlier: Iterable[Submission]) -> Judge:
        """Make a judge who knows what was processed before, in the order of arrival."""
        judge = cls()
        for one in earlier:
            strange = one.from_stranger and not one.in_force
            (judge.held if strange else judge.seen).setdefault(one.fingerprint, one.name)
            if one.in_force:
                judge.counts[one.unit] = one
        return judge

    def decide(self, one: Submission) -> Submission:
        """Return the submission with its standing, and with the reason when it is put aside."""
        place = Place(one.name, one.unit)
        seen = self.seen | self.held if one.from_stranger else self.seen
        if one.fingerprint in seen:
            twin = make("K10", place, lama=seen[one.fingerprint])
            return replace(one, standing=Standing.ASIDE, aside=twin)
        (self.held if one.from_stranger else self.seen)[one.fingerprint] = one.name
        if one.checked.result == REFUSED:
            return replace(one, standing=Standing.REFUSED)
        one = replace(one, content_fingerprint=content_fingerprint(one.checked))
        before = self.counts.get(one.unit)
        if one.from_stranger and not _repeats(one, before):
            return replace(one, standing=Standing.HELD, aside=held(one))
        aside = None if before is None else _aside(one, before, place)
        if aside is not None:
            return replace(one, standing=Standing.ASIDE, aside=aside)
        return self._in_force(one)

    def accept(self, one: Submission) -> Submission:
        """Let a submission count that was made of two others or chosen by a person."""
        self.seen[one.fingerprint] = one.name
        if one.checked.result == REFUSED:
            return replace(one, standing=Standing.REFUSED)
        return self._in_force(replace(one, content_fingerprint=content_fingerprint(one.checked)))

    def _in_force(self, one: Submission) -> Submission:
        self.counts[one.unit] = replace(one, standing=Standing.IN_FORCE)
        return self.counts[one.unit]


def held(one: Submission) -> Finding:
    """Return the remark that a person must confirm the sender of a submission."""
    place = Place(one.name, one.unit)
    why = "yang bukan alamat unit itu"
    if one.failed_check:
        why = f"tetapi server surel kantor tidak dapat memastikan pengirimnya ({one.failed_check})"
    said = {"nilai": one.sender, "revisi": one.revision, "sidik": one.short, "rinci": why}
    return make("M11", place, **said)


def _repeats(one: Submission, before: Submission | None) -> bool:
    """Tell whether a form adds nothing to the one that counts, not even a higher revision."""
    return (
        before is not None
        and one.content_fingerprint == before.content_fingerprint
        and one.revision <= before.revision
    )


def _aside(one: Submission, before: Submission, place: Place) -> Finding | None:
    if one.revision > before.revision:
        return None
    if one.content_fingerprint == before.content_fingerprint:
        return make("K11", place, lama=before.name)
    if one.revision < before.revision:
        older = {"nilai": one.revision, "lama": before.revision, "sidik": one.short}
        return make("K12", place, **older)
    return make(SAME_REVISION, place, nilai=one.revision, rinci="", sidik=one.short)
