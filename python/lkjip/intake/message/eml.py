"""One mail that came in: its forms, who sent it, when, and what could not be read of it.

Never raises on what a mail holds. A mail inside a mail is read too, unless it is our own mail
that comes back: a bounce and many replies carry the blank form that we sent.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from email import message_from_bytes
from email.message import Message
from pathlib import PurePosixPath

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.attachment import WORKBOOKS, Incoming
from lkjip.intake.message.bounce import Bounce, mail_parts, read_bounces
from lkjip.intake.message.headers import (
    POLICY,
    arrival_time,
    attachment_name,
    header_text,
    sender_address,
)

MIB = 1024 * 1024
LARGEST_MAIL = 36 * MIB
"""A form of 16 MiB, the most that the gate lets through, is 22 MiB inside a mail."""
MAX_PARTS = 500
MAX_ATTACHMENTS = 50
DEEPEST = 5
"""Mails inside mails; a forwarded forward is two."""
OUR_MARK = "<lkjip."
"""How the Message-ID of every mail of this product begins."""
VIA = " melalui "
"""Between the writer of a forwarded mail and the one who forwarded it."""

_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")
_SPREADSHEET = ("spreadsheetml", "application/vnd.ms-excel", "opendocument.spreadsheet")
_LINK = re.compile(
    r"https?://(?P<host>(?:docs|drive)\.google\.com|1drv\.ms|[\w-]+\.sharepoint\.com|"
    r"(?:www\.)?dropbox\.com|s\.id|bit\.ly)/",
    re.IGNORECASE,
)
_TEXT_LOOKED_AT = 64 * 1024


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


def read_mail(data: bytes, name: str, zone: tzinfo, inside: int = 0) -> IncomingMail:
    """Return the mail of an ``.eml`` file or of a mailbox.

    ``zone`` is the office's time zone; ``inside`` counts the mails that this one lies in.
    """
    letter = IncomingMail(name)
    if len(data) > LARGEST_MAIL:
        letter.findings.append(too_big(name, "–", len(data)))
        return letter
    try:
        message = message_from_bytes(data, policy=POLICY)
        letter.sender = sender_address(message)
        letter.when = arrival_time(message, zone)
        letter.subject = header_text(message, "Subject")
        letter.message_id = header_text(message, "Message-ID")
        if not message.keys():
            letter.findings.append(make("M06", Place(name), rinci="tanpa kepala surel"))
            return letter
        _Reader(letter, zone).read(message, letter.sender, inside)
    except (Exception, RecursionError) as error:
        # A broken mail may raise anything in the parser; the others still come in.
        letter.findings.append(make("M06", Place(name), rinci=type(error).__name__))
    finish(letter)
    return letter


def too_big(name: str, sender: str, quantity: int) -> Finding:
    """Return the finding for a mail that is not read because of its size."""
    limit = LARGEST_MAIL // MIB
    detail = f"{quantity / MIB:.0f} MiB (paling besar {limit} MiB)"
    return make("M05", Place(name), nilai=sender, rinci=detail)


def finish(letter: IncomingMail) -> None:
    """Add the remarks that need all parts to have been seen."""
    if letter.attachment and not letter.sender:
        letter.findings.append(
            make("M02", Place(letter.name), nilai="tidak ada atau lebih dari satu")
        )
    letter.empty = not (letter.attachment or letter.findings or letter.bounces or letter.automatic)


def via(inside: str, outside: str) -> str:
    """Name those to whom a form is credited: its writer, and who forwarded it."""
    if not inside or inside == outside:
        return outside
    return f"{inside}{VIA}{outside or '–'}"


class _Reader:
    """Walks through the parts of one mail and fills its ``IncomingMail``."""

    def __init__(self, letter: IncomingMail, zone: tzinfo) -> None:
        self.letter = letter
        self.zone = zone
        self.section = 0
        self.archive: list[str] = []

    def read(self, message: Message, sender: str, inside: int) -> None:
        """Read all parts of a message; ``inside`` counts the mails around it."""
        if self._is_automatic(message):
            return
        for part in mail_parts(message):
            self.section += 1
            if self.section > MAX_PARTS:
                self._note_once("M10", f"memuat lebih dari {MAX_PARTS} bagian")
                return
            self._one(part, sender, inside)
        if self.archive and not self.letter.attachment:
            shown = ", ".join(self.archive[:3]) + (", …" if len(self.archive) > 3 else "")
            self._note_once("M04", shown)

    def _is_automatic(self, message: Message) -> bool:
        """Return whether it is a bounce, an out-of-office answer or our own mail: no forms."""
        if header_text(message, "Message-ID").startswith(OUR_MARK):
            self.letter.automatic = True
            return True
        report = str(message.get_param("report-type", "") or "").lower()
        if message.get_content_type() == "multipart/report" or report == "delivery-status":
            self.letter.automatic = True
            self.letter.bounces += read_bounces(message)
            return True
        auto = header_text(message, "Auto-Submitted").lower()
        if auto and not auto.startswith("no"):
            self.letter.automatic = True
            return True
        return False

    def _one(self, part: Message, sender: str, inside: int) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._take_inner_mail(_enclosed_mail(part), inside)
            return
        if part.is_multipart():
            if kind == "multipart/encrypted":
                self._note_once("M07", "PGP")
            return
        name = attachment_name(part)
        ending = PurePosixPath(name.lower()).suffix
        if kind == "application/ms-tnef" or name.lower() == "winmail.dat":
            self._note_once("M03", "")
        elif kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            self._note_once("M07", "S/MIME")
        elif ending == ".eml":
            self._take_inner_mail(message_from_bytes(_content(part), policy=POLICY), inside)
        elif ending == ".msg":
            self._take_inner_msg(_content(part), name, inside)
        elif ending in _ARCHIVES:
            self.archive.append(name)
        elif workbook_name := _workbook_name(part, name, ending, len(self.letter.attachment) + 1):
            self._fetch(workbook_name, _content(part), sender)
        elif kind in ("text/plain", "text/html") and not self.letter.link:
            found = _LINK.search(_text(part))
            self.letter.link = found["host"].lower() if found else ""

    def _fetch(self, name: str, data: bytes, sender: str) -> None:
        if len(self.letter.attachment) >= MAX_ATTACHMENTS:
            self._note_once("M10", f"membawa lebih dari {MAX_ATTACHMENTS} buku kerja")
            return
        credited = via(sender, self.letter.sender)
        self.letter.attachment.append(Incoming(name, data, credited, self.letter.when))

    def _take_inner_mail(self, message: Message | None, inside: int) -> None:
        if message is None:
            return
        if inside >= DEEPEST:
            self._note_once("M10", f"memuat surel di dalam surel lebih dari {DEEPEST} lapis")
            return
        own = IncomingMail(self.letter.name)
        inner = _Reader(own, self.zone)
        inner.section = self.section
        inner.read(message, sender_address(message), inside + 1)
        self.section = inner.section
        self._merge(own)

    def _take_inner_msg(self, data: bytes, name: str, inside: int) -> None:
        from lkjip.intake.message.outlook import read_msg  # the two kinds hold each other

        if inside >= DEEPEST:
            self._note_once("M10", f"memuat surel di dalam surel lebih dari {DEEPEST} lapis")
            return
        self._merge(read_msg(data, name or self.letter.name, self.zone, inside + 1))

    def _merge(self, inside: IncomingMail) -> None:
        """Take over the forms of an inner mail, credited to its writer and who forwarded it."""
        for one in inside.attachment:
            writer = one.sender.split(VIA)[0]
            self._fetch(one.name, one.data, writer)
        self.letter.findings += [f for f in inside.findings if f.code != "M02"]
        self.letter.link = self.letter.link or inside.link

    def _note_once(self, code: str, detail: str) -> None:
        finding = make(code, Place(self.letter.name), nilai=self.letter.sender or "–", rinci=detail)
        if finding not in self.letter.findings:
            self.letter.findings.append(finding)


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    return _content(part)[:_TEXT_LOOKED_AT].decode("utf-8", "replace")


def _enclosed_mail(part: Message) -> Message | None:
    """The mail inside a part ``message/rfc822``, also where a program encoded it as base64."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    if not isinstance(inner, Message) or encoding != "base64":
        return inner if isinstance(inner, Message) else None
    body = inner.get_payload()
    try:
        data = base64.b64decode(body if isinstance(body, str) else "", validate=False)
    except (binascii.Error, ValueError):
        return inner
    return message_from_bytes(data, policy=POLICY) if data else inner


def _workbook_name(part: Message, name: str, ending: str, number: int) -> str:
    """Return the name under which a part is taken in as a workbook; blank when it is none."""
    if ending in WORKBOOKS:
        return name
    kind = part.get_content_type()
    if any(word in kind for word in _SPREADSHEET):
        return f"{name or f'lampiran-{number}'}.xlsx"
    payload = part.get_payload()
    zipped = isinstance(payload, str) and payload.lstrip()[:5] == "UEsDB"  # base64 of PK\3\4
    if not ending and zipped and b"xl/workbook.xml" in _content(part):
        return f"{name or f'lampiran-{number}'}.xlsx"
    return ""
