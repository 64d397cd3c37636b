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
from lkjip.intake.message.eml import (
    LAMPIRAN_TERBANYAK,
    MELALUI,
    SUREL_TERBESAR,
    TANDA_KITA,
    TERDALAM,
    SuratMasuk,
    baca_surat,
    melalui,
    selesaikan,
    terlalu_besar,
)
from lkjip.intake.message.headers import (
    POLICY,
    alamat_pengirim,
    bersih,
    nama_berkas,
    satu_alamat,
    teks_kepala,
    waktu_tiba,
)

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_EMBEDDED_OFFSET = 24  # [MS-OXMSG] 2.4.1.2: a mail inside has a shorter head of its properties
_EMBEDDED = "__substg1.0_3701000D"  # PidTagAttachDataObject: the storage of a mail inside
_MESSAGE_ID = 0x1035  # PidTagInternetMessageId
_ENCRYPTED = "IPM.Note.SMIME"
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")


def baca_msg(data: bytes, nama: str, zona: tzinfo, dalam: int = 0) -> SuratMasuk:
    """The mail of a ``.msg`` file; never raises on what it holds."""
    surat = SuratMasuk(nama)
    if len(data) > SUREL_TERBESAR:
        surat.temuan.append(terlalu_besar(nama, "–", len(data)))
        return surat
    if not data.startswith(SIGNATURE):
        surat.temuan.append(make("M06", Place(nama), rinci="bukan berkas surel Outlook"))
        return surat
    try:
        storage = Message.load(data)._storage  # its own attachments lose the mails inside
        assert isinstance(storage, Storage)
        _Msg(surat, zona).baca(storage, MSG_HDR_OFFSET, dalam)
    except (Exception, RecursionError) as error:
        surat.temuan.append(make("M06", Place(nama), rinci=type(error).__name__))
    selesaikan(surat)
    return surat


class _Msg:
    """Fills a ``SuratMasuk`` from one message storage."""

    def __init__(self, surat: SuratMasuk, zona: tzinfo) -> None:
        self.surat = surat
        self.zona = zona
        self.arsip: list[str] = []

    def baca(self, storage: Storage, offset: int, dalam: int) -> None:
        """Everything of this message; ``dalam`` counts the mails around it."""
        properties = Properties(storage, properties_header_offset=offset)
        self._kepala(properties)
        if self.surat.id_pesan.startswith(TANDA_KITA):
            self.surat.otomatis = True
            return
        if (_text(properties, pid.PID_MESSAGE_CLASS)).startswith(_ENCRYPTED):
            self._catat("M07", "S/MIME")
        for attachment in storage.iter_attachment_storages():
            if len(self.surat.lampiran) >= LAMPIRAN_TERBANYAK:
                self._catat("M10", f"membawa lebih dari {LAMPIRAN_TERBANYAK} buku kerja")
                return
            self._lampiran(attachment, dalam)
        if self.arsip and not self.surat.lampiran:
            self._catat("M04", ", ".join(self.arsip[:3]))

    def _kepala(self, properties: Properties) -> None:
        """Sender and time: from the mail's own headers when it travelled, else as Outlook has."""
        headers = message_from_string(
            _text(properties, pid.PID_TRANSPORT_MESSAGE_HEADERS), policy=POLICY
        )
        self.surat.pengirim = alamat_pengirim(headers) or next(
            (
                address
                for key in (
                    pid.PID_SENDER_SMTP_ADDRESS,
                    pid.PID_SENDER_EMAIL_ADDRESS,
                    pid.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
                )
                if (address := satu_alamat(_text(properties, key)))
            ),
            "",
        )
        self.surat.hal = bersih(_text(properties, pid.PID_SUBJECT))
        self.surat.id_pesan = teks_kepala(headers, "Message-ID") or bersih(
            _text(properties, _MESSAGE_ID)
        )
        self.surat.waktu = waktu_tiba(headers, self.zona) or self._moment(properties)

    def _moment(self, properties: Properties) -> datetime | None:
        for key in (pid.PID_MESSAGE_DELIVERY_TIME, pid.PID_CLIENT_SUBMIT_TIME):
            moment = properties.date_prop_value(key)
            if moment is not None:
                return moment.astimezone(self.zona).replace(tzinfo=None, microsecond=0)
        return None

    def _lampiran(self, storage: Storage, dalam: int) -> None:
        inner = next((s for s in storage.storages if s.name == _EMBEDDED), None)
        if inner is not None:
            self._surat_di_dalam(inner, dalam)
            return
        properties = Properties(storage, properties_header_offset=ATTACH_HDR_OFFSET)
        nama = nama_berkas(
            _text(properties, pid.PID_ATTACH_LONG_FILENAME)
            or _text(properties, pid.PID_ATTACH_FILENAME)
        )
        ending = PurePosixPath(nama.lower()).suffix
        if ending in _ARCHIVES:
            self.arsip.append(nama)
            return
        if ending not in (*WORKBOOKS, ".eml", ".msg"):
            return
        data = properties.binary_prop_value(pid.PID_ATTACH_DATA_BINARY) or b""
        if ending in WORKBOOKS:
            self._ambil(nama, data, self.surat.pengirim)
        elif dalam >= TERDALAM:
            self._catat("M10", f"memuat surel di dalam surel lebih dari {TERDALAM} lapis")
        elif ending == ".msg":
            self._gabung(baca_msg(data, nama, self.zona, dalam + 1))
        else:
            self._gabung(baca_surat(data, nama, self.zona, dalam + 1))

    def _surat_di_dalam(self, storage: Storage, dalam: int) -> None:
        if dalam >= TERDALAM:
            self._catat("M10", f"memuat surel di dalam surel lebih dari {TERDALAM} lapis")
            return
        own = SuratMasuk(self.surat.nama)
        _Msg(own, self.zona).baca(storage, _EMBEDDED_OFFSET, dalam + 1)
        self._gabung(own)

    def _gabung(self, dalam: SuratMasuk) -> None:
        for satu in dalam.lampiran:
            self._ambil(satu.nama, satu.data, satu.pengirim.split(MELALUI)[0])
        self.surat.temuan += [f for f in dalam.temuan if f.kode != "M02"]

    def _ambil(self, nama: str, data: bytes, pengirim: str) -> None:
        credited = melalui(pengirim, self.surat.pengirim)
        self.surat.lampiran.append(Incoming(nama, data, credited, self.surat.waktu))

    def _catat(self, kode: str, rinci: str) -> None:
        self.surat.temuan.append(
            make(kode, Place(self.surat.nama), nilai=self.surat.pengirim or "–", rinci=rinci)
        )


def _text(properties: Properties, key: int) -> str:
    return properties.str_prop_value(key) or ""
