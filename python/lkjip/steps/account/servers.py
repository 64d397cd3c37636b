"""The office's mail account as the book's settings describe it, and what a run uses to reach it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lkjip.errors import UsageError
from lkjip.intake.mailbox.imap import Alamat, KotakImap
from lkjip.mail.account.password import Brankas, ambil_sandi
from lkjip.mail.account.retry import Ulang
from lkjip.mail.account.server import PORT_IMAP, PORT_SMTP, TLS, Server, baca_server
from lkjip.mail.account.smtp import BATAS_WAKTU, PengirimSmtp
from lkjip.mail.account.tls import konteks_tls
from lkjip.mail.addresses import alamat_sah
from lkjip.mail.clean import one_line
from lkjip.progress import Progress, silent
from lkjip.steps.kernel.settings import Settings

KUNCI = (
    "surel_pengguna",
    "smtp_host",
    "smtp_port",
    "smtp_keamanan",
    "imap_host",
    "imap_port",
    "imap_keamanan",
    "imap_folder",
    "imap_pindah",
)
"""The settings that this module asks for; the password is not among them."""


@dataclass(frozen=True, slots=True)
class Alat:
    """What a run brings along: progress, patience, and where the password comes from."""

    kemajuan: Progress = silent
    ulang: Ulang = field(default_factory=Ulang)
    lingkungan: Mapping[str, str] = field(default_factory=lambda: os.environ)
    brankas: Brankas | None = None
    batas: float = BATAS_WAKTU


def server_smtp(s: Settings) -> Server:
    """Where mails are handed over. Raises ``UsageError`` when the account is not set up."""
    return baca_server(s.teks, "smtp", PORT_SMTP, _pengguna(s))


def alamat_kami(s: Settings) -> str:
    """The address that mails come from. Raises ``UsageError`` when it is none."""
    surel = s["surel_pengumpul"].strip()
    if not alamat_sah(surel):
        raise UsageError(
            f"Surel penerima formulir “{one_line(surel)}” tidak dapat dipakai.",
            "Isi satu alamat di lembar Pengaturan; surel dikirim dari alamat itu.",
        )
    return surel


def alamat_kotak(s: Settings) -> Alamat:
    """Where the mailbox is. Raises ``UsageError`` when the account is not set up."""
    server = baca_server(s.teks, "imap", PORT_IMAP, _pengguna(s))
    folder = s["imap_folder"].strip() or "INBOX"
    for name in (folder, s["imap_pindah"]):
        if one_line(name) != name.strip():
            raise UsageError(
                f"Folder surel “{one_line(name)}” tidak dapat dipakai.",
                "Tulis nama folder seperti terlihat di program surel.",
            )
    return Alamat(server.host, server.port, server.keamanan == TLS, server.pengguna, folder)


def pintu_smtp(s: Settings, alat: Alat) -> Callable[[], PengirimSmtp]:
    """Opens connections to hand mails over; the password is asked for at once, and once."""
    server = server_smtp(s)
    sandi = ambil_sandi(server.pengguna, server.host, alat.lingkungan, alat.brankas)
    tls = konteks_tls(alat.lingkungan)
    return lambda: PengirimSmtp.masuk(server, sandi, tls, alat.batas)


def pintu_imap(s: Settings, alat: Alat, hanya_baca: bool) -> Callable[[], KotakImap]:
    """Opens connections to the mailbox."""
    alamat = alamat_kotak(s)
    sandi = ambil_sandi(alamat.pengguna, alamat.host, alat.lingkungan, alat.brankas)
    tls = konteks_tls(alat.lingkungan)
    return lambda: KotakImap.masuk(alamat, sandi, tls, hanya_baca=hanya_baca, batas=alat.batas)


def _pengguna(s: Settings) -> str:
    return s["surel_pengguna"].strip() or s["surel_pengumpul"].strip()
