"""One encrypted connection to an SMTP server, and the handing over of one mail.

``smtplib`` sends a mail with its full stop in one call. Here the full stop goes out on its own,
after the register holds the intent, so that the time in which nobody knows is short.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self

from lkjip.mail.account.entry import (
    DeliveryError,
    DisconnectedError,
    enter,
    interpret,
    reply_words,
    words,
)
from lkjip.mail.account.line import Line, open_line
from lkjip.mail.account.server import Server
from lkjip.patience import CONNECT_LIMIT, within
from lkjip.provider.refusals import STOPPING, Why, read_answer
from lkjip.provider.secret import Secret

TIMEOUT = 60.0
"""Seconds for one answer of the server."""
FULL_STOP_TIMEOUT = 600.0
"""RFC 5321, 4.5.3.2.6: ten minutes for the answer to the full stop, or mails come twice."""


class Fate(StrEnum):
    """The fate of one mail to one address."""

    SENT = "terkirim"
    REFUSED = "ditolak"
    DEFERRED = "tertunda"
    DOUBTFUL = "ragu"


@dataclass(frozen=True, slots=True)
class Answer:
    """The fate of one address, in the server's words where it gave any, and why if known."""

    fate: Fate
    words: str = ""
    why: Why | None = None


class Sender(Protocol):
    """A connection that takes mails; ``SmtpSender`` is the real one."""

    def send(
        self,
        from_: str,
        recipient: Sequence[str],
        content: bytes,
        before_full_stop: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Answer]:
        """Hand over one mail; ``before_full_stop`` gets the addresses that the server accepted.

        Raises ``DisconnectedError`` when the connection broke before the mail could count as sent.
        """

    def close(self) -> None:
        """Say goodbye; never raises."""


class SmtpSender:
    """A real connection. ``connect`` opens one."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    @classmethod
    def connect(
        cls, server: Server, secret: Secret, tls: ssl.SSLContext, limit: float = TIMEOUT
    ) -> Self:
        """Connect, encrypt, log in.

        Raises ``DisconnectedError`` when trying again may help, ``DeliveryError`` when it cannot.
        """
        wrong: Exception | None = None
        smtp: smtplib.SMTP | None = None
        line = Line()

        def log_in() -> smtplib.SMTP:
            made = open_line(server, tls, limit, line)
            if made.sock is not None:
                # The full stop goes alone; without this each mail waits 40 ms for the other side.
                made.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            enter(made, server, secret)
            return made

        try:
            smtp = within(min(limit, CONNECT_LIMIT), log_in, line.cut)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            wrong = interpret(error, server, secret)
        # Outside of `except`: the errors of smtplib hold what was sent, the password too.
        if wrong is not None or smtp is None:
            line.cut()
            raise wrong or DisconnectedError("")
        return cls(smtp)

    def close(self) -> None:
        """Say goodbye; never raises."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def send(
        self,
        from_: str,
        recipient: Sequence[str],
        content: bytes,
        before_full_stop: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Answer]:
        """Hand over one mail, as ``Sender`` says."""
        try:
            return self._send(from_, recipient, content, before_full_stop)
        except BaseException:
            # Never QUIT in the middle of a mail, where it would be a line of the mail.
            self._smtp.close()
            raise

    def _send(
        self,
        from_: str,
        recipient: Sequence[str],
        content: bytes,
        before_full_stop: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Answer]:
        answer: dict[str, Answer] = {}
        limit = self._smtp.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < len(content):
            said = f"besarnya {len(content)} byte, server menerima paling banyak {limit}"
            return dict.fromkeys(recipient, Answer(Fate.REFUSED, said, Why.TOO_LARGE))
        received = self._send_envelope(from_, recipient, answer)
        if not received:
            self._start_over()
            return answer
        if (failed := self._content(content)) is not None:
            return answer | dict.fromkeys(received, failed)
        before_full_stop(received)
        return answer | dict.fromkeys(received, self._send_full_stop())

    def _send_envelope(
        self, from_: str, recipient: Sequence[str], answer: dict[str, Answer]
    ) -> tuple[str, ...]:
        """Send the envelope; refused receivers go into ``answer``, the others are returned."""
        code, reply = self._command(f"MAIL FROM:<{from_}>")
        if code != 250:
            answer |= dict.fromkeys(recipient, _refused(code, reply))
            return ()
        for address in recipient:
            code, reply = self._command(f"RCPT TO:<{address}>")
            if code not in (250, 251):
                answer[address] = _refused(code, reply)
        return tuple(address for address in recipient if address not in answer)

    def _content(self, content: bytes) -> Answer | None:
        """Return the whole mail but for the full stop; ``None`` when the server waits for that."""
        code, reply = self._command("DATA")
        if code != 354:
            self._start_over()
            return _refused(code, reply)
        dot_stuffed = re.sub(rb"^\.", b"..", content, flags=re.MULTILINE)  # RFC 5321, 4.5.2
        try:
            self._smtp.send(dot_stuffed if dot_stuffed.endswith(b"\r\n") else dot_stuffed + b"\r\n")
        except (OSError, smtplib.SMTPException) as error:
            raise DisconnectedError(words(error)) from None
        return None

    def _send_full_stop(self) -> Answer:
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(max(FULL_STOP_TIMEOUT, self._smtp.timeout or 0))
            self._smtp.send(b".\r\n")
            code, reply = self._smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Answer(Fate.DOUBTFUL, words(error))
        finally:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._smtp.timeout)
        if code == 250:
            return Answer(Fate.SENT)
        return _refused(code, reply)

    def _command(self, text: str) -> tuple[int, bytes]:
        try:
            code, reply = self._smtp.docmd(text)
        except (OSError, smtplib.SMTPException) as error:
            raise DisconnectedError(words(error)) from None
        if code in (421, -1):  # the server is closing
            raise DisconnectedError(reply_words(code, reply))
        return code, reply

    def _start_over(self) -> None:
        self._command("RSET")


def _refused(code: int, reply: bytes) -> Answer:
    """Return the fate that an answer means: what the whole account is refused for can wait."""
    why = read_answer(reply.decode("utf-8", errors="replace"))
    waits = code < 500 or why in STOPPING or why is Why.PACE
    return Answer(Fate.DEFERRED if waits else Fate.REFUSED, reply_words(code, reply), why)


__all__ = [
    "TIMEOUT",
    "Answer",
    "DeliveryError",
    "DisconnectedError",
    "Fate",
    "Sender",
    "SmtpSender",
]
