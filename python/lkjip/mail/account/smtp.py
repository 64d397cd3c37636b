"""One encrypted connection to an SMTP server, and the handing over of one mail.

``smtplib`` sends a mail with its full stop in one call. Here the full stop goes out on its own,
after the register holds the intent: so the time in which nobody knows is as short as can be.
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self

from lkjip.errors import LkjipError
from lkjip.mail.account.password import Sandi
from lkjip.mail.account.server import TLS, Server
from lkjip.mail.clean import one_line

BATAS_WAKTU = 60.0
"""Seconds for one answer of the server."""
BATAS_WAKTU_TITIK = 600.0
"""RFC 5321, 4.5.3.2.6: ten minutes for the answer to the full stop, or mails come twice."""
_NAMA_KAMI = "[127.0.0.1]"  # what EHLO says: the name of an office's computer is nobody's business
_BALASAN = 160


class Nasib(StrEnum):
    """What became of one mail to one address."""

    TERKIRIM = "terkirim"
    DITOLAK = "ditolak"
    TERTUNDA = "tertunda"
    RAGU = "ragu"


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The fate of one address, in the server's words where it gave any."""

    nasib: Nasib
    kata: str = ""


class PengirimanError(LkjipError):
    """The server cannot be used at all: certificate, account, encryption."""


class TerputusError(Exception):
    """The connection is gone and the mail was surely not handed over: it may be tried again."""


class Pengirim(Protocol):
    """A connection that takes mails; ``PengirimSmtp`` is the real one."""

    def kirim(
        self,
        dari: str,
        kepada: Sequence[str],
        isi: bytes,
        sebelum_titik: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Jawaban]:
        """Hand over one mail; ``sebelum_titik`` gets the addresses that the server accepted.

        Raises ``TerputusError`` when the connection broke before the mail could count as sent.
        """

    def tutup(self) -> None:
        """Say goodbye; never raises."""


class PengirimSmtp:
    """The real connection. ``masuk`` opens one."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    @classmethod
    def masuk(
        cls, server: Server, sandi: Sandi, tls: ssl.SSLContext, batas: float = BATAS_WAKTU
    ) -> Self:
        """Connect, encrypt, log in.

        Raises ``TerputusError`` when trying again may help, ``PengirimanError`` when it cannot.
        """
        salah: Exception | None = None
        smtp: smtplib.SMTP | None = None
        try:
            smtp = _sambung(server, tls, batas)
            if smtp.sock is not None:
                # The full stop goes alone; without this each mail waits 40 ms for the other side.
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _login(smtp, server.pengguna, sandi)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            salah = _arti(error, server)
        # Outside of `except`: the errors of smtplib hold what was sent, the password too.
        if salah is not None or smtp is None:
            if smtp is not None:
                smtp.close()
            raise salah or TerputusError("")
        return cls(smtp)

    def tutup(self) -> None:
        """Say goodbye; never raises."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def kirim(
        self,
        dari: str,
        kepada: Sequence[str],
        isi: bytes,
        sebelum_titik: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Jawaban]:
        """Hand over one mail, as ``Pengirim`` says."""
        try:
            return self._kirim(dari, kepada, isi, sebelum_titik)
        except BaseException:
            # Never QUIT in the middle of a mail, where it would be a line of the mail.
            self._smtp.close()
            raise

    def _kirim(
        self,
        dari: str,
        kepada: Sequence[str],
        isi: bytes,
        sebelum_titik: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Jawaban]:
        jawaban: dict[str, Jawaban] = {}
        batas = self._smtp.esmtp_features.get("size", "")
        if batas.isdigit() and 0 < int(batas) < len(isi):
            kata = f"besarnya {len(isi)} byte, server menerima paling banyak {batas}"
            return dict.fromkeys(kepada, Jawaban(Nasib.DITOLAK, kata))
        diterima = self._amplop(dari, kepada, jawaban)
        if not diterima:
            self._ulang_dari_awal()
            return jawaban
        if (gagal := self._isi(isi)) is not None:
            return jawaban | dict.fromkeys(diterima, gagal)
        sebelum_titik(diterima)
        return jawaban | dict.fromkeys(diterima, self._titik())

    def _amplop(
        self, dari: str, kepada: Sequence[str], jawaban: dict[str, Jawaban]
    ) -> tuple[str, ...]:
        """Sender and receivers; those refused go into ``jawaban``, the others come back."""
        kode, balasan = self._perintah(f"MAIL FROM:<{dari}>")
        if kode != 250:
            jawaban |= dict.fromkeys(kepada, _ditolak(kode, balasan))
            return ()
        for alamat in kepada:
            kode, balasan = self._perintah(f"RCPT TO:<{alamat}>")
            if kode not in (250, 251):
                jawaban[alamat] = _ditolak(kode, balasan)
        return tuple(alamat for alamat in kepada if alamat not in jawaban)

    def _isi(self, isi: bytes) -> Jawaban | None:
        """The whole mail but for the full stop; ``None`` when the server waits for that."""
        kode, balasan = self._perintah("DATA")
        if kode != 354:
            self._ulang_dari_awal()
            return _ditolak(kode, balasan)
        aman = re.sub(rb"^\.", b"..", isi, flags=re.MULTILINE)  # RFC 5321, 4.5.2
        try:
            self._smtp.send(aman if aman.endswith(b"\r\n") else aman + b"\r\n")
        except (OSError, smtplib.SMTPException) as error:
            raise TerputusError(_kata(error)) from None
        return None

    def _titik(self) -> Jawaban:
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(max(BATAS_WAKTU_TITIK, self._smtp.timeout or 0))
            self._smtp.send(b".\r\n")
            kode, balasan = self._smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Jawaban(Nasib.RAGU, _kata(error))
        finally:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._smtp.timeout)
        if kode == 250:
            return Jawaban(Nasib.TERKIRIM)
        return _ditolak(kode, balasan)

    def _perintah(self, teks: str) -> tuple[int, bytes]:
        try:
            kode, balasan = self._smtp.docmd(teks)
        except (OSError, smtplib.SMTPException) as error:
            raise TerputusError(_kata(error)) from None
        if kode in (421, -1):  # the server is closing
            raise TerputusError(_kata_balasan(kode, balasan))
        return kode, balasan

    def _ulang_dari_awal(self) -> None:
        self._perintah("RSET")


