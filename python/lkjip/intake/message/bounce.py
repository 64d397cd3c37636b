"""Bounces: which addresses a notice of failed delivery says were not reached, and which mail.

Delivery reports (RFC 3464, RFC 6533), the header that Exim and Gmail add, and the plain texts of
Exim and qmail are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message

from lkjip.intake.message.headers import clean, header_text
from lkjip.stored import stored_as

_ACTION = re.compile(r"^Action:", re.IGNORECASE | re.MULTILINE)
_FAILED = re.compile(r"^Action:\s*failed", re.IGNORECASE | re.MULTILINE)
_FINAL = re.compile(
    r"^(?:Final|Original)-Recipient:\s*[^;\r\n]*;\s*<?([^\s<>]+)", re.IGNORECASE | re.MULTILINE
)
_STATUS = re.compile(r"^Diagnostic-Code:\s*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
_REPORTS = ("message/delivery-status", "message/global-delivery-status")
_NO_DELIVERY = ("disposition-notification", "feedback-report")
"""Reports that say that a mail was read, or that somebody complained about it."""
_HEADERS = ("text/rfc822-headers", "message/global-headers")
_ID = re.compile(rb"^Message-I[Dd]:\s*(<[^<>\s]{3,250}>)", re.MULTILINE)
_QMAIL = re.compile(rb"^<([^\s<>]{3,200}@[^\s<>]{3,200})>:\s*\n([^\n]{0,300})", re.MULTILINE)
_QMAIL_MARK = b"qmail-send program"
_SMTP_ANSWER = re.compile(rb"^\s*(?:[a-z ]{0,60}:\s*)?([45]\d\d[ -][^\r\n]{0,200})", re.MULTILINE)
_ROBOTS = ("mailer-daemon@", "postmaster@")
_LOOKED_AT = 64 * 1024


@stored_as(address="alamat", cause="sebab", about="tentang")
@dataclass(frozen=True, slots=True)
class Bounce:
    """One address that a bounce says the mail did not reach; ``about`` is the Message-ID of it."""

    address: str
    cause: str
    about: str = ""


MAX_BOUNCES = 50
"""Addresses that one delivery report may name; each of our mails goes to a few."""


def is_bounce(message: Message) -> bool:
    """Return whether a mail says that another one was not delivered."""
    report = str(message.get_param("report-type", "") or "").lower()
    if message.get_content_type() == "multipart/report" or report == "delivery-status":
        return True
    if message.get("X-Failed-Recipients"):
        return True
    sender = header_text(message, "From").lower()
    return any(robot in sender for robot in _ROBOTS) and _QMAIL_MARK in _text(message)


def tells_failure(message: Message) -> bool:
    """Return whether a report may tell of a mail that was not delivered.

    One that only says that mails arrived, or that a server still tries, does not.
    """
    if str(message.get_param("report-type", "") or "").lower() in _NO_DELIVERY:
        return False
    reports = (part for part in mail_parts(message) if part.get_content_type() in _REPORTS)
    told = [text for part in reports for text in _blocks(part) if _ACTION.search(text)]
    return not told or any(_FAILED.search(text) for text in told)


def read_bounces(message: Message) -> tuple[list[Bounce], bool]:
    """Return the addresses that a notice of failed delivery says were not reached.

    Each comes once. The second value is True when more were named than are taken.
    """
    found: dict[str, Bounce] = {}
    about = _about(message)
    for one in (*_of_report(message), *_of_text(message)):
        if one.address not in found and len(found) == MAX_BOUNCES:
            return list(found.values()), True
        found.setdefault(one.address, replace(one, about=about))
    return list(found.values()), False


def _of_report(message: Message) -> Iterator[Bounce]:
    for part in mail_parts(message):
        if part.get_content_type() not in _REPORTS:
            continue
        for text in _blocks(part):
            address = _FINAL.search(text)
            if address and _FAILED.search(text):
                said = _STATUS.search(text)
                reason = clean(said[1] if said else "tanpa penjelasan", 160)
                yield Bounce(clean(address[1]).lower(), reason)


def _blocks(part: Message) -> Iterator[str]:
    """Yield the fields of a report, one recipient at a time.

    The parser takes the newer kind for a mail: its first block as head, the others as text.
    """
    payload = part.get_payload()
    for block in payload if isinstance(payload, list) else []:
        if isinstance(block, Message):
            yield "\n".join(f"{name}: {value}" for name, value in block.items())
            rest = block.get_payload()
            yield from rest.replace("\r\n", "\n").split("\n\n") if isinstance(rest, str) else ()


def _of_text(message: Message) -> Iterator[Bounce]:
    text = _text(message)
    answer = _SMTP_ANSWER.search(text)
    cause = clean(answer[1].decode("utf-8", "replace"), 160) if answer else "tanpa penjelasan"
    for address in header_text(message, "X-Failed-Recipients").split(","):
        if address.strip():
            yield Bounce(clean(address).lower(), cause)
    if _QMAIL_MARK in text:
        for found in _QMAIL.finditer(text.replace(b"\r\n", b"\n")):
            address, reason = (piece.decode("utf-8", "replace") for piece in found.groups())
            yield Bounce(clean(address).lower(), clean(reason, 160) or "tanpa penjelasan")


def _text(message: Message) -> bytes:
    """Return the first words of a mail."""
    for part in mail_parts(message):
        if part.get_content_type() == "text/plain":
            payload = part.get_payload(decode=True)
            return payload[:_LOOKED_AT] if isinstance(payload, bytes) else b""
    return b""


def _about(message: Message) -> str:
    """Return the Message-ID of the mail that was not delivered; blank when nothing names it."""
    for part in mail_parts(message):
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and payload:
            inner = payload[0]
            if isinstance(inner, Message) and (found := header_text(inner, "Message-ID")):
                return found
        elif kind in _HEADERS:
            decoded = part.get_payload(decode=True)
            inside = decoded if isinstance(decoded, bytes) else str(part).encode("utf-8", "replace")
            if named := _ID.search(inside[:_LOOKED_AT]):
                return named[1].decode("utf-8", "replace")
    if named := _ID.search(_text(message)):
        return named[1].decode("utf-8", "replace")
    return header_text(message, "In-Reply-To")


def mail_parts(message: Message) -> Iterator[Message]:
    """All parts in their order, but not those of a mail inside; no recursion, however deep."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
