"""Mails that Outlook saved as ``.msg``: attachments, sender, time, and mails inside.

``python-oxmsg`` reads the file format; it does not open mails inside a mail, and it raises
errors of every kind on broken files. Both are seen to here.
"""

from __future__ import annotations

from datetime import datetime
from email import message_from_string

from oxmsg import Message
from oxmsg.domain import constants as pid
from oxmsg.domain.model import ATTACH_HDR_OFFSET, MSG_HDR_OFFSET
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from lkjip.findings import Place, make
from lkjip.intake.message.gather import Gatherer
from lkjip.intake.message.headers import (
    POLICY,
    arrival_time,
    authentication,
    clean,
    file_name,
    header_text,
    sender_address,
    single_address,
)
from lkjip.intake.message.links import file_links, merge, store_host
from lkjip.intake.message.model import (
    LARGEST_MAIL,
    IncomingMail,
    Reading,
    mark_automatic,
    too_big,
)
from lkjip.intake.message.sorting import finish

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_EMBEDDED_OFFSET = 24  # [MS-OXMSG] 2.4.1.2: a mail inside has a shorter head of its properties
_EMBEDDED = "__substg1.0_3701000D"  # PidTagAttachDataObject: the storage of a mail inside
_MESSAGE_ID = 0x1035  # PidTagInternetMessageId
_SIGNED_OR_ENCRYPTED = "IPM.Note.SMIME"
_REPORT = ".NDR"


def read_outlook(data: bytes, name: str, reading: Reading) -> IncomingMail:
    """Read the mail of a ``.msg`` file; never raises on what it holds."""
    mail = IncomingMail(name)
    if len(data) > LARGEST_MAIL:
        mail.findings.append(too_big(name, "–", len(data)))
        return mail
    if not data.startswith(SIGNATURE):
        mail.findings.append(make("M06", Place(name), rinci="bukan berkas surel Outlook"))
        return mail
    try:
        storage = Message.load(data)._storage  # its own attachments lose the mails inside
        assert isinstance(storage, Storage)
        _Msg(mail, reading).read(storage, MSG_HDR_OFFSET)
    except (Exception, RecursionError) as error:
        mail.findings.append(make("M06", Place(name), rinci=type(error).__name__))
    finish(mail)
    return mail


class _Msg:
    """Fills a ``IncomingMail`` from one message storage."""

    def __init__(self, mail: IncomingMail, reading: Reading) -> None:
        self.mail = mail
        self.reading = reading
        self.gather = Gatherer(mail, reading)

    def read(self, storage: Storage, offset: int) -> None:
        """Read everything of this message."""
        properties = Properties(storage, properties_header_offset=offset)
        kind = _text(properties, pid.PID_MESSAGE_CLASS)
        self._head(properties, kind)
        self._words(properties)
        attachments = list(storage.iter_attachment_storages())
        for attachment in attachments:
            if not self.gather.counts_on():
                return
            self._attachment(attachment)
        if kind == _SIGNED_OR_ENCRYPTED and not attachments:
            self.mail.note_once("M07", "S/MIME")

    def _words(self, properties: Properties) -> None:
        """Look in the words of the mail for links and for files written into the text."""
        words = _text(properties, pid.PID_BODY)
        self.mail.link = self.mail.link or store_host(words)
        merge(self.mail.links, file_links(words))
        self.gather.take_uuencoded(words.encode("utf-8", "replace"))

    def _head(self, properties: Properties, kind: str) -> None:
        """Read sender and time from the mail's own headers, or from Outlook's for one not sent."""
        headers = message_from_string(
            _text(properties, pid.PID_TRANSPORT_MESSAGE_HEADERS), policy=POLICY
        )
        self.mail.sender = sender_address(headers) or next(
            (
                address
                for key in (
                    pid.PID_SENDER_SMTP_ADDRESS,
                    pid.PID_SENDER_EMAIL_ADDRESS,
                    pid.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
                )
                if (address := single_address(_text(properties, key)))
            ),
            "",
        )
        self.mail.subject = clean(_text(properties, pid.PID_SUBJECT))
        self.mail.message_id = header_text(headers, "Message-ID") or clean(
            _text(properties, _MESSAGE_ID)
        )
        self.mail.when = arrival_time(headers, self.reading.zone) or self._moment(properties)
        self.mail.checked_by = authentication(headers)
        auto = header_text(headers, "Auto-Submitted")
        mark_automatic(self.mail, auto, kind.upper().endswith(_REPORT))

    def _moment(self, properties: Properties) -> datetime | None:
        for key in (pid.PID_MESSAGE_DELIVERY_TIME, pid.PID_CLIENT_SUBMIT_TIME):
            moment = properties.date_prop_value(key)
            if moment is not None:
                return moment.astimezone(self.reading.zone).replace(tzinfo=None, microsecond=0)
        return None

    def _attachment(self, storage: Storage) -> None:
        inner = next((s for s in storage.storages if s.name == _EMBEDDED), None)
        if inner is not None:
            self._inner_mail(inner)
            return
        properties = Properties(storage, properties_header_offset=ATTACH_HDR_OFFSET)
        name = file_name(
            _text(properties, pid.PID_ATTACH_LONG_FILENAME)
            or _text(properties, pid.PID_ATTACH_FILENAME)
        )
        data = properties.binary_prop_value(pid.PID_ATTACH_DATA_BINARY) or b""
        self.gather.take(name, data)

    def _inner_mail(self, storage: Storage) -> None:
        if not self.gather.may_go_deeper("surel"):
            return
        own = IncomingMail(self.mail.name)
        with self.gather.deeper():
            _Msg(own, self.reading).read(storage, _EMBEDDED_OFFSET)
        self.gather.merge(own)


def _text(properties: Properties, key: int) -> str:
    return properties.str_prop_value(key) or ""
