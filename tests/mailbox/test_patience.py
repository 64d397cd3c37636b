"""A server that is silent, drips or talks for ever holds nobody up, and is said truthfully."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import pytest
from tests.mailbox.conftest import Certificates

from lkjip import patience
from lkjip.intake.mailbox.imap import (
    ImapMailbox,
    MailAddress,
    MailboxDisconnectedError,
    MailboxError,
)
from lkjip.mail.account.password import Password
from lkjip.mail.account.retry import Retry
from lkjip.mail.account.server import Server
from lkjip.mail.account.smtp import DeliveryError, DisconnectedError, SmtpSender
from lkjip.mail.account.tls import make_tls_context
from lkjip.patience import CONNECT_LIMIT

LIMIT = 0.6
"""Seconds that these connections may take."""
Talk = Callable[[socket.socket], None]


@contextmanager
def server(talk: Talk) -> Iterator[int]:
    """A server that lets ``talk`` speak first to everybody; its port."""

    def serve() -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            with suppress(OSError):
                talk(line)
            held.append(line)

    held: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=serve, daemon=True).start()
        yield door.getsockname()[1]
        for line in held:
            line.close()


def silent(_line: socket.socket) -> None:
    """Say nothing."""


def dripping(line: socket.socket) -> None:
    """Send a byte now and then, so that no wait for a byte is long."""
    for _ in range(40):
        line.sendall(b"x")
        time.sleep(0.1)


def endless(line: socket.socket) -> None:
    """Send a greeting whose last line never comes."""
    for _ in range(20_000):
        line.sendall(b"220-Selamat datang di server yang banyak bicara\r\n" * 20)


def garbage(line: socket.socket) -> None:
    """Greet as another kind of server."""
    line.sendall(b"SSH-2.0-OpenSSH_9.6\r\n" * 3)


def imap(port: int, tls: ssl.SSLContext, security: bool = False) -> ImapMailbox:
    address = MailAddress("127.0.0.1", port, security, "kabag", "INBOX")
    return ImapMailbox.connect(address, Password("rahasia"), tls, limit=LIMIT)


def smtp(port: int, tls: ssl.SSLContext) -> SmtpSender:
    there = Server("127.0.0.1", port, "starttls", "kabag")
    return SmtpSender.connect(there, Password("rahasia"), tls, LIMIT)


@pytest.mark.parametrize("talk", [silent, dripping, endless, garbage], ids=lambda one: one.__name__)
@pytest.mark.parametrize("connect", [imap, smtp], ids=["imap", "smtp"])
def test_no_server_holds_us_up_and_the_password_is_not_blamed(
    connect: Callable[[int, ssl.SSLContext], object], talk: Talk
) -> None:
    with server(talk) as port:
        began = time.monotonic()
        expected = (MailboxDisconnectedError, MailboxError, DisconnectedError, DeliveryError)
        with pytest.raises(expected) as told:
            connect(port, make_tls_context({}))
        assert time.monotonic() - began < 3 * LIMIT + 2.0  # a busy machine
    assert "sandi" not in str(told.value) and "rahasia" not in str(told.value)
    if talk in (silent, dripping):
        assert "server tidak menjawab" in str(told.value)


@pytest.mark.parametrize(("passed", "told"), [(29.0, ConnectionResetError), (30.0, TimeoutError)])
def test_a_failure_that_comes_when_the_time_is_over_is_silence(
    monkeypatch: pytest.MonkeyPatch, passed: float, told: type[OSError]
) -> None:
    clock = iter([0.0, passed])
    monkeypatch.setattr(patience, "monotonic", lambda: next(clock))

    def cut_off() -> None:
        raise ConnectionResetError

    with pytest.raises(told):
        patience.within(30.0, cut_off, lambda: None)


def test_a_silent_server_is_given_up_within_a_minute() -> None:
    """Each attempt uses up its whole time; the clock is the test's own."""
    now = [0.0]

    def pass_by(seconds: float) -> None:
        now[0] += seconds

    tried = 0
    for _ in Retry(sleep=pass_by, clock=lambda: now[0]).attempts():
        tried += 1
        pass_by(CONNECT_LIMIT)
    assert tried == 3 and now[0] <= 60


def test_a_server_that_restarts_is_still_waited_for() -> None:
    now = [0.0]

    def pass_by(seconds: float) -> None:
        now[0] += seconds

    assert len(list(Retry(sleep=pass_by, clock=lambda: now[0]).attempts())) == 4


def test_a_trusted_certificate_for_another_name_is_refused_by_imap(
    certificates: Certificates,
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates.other_certificate, certificates.other_key)

    def talk(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as wrapped:
            wrapped.sendall(b"* OK siap\r\n")

    trusted = make_tls_context({"LKJIP_CA_SUREL": str(certificates.authority)})
    with server(talk) as port, pytest.raises(MailboxError, match="Sertifikat"):
        imap(port, trusted, security=True)
