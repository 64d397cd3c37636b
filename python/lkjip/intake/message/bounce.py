"""Bounces: which addresses a delivery report (RFC 3464) says were not reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from lkjip.intake.message.headers import bersih
from lkjip.stored import stored_as

_FAILED = re.compile(r"^Action:\s*failed", re.IGNORECASE | re.MULTILINE)
_FINAL = re.compile(r"^Final-Recipient:\s*[^;\r\n]*;\s*<?([^\s<>]+)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"^Diagnostic-Code:\s*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)


@stored_as(alamat="alamat", sebab="sebab")
@dataclass(frozen=True, slots=True)
class Pantulan:
    """One address that a bounce says the mail did not reach."""

    alamat: str
    sebab: str


def baca_pantulan(message: Message) -> list[Pantulan]:
    """The addresses that a delivery report (RFC 3464) says were not reached."""
    found = []
    for part in bagian_surat(message):
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
                reason = bersih(said[1] if said else "tanpa penjelasan", 160)
                found.append(Pantulan(bersih(address[1]).lower(), reason))
    return found


def bagian_surat(message: Message) -> Iterator[Message]:
    """All parts in their order, but not those of a mail inside; no recursion, however deep."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
