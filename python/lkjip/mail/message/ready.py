"""From a draft (.eml) to a mail that can be handed to a server, and the key that tells it apart."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime

from lkjip.errors import UsageError
from lkjip.mail.addresses import alamat_sah
from lkjip.mail.clean import one_line

PERMINTAAN, PENGINGAT, KOREKSI, LAIN = "permintaan", "pengingat", "koreksi", "lain"
_HEADER = re.compile(rb"(?P<name>[!-9;-~]+):(?:[^\r\n]|\r\n[ \t])*\r\n")
_NOT_SENT = frozenset({b"x-unsent", b"bcc", b"date", b"return-path", b"sender", b"resent-to"})


@dataclass(frozen=True, slots=True)
class SiapKirim:
    """A mail ready to go. ``isi`` has CRLF line ends and no ``X-Unsent``, ``Bcc`` or ``Date`` yet.

    ``kunci`` is equal for drafts that say the same: a draft made anew is not another mail.
    """

    berkas: str
    jenis: str
    kunci: str
    kepada: tuple[str, ...]
    hal: str
    id_pesan: str
    dibuat: date | None
    isi: bytes

    def dengan_tanggal(self, waktu: datetime) -> bytes:
        """The mail with the moment of sending, which must know its time zone."""
        if waktu.tzinfo is None:
            raise ValueError("waktu needs a time zone")
        return b"Date: " + format_datetime(waktu).encode("ascii") + b"\r\n" + self.isi


def baca_draf(berkas: str, jenis: str, data: bytes) -> SiapKirim:
    """The draft ``berkas``. Raises ``UsageError`` when it is no draft of a mail."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        alamat = tuple(
            dict.fromkeys(
                box.addr_spec.lower()
                for nama in ("To", "Cc")
                for header in message.get_all(nama, [])
                for box in header.addresses
            )
        )
        hal = one_line(str(message.get("Subject", "")))
        dibuat = _hari(message)
        kunci = _kunci(jenis, message, dibuat)
        id_pesan = one_line(str(message.get("Message-ID", "")))
    except Exception as error:  # the parser of the standard library has errors of every kind
        raise UsageError(
            f"Draf surel '{berkas}' tidak dapat dibaca.", "Buat lagi surel itu dari buku kerja."
        ) from error
    if salah := [satu for satu in alamat if not alamat_sah(satu)]:
        raise UsageError(
            f"Draf surel '{berkas}' menyebut alamat “{one_line(salah[0])}”.",
            "Perbaiki kolom Email di lembar Unit, lalu buat lagi surelnya.",
        )
    return SiapKirim(berkas, jenis, kunci, alamat, hal, id_pesan, dibuat, _tanpa(data))


def _hari(message: EmailMessage) -> date | None:
    moment = getattr(message.get("Date"), "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None


def _kunci(jenis: str, message: EmailMessage, dibuat: date | None) -> str:
    """What makes a mail the same mail: of a request the form, of a reminder the day.

    The words of a request change with the day it is drafted ("3 hari kerja lagi"), and its letter
    with its date; a unit that has the form need not get it again for that.
    """
    bagian = [jenis]
    if jenis == PENGINGAT:
        bagian.append(str(dibuat))
    else:
        lampiran = [
            (str(part.get_filename() or ""), part.get_payload(decode=True))
            for part in message.iter_attachments()
        ]
        if jenis == PERMINTAAN:
            lampiran = [satu for satu in lampiran if satu[0].lower().endswith(".xlsx")]
        else:
            bagian.append(one_line(str(message.get("Subject", ""))))
        for nama, isi in lampiran:
            bagian += [nama, hashlib.sha256(isi if isinstance(isi, bytes) else b"").hexdigest()]
    return hashlib.sha256("\0".join(bagian).encode("utf-8")).hexdigest()[:32]


def _tanpa(data: bytes) -> bytes:
    """The mail with CRLF line ends, less the headers that concern the draft only."""
    mail = re.sub(rb"\r\n|\r|\n", b"\r\n", data)
    kept, position = [], 0
    while found := _HEADER.match(mail, position):
        if found["name"].lower() not in _NOT_SENT:
            kept.append(found[0])
        position = found.end()
    return b"".join(kept) + mail[position:]
