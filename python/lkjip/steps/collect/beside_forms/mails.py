"""Collects the remarks about mails: broken, too big, without a form, bounced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.submission import Submission
from lkjip.steps.collect.beside_forms.bounces import Bounces
from lkjip.steps.collect.senders import Senders

LOCKED = "K14"


@dataclass(slots=True)
class MailRemarks:
    """Hears the mails one by one, and keeps the findings with the time of their mail."""

    senders: Senders
    bounces: Bounces
    seen: set[str] = field(default_factory=set)
    """Names of the files and mails that went by."""
    _found: list[tuple[Finding, datetime | None]] = field(default_factory=list)

    def hear(self, mail: IncomingMail) -> None:
        """Keep what one file or mail has to say."""
        self.seen.add(mail.name)
        unit = self.senders.single_unit(mail.sender)
        found = [replace(finding, unit=unit) for finding in mail.findings]
        found += [replace(one, unit=unit) for one in mail.remarks()]
        found += self.bounces.findings(mail)
        self._found += [(finding, mail.when) for finding in found]
        if self.senders.unchecked(mail):  # no later form settles it
            self._found.append((make("M13", Place(mail.name, unit), nilai=mail.sender), None))

    @property
    def locked(self) -> list[Finding]:
        """The files that could not be opened this time."""
        return [finding for finding, _ in self._found if finding.code == LOCKED]

    def open(self, submissions: Iterable[Submission]) -> list[Finding]:
        """Return what no later accepted form of the same unit has settled."""
        settled: dict[str, datetime] = {}
        for one in submissions:
            if one.in_force and one.when is not None:
                settled[one.unit] = max(one.when, settled.get(one.unit, one.when))
        return [
            finding
            for finding, moment in self._found
            if moment is None or finding.unit not in settled or moment > settled[finding.unit]
        ]
