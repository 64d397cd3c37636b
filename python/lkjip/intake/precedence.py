"""Which submission counts: a pure decision, made in the order of arrival.

Same bytes or same content: skipped. An older revision, or another content with the same
revision: kept aside, never a guess. A newer revision, or a form after a refused one: it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lkjip.checks.checked_form import DILEWATI, DITOLAK
from lkjip.findings import Finding, Place, make
from lkjip.intake.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Earlier:
    """A submission that was processed before, as the book remembers it."""

    unit: str
    berkas: str
    revisi: int
    diterima: bool
    sidik: str
    sidik_isi: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one receipt: its outcome, all findings, and whether its values count."""

    receipt: Receipt
    hasil: str
    temuan: tuple[Finding, ...]
    berlaku: bool


@dataclass(slots=True)
class Judge:
    """Decides receipt by receipt; remembers what it has seen."""

    seen: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Earlier] = field(default_factory=dict)

    @classmethod
    def after(cls, earlier: Iterable[Earlier]) -> Judge:
        """A judge who knows what was processed before, in the order of arrival."""
        judge = cls()
        for one in earlier:
            judge.seen.setdefault(one.sidik, one.berkas)
            if one.diterima:
                judge.counts[one.unit] = one
        return judge

    def knows(self, sidik: str) -> bool:
        """Whether these bytes were processed before."""
        return sidik in self.seen

    def decide(self, receipt: Receipt) -> Decision:
        """What becomes of this receipt."""
        checked, name = receipt.isi, receipt.masuk.nama
        place = Place(name, checked.unit)
        if receipt.sidik in self.seen:
            twin = make("K10", place, lama=self.seen[receipt.sidik])
            return Decision(receipt, DILEWATI, (twin,), False)
        self.seen[receipt.sidik] = name
        if checked.hasil == DITOLAK:
            return Decision(receipt, DITOLAK, checked.temuan, False)
        before = self.counts.get(checked.unit)
        aside = None if before is None else _aside(receipt, before, place)
        if aside is not None:
            return Decision(receipt, DILEWATI, (aside,), False)
        self.counts[checked.unit] = Earlier(
            checked.unit, name, checked.revisi, True, receipt.sidik, receipt.sidik_isi
        )
        return Decision(receipt, checked.hasil, checked.temuan, True)


def _aside(receipt: Receipt, before: Earlier, place: Place) -> Finding | None:
    revision = receipt.isi.revisi
    if receipt.sidik_isi == before.sidik_isi:
        return make("K11", place, lama=before.berkas)
    if revision < before.revisi:
        return make("K12", place, nilai=revision, lama=before.revisi)
    if revision == before.revisi:
        return make("K13", place, nilai=revision)
    return None
