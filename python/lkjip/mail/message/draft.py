"""Drafts of mails (.eml) that Outlook and Thunderbird open ready to send, without any account.

``X-Unsent: 1`` makes both open the file for editing. There is no ``From`` unless one is given:
the mail program then fills in its own account. The same arguments give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from lkjip.mail.addresses import MailAddress
from lkjip.mail.clean import one_line
from lkjip.mail.message.attachment import Attachment
from lkjip.mail.message.markup import as_html, as_text
from lkjip.mail.message.renew import REPLY_BY
from lkjip.mail.message.subject_policy import POLICY

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9][A-Za-z0-9._+=-]*@[A-Za-z0-9][A-Za-z0-9.-]*>")
_SUBJECT_LENGTH = 250  # Outlook cuts at 255
_PACKED_LINE = 76


@dataclass(frozen=True, slots=True)
class DraftMail:
    """A mail to be drafted.

    ``paragraphs`` as ``template.Letter`` has them; ``bold`` are phrases to print bold (the due
    date). ``when`` must know its time zone. ``message_id`` comes from ``make_message_id``.
    ``recipient`` may be empty: the draft then opens without a receiver.
    """

    subject: str
    paragraphs: tuple[str, ...]
    message_id: str
    when: datetime
    recipient: tuple[MailAddress, ...] = ()
    tembusan: tuple[MailAddress, ...] = ()
    from_: MailAddress | None = None
    reply_to: MailAddress | None = None
    attachments: tuple[Attachment, ...] = ()
    bold: tuple[str, ...] = ()
    reply_by: datetime | None = None
    """The moment until which an answer is wanted, with its time zone."""


def make_message_id(domain: str, *section: str) -> str:
    """A Message-ID from parts such as year, kind, unit and revision: equal parts, equal id."""
    readable = ".".join(re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in section)
    # The readable part may lose characters; the digest keeps different parts different.
    digest = hashlib.sha256("\0".join(section).encode()).hexdigest()[:12]
    host = re.sub(r"[^A-Za-z0-9.-]+", "-", domain).strip("-.") or "lkjip.invalid"
    return f"<lkjip.{readable[:80]}.{digest}@{host}>"


def draft_mail(mail: DraftMail) -> EmailMessage:
    """Return the draft: text, simple HTML, then the attachments in their order.

    Raises ``ValueError`` for a date without a time zone or a malformed ``message_id``.
    """
    if mail.when.tzinfo is None:
        raise ValueError("tanggal needs a time zone")
    if not _MESSAGE_ID.fullmatch(mail.message_id):
        raise ValueError(f"not a Message-ID: {mail.message_id!r}")
    message = EmailMessage(policy=POLICY)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(mail.when)
    message["Message-ID"] = mail.message_id
    message["Subject"] = _subject(mail.subject)
    _set_addresses(message, "From", (mail.from_,) if mail.from_ else ())
    _set_addresses(message, "Reply-To", (mail.reply_to,) if mail.reply_to else ())
    _set_addresses(message, "To", mail.recipient)
    _set_addresses(message, "Cc", mail.tembusan)
    if mail.reply_by is not None:
        message[REPLY_BY] = format_datetime(mail.reply_by)
    message.set_content(as_text(mail.paragraphs), cte="quoted-printable")
    html = as_html(mail.paragraphs, mail.bold)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    for attachment in mail.attachments:
        main, sub = attachment.mime
        message.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=attachment.name
        )
    _fix_boundaries(message, mail)
    return message


def eml_bytes(mail: DraftMail) -> bytes:
    """Return the draft as the bytes of an .eml file, with CRLF line ends.

    The standard library packs attachments line by line; here each is packed at once and put in the
    place of a short stand-in, which no text contains.
    """
    slim = [replace(one, content=_stand_in(one, n)) for n, one in enumerate(mail.attachments)]
    message = draft_mail(replace(mail, attachments=tuple(slim)))
    _fix_boundaries(message, mail)
    raw = message.as_bytes()
    for short, attachment in zip(slim, mail.attachments, strict=True):
        raw = raw.replace(_packed(short.content), _packed(attachment.content), 1)
    return raw


def _stand_in(attachment: Attachment, number: int) -> bytes:
    return hashlib.sha256(b"%d\0%b" % (number, attachment.content)).digest()


def _packed(content: bytes) -> bytes:
    """Return bytes in base64, in the lines of a mail."""
    letters = base64.b64encode(content)
    lines = [letters[at : at + _PACKED_LINE] for at in range(0, len(letters), _PACKED_LINE)]
    return b"".join(b"%b\r\n" % line for line in lines)


def _subject(subject: str) -> str:
    """Return the subject on one line, without encoded words, which Python would decode.

    Decoded, it could bring back the line break that ``one_line`` took out (CVE-2024-6923).
    """
    return one_line(subject).replace("=?", "= ?")[:_SUBJECT_LENGTH].rstrip()


def _set_addresses(message: EmailMessage, header: str, mailboxes: Sequence[MailAddress]) -> None:
    if mailboxes:
        message[header] = [Address(box.name, addr_spec=box.mail) for box in mailboxes]


def _fix_boundaries(message: EmailMessage, mail: DraftMail) -> None:
    """Derive the boundaries from the content: Python's own are random.

    ``=_`` can stand neither in quoted-printable nor in base64, so no content contains one.
    """
    digest = hashlib.sha256(repr((mail.message_id, mail.subject, mail.paragraphs)).encode())
    for attachment in mail.attachments:
        digest.update(attachment.name.encode() + b"\0" + attachment.content)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_lkjip_{number}_{digest.hexdigest()[:32]}")
