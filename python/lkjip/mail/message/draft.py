"""Drafts of mails (.eml) that Outlook and Thunderbird open ready to send, without any account.

``X-Unsent: 1`` makes both open the file for editing. There is no ``From`` unless one is given:
the mail program then fills in its own account. The same arguments give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from lkjip.mail.addresses import Alamat
from lkjip.mail.clean import one_line
from lkjip.mail.message.attachment import Lampiran
from lkjip.mail.message.markup import as_html, as_text
from lkjip.mail.message.subject_policy import POLICY

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9][A-Za-z0-9._+=-]*@[A-Za-z0-9][A-Za-z0-9.-]*>")
_SUBJECT_LENGTH = 250  # Outlook cuts at 255


@dataclass(frozen=True, slots=True)
class Surel:
    """A mail to be drafted.

    ``paragraf`` as ``templat.Surat`` has them; ``tebal`` are phrases to print bold (the due date).
    ``tanggal`` must know its time zone. ``id_pesan`` is ``<…@…>``; ``buat_id`` makes one.
    ``kepada`` may be empty: the draft then opens without a receiver.
    """

    hal: str
    paragraf: tuple[str, ...]
    id_pesan: str
    tanggal: datetime
    kepada: tuple[Alamat, ...] = ()
    tembusan: tuple[Alamat, ...] = ()
    dari: Alamat | None = None
    balas_ke: Alamat | None = None
    lampiran: tuple[Lampiran, ...] = ()
    tebal: tuple[str, ...] = ()


def buat_id(domain: str, *bagian: str) -> str:
    """A Message-ID from parts such as year, kind, unit and revision: equal parts, equal id."""
    readable = ".".join(re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in bagian)
    # The readable part may lose characters; the digest keeps different parts different.
    digest = hashlib.sha256("\0".join(bagian).encode()).hexdigest()[:12]
    host = re.sub(r"[^A-Za-z0-9.-]+", "-", domain).strip("-.") or "lkjip.invalid"
    return f"<lkjip.{readable[:80]}.{digest}@{host}>"


def draf_surel(surel: Surel) -> EmailMessage:
    """The draft: text, simple HTML, then the attachments in their order.

    Raises ``ValueError`` for a date without a time zone or a malformed ``id_pesan``.
    """
    if surel.tanggal.tzinfo is None:
        raise ValueError("tanggal needs a time zone")
    if not _MESSAGE_ID.fullmatch(surel.id_pesan):
        raise ValueError(f"not a Message-ID: {surel.id_pesan!r}")
    message = EmailMessage(policy=POLICY)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(surel.tanggal)
    message["Message-ID"] = surel.id_pesan
    message["Subject"] = _subject(surel.hal)
    _set_addresses(message, "From", (surel.dari,) if surel.dari else ())
    _set_addresses(message, "Reply-To", (surel.balas_ke,) if surel.balas_ke else ())
    _set_addresses(message, "To", surel.kepada)
    _set_addresses(message, "Cc", surel.tembusan)
    message.set_content(as_text(surel.paragraf), cte="quoted-printable")
    html = as_html(surel.paragraf, surel.tebal)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    for lampiran in surel.lampiran:
        main, sub = lampiran.mime
        message.add_attachment(lampiran.isi, maintype=main, subtype=sub, filename=lampiran.nama)
    _fix_boundaries(message, surel)
    return message


def bytes_eml(surel: Surel) -> bytes:
    """The draft as the bytes of an .eml file, with CRLF line ends."""
    return draf_surel(surel).as_bytes()


def _subject(hal: str) -> str:
    """One line; text that looks like an encoded word is broken, or Python would decode it.

    Decoded, it could bring back the line break that ``one_line`` took out (CVE-2024-6923).
    """
    return one_line(hal).replace("=?", "= ?")[:_SUBJECT_LENGTH].rstrip()


def _set_addresses(message: EmailMessage, header: str, mailboxes: Sequence[Alamat]) -> None:
    if mailboxes:
        message[header] = [Address(box.nama, addr_spec=box.surel) for box in mailboxes]


def _fix_boundaries(message: EmailMessage, surel: Surel) -> None:
    """Boundaries from the content instead of Python's random ones.

    ``=_`` can stand neither in quoted-printable nor in base64, so no content contains one.
    """
    digest = hashlib.sha256(repr((surel.id_pesan, surel.hal, surel.paragraf)).encode())
    for lampiran in surel.lampiran:
        digest.update(lampiran.nama.encode() + b"\0" + lampiran.isi)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_lkjip_{number}_{digest.hexdigest()[:32]}")
