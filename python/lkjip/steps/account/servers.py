"""The office's mail account as the book's settings describe it, and what a run uses to reach it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lkjip.errors import UsageError
from lkjip.intake.mailbox.imap import ImapMailbox, MailAddress
from lkjip.mail.account.password import KeyStore, get_password
from lkjip.mail.account.retry import Retry
from lkjip.mail.account.server import PORT_IMAP, PORT_SMTP, TLS, Server, read_server
from lkjip.mail.account.smtp import TIMEOUT, SmtpSender
from lkjip.mail.account.tls import make_tls_context
from lkjip.mail.addresses import is_example_address, is_valid_address
from lkjip.mail.clean import one_line
from lkjip.progress import Progress, silent
from lkjip.steps.kernel.office.settings import Settings

KEY = (
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
class Equipment:
    """The equipment of a run: progress, patience, and the source of the password."""

    progress: Progress = silent
    retry: Retry = field(default_factory=Retry)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    key_store: KeyStore | None = None
    limit: float = TIMEOUT


def server_smtp(s: Settings) -> Server:
    """Return the server that takes mails. Raises ``UsageError`` when none is set up."""
    return read_server(s.text, "smtp", PORT_SMTP, _user(s))


def our_address(s: Settings) -> str:
    """Return the address that mails come from. Raises ``UsageError`` when it is none."""
    mail = s["surel_pengumpul"].strip()
    if not is_valid_address(mail):
        raise UsageError(
            f"Surel penerima formulir “{one_line(mail)}” tidak dapat dipakai.",
            "Isi satu alamat di lembar Pengaturan; surel dikirim dari alamat itu.",
        )
    if is_example_address(mail):
        raise UsageError(
            f"Surel penerima formulir masih alamat contoh “{mail}”; tidak ada surel yang dikirim.",
            "Isi alamat kantor di lembar Pengaturan (surel_pengumpul), lalu buat lagi suratnya "
            "dengan Buat Formulir dan Surat: surat yang lama menyebut alamat contoh itu.",
        )
    return mail


def mailbox_address(s: Settings) -> MailAddress:
    """Return the place of the mailbox. Raises ``UsageError`` when none is set up."""
    server = read_server(s.text, "imap", PORT_IMAP, _user(s))
    folder = s["imap_folder"].strip() or "INBOX"
    for name in (folder, s["imap_pindah"]):
        if one_line(name) != name.strip():
            raise UsageError(
                f"Folder surel “{one_line(name)}” tidak dapat dipakai.",
                "Tulis nama folder seperti terlihat di program surel.",
            )
    return MailAddress(server.host, server.port, server.security == TLS, server.user, folder)


def smtp_opener(s: Settings, equipment: Equipment) -> Callable[[], SmtpSender]:
    """Return a function that connects to send; the password is asked for now, and once."""
    server = server_smtp(s)
    password = get_password(server.user, server.host, equipment.environment, equipment.key_store)
    tls = make_tls_context(equipment.environment)
    return lambda: SmtpSender.connect(server, password, tls, equipment.limit)


def imap_opener(s: Settings, equipment: Equipment, read_only: bool) -> Callable[[], ImapMailbox]:
    """Return a function that connects to the mailbox; the password is asked for now."""
    address = mailbox_address(s)
    password = get_password(address.user, address.host, equipment.environment, equipment.key_store)
    tls = make_tls_context(equipment.environment)
    return lambda: ImapMailbox.connect(
        address, password, tls, read_only=read_only, limit=equipment.limit
    )


def _user(s: Settings) -> str:
    return s["surel_pengguna"].strip() or s["surel_pengumpul"].strip()
