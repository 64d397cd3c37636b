"""Entering an SMTP server by password or by leave, and its refusals in words."""

from __future__ import annotations

import base64
import smtplib
import ssl

from lkjip.errors import LkjipError, os_reason
from lkjip.mail.account.server import Server
from lkjip.mail.clean import one_line
from lkjip.provider.refusals import (
    ADVICE,
    distrusted,
    no_mechanism,
    read_refusal,
    token_refused,
)
from lkjip.provider.secret import Secret, bearer_mechanism, bearer_response, end_of_refusal

_REPLY_LENGTH = 160


class DeliveryError(LkjipError):
    """The server cannot be used at all: certificate, account, encryption."""


class TokenRefusedError(DeliveryError):
    """The server does not take the token; a new one may be taken."""


class DisconnectedError(Exception):
    """The connection is gone and the mail was surely not handed over: it may be tried again."""


class NoMechanismError(smtplib.SMTPException):
    """The server knows no way to hand over a token."""


def enter(smtp: smtplib.SMTP, server: Server, secret: Secret) -> None:
    """Log in. Raises ``smtplib.SMTPAuthenticationError`` when the server does not let us in."""
    smtp.ehlo_or_helo_if_needed()
    offered = set(smtp.esmtp_features.get("auth", "").upper().split())
    if secret.is_token:
        _by_token(smtp, server, secret, bearer_mechanism(offered))
    elif "PLAIN" in offered:
        # By hand, because `smtplib` cannot send a password outside of ASCII (RFC 4616: UTF-8).
        message = _base64(f"\0{server.user}\0{secret.reveal()}".encode())
        code, reply = smtp.docmd("AUTH", f"PLAIN {message}")
        if code not in (235, 503):
            raise smtplib.SMTPAuthenticationError(code, reply)
    else:
        smtp.login(server.user, secret.reveal())


def _by_token(smtp: smtplib.SMTP, server: Server, secret: Secret, mechanism: str) -> None:
    if not mechanism:
        raise NoMechanismError
    message = bearer_response(mechanism, server.user, secret.reveal(), server.host, server.port)
    code, reply = smtp.docmd("AUTH", f"{mechanism} {_base64(message)}")
    if code == 334:  # the server said why not, and waits for an empty answer before it says no
        code, reply = smtp.docmd(_base64(end_of_refusal(mechanism)))
    if code not in (235, 503):
        raise smtplib.SMTPAuthenticationError(code, reply)


def interpret(error: Exception, server: Server, secret: Secret) -> Exception:
    """Turn an error of connecting into one of ours: try again, or fix something first."""
    place = f"{server.host}:{server.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        advice = distrusted(place, error)
        return DeliveryError(advice.sentence, advice.cure)
    if isinstance(error, NoMechanismError):
        advice = no_mechanism(place)
        return DeliveryError(advice.sentence, advice.cure)
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return _login_refused(error, server, secret)
    if isinstance(error, smtplib.SMTPNotSupportedError | UnicodeError):
        return DeliveryError(
            f"Server surel {place} tidak menyediakan enkripsi atau cara masuk yang dapat dipakai.",
            "Coba keamanan 'tls' dengan port 465 di lembar Pengaturan, atau tanyakan kepada "
            "pengelola surel.",
        )
    return DisconnectedError(words(error))


def _login_refused(
    error: smtplib.SMTPAuthenticationError, server: Server, secret: Secret
) -> DeliveryError:
    place = f"{server.host}:{server.port}"
    said = error.smtp_error
    why = read_refusal(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))
    if why is not None:
        advice = ADVICE[why]
        return DeliveryError(
            f"Server surel {place}: {advice.sentence} (pengguna {server.user}, kode "
            f"{error.smtp_code}).",
            advice.cure,
        )
    if secret.is_token:
        advice = token_refused(place, server.user)
        return TokenRefusedError(advice.sentence, advice.cure)
    return DeliveryError(
        f"Server surel {place} menolak pengguna {server.user} atau sandinya "
        f"(kode {error.smtp_code}).",
        "Periksa pengguna di lembar Pengaturan, lalu simpan sandi yang benar dengan perintah "
        "'sandi'.",
    )


def reply_words(code: int, reply: bytes) -> str:
    """Return the code and the words of an answer as one short line."""
    text = one_line(reply.decode("utf-8", errors="replace"))
    return f"{code} {text}"[:_REPLY_LENGTH].strip()


def words(error: Exception) -> str:
    """Return the trouble in a few words; never the text of an error that may hold what was sent."""
    if isinstance(error, TimeoutError):
        return "server tidak menjawab"
    if isinstance(error, ConnectionRefusedError):
        return "server tidak menerima sambungan"
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return reply_words(error.smtp_code, text if isinstance(text, bytes) else text.encode())
    if isinstance(error, OSError) and error.strerror and not isinstance(error, ssl.SSLError):
        return f"sambungan gagal: {os_reason(error)}"[:_REPLY_LENGTH]
    return "sambungan terputus"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
