"""A real mailbox: Dovecot on 127.0.0.1, over TLS, killed and started again in the middle."""

from __future__ import annotations

import imaplib
import logging
import ssl
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from imapclient import IMAPClient
from tests.mailbox.conftest import Certificates
from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot
from tests.mailbox.line import Line
from tests.mailbox.rooms import MAIL, WIB, by_hand, mail
from tests.mailbox.test_fetch import Desk, chat, codes, form
from tests.mailbox.test_incoming import BOUNCE

from lkjip.intake.mailbox.fetch import Criteria, Fetcher, FetchReport
from lkjip.intake.mailbox.imap import (
    ImapMailbox,
    MailAddress,
    MailboxDisconnectedError,
    MailboxError,
)
from lkjip.mail.account.password import Password
from lkjip.mail.account.retry import Retry
from lkjip.mail.account.tls import CA_VARIABLE, make_tls_context

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def tls(certificates: Certificates) -> ssl.SSLContext:
    return make_tls_context({CA_VARIABLE: str(certificates.authority)})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "kantor")


def where(port: int, tls: bool = True, folder: str = "INBOX") -> MailAddress:
    return MailAddress("127.0.0.1", port, tls, OFFICE, folder)


def connect(
    port: int,
    tls: ssl.SSLContext,
    *,
    inside: bool = True,
    password: str = PASSWORD,
    folder: str = "INBOX",
    read_only: bool = False,
) -> ImapMailbox:
    place = where(port, inside, folder)
    return ImapMailbox.connect(place, Password(password), tls, read_only=read_only, limit=60.0)


def take(
    desk: Desk,
    port: int,
    tls: ssl.SSLContext,
    waits: Sequence[float] = (0.0, 0.0, 0.0),
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
    **other: object,
) -> FetchReport:
    wanted = Criteria(
        since=date.today(),
        zone=WIB,
        incoming=desk.folder / "masuk",
        archive=desk.folder / "arsip",
        is_known=frozenset(MAIL.values()).__contains__,
        **other,  # type: ignore[arg-type]
    )
    attempts = Retry(tuple(waits)).attempts
    return Fetcher(lambda: connect(port, tls), wanted, attempts, progress).fetch()


def other_program(dovecot: Dovecot, tls: ssl.SSLContext) -> IMAPClient:
    """The mail program of a colleague, on the same mailbox."""
    client = IMAPClient("127.0.0.1", dovecot.port, ssl_context=tls)
    client.plain_login(OFFICE, PASSWORD)
    client.select_folder("INBOX")
    return client


# ---- the connection


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("mechanisms", ["plain login", "login"])
def test_the_mailbox_opens_over_tls_and_starttls(
    make_dovecot: Callable[..., Dovecot], tls: ssl.SSLContext, inside: bool, mechanisms: str
) -> None:
    server = make_dovecot(mechanisms=mechanisms)
    server.deliver([form(1)])
    if mechanisms == "login" and not PASSWORD.isascii():
        with pytest.raises(MailboxError):
            connect(server.port if inside else server.starttls_port, tls, inside=inside)
        return
    box = connect(server.port if inside else server.starttls_port, tls, inside=inside)
    assert len(box.find(LONG_AGO, False)) == 1 and box.validity > 0
    box.close()


def test_a_certificate_of_an_unknown_authority_is_refused(dovecot: Dovecot) -> None:
    with pytest.raises(MailboxError, match="Sertifikat"):
        connect(dovecot.port, make_tls_context({}))
    assert "Login" not in dovecot.log()


