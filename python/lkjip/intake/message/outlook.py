"""Mails that Outlook saved as ``.msg``: attachments, sender, time, and mails inside.

``python-oxmsg`` reads the file format; it does not open mails inside a mail, and it raises
errors of every kind on broken files. Both are seen to here.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from email import message_from_string
from pathlib import PurePosixPath

from oxmsg import Message
from oxmsg.domain import constants as pid
from oxmsg.domain.model import ATTACH_HDR_OFFSET, MSG_HDR_OFFSET
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from lkjip.findings import Place, make
from lkjip.intake.message.attachment import WORKBOOKS, Incoming
from lkjip.intake.message.headers import (
    POLICY,
    arrival_time,
    clean,
    file_name,
    header_text,
    sender_address,
    single_address,
)
from lkjip.intake.message.model import (
    ARCHIVES,
    DEEPEST,
    LARGEST_MAIL,
    MAX_ATTACHMENTS,
    OUR_MARK,
    VIA,
    IncomingMail,
    ReadInner,
    finish,
    too_big,
    via,
)

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_EMBEDDED_OFFSET = 24  # [MS-OXMSG] 2.4.1.2: a mail inside has a shorter head of its properties
_EMBEDDED = "__substg1.0_3701000D"  # PidTagAttachDataObject: the storage of a mail inside
_MESSAGE_ID = 0x1035  # PidTagInternetMessageId
_ENCRYPTED = "IPM.Note.SMIME"


def read_outlook(
    data: bytes, name: str, zone: tzinfo, read_eml: ReadInner, inside: int = 0
) -> IncomingMail:
    """Read the mail of a ``.msg`` file; never raises on what it holds.

    ``read_eml`` reads the ``.eml`` files that lie in this mail.
    """
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
        _Msg(mail, zone, read_eml).read(storage, MSG_HDR_OFFSET, inside)
    except (Exception, RecursionError) as error:
        mail.findings.append(make("M06", Place(name), rinci=type(error).__name__))
    finish(mail)
    return mail


class _Msg:
    """Fills a ``IncomingMail`` from one message storage."""

    def __init__(self, mail: IncomingMail, zone: tzinfo, read_eml: ReadInner) -> None:
        self.mail = mail
        self.zone = zone
        self.read_eml = read_eml
        self.archive: list[str] = []

    def read(self, storage: Storage, offset: int, inside: int) -> None:
        """Read everything of this message; ``inside`` counts the mails around it."""
        properties = Properties(storage, properties_header_offset=offset)
        self._head(properties)
        if self.mail.message_id.startswith(OUR_MARK):
            self.mail.automatic = True
            return
        if (_text(properties, pid.PID_MESSAGE_CLASS)).startswith(_ENCRYPTED):
            self._record("M07", "S/MIME")
        for attachment in storage.iter_attachment_storages():
            if len(self.mail.attachment) >= MAX_ATTACHMENTS:
                self._record("M10", f"membawa lebih dari {MAX_ATTACHMENTS} buku kerja")
                return
            self._attachment(attachment, inside)
        if self.archive and not self.mail.attachment:
            self._record("M04", ", ".join(self.archive[:3]))

    def _head(self, properties: Properties) -> None:
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
        self.mail.when = arrival_time(headers, self.zone) or self._moment(properties)

    def _moment(self, properties: Properties) -> datetime | None:
        for key in (pid.PID_MESSAGE_DELIVERY_TIME, pid.PID_CLIENT_SUBMIT_TIME):
            moment = properties.date_prop_value(key)
            if moment is not None:
                return moment.astimezone(self.zone).replace(tzinfo=None, microsecond=0)
        return None

    def _attachment(self, storage: Storage, inside: int) -> None:
        inner = next((s for s in storage.storages if s.name == _EMBEDDED), None)
        if inner is not None:
            self._take_inner_mail(inner, inside)
            return
        properties = Properties(storage, properties_header_offset=ATTACH_HDR_OFFSET)
        name = file_name(
            _text(properties, pid.PID_ATTACH_LONG_FILENAME)
            or _text(properties, pid.PID_ATTACH_FILENAME)
        )
        ending = PurePosixPath(name.lower()).suffix
        if ending in ARCHIVES:
            self.archive.append(name)
            return
        if ending not in (*WORKBOOKS, ".eml", ".msg"):
            return
        data = properties.binary_prop_value(pid.PID_ATTACH_DATA_BINARY) or b""
        if ending in WORKBOOKS:
            self._fetch(name, data, self.mail.sender)
        elif inside >= DEEPEST:
            self._record("M10", f"memuat surel di dalam surel lebih dari {DEEPEST} lapis")
        elif ending == ".msg":
            self._merge(read_outlook(data, name, self.zone, self.read_eml, inside + 1))
        else:
            self._merge(self.read_eml(data, name, inside + 1))

    def _take_inner_mail(self, storage: Storage, inside: int) -> None:
        if inside >= DEEPEST:
            self._record("M10", f"memuat surel di dalam surel lebih dari {DEEPEST} lapis")
            return
        own = IncomingMail(self.mail.name)
        _Msg(own, self.zone, self.read_eml).read(storage, _EMBEDDED_OFFSET, inside + 1)
        self._merge(own)

    def _merge(self, inside: IncomingMail) -> None:
        for one in inside.attachment:
            self._fetch(one.name, one.data, one.sender.split(VIA)[0])
        self.mail.findings += [f for f in inside.findings if f.code != "M02"]

    def _fetch(self, name: str, data: bytes, sender: str) -> None:
        credited = via(sender, self.mail.sender)
        self.mail.attachment.append(Incoming(name, data, credited, self.mail.when))

    def _record(self, code: str, detail: str) -> None:
        self.mail.findings.append(
            make(code, Place(self.mail.name), nilai=self.mail.sender or "–", rinci=detail)
        )


def _text(properties: Properties, key: int) -> str:
    return properties.str_prop_value(key) or ""
