"""Opens mails of both kinds; each reader is given the other one, for mails inside mails."""

from __future__ import annotations

from datetime import tzinfo

from lkjip.intake.message.eml import read_eml
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.message.outlook import read_outlook


def read_mail(data: bytes, name: str, zone: tzinfo, inside: int = 0) -> IncomingMail:
    """Read the mail of an ``.eml`` file or of a mailbox; never raises on what it holds.

    ``zone`` is the office's time zone; ``inside`` counts the mails that this one lies in.
    """

    def read_inner(data: bytes, name: str, inside: int) -> IncomingMail:
        return read_msg(data, name, zone, inside)

    return read_eml(data, name, zone, read_inner, inside)


def read_msg(data: bytes, name: str, zone: tzinfo, inside: int = 0) -> IncomingMail:
    """Read the mail of a ``.msg`` file, as ``read_mail`` does one of an ``.eml`` file."""

    def read_inner(data: bytes, name: str, inside: int) -> IncomingMail:
        return read_mail(data, name, zone, inside)

    return read_outlook(data, name, zone, read_inner, inside)
