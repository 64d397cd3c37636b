"""Handing mails to a real SMTP server: encrypted, verified, logged in, and nothing shown."""

from __future__ import annotations

import logging
import ssl
import traceback
from collections.abc import Callable

import pytest
from tests.mailbox.conftest import Certificates
from tests.mailbox.dovecot import PASSWORD
from tests.mailbox.line import Line
from tests.mailbox.smtp_server import USER, SmtpServer

from lkjip.errors import FolderError, UsageError
from lkjip.mail.account.password import Password
from lkjip.mail.account.server import PORT_SMTP, Server, read_server
from lkjip.mail.account.smtp import Answer, DeliveryError, DisconnectedError, Fate, SmtpSender
from lkjip.mail.account.tls import CA_VARIABLE, make_tls_context

TO = "adpem@bagpem.example"
ASCII_PASSWORD = "kata sandi biasa"
MAIL = b"Subject: uji\r\n\r\n.titik di awal\r\n..\r\nhabis\r\n"


@pytest.fixture
def tls(certificates: Certificates) -> ssl.SSLContext:
    return make_tls_context({CA_VARIABLE: str(certificates.authority)})


def connect(
    port: int,
    tls: ssl.SSLContext,
    security: str = "tls",
    password: str = PASSWORD,
    host: str = "127.0.0.1",
) -> SmtpSender:
    return SmtpSender.connect(Server(host, port, security, USER), Password(password), tls, 10.0)


def send(sender: SmtpSender, *to: str, mail: bytes = MAIL) -> dict[str, Answer]:
    return dict(sender.send(USER, to or (TO,), mail, lambda asked: None))


@pytest.mark.parametrize("inside", [True, False])
def test_a_mail_arrives_byte_for_byte(
    make_smtp: Callable[..., SmtpServer], tls: ssl.SSLContext, inside: bool
) -> None:
    server = make_smtp(tls=inside)
    sender = connect(server.port, tls, "tls" if inside else "starttls")
    assert send(sender) == {TO: Answer(Fate.SENT)}
    sender.close()
    assert server.received(TO) == [MAIL]


def test_a_server_that_only_knows_the_old_login_is_served(
    make_smtp: Callable[..., SmtpServer], tls: ssl.SSLContext
) -> None:
    server = make_smtp(mechanisms=("LOGIN",), password=ASCII_PASSWORD)
    assert send(connect(server.port, tls, password=ASCII_PASSWORD))[TO].fate is Fate.SENT
    with pytest.raises(DeliveryError, match="cara masuk"):
        connect(server.port, tls, password=PASSWORD)  # which is not ASCII


def test_several_mails_go_over_one_connection(smtp: SmtpServer, tls: ssl.SSLContext) -> None:
    sender = connect(smtp.port, tls)
    for number in range(5):
        send(sender, TO, f"u{number}@bagpem.example")
    sender.close()
    assert len(smtp.received(TO)) == 5
    assert smtp.commands() == ["EHLO [127.0.0.1]", ""]


def test_refused_and_waiting_addresses_are_told_apart(
    smtp: SmtpServer, tls: ssl.SSLContext
) -> None:
    smtp.behave(receiver={"x@b.example": "550 5.1.1 Tidak ada", "y@b.example": "450 4.2.1 Nanti"})
    found = send(connect(smtp.port, tls), "x@b.example", TO, "y@b.example")
    assert found["x@b.example"] == Answer(Fate.REFUSED, "550 5.1.1 Tidak ada")
    assert found["y@b.example"] == Answer(Fate.DEFERRED, "450 4.2.1 Nanti")
    assert found[TO].fate is Fate.SENT and len(smtp.received(TO)) == 1


def test_when_every_address_is_refused_the_connection_stays_good(
    smtp: SmtpServer, tls: ssl.SSLContext
) -> None:
    smtp.behave(receiver={"x@b.example": "550 Tidak ada"})
    sender = connect(smtp.port, tls)
    assert send(sender, "x@b.example")["x@b.example"].fate is Fate.REFUSED
    assert send(sender)[TO].fate is Fate.SENT


