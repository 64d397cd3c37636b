"""Reads mails in the form in which they travel (``.eml``, RFC 5322).

Never raises on what a mail holds. A mail inside a mail is read too. What a program sent by itself
(a bounce, an answer of absence, our own mail that comes back) is marked: a form in it counts only
when somebody filled it in.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from email import message_from_bytes
from email.message import Message

from lkjip.findings import Place, make
from lkjip.intake.content.kind import PGP_MESSAGE, Kind
from lkjip.intake.message.bounce import (
    MAX_BOUNCES,
    is_bounce,
    mail_parts,
    read_bounces,
    tells_failure,
)
from lkjip.intake.message.gather import Gatherer
from lkjip.intake.message.headers import (
    POLICY,
    arrival_time,
    attachment_name,
    authentication,
    header_text,
    sender_address,
)
from lkjip.intake.message.links import cloud_part, file_links, merge, store_host
from lkjip.intake.message.model import (
    LARGEST_MAIL,
    IncomingMail,
    Reading,
    mark_automatic,
    too_big,
)
from lkjip.intake.message.sorting import finish

_DECLARED = (
    ("spreadsheetml", Kind.WORKBOOK),
    ("application/vnd.ms-excel", Kind.WORKBOOK),
    ("opendocument.spreadsheet", Kind.WORKBOOK),
    ("ms-tnef", Kind.WINMAIL),
    ("pkcs7-mime", Kind.ENCRYPTED),
)
"""Kinds by the name that a mail gives its parts; heard only where their bytes say nothing."""
_COUNTED = re.compile(rb"\s{0,4}[0-9]{1,10}\s*\n")
"""Apple Mail writes the length of the mail into the first line (``.emlx``)."""
_ENCODING = re.compile(r"\s*([A-Za-z0-9-]+)\s*(?:[;(].*)?$")
_TEXTS = ("text/plain", "text/html")


def read_eml(data: bytes, name: str, reading: Reading) -> IncomingMail:
    """Read the mail of an ``.eml`` file or of a mailbox."""
    mail = IncomingMail(name)
    if len(data) > LARGEST_MAIL:
        mail.findings.append(too_big(name, "–", len(data)))
        return mail
    try:
        message = message_from_bytes(_as_sent(data), policy=POLICY)
        if message.keys():
            _Reader(mail, reading).read(message)
        else:
            mail.findings.append(make("M06", Place(name), rinci="tanpa kepala surel"))
    except (Exception, RecursionError) as error:
        # Whatever a broken mail does to the parser, the others still come in.
        mail.findings.append(make("M06", Place(name), rinci=type(error).__name__))
    finish(mail)
    return mail


def _as_sent(data: bytes) -> bytes:
    """Take off what a program that saved the mail put around it: its length, marks of Unicode."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16").encode("utf-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    counted = _COUNTED.match(data)
    return data[counted.end() :] if counted else data


class _Reader:
    """Walks through the parts of one mail and fills its ``IncomingMail``."""

    def __init__(self, mail: IncomingMail, reading: Reading) -> None:
        self.mail = mail
        self.reading = reading
        self.gather = Gatherer(mail, reading)

    def read(self, message: Message) -> None:
        """Read the head and all parts of a message."""
        self._head(message)
        for part in mail_parts(message):
            if not self.gather.counts_on():
                return
            self._one(part)

    def _head(self, message: Message) -> None:
        mail = self.mail
        mail.sender = sender_address(message)
        mail.when = arrival_time(message, self.reading.zone)
        mail.subject = header_text(message, "Subject")
        mail.message_id = header_text(message, "Message-ID")
        mail.checked_by = authentication(message)
        bounced = is_bounce(message)
        mark_automatic(mail, header_text(message, "Auto-Submitted"), bounced)
        if bounced:
            mail.undelivered = tells_failure(message)
            bounces, more = read_bounces(message)
            mail.bounces += bounces
            if more:
                words = f"menyebut lebih dari {MAX_BOUNCES} alamat yang tidak sampai"
                mail.note_once("M10", words)

    def _one(self, part: Message) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._inner_mail(part)
            return
        if part.is_multipart():
            if kind == "multipart/encrypted":
                self.mail.note_once("M07", "PGP")
            return
        name = attachment_name(part)
        if cloud := header_text(part, "X-Mozilla-Cloud-Part"):
            merge(self.mail.links, cloud_part(cloud, name))
            return
        if kind in _TEXTS and not name:
            self._text(part)
            return
        if (
            kind.startswith("message/") or kind == "text/rfc822-headers"
        ):  # delivery-status, partial, headers: no files
            return
        if kind == "application/pgp-encrypted":
            self.gather.leave(name, "keterangan enkripsi PGP", quiet=True)
            return
        declared = next((found for words, found in _DECLARED if words in kind), None)
        self.gather.take(name, _content(part), declared=declared, shown=_is_shown(part))

    def _text(self, part: Message) -> None:
        """Look in the words of a mail for links and for files written into the text."""
        text = _content(part)
        words = _words(text, part)
        self.mail.link = self.mail.link or store_host(words)
        merge(self.mail.links, file_links(words, part.get_content_type() == "text/html"))
        if PGP_MESSAGE in text:
            self.mail.note_once("M07", "PGP")
        self.gather.take_uuencoded(text)

    def _inner_mail(self, part: Message) -> None:
        """Read the mail inside a part ``message/rfc822``, also where a program encoded it."""
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if not isinstance(inner, Message):
            return
        encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
        body = inner.get_payload()
        if encoding == "base64" and isinstance(body, str) and (data := _decoded(body)):
            self.gather.take("surel.eml", data)
        elif self.gather.may_go_deeper("surel"):
            own = IncomingMail(self.mail.name)
            with self.gather.deeper():
                _Reader(own, self.reading).read(inner)
            self.gather.merge(own)


def _content(part: Message) -> bytes:
    """Return the bytes of a part; its encoding is also known with blanks or a comment behind it."""
    encoding = _ENCODING.match(str(part.get("Content-Transfer-Encoding") or ""))
    if encoding is not None:
        part.replace_header("Content-Transfer-Encoding", encoding[1])
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(text: bytes, part: Message) -> str:
    try:
        return text.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):  # a character set that nobody knows
        return text.decode("utf-8", "replace")


def _is_shown(part: Message) -> bool:
    """Return whether a picture belongs to the words of the mail, like the logo of a signature."""
    disposition = str(part.get_content_disposition() or "")
    return (
        part.get_content_maintype() == "image"
        and bool(part.get("Content-ID"))
        and disposition != "attachment"
    )


def _decoded(body: str) -> bytes:
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return b""
