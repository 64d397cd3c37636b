"""Reads mails in the form in which they travel (``.eml``, RFC 5322).

Never raises on what a mail holds. A mail inside a mail is read too, unless it is our own mail
that comes back: a bounce and many replies carry the blank form that we sent.
"""

from __future__ import annotations

import base64
import binascii
import re
from datetime import tzinfo
from email import message_from_bytes
from email.message import Message
from pathlib import PurePosixPath

from lkjip.findings import Place, make
from lkjip.intake.message.attachment import WORKBOOKS, Incoming
from lkjip.intake.message.bounce import MAX_BOUNCES, mail_parts, read_bounces
from lkjip.intake.message.headers import (
    POLICY,
    arrival_time,
    attachment_name,
    header_text,
    sender_address,
)
from lkjip.intake.message.model import (
    ARCHIVES,
    DEEPEST,
    LARGEST_MAIL,
    MAX_ATTACHMENTS,
    MAX_PARTS,
    OUR_MARK,
    VIA,
    IncomingMail,
    ReadInner,
    finish,
    too_big,
    via,
)

_SPREADSHEET = ("spreadsheetml", "application/vnd.ms-excel", "opendocument.spreadsheet")
_LINK = re.compile(
    r"https?://(?P<host>(?:docs|drive)\.google\.com|1drv\.ms|[\w-]+\.sharepoint\.com|"
    r"(?:www\.)?dropbox\.com|s\.id|bit\.ly)/",
    re.IGNORECASE,
)
_TEXT_LOOKED_AT = 64 * 1024


def read_eml(
    data: bytes, name: str, zone: tzinfo, read_msg: ReadInner, inside: int = 0
) -> IncomingMail:
    """Read the mail of an ``.eml`` file or of a mailbox.

    ``zone`` is the office's time zone; ``read_msg`` reads the Outlook mails that lie in this one;
    ``inside`` counts the mails that this one lies in.
    """
    mail = IncomingMail(name)
    if len(data) > LARGEST_MAIL:
        mail.findings.append(too_big(name, "–", len(data)))
        return mail
    try:
        message = message_from_bytes(data, policy=POLICY)
        mail.sender = sender_address(message)
        mail.when = arrival_time(message, zone)
        mail.subject = header_text(message, "Subject")
        mail.message_id = header_text(message, "Message-ID")
        if not message.keys():
            mail.findings.append(make("M06", Place(name), rinci="tanpa kepala surel"))
            return mail
        _Reader(mail, zone, read_msg).read(message, mail.sender, inside)
    except (Exception, RecursionError) as error:
        # Whatever a broken mail does to the parser, the others still come in.
        mail.findings.append(make("M06", Place(name), rinci=type(error).__name__))
    finish(mail)
    return mail


class _Reader:
    """Walks through the parts of one mail and fills its ``IncomingMail``."""

    def __init__(self, mail: IncomingMail, zone: tzinfo, read_msg: ReadInner) -> None:
        self.mail = mail
        self.zone = zone
        self.read_msg = read_msg
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
        if self.archive and not self.mail.attachment:
            shown = ", ".join(self.archive[:3]) + (", …" if len(self.archive) > 3 else "")
            self._note_once("M04", shown)

    def _is_automatic(self, message: Message) -> bool:
        """Return whether it is a bounce, an out-of-office answer or our own mail: no forms."""
        if header_text(message, "Message-ID").startswith(OUR_MARK):
            self.mail.automatic = True
            return True
        report = str(message.get_param("report-type", "") or "").lower()
        if message.get_content_type() == "multipart/report" or report == "delivery-status":
            self.mail.automatic = True
            bounces, more = read_bounces(message)
            self.mail.bounces += bounces
            if more:
                self._note_once(
                    "M10", f"menyebut lebih dari {MAX_BOUNCES} alamat yang tidak sampai"
                )
            return True
        auto = header_text(message, "Auto-Submitted").lower()
        self.mail.automatic = bool(auto) and not auto.startswith("no")
        return auto.startswith("auto-replied")  # a rule that forwards mails says auto-generated

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
        elif ending in ARCHIVES:
            self.archive.append(name)
        elif workbook_name := _workbook_name(part, name, ending, len(self.mail.attachment) + 1):
            self._fetch(workbook_name, _content(part), sender)
        elif kind in ("text/plain", "text/html") and not self.mail.link:
            found = _LINK.search(_text(part))
            self.mail.link = found["host"].lower() if found else ""

    def _fetch(self, name: str, data: bytes, sender: str) -> None:
        if len(self.mail.attachment) >= MAX_ATTACHMENTS:
            self._note_once("M10", f"membawa lebih dari {MAX_ATTACHMENTS} buku kerja")
            return
        credited = via(sender, self.mail.sender)
        self.mail.attachment.append(Incoming(name, data, credited, self.mail.when))

    def _take_inner_mail(self, message: Message | None, inside: int) -> None:
        if message is None:
            return
        if inside >= DEEPEST:
            self._note_once("M10", f"memuat surel di dalam surel lebih dari {DEEPEST} lapis")
            return
        own = IncomingMail(self.mail.name)
        inner = _Reader(own, self.zone, self.read_msg)
        inner.section = self.section
        inner.read(message, sender_address(message), inside + 1)
        self.section = inner.section
        self._merge(own)

    def _take_inner_msg(self, data: bytes, name: str, inside: int) -> None:
        if inside >= DEEPEST:
            self._note_once("M10", f"memuat surel di dalam surel lebih dari {DEEPEST} lapis")
            return
        self._merge(self.read_msg(data, name or self.mail.name, inside + 1))

    def _merge(self, inside: IncomingMail) -> None:
        """Take over the forms of an inner mail, credited to its writer and who forwarded it."""
        for one in inside.attachment:
            writer = one.sender.split(VIA)[0]
            self._fetch(one.name, one.data, writer)
        self.mail.findings += [f for f in inside.findings if f.code != "M02"]
        self.mail.link = self.mail.link or inside.link

    def _note_once(self, code: str, detail: str) -> None:
        finding = make(code, Place(self.mail.name), nilai=self.mail.sender or "–", rinci=detail)
        if finding not in self.mail.findings:
            self.mail.findings.append(finding)


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
