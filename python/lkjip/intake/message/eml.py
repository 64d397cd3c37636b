"""One mail that came in: its forms, who sent it, when, and what could not be read of it.

Never raises on what a mail holds. A mail inside a mail is read too, unless it is our own mail
that comes back: a bounce and many replies carry the blank form that we sent.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from email import message_from_bytes
from email.message import Message
from pathlib import PurePosixPath

from lkjip.findings import Finding, Place, make
from lkjip.intake.message.attachment import WORKBOOKS, Incoming
from lkjip.intake.message.bounce import Pantulan, baca_pantulan, bagian_surat
from lkjip.intake.message.headers import (
    POLICY,
    alamat_pengirim,
    nama_lampiran,
    teks_kepala,
    waktu_tiba,
)

MIB = 1024 * 1024
SUREL_TERBESAR = 36 * MIB
"""A form of 16 MiB, the most that the gate lets through, is 22 MiB inside a mail."""
BAGIAN_TERBANYAK = 500
LAMPIRAN_TERBANYAK = 50
TERDALAM = 5
"""Mails inside mails; a forwarded forward is two."""
TANDA_KITA = "<lkjip."
"""How the Message-ID of every mail of this product begins."""
MELALUI = " melalui "
"""Between the writer of a forwarded mail and the one who forwarded it."""

_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")
_SPREADSHEET = ("spreadsheetml", "application/vnd.ms-excel", "opendocument.spreadsheet")
_LINK = re.compile(
    r"https?://(?P<host>(?:docs|drive)\.google\.com|1drv\.ms|[\w-]+\.sharepoint\.com|"
    r"(?:www\.)?dropbox\.com|s\.id|bit\.ly)/",
    re.IGNORECASE,
)
_TEXT_LOOKED_AT = 64 * 1024


@dataclass(slots=True)
class SuratMasuk:
    """A mail as read. ``nama`` is its file or its place in the mailbox.

    ``lampiran`` are the workbooks in it, each with the sender and time that it is credited to;
    ``kosong`` tells that an ordinary mail carried nothing to take in and nothing to complain of.
    """

    nama: str
    pengirim: str = ""
    waktu: datetime | None = None
    hal: str = ""
    id_pesan: str = ""
    lampiran: list[Incoming] = field(default_factory=list)
    temuan: list[Finding] = field(default_factory=list)
    pantulan: list[Pantulan] = field(default_factory=list)
    tautan: str = ""
    otomatis: bool = False
    kosong: bool = False

    def tanpa_formulir(self) -> Finding:
        """The remark that an ordinary mail brought no form."""
        rinci = f" (ada tautan ke {self.tautan})" if self.tautan else ""
        return make("M08", Place(self.nama), nilai=self.pengirim or "–", rinci=rinci)


def baca_surat(data: bytes, nama: str, zona: tzinfo, dalam: int = 0) -> SuratMasuk:
    """The mail of an ``.eml`` file or of a mailbox.

    ``zona`` is the office's time zone; ``dalam`` counts the mails that this one lies in.
    """
    surat = SuratMasuk(nama)
    if len(data) > SUREL_TERBESAR:
        surat.temuan.append(terlalu_besar(nama, "–", len(data)))
        return surat
    try:
        message = message_from_bytes(data, policy=POLICY)
        surat.pengirim = alamat_pengirim(message)
        surat.waktu = waktu_tiba(message, zona)
        surat.hal = teks_kepala(message, "Subject")
        surat.id_pesan = teks_kepala(message, "Message-ID")
        if not message.keys():
            surat.temuan.append(make("M06", Place(nama), rinci="tanpa kepala surel"))
            return surat
        _Pembaca(surat, zona).baca(message, surat.pengirim, dalam)
    except (Exception, RecursionError) as error:
        # Whatever a broken mail does to the parser, the others still come in.
        surat.temuan.append(make("M06", Place(nama), rinci=type(error).__name__))
    selesaikan(surat)
    return surat


def terlalu_besar(nama: str, pengirim: str, ukuran: int) -> Finding:
    """The finding for a mail that is not read because of its size."""
    batas = SUREL_TERBESAR // MIB
    rinci = f"{ukuran / MIB:.0f} MiB (paling besar {batas} MiB)"
    return make("M05", Place(nama), nilai=pengirim, rinci=rinci)


def selesaikan(surat: SuratMasuk) -> None:
    """What can only be said once all parts were seen."""
    if surat.lampiran and not surat.pengirim:
        surat.temuan.append(make("M02", Place(surat.nama), nilai="tidak ada atau lebih dari satu"))
    surat.kosong = not (surat.lampiran or surat.temuan or surat.pantulan or surat.otomatis)


def melalui(dalam: str, luar: str) -> str:
    """Whom a form is credited to: the writer, and who forwarded it."""
    if not dalam or dalam == luar:
        return luar
    return f"{dalam}{MELALUI}{luar or '–'}"


class _Pembaca:
    """Walks through the parts of one mail and fills its ``SuratMasuk``."""

    def __init__(self, surat: SuratMasuk, zona: tzinfo) -> None:
        self.surat = surat
        self.zona = zona
        self.bagian = 0
        self.arsip: list[str] = []

    def baca(self, message: Message, pengirim: str, dalam: int) -> None:
        """All parts of a message; ``dalam`` counts the mails around it."""
        if self._otomatis(message):
            return
        for part in bagian_surat(message):
            self.bagian += 1
            if self.bagian > BAGIAN_TERBANYAK:
                self._catat_sekali("M10", f"memuat lebih dari {BAGIAN_TERBANYAK} bagian")
                return
            self._satu(part, pengirim, dalam)
        if self.arsip and not self.surat.lampiran:
            shown = ", ".join(self.arsip[:3]) + (", …" if len(self.arsip) > 3 else "")
            self._catat_sekali("M04", shown)

    def _otomatis(self, message: Message) -> bool:
        """Bounces, out-of-office answers and our own mails bring no forms."""
        if teks_kepala(message, "Message-ID").startswith(TANDA_KITA):
            self.surat.otomatis = True
            return True
        report = str(message.get_param("report-type", "") or "").lower()
        if message.get_content_type() == "multipart/report" or report == "delivery-status":
            self.surat.otomatis = True
            self.surat.pantulan += baca_pantulan(message)
            return True
        auto = teks_kepala(message, "Auto-Submitted").lower()
        if auto and not auto.startswith("no"):
            self.surat.otomatis = True
            return True
        return False

    def _satu(self, part: Message, pengirim: str, dalam: int) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._surat_di_dalam(_isi_surat(part), dalam)
            return
        if part.is_multipart():
            if kind == "multipart/encrypted":
                self._catat_sekali("M07", "PGP")
            return
        nama = nama_lampiran(part)
        ending = PurePosixPath(nama.lower()).suffix
        if kind == "application/ms-tnef" or nama.lower() == "winmail.dat":
            self._catat_sekali("M03", "")
        elif kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            self._catat_sekali("M07", "S/MIME")
        elif ending == ".eml":
            self._surat_di_dalam(message_from_bytes(_isi(part), policy=POLICY), dalam)
        elif ending == ".msg":
            self._msg_di_dalam(_isi(part), nama, dalam)
        elif ending in _ARCHIVES:
            self.arsip.append(nama)
        elif nama_buku := _nama_buku(part, nama, ending, len(self.surat.lampiran) + 1):
            self._ambil(nama_buku, _isi(part), pengirim)
        elif kind in ("text/plain", "text/html") and not self.surat.tautan:
            found = _LINK.search(_teks(part))
            self.surat.tautan = found["host"].lower() if found else ""

    def _ambil(self, nama: str, data: bytes, pengirim: str) -> None:
        if len(self.surat.lampiran) >= LAMPIRAN_TERBANYAK:
            self._catat_sekali("M10", f"membawa lebih dari {LAMPIRAN_TERBANYAK} buku kerja")
            return
        credited = melalui(pengirim, self.surat.pengirim)
        self.surat.lampiran.append(Incoming(nama, data, credited, self.surat.waktu))

    def _surat_di_dalam(self, message: Message | None, dalam: int) -> None:
        if message is None:
            return
        if dalam >= TERDALAM:
            self._catat_sekali("M10", f"memuat surel di dalam surel lebih dari {TERDALAM} lapis")
            return
        own = SuratMasuk(self.surat.nama)
        inner = _Pembaca(own, self.zona)
        inner.bagian = self.bagian
        inner.baca(message, alamat_pengirim(message), dalam + 1)
        self.bagian = inner.bagian
        self._gabung(own)

    def _msg_di_dalam(self, data: bytes, nama: str, dalam: int) -> None:
        from lkjip.intake.message.outlook import baca_msg  # the two kinds hold each other

        if dalam >= TERDALAM:
            self._catat_sekali("M10", f"memuat surel di dalam surel lebih dari {TERDALAM} lapis")
            return
        self._gabung(baca_msg(data, nama or self.surat.nama, self.zona, dalam + 1))

    def _gabung(self, dalam: SuratMasuk) -> None:
        """What an inner mail brought, credited to its writer and to whoever forwarded it."""
        for satu in dalam.lampiran:
            writer = satu.pengirim.split(MELALUI)[0]
            self._ambil(satu.nama, satu.data, writer)
        self.surat.temuan += [f for f in dalam.temuan if f.kode != "M02"]
        self.surat.tautan = self.surat.tautan or dalam.tautan

    def _catat_sekali(self, kode: str, rinci: str) -> None:
        finding = make(kode, Place(self.surat.nama), nilai=self.surat.pengirim or "–", rinci=rinci)
        if finding not in self.surat.temuan:
            self.surat.temuan.append(finding)


def _isi(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _teks(part: Message) -> str:
    return _isi(part)[:_TEXT_LOOKED_AT].decode("utf-8", "replace")


def _isi_surat(part: Message) -> Message | None:
    """The mail inside a part ``message/rfc822``, also where a program encoded it as base64."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    if not isinstance(inner, Message) or encoding != "base64":
        return inner if isinstance(inner, Message) else None
    body = inner.get_payload()
    try:
        data = base64.b64decode(body if isinstance(body, str) else "", validate=False)
    except (binascii.Error, ValueError):
        return inner
    return message_from_bytes(data, policy=POLICY) if data else inner


def _nama_buku(part: Message, nama: str, ending: str, nomor: int) -> str:
    """The name under which a part is taken in as a workbook; blank when it is none."""
    if ending in WORKBOOKS:
        return nama
    kind = part.get_content_type()
    if any(word in kind for word in _SPREADSHEET):
        return f"{nama or f'lampiran-{nomor}'}.xlsx"
    payload = part.get_payload()
    zipped = isinstance(payload, str) and payload.lstrip()[:5] == "UEsDB"  # base64 of PK\3\4
    if not ending and zipped and b"xl/workbook.xml" in _isi(part):
        return f"{nama or f'lampiran-{nomor}'}.xlsx"
    return ""
