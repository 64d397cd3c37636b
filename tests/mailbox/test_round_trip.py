"""The whole way by real mail: request, answer, archive, correction, answer, all over TLS."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from functools import partial
from io import BytesIO

import openpyxl
import pytest
from imapclient import IMAPClient
from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot
from tests.mailbox.rooms import MAIL, account, tools
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import ASKED, DUE, LATE, Office, cell_of

from lkjip import product
from lkjip.demo.sender import example_answers, fill, reply
from lkjip.mail.account.password import Password
from lkjip.mail.account.server import Server
from lkjip.mail.account.smtp import Fate, SmtpSender
from lkjip.mail.account.tls import make_tls_context
from lkjip.steps.account.send import send_mail
from lkjip.steps.collect.collect import collect
from lkjip.steps.remind import remind

UNIT = "SB-PEM"
HEAD = MAIL[UNIT]


class Post:
    """The town's mail: one SMTP server that delivers into the mailboxes of one IMAP server."""

    def __init__(self, smtp: SmtpServer, imap: Dovecot, environment: dict[str, str]) -> None:
        self.smtp, self.imap = smtp, imap
        self.tls = make_tls_context(environment)

    def inbox(self, user: str) -> list[EmailMessage]:
        """Look into a person's mailbox; looking marks mails as seen."""
        client = IMAPClient("127.0.0.1", self.imap.port, ssl_context=self.tls)
        client.plain_login(user, PASSWORD)
        client.select_folder("INBOX")
        found = client.fetch(client.search("UNSEEN"), ["BODY[]"])
        client.logout()
        mails = []
        for uid in sorted(found):
            message = email.message_from_bytes(found[uid][b"BODY[]"], policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            mails.append(message)
        return mails

    def send(self, sender: str, raw: bytes) -> None:
        """A person sends a mail to the office from his own account."""
        server = Server("127.0.0.1", self.smtp.port, "tls", OFFICE)
        line = SmtpSender.connect(server, Password(PASSWORD), self.tls)
        assert line.send(sender, (OFFICE,), raw, lambda _: None)[OFFICE].fate is Fate.SENT
        line.close()


@pytest.fixture
def post(
    make_dovecot: Callable[..., Dovecot],
    make_smtp: Callable[..., SmtpServer],
    environment: dict[str, str],
) -> Post:
    imap = make_dovecot(users=(OFFICE, *MAIL.values()))
    smtp = make_smtp(maildirs=imap.root / "mail", owner=(imap.uid, imap.gid))
    return Post(smtp, imap, environment)


def sheet(message: EmailMessage) -> tuple[str, bytes]:
    """The workbook of a mail: name and bytes."""
    [part] = [p for p in message.iter_attachments() if str(p.get_filename()).endswith(".xlsx")]
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return str(part.get_filename()), data


def filled(blank: bytes, day: date, revision: int, wrong: bool = False) -> bytes:
    data = fill(blank, UNIT, example_answers(product.EXAMPLE), day, revision)
    if not wrong:
        return data
    book = openpyxl.load_workbook(BytesIO(data))
    cell_of(book, "Kinerja", "IK02", "TW II").value = "dua"  # type: ignore[attr-defined]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_request_answer_correction_and_answer_by_real_mail(
    office: Office, post: Post, environment: dict[str, str]
) -> None:
    account(office, smtp=post.smtp.port, imap=post.imap.port)
    send = partial(send_mail, equipment=tools(environment))
    collect_all = partial(collect, imap=True, equipment=tools(environment))

    def answer(form: bytes, name: str, moment: datetime) -> None:
        post.send(HEAD, reply(HEAD, OFFICE, name, form, moment))

    # the office asks, the unit finds letter and form in its mailbox
    assert office.step(send, ASKED).summary == "4 surel terkirim."
    [request] = post.inbox(HEAD)
    name, blank = sheet(request)
    assert request["Reply-To"].addresses[0].addr_spec == OFFICE and UNIT in name

    # it answers with a mistake; the office keeps the original and marks the mail
    wrong = filled(blank, date(2025, 1, 6), 1, wrong=True)
    answer(wrong, name, datetime(2025, 1, 6, 8, 30))
    office.step(collect_all, DUE)
    row = office.row("tblPengumpulan", "Kode Unit", UNIT)
    assert row["Status"] == "diterima, perlu diperbaiki" or row["Status"] == "ditolak"
    originals = [p.read_bytes() for p in (office.folder / "forms/2024/arsip").rglob("*.xlsx")]
    assert originals == [wrong] and len(post.imap.seen()) == 1

    # the correction goes out by itself, once
    assert office.step(send, DUE).summary == "1 surel terkirim, 4 sudah terkirim sebelumnya."
    [correction] = post.inbox(HEAD)
    assert "perlu diperbaiki" in correction["Subject"]
    _, marked = sheet(correction)
    assert any(
        cell.comment
        for page in openpyxl.load_workbook(BytesIO(marked))
        for line in page.iter_rows()
        for cell in line
    )  # type: ignore[union-attr]

    # the unit corrects the marked copy itself and answers again
    corrected = filled(marked, date(2025, 1, 7), 2)
    answer(corrected, name, datetime(2025, 1, 7, 8, 30))
    result = office.step(collect_all, LATE)
    row = office.row("tblPengumpulan", "Kode Unit", UNIT)
    assert (row["Status"], row["Revisi"]) == ("diterima", 2)
    assert office.row("tblIsianKinerja", "Kode", "IK02")["TW II"] == 2
    assert all(finding.unit != UNIT for finding in result.findings)

    # who has not answered is reminded, who has is thanked
    office.step(remind, LATE)
    assert office.step(send, LATE).summary.startswith("4 surel terkirim")
    [thanks] = post.inbox(HEAD)
    assert "erima kasih" in thanks["Subject"] + thanks.get_body(("plain",)).get_content()
    assert len(post.inbox(MAIL["SB-WIL"])) == 2

    rows = result.data["jawaban"]
    assert isinstance(rows, list)
    [told] = [one for one in rows if one["Kode Unit"] == UNIT]
    assert (told["Diminta"], told["Surel Terkirim"], told["Kali Dikirim"]) == (
        ASKED.isoformat(),
        DUE.isoformat(),  # the correction is the last mail that went out
        2,
    )
    assert told["Dikembalikan"] == "2025-01-06" and told["Lengkap"] == LATE.isoformat()
    assert office.step(collect_all, LATE).data["kotak_surat"] == {
        "dilihat": 0,
        "diambil": 0,
        "tanpa_formulir": 0,
        "sisa": 0,
        "berkas": [],
    }