def _sambung(server: Server, tls: ssl.SSLContext, batas: float) -> smtplib.SMTP:
    if server.keamanan == TLS:
        return smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=_NAMA_KAMI, timeout=batas, context=tls
        )
    smtp = smtplib.SMTP(server.host, server.port, local_hostname=_NAMA_KAMI, timeout=batas)
    try:
        smtp.starttls(context=tls)  # raises when the server does not offer it: never in the clear
    except BaseException:
        smtp.close()
        raise
    return smtp


def _login(smtp: smtplib.SMTP, pengguna: str, sandi: Sandi) -> None:
    smtp.ehlo_or_helo_if_needed()
    if "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
        # By hand, because `smtplib` cannot send a password outside of ASCII (RFC 4616: UTF-8).
        pesan = base64.b64encode(f"\0{pengguna}\0{sandi.buka()}".encode()).decode("ascii")
        kode, balasan = smtp.docmd("AUTH", f"PLAIN {pesan}")
        if kode not in (235, 503):
            raise smtplib.SMTPAuthenticationError(kode, balasan)
    else:
        smtp.login(pengguna, sandi.buka())


def _arti(error: Exception, server: Server) -> Exception:
    """What the trouble while connecting means: try again, or mend something first."""
    tempat = f"{server.host}:{server.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return PengirimanError(
            f"Sertifikat server surel {tempat} tidak dapat dipercaya ({error.verify_message}).",
            "Periksa nama server di lembar Pengaturan; jangan lanjutkan sebelum pengelola surel "
            "memastikannya.",
        )
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return PengirimanError(
            f"Server surel {tempat} menolak pengguna {server.pengguna} atau sandinya "
            f"(kode {error.smtp_code}).",
            "Periksa pengguna di lembar Pengaturan, lalu simpan sandi yang benar dengan perintah "
            "'sandi'.",
        )
    if isinstance(error, smtplib.SMTPNotSupportedError | UnicodeError):
        return PengirimanError(
            f"Server surel {tempat} tidak menyediakan enkripsi atau cara masuk yang dapat dipakai.",
            "Coba keamanan 'tls' dengan port 465 di lembar Pengaturan, atau tanyakan kepada "
            "pengelola surel.",
        )
    return TerputusError(_kata(error))


def _ditolak(kode: int, balasan: bytes) -> Jawaban:
    nasib = Nasib.DITOLAK if kode >= 500 else Nasib.TERTUNDA
    return Jawaban(nasib, _kata_balasan(kode, balasan))


def _kata_balasan(kode: int, balasan: bytes) -> str:
    teks = one_line(balasan.decode("utf-8", errors="replace"))
    return f"{kode} {teks}"[:_BALASAN].strip()


def _kata(error: Exception) -> str:
    """The trouble in a few words; never the text of an error that may hold what was sent."""
    if isinstance(error, TimeoutError):
        return "server tidak menjawab"
    if isinstance(error, ConnectionRefusedError):
        return "server tidak menerima sambungan"
    if isinstance(error, smtplib.SMTPResponseException):
        teks = error.smtp_error
        return _kata_balasan(error.smtp_code, teks if isinstance(teks, bytes) else teks.encode())
    if isinstance(error, OSError) and error.strerror and not isinstance(error, ssl.SSLError):
        return f"sambungan gagal: {one_line(error.strerror)}"[:_BALASAN]
    return "sambungan terputus"