def test_a_sender_that_is_refused_is_said(smtp: SmtpServer, tls: ssl.SSLContext) -> None:
    smtp.behave(sender="553 5.7.1 Bukan milik Anda")
    assert send(connect(smtp.port, tls))[TO] == Answer(Fate.REFUSED, "553 5.7.1 Bukan milik Anda")


@pytest.mark.parametrize(
    ("answer", "fate"), [("554 5.6.0 Isi ditolak", Fate.REFUSED), ("451 Nanti", Fate.DEFERRED)]
)
def test_an_answer_to_the_full_stop_decides(
    smtp: SmtpServer, tls: ssl.SSLContext, answer: str, fate: Fate
) -> None:
    smtp.behave(data={"uji": answer})
    assert send(connect(smtp.port, tls))[TO] == Answer(fate, answer)


def test_a_mail_beyond_the_servers_size_is_not_sent(smtp: SmtpServer, tls: ssl.SSLContext) -> None:
    smtp.behave(size=1000)
    found = send(connect(smtp.port, tls), mail=b"Subject: x\r\n\r\n" + b"x" * 2000)
    assert found[TO].fate is Fate.REFUSED and "1000" in found[TO].words


# ---- the full stop


def test_the_intent_is_noted_after_everything_but_before_the_full_stop(
    smtp: SmtpServer, tls: ssl.SSLContext
) -> None:
    seen: list[tuple[tuple[str, ...], int]] = []
    smtp.behave(receiver={"x@b.example": "550 Tidak ada"})
    sender = connect(smtp.port, tls)
    sender.send(
        USER,
        ("x@b.example", TO),
        MAIL,
        lambda asked: seen.append((tuple(asked), len(smtp.received(TO)))),
    )
    assert seen == [((TO,), 0)] and len(smtp.received(TO)) == 1


def test_when_the_intent_cannot_be_noted_the_mail_does_not_go(
    smtp: SmtpServer, tls: ssl.SSLContext
) -> None:
    def full(_asked: object) -> None:
        raise FolderError("penuh")

    sender = connect(smtp.port, tls)
    with pytest.raises(FolderError):
        sender.send(USER, (TO,), MAIL, full)
    sender.close()
    sender = connect(smtp.port, tls)
    send(sender, "lain@bagpem.example")
    assert smtp.received(TO) == []


@pytest.mark.parametrize("die", ["before", "after"])
def test_a_server_that_dies_at_the_full_stop_leaves_doubt(
    smtp: SmtpServer, tls: ssl.SSLContext, die: str
) -> None:
    smtp.behave(die=die)
    assert send(connect(smtp.port, tls))[TO].fate is Fate.DOUBTFUL
    assert len(smtp.received(TO)) == (die == "after")


def test_a_line_that_breaks_anywhere_before_the_full_stop_leaves_no_doubt(
    smtp: SmtpServer, tls: ssl.SSLContext
) -> None:
    mail = b"Subject: x\r\n\r\n" + b"isi yang panjang sekali\r\n" * 2000
    whole = Line(smtp.port)
    sender = connect(whole.port, tls)
    noted = 0

    def note(_asked: object) -> None:
        nonlocal noted
        noted += 1

    sender.send(USER, (TO,), mail, note)
    sender.close()
    carried = whole.carried[0]
    arrived = len(smtp.received(TO))
    assert arrived == noted == 1
    for broken_after in range(200, min(carried, 50_000), 2_500):
        line = Line(smtp.port, [broken_after], "up")
        before = noted
        try:
            sender = connect(line.port, tls)
            found = sender.send(USER, (TO,), mail, note)
        except DisconnectedError:
            assert noted == before
        else:
            assert found[TO].fate in (Fate.DOUBTFUL, Fate.SENT) and noted == before + 1
        line.close()
    assert len(smtp.received(TO)) <= noted