def test_a_wrong_password_is_said_without_showing_it(
    dovecot: Dovecot, tls: ssl.SSLContext, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "salah-Ü-7391"
    with pytest.raises(MailboxError, match="sandinya") as told:
        connect(dovecot.port, tls, password=wrong)
    frames = traceback.TracebackException.from_exception(told.value, capture_locals=True)
    product = [f.locals for f in frames.stack if "/python/lkjip/" in f.filename.replace("\\", "/")]
    assert product and wrong not in str(product) + str(told.value) + caplog.text
    assert told.value.__context__ is None
    with pytest.raises(MailboxError):
        connect(dovecot.port, tls, password=PASSWORD, folder="Tidak Ada")
    assert PASSWORD not in caplog.text


def test_a_folder_that_is_not_there_is_said(dovecot: Dovecot, tls: ssl.SSLContext) -> None:
    with pytest.raises(MailboxError, match="Kotak surat menolak"):
        connect(dovecot.port, tls, folder="Tidak Ada")


def test_nobody_at_the_other_end_may_be_tried_again(dovecot: Dovecot, tls: ssl.SSLContext) -> None:
    dovecot.kill()
    with pytest.raises(MailboxDisconnectedError, match="tidak menerima sambungan"):
        connect(dovecot.port, tls)


def test_a_server_without_encryption_gets_no_password(
    tls: ssl.SSLContext, make_dovecot: Callable[..., Dovecot]
) -> None:
    server = make_dovecot(offer_tls=False)
    with pytest.raises(MailboxError, match="STARTTLS"):
        connect(server.starttls_port, tls, inside=False)
    server.stop()
    assert "no auth attempts" in server.log()


# ---- what is taken


def test_mails_of_every_kind_are_sorted_out(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    html = mail(subject="Undangan").as_bytes()
    html_only = b"From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n"
    picture = mail("orang@lain.example", "Foto")
    picture.add_attachment(b"p", "image", "png", filename="foto.png")
    report = mail("orang@lain.example", "Laporan")
    report.add_attachment(b"p", "application", "pdf", filename="laporan.pdf")
    encoded = by_hand(
        ['Content-Type: text/plain; name="=?utf-8?B?Rm9ybXVsaXIueGxzeA==?="'],
        head=["From: orang@lain.example"],
    )
    tnef = by_hand(["Content-Type: application/ms-tnef; name=winmail.dat"])
    odd = [form(1), html_only, picture.as_bytes(), report.as_bytes(), encoded, tnef, BOUNCE]
    dovecot.deliver([*odd, html, b"From: x@y.example\r\n\r\n", b"\r\n", b"bukan surel"])
    found = take(desk, dovecot.port, tls)
    assert (found.seen, found.remaining) == (11, 0)
    assert sorted(desk.mails()) == sorted([form(1), encoded, tnef, BOUNCE])
    assert sorted(dovecot.seen()) == sorted([form(1), encoded])
    assert codes(found) == ["M08"]  # the unit's mail without a form


def test_only_unseen_mails_are_taken_unless_told(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    dovecot.deliver([form(1), form(2)])
    client = other_program(dovecot, tls)
    client.add_flags([1], [b"\\Seen"])
    client.logout()
    assert len(take(desk, dovecot.port, tls).fetched) == 1
    assert len(take(desk, dovecot.port, tls, include_read=True).fetched) == 1
    assert take(desk, dovecot.port, tls, include_read=True).seen == 0  # the keyword is kept


def test_mails_from_before_the_request_are_left(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    dovecot.deliver([form(1)])
    wanted = Criteria(date(2099, 1, 1), WIB, desk.folder / "m", desk.folder / "a", bool)
    report = Fetcher(lambda: connect(dovecot.port, tls), wanted, lambda: range(1)).fetch()
    assert report.seen == 0


def test_nothing_is_ever_deleted_not_even_what_others_marked_for_it(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    dovecot.deliver([form(1), form(2), chat()])
    client = other_program(dovecot, tls)
    client.add_flags([1, 3], [b"\\Deleted"])
    client.shutdown()
    take(desk, dovecot.port, tls)
    assert sorted(dovecot.files().values()) == sorted([form(1), form(2), chat()])


def test_a_dry_run_leaves_the_mailbox_as_it_was(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    dovecot.deliver([form(1), chat()])
    wanted = Criteria(LONG_AGO, WIB, desk.folder / "m", desk.folder / "a", bool, dry_run=True)
    report = Fetcher(
        lambda: connect(dovecot.port, tls, read_only=True), wanted, lambda: range(1)
    ).fetch()
    assert len(report.fetched) == 1 and dovecot.seen() == [] and not desk.folder.exists()


def test_mails_are_moved_only_when_told_and_to_where(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    dovecot.deliver([form(1), chat()])
    client = other_program(dovecot, tls)
    client.create_folder("Sudah diambil")
    client.logout()
    assert codes(take(desk, dovecot.port, tls, move_to="Sudah diambil")) == []
    assert list(dovecot.files().values()) == [chat()]
    assert list(dovecot.files(f"{OFFICE}/Sudah diambil").values()) == [form(1)]


def test_a_folder_to_move_to_that_is_not_there_is_said_and_the_mail_stays(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    dovecot.deliver([form(1)])
    assert codes(take(desk, dovecot.port, tls, move_to="Tidak Ada")) == ["M31"]
    assert dovecot.seen() == [form(1)]


def test_a_huge_mail_is_left_unread_with_a_word(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    huge = mail(subject="Foto kegiatan", files=[("F.xlsx", b"x" * 300_000)]).as_bytes()
    dovecot.deliver([huge, form(2)])
    report = take(desk, dovecot.port, tls, limit=200_000)
    assert codes(report) == ["M05"] and report.findings[0].file == "Foto kegiatan"
    assert desk.mails() == dovecot.seen() == [form(2)]


# ---- breaking


def test_a_line_that_breaks_anywhere_is_taken_up_again(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk, tmp_path: Path
) -> None:
    mails = [form(n) for n in range(30)]
    dovecot.deliver(mails)
    whole = Line(dovecot.port)
    take(Desk(tmp_path / "utuh"), whole.port, tls)
    carried = whole.carried[0]
    whole.close()
    client = other_program(dovecot, tls)
    for number, share in enumerate(range(5, 100, 8)):
        client.remove_flags(range(1, 31), [b"\\Seen", b"$LKjIP"])
        line = Line(dovecot.port, [carried * share // 100], "down")
        desk = Desk(tmp_path / f"putus-{number}")
        report = take(desk, line.port, tls)
        assert sorted(desk.mails()) == sorted(mails) and len(desk.archived()) == 30
        assert report.remaining == 0 and codes(report) == [] and len(dovecot.seen()) == 30
        assert line.connections >= 2
        line.close()


def test_a_server_killed_in_the_middle_and_started_again_loses_nothing(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    mails = [form(n % 250, f"u{n}@lain.example") for n in range(400)]
    dovecot.deliver(mails)
    killed: list[int] = []

    def progress(done: int, total: int, what: str) -> None:
        if done >= 100 * (len(killed) + 1) and len(killed) < 3:
            killed.append(done)
            dovecot.kill()
            dovecot.start()

    report = take(desk, dovecot.port, tls, progress=progress)
    assert len(killed) == 3 and report.remaining == 0 and codes(report) == []
    assert sorted(desk.mails()) == sorted(mails)
    assert sorted(dovecot.seen()) == sorted(mails)


def test_a_server_that_stays_dead_leaves_the_rest_for_the_next_run(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    mails = [form(n) for n in range(100)]
    dovecot.deliver(mails)

    def progress(done: int, total: int, what: str) -> None:
        if done >= 50:
            dovecot.kill()

    report = take(desk, dovecot.port, tls, progress=progress)
    assert codes(report) == ["M30"] and 0 < report.remaining < 100
    dovecot.start()
    report = take(desk, dovecot.port, tls)
    assert report.remaining == 0 and sorted(desk.mails()) == sorted(mails)
    assert sorted(dovecot.seen()) == sorted(mails)


def test_a_server_that_falls_silent_does_not_hold_us_for_ever(tls: ssl.SSLContext) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        start = time.monotonic()
        with pytest.raises(MailboxDisconnectedError):
            ImapMailbox.connect(where(port), Password(PASSWORD), tls, limit=0.3)
        assert time.monotonic() - start < 5


# ---- size


def test_a_thousand_mails_of_which_three_hundred_carry_forms(
    dovecot: Dovecot, tls: ssl.SSLContext, desk: Desk
) -> None:
    forms = [form(n % 250, f"u{n}@lain.example") for n in range(300)]
    others = [chat(f"orang{n}@lain.example") for n in range(700)]
    mixed = [
        mail for trio in zip(forms, others[:300], others[300:600], strict=True) for mail in trio
    ]
    dovecot.deliver([*mixed, *others[600:]])
    report = take(desk, dovecot.port, tls)
    assert (report.seen, len(report.fetched), report.without_form) == (1000, 300, 700)
    assert sorted(desk.mails()) == sorted(forms) and sorted(dovecot.seen()) == sorted(forms)
    assert len(dovecot.files()) == 1000
    again = take(desk, dovecot.port, tls)
    assert (again.seen, again.fetched) == (700, [])


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("select failed: [SERVERBUG] Internal error occurred.", MailboxDisconnectedError),
        ("select failed: [INUSE] Mailbox is in use.", MailboxDisconnectedError),
        ("select failed: [UNAVAILABLE] Try again later.", MailboxDisconnectedError),
        ("select failed: [NONEXISTENT] Unknown mailbox.", MailboxError),
    ],
)
def test_only_trouble_that_may_pass_is_tried_again(answer: str, kind: type[Exception]) -> None:
    class Client:
        def select_folder(self, folder: str, **options: bool) -> dict[bytes, int]:
            raise imaplib.IMAP4.error(answer)

    address = MailAddress("imap.contoh.go.id", 993, True, OFFICE)
    with pytest.raises(kind) as refused:
        ImapMailbox(Client(), address, read_only=True)
    assert type(refused.value) is kind
