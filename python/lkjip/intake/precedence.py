"""Which submission counts: a pure decision, made in the order of arrival.

Same bytes or same content: skipped. An older revision, or another content with the same
revision: kept aside, never a guess. A newer revision, or a form after a refused one: it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lkjip.checks.checked_form import REFUSED, SKIPPED
from lkjip.findings import Finding, Place, make
from lkjip.intake.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Earlier:
    """A submission that was processed before, as the book remembers it."""

    unit: str
    file: str
    revision: int
    received: bool
    fingerprint: str
    content_fingerprint: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one receipt: its outcome, all findings, and whether its values count."""

    receipt: Receipt
    result: str
    findings: tuple[Finding, ...]
    in_force: bool


@dataclass(slots=True)
class Judge:
    """Decides receipt by receipt; remembers what it has seen."""

    seen: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Earlier] = field(default_factory=dict)

    @classmethod
    def after(cls, earlier: Iterable[Earlier]) -> Judge:
        """Return a judge who knows what was processed before, in the order of arrival."""
        judge = cls()
        for one in earlier:
            judge.seen.setdefault(one.fingerprint, one.file)
            if one.received:
                judge.counts[one.unit] = one
        return judge

    def knows(self, fingerprint: str) -> bool:
        """Return whether these bytes were processed before."""
        return fingerprint in self.seen

    def decide(self, receipt: Receipt) -> Decision:
        """What becomes of this receipt."""
        checked, name = receipt.content, receipt.incoming.name
        place = Place(name, checked.unit)
        if receipt.fingerprint in self.seen:
            twin = make("K10", place, lama=self.seen[receipt.fingerprint])
            return Decision(receipt, SKIPPED, (twin,), False)
        self.seen[receipt.fingerprint] = name
        if checked.result == REFUSED:
            return Decision(receipt, REFUSED, checked.findings, False)
        before = self.counts.get(checked.unit)
        aside = None if before is None else _aside(receipt, before, place)
        if aside is not None:
            return Decision(receipt, SKIPPED, (aside,), False)
        self.counts[checked.unit] = Earlier(
            checked.unit,
            name,
            checked.revision,
            True,
            receipt.fingerprint,
            receipt.content_fingerprint,
        )
        return Decision(receipt, checked.result, checked.findings, True)


def _aside(receipt: Receipt, before: Earlier, place: Place) -> Finding | None:
    revision = receipt.content.revision
    if receipt.content_fingerprint == before.content_fingerprint:
        return make("K11", place, lama=before.file)
    if revision < before.revision:
        return make("K12", place, nilai=revision, lama=before.revision)
    if revision == before.revision:
        return make("K13", place, nilai=revision)
    return None
