"""The line to an SMTP server while it is being opened: it can be cut from outside."""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import suppress
from typing import Any

from lkjip.mail.account.server import TLS, Server

_OUR_NAME = "[127.0.0.1]"  # the name in EHLO: the real name of an office's computer is not told


class Line:
    """A connection that is being made, so that it can be cut off from outside."""

    def __init__(self) -> None:
        self._made: smtplib.SMTP | None = None

    def keep(self, made: smtplib.SMTP) -> None:
        """Remember the connection."""
        self._made = made

    def cut(self) -> None:
        """End the connection, also while another thread reads from it."""
        made = self._made
        if made is not None and made.sock is not None:
            with suppress(OSError):
                made.sock.shutdown(socket.SHUT_RDWR)
            made.close()


def open_line(server: Server, tls: ssl.SSLContext, limit: float, line: Line) -> smtplib.SMTP:
    """Connect and encrypt; ``line`` can be cut meanwhile."""

    class Plain(smtplib.SMTP):
        def _get_socket(self, *where: Any) -> Any:
            line.keep(self)
            return super()._get_socket(*where)  # type: ignore[misc]

    class Encrypted(smtplib.SMTP_SSL):
        def _get_socket(self, *where: Any) -> Any:
            line.keep(self)
            return super()._get_socket(*where)  # type: ignore[misc]

    if server.security == TLS:
        return Encrypted(
            server.host, server.port, local_hostname=_OUR_NAME, timeout=limit, context=tls
        )
    smtp = Plain(server.host, server.port, local_hostname=_OUR_NAME, timeout=limit)
    try:
        smtp.starttls(context=tls)  # raises when the server does not offer it: never in the clear
    except BaseException:
        smtp.close()
        raise
    return smtp
