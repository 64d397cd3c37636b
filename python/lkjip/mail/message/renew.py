"""Gives a draft that was not sent in time another date by which its answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime

from lkjip.mail.clean import one_line
from lkjip.mail.message.subject_policy import POLICY

REPLY_BY = "Reply-By"
"""The header of the day by which an answer is wanted (RFC 4021, 2.1.54)."""
Changes = Sequence[tuple[re.Pattern[str], str]]
"""Patterns in the text of a mail, each with the words that take its place."""


def wanted_by(data: bytes) -> date | None:
    """Return the day that a draft names in its header; ``None`` when it names none."""
    try:
        moment = message_from_bytes(data, policy=POLICY).get(REPLY_BY)
        return datetime.strptime(one_line(str(moment)), "%a, %d %b %Y %H:%M:%S %z").date()
    except Exception:  # the parser of the standard library has errors of every kind
        return None


def renewed(data: bytes, changes: Changes, until: datetime) -> bytes | None:
    """Return the draft with other words in its texts and another day in its header.

    ``None`` when a text does not hold all that is to be changed: somebody wrote it anew.
    """
    message = message_from_bytes(data, policy=POLICY)
    assert isinstance(message, EmailMessage)
    bodies = [one for kind in ("plain", "html") if (one := message.get_body((kind,)))]
    if not bodies:
        return None
    for body in bodies:
        text = body.get_content()
        for pattern, words in changes:
            text, count = pattern.subn(words, text)
            if not count:
                return None
        body.set_content(text, subtype=body.get_content_subtype(), cte="quoted-printable")
    del message[REPLY_BY]
    message[REPLY_BY] = format_datetime(until)
    return message.as_bytes()
