"""Bounces: which addresses a delivery report (RFC 3464) says were not reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from lkjip.intake.message.headers import clean
from lkjip.stored import stored_as

_FAILED = re.compile(r"^Action:\s*failed", re.IGNORECASE | re.MULTILINE)
_FINAL = re.compile(r"^Final-Recipient:\s*[^;\r\n]*;\s*<?([^\s<>]+)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"^Diagnostic-Code:\s*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)


@stored_as(address="alamat", cause="sebab")
@dataclass(frozen=True, slots=True)
class Bounce:
    """One address that a bounce says the mail did not reach."""

    address: str
    cause: str


MAX_BOUNCES = 50
"""Addresses that one delivery report may name; each of our mails goes to a few."""


def read_bounces(message: Message) -> tuple[list[Bounce], bool]:
    """Return the addresses that a delivery report (RFC 3464) says were not reached.

    Each comes once. The second value is True when more were named than are taken.
    """
    found: dict[str, Bounce] = {}
    for part in mail_parts(message):
        if part.get_content_type() != "message/delivery-status":
            continue
        payload = part.get_payload()
        blocks = payload if isinstance(payload, list) else []
        for block in blocks:
            if not isinstance(block, Message):
                continue
            text = "\n".join(f"{name}: {value}" for name, value in block.items())
            address = _FINAL.search(text)
            if address and _FAILED.search(text):
                said = _STATUS.search(text)
                reason = clean(said[1] if said else "tanpa penjelasan", 160)
                mail = clean(address[1]).lower()
                if mail not in found and len(found) == MAX_BOUNCES:
                    return list(found.values()), True
                found.setdefault(mail, Bounce(mail, reason))
    return list(found.values()), False


def mail_parts(message: Message) -> Iterator[Message]:
    """All parts in their order, but not those of a mail inside; no recursion, however deep."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
