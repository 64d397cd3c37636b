"""A mail server as the settings of the book describe it: everything but the password."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lkjip.errors import UsageError
from lkjip.mail.clean import one_line
from lkjip.provider.presets import NOT_NAMED, SECURITY_MODES, STARTTLS, TLS, Gate, Provider

PORT_SMTP = {TLS: 465, STARTTLS: 587}  # RFC 8314, 3.3 and RFC 6409
PORT_IMAP = {TLS: 993, STARTTLS: 143}  # RFC 8314, 3.2 and RFC 9051

_HOST = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_LARGEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Server:
    """A server: host, port, encryption, user.

    Raises ``UsageError`` for a host, port or user name that cannot be: they go into commands that
    are lines of text, so a line break in one of them would be a command of its own.
    """

    host: str
    port: int
    security: str
    user: str

    def __post_init__(self) -> None:
        if not is_host(self.host):
            raise _unusable(
                "Server surel", self.host, "Tulis nama server saja: surel.contoh.go.id."
            )
        if self.security not in SECURITY_MODES:
            raise _unusable("Keamanan server surel", self.security, "Pilih tls atau starttls.")
        if not is_port(str(self.port)):
            raise _unusable(
                "Port server surel", str(self.port), "Tulis angka seperti 465 atau 993."
            )
        if not self.user or one_line(self.user) != self.user:
            raise _unusable("Pengguna surel", self.user, "Tulis nama akun tanpa spasi ganda.")


def is_host(words: str) -> bool:
    """Tell whether the words can be the name of a server."""
    return _HOST.fullmatch(words) is not None


def is_port(words: str) -> bool:
    """Tell whether the words can be the number of a port."""
    digits = words.isascii() and words.isdigit() and len(words) <= 5
    return digits and 1 <= int(words) <= _LARGEST_PORT


def read_server(
    text: dict[str, str],
    prefix: str,
    standard_port: dict[str, int],
    user: str,
    provider: Provider = NOT_NAMED,
) -> Server:
    """Return the server of the settings ``<awalan>_host``, ``_port``, ``_keamanan``.

    What was left blank comes from the provider. Raises ``UsageError`` when the account is not set
    up or a value cannot be.
    """
    host = text.get(f"{prefix}_host", "").strip()
    gate = provider.smtp if prefix == "smtp" else provider.imap
    if gate is not None:
        return _of_provider(text, prefix, host, user, provider, gate)
    if provider.one_server:
        host = host or text.get("imap_host", "").strip() or text.get("smtp_host", "").strip()
    if not host:
        raise UsageError(
            f"Akun surel belum diatur ({prefix}_host di lembar Pengaturan kosong).",
            "Isi server surel di lembar Pengaturan; tanpa akun, buka surel (.eml) di folder keluar "
            "dan simpan balasan ke folder masuk.",
        )
    security = text.get(f"{prefix}_keamanan", "").strip().casefold() or TLS
    usual = standard_port.get(security, standard_port[TLS])  # ``Server`` refuses an unknown mode
    port = text.get(f"{prefix}_port", "").strip() or str(usual)
    if not is_port(port):
        raise _unusable("Port server surel", port, "Tulis angka seperti 465 atau 993.")
    return Server(host, int(port), security, user.strip())


def _of_provider(
    text: dict[str, str], prefix: str, host: str, user: str, provider: Provider, gate: Gate
) -> Server:
    """Return the provider's own server; with a typed port the typed encryption holds too."""
    if host and host.casefold() not in (gate.host, *provider.hosts):
        raise UsageError(
            f"Server surel “{one_line(host)}” ({prefix}_host) bukan server {provider.label}, "
            "penyedia yang dipilih di lembar Pengaturan.",
            f"Kosongkan {prefix}_host, atau pilih penyedia lain.",
        )
    port = text.get(f"{prefix}_port", "").strip()
    if not port:
        return Server(host or gate.host, gate.port, gate.security, user.strip())
    if not is_port(port):
        raise _unusable("Port server surel", port, "Tulis angka seperti 465 atau 993.")
    security = text.get(f"{prefix}_keamanan", "").strip().casefold() or gate.security
    return Server(host or gate.host, int(port), security, user.strip())


def _unusable(what: str, value: str, cure: str) -> UsageError:
    return UsageError(f"{what} “{one_line(value)}” tidak dapat dipakai.", cure)


__all__ = [
    "PORT_IMAP",
    "PORT_SMTP",
    "SECURITY_MODES",
    "STARTTLS",
    "TLS",
    "Server",
    "is_host",
    "is_port",
    "read_server",
]
