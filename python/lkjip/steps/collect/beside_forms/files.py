"""Keeps what lies beside the forms of an inbox: evidence, and files that are not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.attachment import Unread
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.submission import Arrival, EvidenceFile, Trust
from lkjip.steps.collect.beside_forms.bounces import Bounces
from lkjip.steps.collect.senders import Senders
from lkjip.steps.kernel.office.evidence_state import HELD_BACK, NOT_PAIRED

SHOWN_ADDRESSES = 3


@dataclass(frozen=True, slots=True)
class Document:
    """One file of evidence with the unit that it belongs to, as far as that is known."""

    file: EvidenceFile
    unit: str
    trust: Trust

    @property
    def result(self) -> str:
        """The outcome in the words of the command."""
        return HELD_BACK if self.trust is Trust.UNCONFIRMED else NOT_PAIRED


@dataclass(slots=True)
class Beside:
    """Hears the arrivals one by one; every file that is no form ends in one of the two lists."""

    senders: Senders
    bounces: Bounces
    known: frozenset[str] = frozenset()
    """Fingerprints of the evidence that the book has already."""
    documents: list[Document] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    refused: dict[str, list[Finding]] = field(default_factory=dict)
    """By unit: the remarks about files that it sent and that are not read; its mail says them."""

    def hear(self, arrival: Arrival) -> None:
        """Keep what one file or mail of the inbox brought beside its forms."""
        mail = arrival.mail
        units = {one.unit for one in arrival.submissions if one.unit}
        only = next(iter(units)) if len(units) == 1 else ""
        for file in arrival.evidence:
            unit = self.senders.single_unit(file.incoming.sender) or only
            trust = self.senders.trust_in(file.incoming, unit)
            self.documents.append(Document(file, unit, trust))
        self.unread += mail.unread
        unit = only or self.senders.single_unit(mail.sender)
        if unit and self.senders.trust(mail.sender, unit) is not Trust.UNCONFIRMED:
            self.refused.setdefault(unit, []).extend(
                _not_read(one) for one in mail.unread if not one.quiet
            )
        if mail.undelivered and not self.bounces.is_about_ours(mail):
            self.unread.append(Unread(mail.name, _foreign_bounce(mail)))
        elif not (arrival.submissions or arrival.evidence or mail.unread):
            self.unread.append(Unread(mail.name, _without_files(mail), quiet=True))

    @property
    def new(self) -> int:
        """How many files of evidence the book does not have yet."""
        seen = {one.file.fingerprint for one in self.documents}
        return len(seen - self.known)

    def remarks(self) -> Iterator[Finding]:
        """Yield the remarks about files that were not read."""
        for one in self.unread:
            if not one.quiet:
                yield _not_read(one)


def _not_read(one: Unread) -> Finding:
    inside = f" (di dalam {one.within})" if one.within else ""
    return make("M12", Place(one.name), nilai=inside, rinci=one.reason)


def _foreign_bounce(mail: IncomingMail) -> str:
    addresses = ", ".join(one.address for one in mail.bounces[:SHOWN_ADDRESSES])
    to = f" ke {addresses}" if addresses else ""
    return f"pemberitahuan gagal kirim{to} untuk surel yang bukan buatan program ini"


def _without_files(mail: IncomingMail) -> str:
    """Return why a mail is listed itself: no file in it is."""
    if mail.findings:
        return mail.findings[0].message
    if mail.bounces:
        return "pemberitahuan gagal kirim"
    return "surel otomatis tanpa formulir" if mail.automatic else "surel tanpa formulir"