# ---- encryption and login


def test_a_certificate_of_an_unknown_authority_is_refused(smtp: SmtpServer) -> None:
    with pytest.raises(DeliveryError, match="Sertifikat"):
        connect(smtp.port, make_tls_context({}))
    assert smtp.commands() == []


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_for_another_host_is_refused(
    make_smtp: Callable[..., SmtpServer],
    certificates: Certificates,
    tls: ssl.SSLContext,
    security: str,
) -> None:
    server = make_smtp(tls=security == "tls")
    server.kill()
    server._arguments["certificate"] = str(certificates.other_certificate)
    server._arguments["key"] = str(certificates.other_key)
    server.start()
    with pytest.raises(DeliveryError, match="Sertifikat"):
        connect(server.port, tls, security)


def test_without_encryption_no_password_is_sent(
    make_smtp: Callable[..., SmtpServer], tls: ssl.SSLContext
) -> None:
    server = make_smtp(tls=False, offer_tls=False)
    line = Line(server.port)
    with pytest.raises(DeliveryError, match="enkripsi"):
        connect(line.port, tls, "starttls")
    assert line.connections == 1 and server.commands() == ["EHLO [127.0.0.1]", ""]


def test_a_wrong_password_is_said_without_showing_it(
    smtp: SmtpServer, tls: ssl.SSLContext, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "salah-Ü-7391"
    with pytest.raises(DeliveryError, match="sandinya") as told:
        connect(smtp.port, tls, password=wrong)
    frames = traceback.TracebackException.from_exception(told.value, capture_locals=True)
    product = [
        str(f.locals) for f in frames.stack if "lkjip" in f.filename and "tests" not in f.filename
    ]
    assert product and not any(wrong in text for text in product)
    assert wrong not in str(told.value) + caplog.text and told.value.__context__ is None


def test_a_server_that_lets_nobody_in_just_now_is_tried_again_later(
    smtp: SmtpServer, tls: ssl.SSLContext
) -> None:
    smtp.behave(login="454 4.7.0 Sedang sibuk")
    with pytest.raises(DisconnectedError, match="454"):
        connect(smtp.port, tls)


def test_nobody_at_the_other_end_is_said_in_words(smtp: SmtpServer, tls: ssl.SSLContext) -> None:
    smtp.kill()
    with pytest.raises(DisconnectedError, match="tidak menerima sambungan"):
        connect(smtp.port, tls)


# ---- the settings


def test_a_wrong_authority_file_is_named() -> None:
    with pytest.raises(FolderError, match=r"/tidak/ada\.pem"):
        make_tls_context({CA_VARIABLE: "/tidak/ada.pem"})


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"smtp_host": ""}, "belum diatur"),
        ({"smtp_host": "surel.example\r\nMAIL FROM:<x>"}, "Server surel"),
        ({"smtp_host": "surel example"}, "Server surel"),
        ({"smtp_port": "70000"}, "Port"),
        ({"smtp_port": "²"}, "Port"),
        ({"smtp_port": "0"}, "Port"),
        ({"smtp_keamanan": "tanpa"}, "Keamanan"),
        ({"pengguna": "a\r\nb"}, "Pengguna"),
        ({"pengguna": ""}, "Pengguna"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(values: dict[str, str], word: str) -> None:
    given = {"smtp_host": "surel.example", "smtp_port": "", "smtp_keamanan": ""} | values
    user = given.pop("pengguna", USER)
    with pytest.raises(UsageError, match=word):
        read_server(given, "smtp", PORT_SMTP, user)


def test_what_is_left_blank_is_the_usual() -> None:
    server = read_server({"smtp_host": "surel.example"}, "smtp", PORT_SMTP, USER)
    assert (server.port, server.security) == (465, "tls")
    server = read_server(
        {"smtp_host": "s.example", "smtp_keamanan": "STARTTLS"}, "smtp", PORT_SMTP, USER
    )
    assert server.port == 587
