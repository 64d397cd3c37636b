"""Opens mails of both kinds, and bare files; each reader is given the others for inner mails."""

from __future__ import annotations

from datetime import tzinfo

from lkjip.intake.message.eml import read_eml
from lkjip.intake.message.gather import Gatherer
from lkjip.intake.message.model import IncomingMail, Reading
from lkjip.intake.message.outlook import read_outlook
from lkjip.intake.message.sorting import finish


def read_mail(data: bytes, name: str, zone: tzinfo) -> IncomingMail:
    """Read the mail of an ``.eml`` file or of a mailbox; never raises on what it holds.

    ``zone`` is the office's time zone.
    """
    return read_eml(data, name, _reading(zone))


def read_msg(data: bytes, name: str, zone: tzinfo) -> IncomingMail:
    """Read the mail of a ``.msg`` file, as ``read_mail`` does one of an ``.eml`` file."""
    return read_outlook(data, name, _reading(zone))


def read_bare(data: bytes, name: str, zone: tzinfo) -> IncomingMail:
    """Read a file that somebody of the office put into the folder: a form, evidence, an archive.

    It has no sender. What lies in an archive comes out of it; a mail in it has its own sender.
    """
    mail = IncomingMail(name, office=True)
    Gatherer(mail, _reading(zone)).take(name, data)
    finish(mail)
    return mail


def _reading(zone: tzinfo) -> Reading:
    return Reading(zone, read_eml, read_outlook)
