"""One encrypted connection to a mailbox over IMAP: look, fetch, mark; never delete.

IMAPClient is used because its commands do one thing each. (imap-tools sends ``EXPUNGE`` with every
flag that it sets, which deletes for good whatever the owner had only marked; its issue 177.)
``CLOSE`` would do the same, so a folder is left by logging out.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from typing import Any, Protocol, Self

from imapclient import IMAPClient  # type: ignore[import-untyped]

from lkjip.errors import LkjipError
from lkjip.intake.message.headers import POLICY, alamat_pengirim, bersih, teks_kepala

BATAS_WAKTU = 60.0
"""Seconds for one answer of the server."""
TANDA = b"$LKjIP"
"""The keyword that marks a mail as taken in, beside ``\\Seen``."""
_HEAD = "BODY.PEEK[HEADER.FIELDS (FROM SUBJECT DATE MESSAGE-ID)]"
_PLAIN = (b"text", b"image", b"audio", b"video")
_HARMLESS = frozenset({b"pdf", b"pgp-signature", b"pkcs7-signature", b"x-pkcs7-signature"})
_SHEET_NAME = re.compile(rb"\.(?:xls[xmb]?|ods|csv|eml|msg|dat|zip|rar|7z)\b", re.IGNORECASE)
_KATA = 160


class KotakSuratError(LkjipError):
    """The mailbox cannot be used at all: certificate, account, folder."""


class KotakTerputusError(Exception):
    """The connection is gone; what was asked for may be asked again."""


@dataclass(frozen=True, slots=True)
class Alamat:
    """Where the mailbox is. ``tls`` means encrypted from the first byte, otherwise STARTTLS."""

    host: str
    port: int
    tls: bool
    pengguna: str
    folder: str = "INBOX"

    @property
    def identitas(self) -> str:
        """What tells one mailbox from another."""
        return f"{self.pengguna}@{self.host}/{self.folder}"


class KataSandi(Protocol):
    """The password as it travels; ``lkjip.mail.account.password.Sandi`` is one."""

    def buka(self) -> str:
        """The password itself."""


@dataclass(frozen=True, slots=True)
class Ringkas:
    """A mail seen from outside. ``mungkin``: it may carry something to take in."""

    uid: int
    ukuran: int
    tiba: datetime | None
    pengirim: str
    hal: str
    mungkin: bool


class Kotak(Protocol):
    """A mailbox folder that is open. All methods may raise ``KotakTerputusError``."""

    identitas: str
    validitas: int
    """UIDVALIDITY: numbers of mails mean something only together with it (RFC 9051, 2.3.1.1)."""

    def cari(self, sejak: date, termasuk_terbaca: bool) -> list[int]:
        """The mails to look at, oldest first."""

    def ringkas(self, uids: Sequence[int]) -> list[Ringkas]:
        """Each mail seen from outside; those that vanished meanwhile are left out."""

    def isi(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The whole mails; those that vanished meanwhile are left out."""

    def tandai(self, uids: Sequence[int]) -> str:
        """Mark as seen and taken in; gives the reason when the server does not let us."""

    def pindahkan(self, uids: Sequence[int], folder: str) -> str:
        """Move; gives the reason when the server has no command for that."""

    def tutup(self) -> None:
        """Say goodbye; never raises."""


class KotakImap:
    """The real mailbox. ``masuk`` opens one."""

    def __init__(self, klien: IMAPClient, alamat: Alamat, hanya_baca: bool) -> None:
        self._klien = klien
        self.identitas = alamat.identitas
        pilih = _jalankan(klien.select_folder, alamat.folder, readonly=hanya_baca)
        self.validitas = int(pilih.get(b"UIDVALIDITY", 0))
        boleh = pilih.get(b"PERMANENTFLAGS", ())
        self._tanda = [b"\\Seen", TANDA] if b"\\*" in boleh or TANDA in boleh else [b"\\Seen"]

    @classmethod
    def masuk(
        cls,
        alamat: Alamat,
        sandi: KataSandi,
        tls: ssl.SSLContext,
        *,
        hanya_baca: bool = False,
        batas: float = BATAS_WAKTU,
    ) -> Self:
        """Connect, encrypt, log in, open the folder.

        Raises ``KotakTerputusError`` when trying again may help, ``KotakSuratError`` when not.
        """
        salah: Exception | None = None
        klien: IMAPClient | None = None
        try:
            klien = IMAPClient(
                alamat.host, alamat.port, ssl=alamat.tls, ssl_context=tls, timeout=batas
            )
            klien.normalise_times = False
            if not alamat.tls:
                klien.starttls(tls)  # raises when the server does not offer it
            if klien.has_capability("AUTH=PLAIN"):
                klien.plain_login(alamat.pengguna, sandi.buka())
            else:
                klien.login(alamat.pengguna, sandi.buka())
        except (OSError, imaplib.IMAP4.error, ValueError) as error:
            salah = _arti(error, alamat)
        # Outside of `except`: what was sent, the password too, must not hang on the new error.
        if salah is not None or klien is None:
            _putus(klien)
            raise salah or KotakTerputusError("")
        try:
            return cls(klien, alamat, hanya_baca)
        except BaseException:
            _putus(klien)
            raise

    def cari(self, sejak: date, termasuk_terbaca: bool) -> list[int]:
        """As ``Kotak`` says. ``SINCE`` knows no time zone, hence the caller's day of grace."""
        syarat = ["UNKEYWORD", TANDA.decode()] if termasuk_terbaca else ["UNSEEN"]
        return sorted(_jalankan(self._klien.search, [*syarat, "SINCE", sejak]))

    def ringkas(self, uids: Sequence[int]) -> list[Ringkas]:
        """As ``Kotak`` says; a structure that cannot be understood means "may carry a form"."""
        butuh = ["RFC822.SIZE", "INTERNALDATE", _HEAD]
        try:
            jawaban = _jalankan(self._klien.fetch, uids, [*butuh, "BODYSTRUCTURE"])
        except KotakSuratError:
            jawaban = _jalankan(self._klien.fetch, uids, butuh)
        return [
            _ringkas(uid, jawaban[uid]) for uid in uids if b"RFC822.SIZE" in jawaban.get(uid, {})
        ]

    def isi(self, uids: Sequence[int]) -> dict[int, bytes]:
        """As ``Kotak`` says; ``PEEK`` leaves the mails unseen."""
        jawaban = _jalankan(self._klien.fetch, uids, ["BODY.PEEK[]"])
        return {
            uid: isi
            for uid in uids
            if isinstance(isi := jawaban.get(uid, {}).get(b"BODY[]"), bytes)
        }

    def tandai(self, uids: Sequence[int]) -> str:
        """As ``Kotak`` says."""
        try:
            _jalankan(self._klien.add_flags, uids, self._tanda, silent=True)
        except KotakSuratError as error:
            return error.pesan
        return ""

    def pindahkan(self, uids: Sequence[int], folder: str) -> str:
        """As ``Kotak`` says; only ``MOVE`` (RFC 6851) moves without deleting."""
        if not _jalankan(self._klien.has_capability, "MOVE"):
            return "server tidak menyediakan perintah pindah"
        try:
            _jalankan(self._klien.move, uids, folder)
        except KotakSuratError as error:
            return error.pesan
        return ""

    def tutup(self) -> None:
        """As ``Kotak`` says."""
        try:
            self._klien.logout()
        except Exception:  # whatever it is, the connection is of no use any more
            _putus(self._klien)


