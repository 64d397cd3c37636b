"""One mail that came in: its forms, who sent it, when, and the limits within which it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.bounce import Bounce

MIB = 1024 * 1024
LARGEST_MAIL = 36 * MIB
"""A form of 16 MiB, the most that the gate lets through, is 22 MiB inside a mail."""
MAX_PARTS = 500
MAX_ATTACHMENTS = 50
DEEPEST = 5
"""Mails inside mails; a forwarded forward is two."""
OUR_MARK = "<lkjip."
"""How the Message-ID of every mail of this product begins."""
UNKNOWN = "–"
"""The sender of a mail that names not exactly one address; it belongs to no unit."""
VIA = " melalui "
"""Between the writer of a forwarded mail and the one who forwarded it."""

ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")


@dataclass(slots=True)
class IncomingMail:
    """A mail as read. ``name`` is its file or its place in the mailbox.

    ``attachment`` are the workbooks in it, each with the sender and time that it is credited to;
    ``empty`` tells that an ordinary mail carried nothing to take in and nothing to complain of.
    """

    name: str
    sender: str = ""
    when: datetime | None = None
    subject: str = ""
    message_id: str = ""
    attachment: list[Incoming] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    bounces: list[Bounce] = field(default_factory=list)
    link: str = ""
    automatic: bool = False
    empty: bool = False

    def without_form(self) -> Finding:
        """Return the remark that an ordinary mail brought no form."""
        detail = f" (ada tautan ke {self.link})" if self.link else ""
        return make("M08", Place(self.name), nilai=self.sender or "–", rinci=detail)


def too_big(name: str, sender: str, size: int) -> Finding:
    """Return the finding for a mail that is not read because of its size."""
    limit = LARGEST_MAIL // MIB
    detail = f"{size / MIB:.0f} MiB (paling besar {limit} MiB)"
    return make("M05", Place(name), nilai=sender, rinci=detail)


def finish(mail: IncomingMail) -> None:
    """Add the remarks that need all parts to have been seen."""
    if mail.attachment and not mail.sender:
        mail.findings.append(make("M02", Place(mail.name), nilai="tidak ada atau lebih dari satu"))
    mail.empty = not (mail.attachment or mail.findings or mail.bounces or mail.automatic)


def via(inside: str, outside: str) -> str:
    """Whom a form is credited to: the writer, and who forwarded it."""
    if not inside or inside == outside:
        return outside or UNKNOWN
    return f"{inside}{VIA}{outside or UNKNOWN}"


ReadInner = Callable[[bytes, str, int], IncomingMail]
"""Reads a mail that lies in another one: its bytes, its name, how many mails lie around it."""
