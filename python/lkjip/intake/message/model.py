"""One mail that came in: its forms, who sent it, when, and the limits within which it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.attachment import Incoming, Unread
from lkjip.intake.message.bounce import Bounce
from lkjip.intake.message.links import MOST_LINKS, Link

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


@dataclass(slots=True)
class IncomingMail:
    """A mail, an archive or a bare file as read. ``name`` is its file or its place in the mailbox.

    Every file in it is in one of three lists: ``attachment`` are the workbooks, which the gate
    judges; ``evidence`` are documents and pictures; ``unread`` is the rest, with the reason.
    Each is credited to its sender and time. ``office`` tells that somebody of the office put the
    file there, so that what lies in it has no sender. ``automatic`` tells that a program sent the
    mail; ``returned`` that it is a bounce, an answer of absence, or our own mail coming back;
    ``undelivered`` that it is a bounce.
    ``empty`` tells that an ordinary mail carried nothing to take in or to complain of.
    """

    name: str
    sender: str = ""
    when: datetime | None = None
    subject: str = ""
    message_id: str = ""
    checked_by: str = ""
    """The topmost ``Authentication-Results`` (RFC 8601): what a server found about its sender."""
    attachment: list[Incoming] = field(default_factory=list)
    evidence: list[Incoming] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    packages: list[Incoming] = field(default_factory=list)
    """Packages of OPD in it; they are listed as not read, since step 7 takes them in."""
    findings: list[Finding] = field(default_factory=list)
    bounces: list[Bounce] = field(default_factory=list)
    link: str = ""
    """The host of the first link to a store of files, for a mail that carries nothing else."""
    links: list[Link] = field(default_factory=list)
    automatic: bool = False
    returned: bool = False
    undelivered: bool = False
    empty: bool = False
    office: bool = False

    def without_form(self) -> Finding:
        """Return the remark that an ordinary mail brought no form."""
        detail = f" (ada tautan ke {self.link})" if self.link else ""
        return make("M08", Place(self.name), nilai=self.sender or "–", rinci=detail)

    def remarks(self) -> Iterator[Finding]:
        """Yield what a person must hear: links to files, or that nothing came at all."""
        if self.links and not self.automatic:
            shown = "; ".join(one.words for one in self.links[:MOST_LINKS])
            more = "; …" if len(self.links) > MOST_LINKS else ""
            sender = self.sender or UNKNOWN
            yield make("M15", Place(self.name), nilai=sender, rinci=f"{shown}{more}")
        elif self.empty:
            yield self.without_form()

    def note_once(self, code: str, detail: str) -> None:
        """Add a finding about the mail unless it stands there."""
        finding = make(code, Place(self.name), nilai=self.sender or "–", rinci=detail)
        if finding not in self.findings:
            self.findings.append(finding)


def mark_automatic(mail: IncomingMail, auto_submitted: str, bounced: bool) -> None:
    """Mark a mail that a program sent, by its header ``Auto-Submitted`` (RFC 3834) and its id."""
    auto = auto_submitted.lower()
    mail.undelivered = bounced
    mail.returned = (
        bounced or auto.startswith("auto-replied") or mail.message_id.startswith(OUR_MARK)
    )
    mail.automatic = mail.returned or (bool(auto) and not auto.startswith("no"))


def too_big(name: str, sender: str, size: int) -> Finding:
    """Return the finding for a mail that is not read because of its size."""
    limit = LARGEST_MAIL // MIB
    detail = f"{size / MIB:.0f} MiB (paling besar {limit} MiB)"
    return make("M05", Place(name), nilai=sender, rinci=detail)


def via(inside: str, outside: str) -> str:
    """Whom a form is credited to: the writer, and who forwarded it."""
    if not inside or inside == outside:
        return outside or UNKNOWN
    return f"{inside}{VIA}{outside or UNKNOWN}"


@dataclass(slots=True)
class Reading:
    """The bounds of one reading, however many mails and archives lie in each other.

    ``zone`` is the office's time zone. ``parts`` and ``unpacked`` count what was met so far;
    ``inside`` how many mails and archives lie around this place.
    """

    zone: tzinfo
    read_eml: ReadInner
    read_msg: ReadInner
    parts: int = 0
    unpacked: int = 0
    inside: int = 0


ReadInner = Callable[[bytes, str, Reading], IncomingMail]
"""Reads a mail that lies in another one: its bytes, its name, the reading that it belongs to."""