def _jalankan(perintah: Any, *isi: Any, **pilihan: Any) -> Any:
    """Run one command; trouble on the line and a refusal are two different errors."""
    try:
        return perintah(*isi, **pilihan)
    except (imaplib.IMAP4.abort, OSError) as error:
        raise KotakTerputusError(_kata(error)) from None
    except imaplib.IMAP4.error as error:
        raise KotakSuratError(
            f"Kotak surat menolak perintah: {bersih(str(error), _KATA)}.",
            "Periksa nama folder surel di lembar Pengaturan.",
        ) from None


def _arti(error: Exception, alamat: Alamat) -> Exception:
    """What the trouble while connecting means: try again, or mend something first."""
    tempat = f"{alamat.host}:{alamat.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return KotakSuratError(
            f"Sertifikat server surel {tempat} tidak dapat dipercaya ({error.verify_message}).",
            "Periksa nama server di lembar Pengaturan; jangan lanjutkan sebelum pengelola surel "
            "memastikannya.",
        )
    dropped = isinstance(error, OSError | imaplib.IMAP4.abort) or isinstance(
        error.__context__, OSError | imaplib.IMAP4.abort
    )
    if dropped or "[UNAVAILABLE]" in str(error).upper():  # RFC 5530: try again later
        return KotakTerputusError(_kata(error))
    if type(error).__name__ == "CapabilityError":
        return KotakSuratError(
            f"Server surel {tempat} tidak menyediakan enkripsi (STARTTLS).",
            "Coba keamanan 'tls' dengan port 993 di lembar Pengaturan.",
        )
    return KotakSuratError(
        f"Server surel {tempat} menolak pengguna {alamat.pengguna} atau sandinya.",
        "Periksa pengguna di lembar Pengaturan, lalu simpan sandi yang benar dengan perintah "
        "'sandi'.",
    )


def _kata(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "server tidak menjawab"
    if isinstance(error, ConnectionRefusedError):
        return "server tidak menerima sambungan"
    return "sambungan terputus"


def _putus(klien: IMAPClient | None) -> None:
    if klien is not None:
        try:
            klien.shutdown()
        except Exception:  # it was gone already
            return


def _ringkas(uid: int, jawaban: dict[bytes, Any]) -> Ringkas:
    kepala = next((v for k, v in jawaban.items() if k.startswith(b"BODY[HEADER")), b"")
    message = message_from_bytes(kepala if isinstance(kepala, bytes) else b"", policy=POLICY)
    tiba = jawaban.get(b"INTERNALDATE")
    return Ringkas(
        uid,
        int(jawaban[b"RFC822.SIZE"]),
        tiba if isinstance(tiba, datetime) else None,
        alamat_pengirim(message),
        teks_kepala(message, "Subject"),
        _mungkin(jawaban.get(b"BODYSTRUCTURE")),
    )


def _mungkin(susunan: Any) -> bool:
    """Whether a part is neither text nor picture, or has the name of a sheet or of a mail."""
    try:
        if susunan is None:
            return True
        if susunan.is_multipart:
            return any(map(_mungkin, susunan[0]))
        jenis, rinci = susunan[0].lower(), susunan[1].lower()
        if jenis not in _PLAIN and rinci not in _HARMLESS:
            return True
        return _ada_nama_lembar(susunan)
    except Exception:  # a server's odd answer is no reason to leave a form behind
        return True


def _ada_nama_lembar(bagian: Any) -> bool:
    if isinstance(bagian, bytes):
        # An encoded name hides its ending, so it counts.
        return bool(_SHEET_NAME.search(bagian)) or b"=?" in bagian or b"''" in bagian
    return isinstance(bagian, tuple | list) and any(map(_ada_nama_lembar, bagian))
