"""Entering an IMAP server by password or by leave, and its refusals in words."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip.errors import LkjipError
from lkjip.provider.refusals import (
    ADVICE,
    Why,
    distrusted,
    no_mechanism,
    read_refusal,
    token_refused,
)
from lkjip.provider.secret import Secret, bearer_mechanism, bearer_response, end_of_refusal

if TYPE_CHECKING:
    from imapclient import IMAPClient  # type: ignore[import-untyped]


class MailboxError(LkjipError):
    """The mailbox cannot be used at all: certificate, account, folder."""


class TokenRefusedError(MailboxError):
    """The server does not take the token; a new one may be taken."""


class MailboxDisconnectedError(Exception):
    """The connection is gone; what was asked for may be asked again."""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where the mailbox is. ``tls`` means encrypted from the first byte, otherwise STARTTLS."""

    host: str
    port: int
    tls: bool
    user: str
    folder: str = "INBOX"

    @property
    def identity(self) -> str:
        """The words that tell one mailbox from another."""
        return f"{self.user}@{self.host}/{self.folder}"


class NoMechanismError(Exception):
    """The server knows no way to hand over a token."""


def enter(client: IMAPClient, address: MailAddress, secret: Secret) -> None:
    """Log in. Raises the errors of ``imapclient`` and ``NoMechanismError``."""
    if not secret.is_token:
        plain = client.has_capability("AUTH=PLAIN")
        (client.plain_login if plain else client.login)(address.user, secret.reveal())
        return
    offered = {
        one.decode("ascii", "replace").upper().removeprefix("AUTH=")
        for one in client.capabilities()
    }
    mechanism = bearer_mechanism(offered)
    if not mechanism:
        raise NoMechanismError
    client.sasl_login(mechanism, _answers(mechanism, address, secret))


def _answers(mechanism: str, address: MailAddress, secret: Secret) -> Callable[[bytes], bytes]:
    """Return what answers the server: the token first, then nothing, so that it says no."""
    asked: list[bytes] = []

    def answer(challenge: bytes) -> bytes:
        asked.append(challenge)
        if len(asked) > 1:
            return end_of_refusal(mechanism)
        token = secret.reveal()
        return bearer_response(mechanism, address.user, token, address.host, address.port)

    return answer


def interpret(
    error: Exception, address: MailAddress, secret: Secret, *, logging_in: bool
) -> Exception:
    """Turn an error of connecting into one of ours: try again, or fix something first."""
    place = f"{address.host}:{address.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        advice = distrusted(place, error)
        return MailboxError(advice.sentence, advice.cure)
    if isinstance(error, NoMechanismError):
        advice = no_mechanism(place)
        return MailboxError(advice.sentence, advice.cure)
    dropped = isinstance(error, OSError | imaplib.IMAP4.abort) or isinstance(
        error.__context__, OSError | imaplib.IMAP4.abort
    )
    if dropped or "[UNAVAILABLE]" in str(error).upper():  # RFC 5530: try again later
        return MailboxDisconnectedError(words(error))
    if type(error).__name__ == "CapabilityError":
        return MailboxError(
            f"Server surel {place} tidak menyediakan enkripsi (STARTTLS).",
            "Coba keamanan 'tls' dengan port 993 di lembar Pengaturan.",
        )
    if not logging_in:
        return MailboxError(
            f"Server surel {place} tidak menjawab seperti server IMAP.",
            "Periksa nama server, port, dan keamanan surel masuk di lembar Pengaturan.",
        )
    why = read_refusal(str(error))
    if why is Why.PACE:
        return MailboxDisconnectedError(ADVICE[why].sentence)
    if why is not None:
        return MailboxError(
            f"Server surel {place}: {ADVICE[why].sentence} (pengguna {address.user}).",
            ADVICE[why].cure,
        )
    if secret.is_token:
        advice = token_refused(place, address.user)
        return TokenRefusedError(advice.sentence, advice.cure)
    return MailboxError(
        f"Server surel {place} menolak pengguna {address.user} atau sandinya.",
        "Periksa pengguna di lembar Pengaturan, lalu simpan sandi yang benar dengan perintah "
        "'sandi'.",
    )


def words(error: Exception) -> str:
    """Return the trouble of a connection in a few words."""
    if isinstance(error, TimeoutError):
        return "server tidak menjawab"
    if isinstance(error, ConnectionRefusedError):
        return "server tidak menerima sambungan"
    return "sambungan terputus"
