"""From a draft (.eml) to a mail that can be handed to a server, and the key that tells it apart."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime

from lkjip.errors import UsageError
from lkjip.mail.addresses import is_valid_address
from lkjip.mail.clean import one_line

REQUEST, REMINDER, CORRECTION, OTHER = "permintaan", "pengingat", "koreksi", "lain"
_HEADER = re.compile(rb"(?P<name>[!-9;-~]+):(?:[^\r\n]|\r\n[ \t])*\r\n")
_NOT_SENT = frozenset({b"x-unsent", b"bcc", b"date", b"return-path", b"sender", b"resent-to"})


@dataclass(frozen=True, slots=True)
class ReadyMail:
    """A mail ready to go. ``content`` has CRLF line ends and no ``X-Unsent``, ``Bcc`` or ``Date``
    yet.

    ``key`` is equal for drafts that say the same: a draft made anew is not another mail.
    """

    file: str
    kind: str
    key: str
    recipient: tuple[str, ...]
    subject: str
    message_id: str
    created: date | None
    content: bytes
    attached: int = 0
    """Bytes of all attachments, as they lie in a folder."""

    def with_date(self, when: datetime) -> bytes:
        """Return the mail with the moment of sending, which must know its time zone."""
        if when.tzinfo is None:
            raise ValueError("waktu needs a time zone")
        return b"Date: " + format_datetime(when).encode("ascii") + b"\r\n" + self.content


def read_draft(file: str, kind: str, data: bytes) -> ReadyMail:
    """Return the draft ``file``. Raises ``UsageError`` when it is no draft of a mail."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        address = tuple(
            dict.fromkeys(
                box.addr_spec.lower()
                for name in ("To", "Cc")
                for header in message.get_all(name, [])
                for box in header.addresses
            )
        )
        subject = one_line(str(message.get("Subject", "")))
        created = _day(message)
        attachment = _attachments(message)
        key = _key(kind, message, created, attachment)
        message_id = one_line(str(message.get("Message-ID", "")))
    except Exception as error:  # the parser of the standard library has errors of every kind
        raise UsageError(
            f"Draf surel '{file}' tidak dapat dibaca.", "Buat lagi surel itu dari buku kerja."
        ) from error
    if wrong := [one for one in address if not is_valid_address(one)]:
        raise UsageError(
            f"Draf surel '{file}' menyebut alamat “{one_line(wrong[0])}”.",
            "Perbaiki kolom Email di lembar Unit, lalu buat lagi surelnya.",
        )
    attached = sum(len(content) for _, content in attachment)
    kept = _without(data)
    return ReadyMail(file, kind, key, address, subject, message_id, created, kept, attached)


def _attachments(message: EmailMessage) -> list[tuple[str, bytes]]:
    found = []
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        name = str(part.get_filename() or "")
        found.append((name, content if isinstance(content, bytes) else b""))
    return found


def _day(message: EmailMessage) -> date | None:
    moment = getattr(message.get("Date"), "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None


def _key(
    kind: str,
    message: EmailMessage,
    created: date | None,
    attachment: list[tuple[str, bytes]],
) -> str:
    """Return the key of a mail: of a request by its form, of a reminder by its day.

    The words of a request change with the day it is drafted ("3 hari kerja lagi"), and its letter
    with its date; a unit that has the form need not get it again for that.
    """
    section = [kind]
    if kind == REMINDER:
        section.append(str(created))
    else:
        if kind == REQUEST:
            attachment = [one for one in attachment if one[0].lower().endswith(".xlsx")]
        else:
            section.append(one_line(str(message.get("Subject", ""))))
        for name, content in attachment:
            section += [name, hashlib.sha256(content).hexdigest()]
    return hashlib.sha256("\0".join(section).encode("utf-8")).hexdigest()[:32]


def _without(data: bytes) -> bytes:
    """Return the mail with CRLF line ends, less the headers that concern the draft only."""
    mail = re.sub(rb"\r\n|\r|\n", b"\r\n", data)
    kept, position = [], 0
    while found := _HEADER.match(mail, position):
        if found["name"].lower() not in _NOT_SENT:
            kept.append(found[0])
        position = found.end()
    return b"".join(kept) + mail[position:]
