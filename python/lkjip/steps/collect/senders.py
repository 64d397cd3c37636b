"""Who stands behind a submission: the register's addresses against the senders of mails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.message.server_check import failed_checks, is_by
from lkjip.intake.submission import Standing, Submission, Trust
from lkjip.steps.kernel.office.senders import is_plausible_sender, last_sender, units_by_address
from lkjip.steps.kernel.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Senders:
    """The addresses of the register (address → unit codes) and the collecting office's own."""

    units: Mapping[str, frozenset[str]]
    office: str
    server: str = ""
    """The name under which the office's mail server notes its checks; blank when unknown."""

    @classmethod
    def of(cls, shot: Snapshot) -> Senders:
        """Read them from the book."""
        settings = shot.settings
        return cls(
            units_by_address(shot.units), settings["surel_pengumpul"], settings["server_pemeriksa"]
        )

    def is_registered(self, address: str) -> bool:
        """True for an address of some unit."""
        return address in self.units

    def single_unit(self, sender: str) -> str:
        """Return the unit of an address; empty when it is nobody's or several units'."""
        codes = self.units.get(last_sender(sender).lower(), frozenset())
        return next(iter(codes)) if len(codes) == 1 else ""

    def owned(self, one: Submission) -> Submission:
        """Give a refused file that does not say whose it is to the unit of its sender."""
        unit = self.single_unit(one.sender)
        if one.unit or not unit or one.standing is not Standing.REFUSED:
            return one
        findings = tuple(replace(finding, unit=unit) for finding in one.checked.findings)
        return replace(one, checked=replace(one.checked, unit=unit, findings=findings))

    def trusted(self, one: Submission) -> Submission:
        """Return the submission with the trust that its sender gives it.

        A file that does not say whose it is belongs to the unit of its sender.
        """
        failed = one.failed_check or failed_checks(one.incoming.checked_by, self.server)
        unit = one.unit or self.single_unit(one.sender)
        trust = Trust.UNCONFIRMED if failed else self.trust_in(one.incoming, unit)
        return replace(one, trust=trust, failed_check=failed)

    def trust_in(self, one: Incoming, unit: str) -> Trust:
        """Return how far a file may speak for ``unit``, by sender and server checks."""
        failed = failed_checks(one.checked_by, self.server)
        return Trust.UNCONFIRMED if failed else self.trust(one.sender, unit)

    def unchecked(self, mail: IncomingMail) -> bool:
        """Tell a mail of a unit that the office's server says nothing about, though it could."""
        return (
            bool(self.server.strip())
            and self.is_registered(mail.sender)
            and bool(mail.attachment)
            and not is_by(mail.checked_by, self.server)
        )

    def trust(self, sender: str, unit: str) -> Trust:
        """Return how far ``sender`` may speak for ``unit``."""
        if not sender:
            return Trust.STAFF
        plausible = is_plausible_sender(sender, unit, self.units, self.office)
        return Trust.REGISTERED if plausible else Trust.UNCONFIRMED

    def doubts(self, submissions: Iterable[Submission]) -> dict[str, Finding]:
        """Return by unit: the form that counts came from a stranger, and nobody else sent it.

        ``submissions`` are all that ever came, in their order. The same form may come from
        several: one whom the register knows is enough.
        """
        counting: dict[str, Submission] = {}
        senders: dict[str, set[str]] = {}
        for one in submissions:
            for fingerprint in _fingerprints(one):
                senders.setdefault(fingerprint, set()).add(one.sender)
            if one.in_force:
                counting[one.unit] = one
        return {
            unit: make("M01", Place(one.name, unit), nilai=one.sender)
            for unit, one in counting.items()
            if one.trust is not Trust.CONFIRMED
            and all(
                self.trust(sender, unit) is Trust.UNCONFIRMED
                for fingerprint in _fingerprints(one)
                for sender in senders[fingerprint]
            )
        }


def _fingerprints(one: Submission) -> list[str]:
    return [f for f in (one.fingerprint, one.content_fingerprint) if f]
