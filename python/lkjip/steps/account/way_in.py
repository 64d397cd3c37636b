"""Opens the office's servers: by password, or by leave that the provider gave."""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lkjip import product
from lkjip.errors import UsageError
from lkjip.intake.mailbox.imap import ImapMailbox, MailboxDisconnectedError
from lkjip.intake.mailbox.imap import TokenRefusedError as MailboxTokenRefused
from lkjip.mail.account.entry import TokenRefusedError
from lkjip.mail.account.password import KeyStore, get_password
from lkjip.mail.account.retry import Retry
from lkjip.mail.account.smtp import TIMEOUT, DisconnectedError, SmtpSender
from lkjip.mail.account.tls import make_tls_context
from lkjip.mail.oauth.access import Access, NoAnswerError, addresses
from lkjip.progress import Progress, silent
from lkjip.provider.secret import Secret
from lkjip.steps.account.servers import mailbox_address, program, provider, server_smtp, user
from lkjip.steps.kernel.office.settings import Settings

Opened = TypeVar("Opened", SmtpSender, ImapMailbox)


@dataclass(frozen=True, slots=True)
class Equipment:
    """The equipment of a run: progress, patience, and the source of the password."""

    progress: Progress = silent
    retry: Retry = field(default_factory=Retry)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    key_store: KeyStore | None = None
    limit: float = TIMEOUT
    clock: Callable[[], float] = time.monotonic


def by_leave(s: Settings) -> bool:
    """Tell whether the account is entered by leave; a password otherwise.

    Raises ``UsageError`` when the provider takes no password and no client number is filled in, or
    when it cannot give leave.
    """
    chosen = provider(s)
    if program(s):
        if chosen.grant is None:
            raise UsageError(
                f"ID klien di lembar Pengaturan tidak berguna untuk {chosen.label}.",
                "Pilih google atau microsoft 365 sebagai penyedia surel, atau kosongkan ID klien "
                "dan pakai sandi.",
            )
        return True
    if not chosen.takes_password:
        raise UsageError(
            f"{chosen.label} tidak menerima sandi dari program; akunnya dibuka dengan izin.",
            "Minta administrator surel mendaftarkan aplikasi, isi ID kliennya di lembar Pengaturan "
            f"(surel_id_klien), lalu jalankan '{product.COMMAND} sandi'. Langkahnya disebut "
            f"'{product.COMMAND} sandi --uji' dan panduan, bagian Akun surel kantor.",
        )
    return False


def access(s: Settings, equipment: Equipment) -> Access:
    """Return the way into the account by leave; ``by_leave`` must be true."""
    chosen = provider(s)
    if chosen.grant is None:
        raise TypeError(f"{chosen.key} gives no leave")
    return Access(
        user(s),
        chosen,
        addresses(chosen.grant, user(s)),
        program(s),
        make_tls_context(equipment.environment),
        equipment.key_store,
        equipment.clock,
    )


def smtp_opener(
    s: Settings, equipment: Equipment, way: Access | None = None
) -> Callable[[], SmtpSender]:
    """Return a function that connects to send; a password is asked for now, and once.

    ``way`` is leave that was just given.
    """
    server = server_smtp(s)

    def connect(secret: Secret, tls: ssl.SSLContext) -> SmtpSender:
        return SmtpSender.connect(server, secret, tls, equipment.limit)

    return _opener(s, equipment, server.host, connect, DisconnectedError, way)


def imap_opener(
    s: Settings, equipment: Equipment, read_only: bool, way: Access | None = None
) -> Callable[[], ImapMailbox]:
    """Return a function that connects to the mailbox, as ``smtp_opener`` does."""
    address = mailbox_address(s)

    def connect(secret: Secret, tls: ssl.SSLContext) -> ImapMailbox:
        return ImapMailbox.connect(address, secret, tls, read_only=read_only, limit=equipment.limit)

    return _opener(s, equipment, address.host, connect, MailboxDisconnectedError, way)


def _opener(
    s: Settings,
    equipment: Equipment,
    host: str,
    connect: Callable[[Secret, ssl.SSLContext], Opened],
    disconnected: type[Exception],
    way: Access | None,
) -> Callable[[], Opened]:
    tls = make_tls_context(equipment.environment)
    if not by_leave(s):
        password = get_password(user(s), host, equipment.environment, equipment.key_store)
        return lambda: connect(password, tls)
    found = way or access(s, equipment)

    def enter() -> Opened:
        try:
            try:
                return connect(found.token(), tls)
            except (TokenRefusedError, MailboxTokenRefused):
                if not found.drop():  # it may have been taken back early: one new one is tried
                    raise
                return connect(found.token(), tls)
        except NoAnswerError as error:
            raise disconnected(f"izin tidak dapat diperbarui sekarang ({error})") from None

    return enter
