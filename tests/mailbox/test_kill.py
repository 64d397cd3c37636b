"""Killed at every stage, by SIGKILL, against real servers: no mail lost, none handled twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.mailbox import killed
from tests.mailbox.dovecot import Dovecot
from tests.mailbox.rooms import MAIL, account, form_mail, mail
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import ASKED, DUE, UNITS, Office, closed_office

from lkjip.mail.account.sent import NAME, SentRegister, Stage, read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
KILLED = -9
REGISTER = f"forms/2024/keluar/{NAME}"


@pytest.fixture
def closed(tmp_path: Path) -> Office:
    return closed_office(tmp_path / "kantor").asked()


# ---- out: (where, may the mail be in doubt there)

SENDING = [
    ("lkjip.mail.account.smtp:SmtpSender.connect", "after", 1, False),
    ("lkjip.mail.account.smtp:SmtpSender._send_envelope", "after", 2, False),
    ("lkjip.mail.account.smtp:SmtpSender._content", "after", 2, False),
    ("lkjip.mail.account.sent:SentRegister.record", "before", 3, False),  # the second mail's intent
    ("lkjip.mail.account.sent:SentRegister.record", "after", 3, True),
    ("lkjip.mail.account.smtp:SmtpSender._send_full_stop", "after", 2, True),
    ("lkjip.mail.account.sent:SentRegister.record", "before", 4, True),  # that it was sent
    ("lkjip.mail.account.sent:SentRegister.record", "after", 4, False),
    ("lkjip.mail.account.smtp:SmtpSender.close", "after", 1, False),
    ("lkjip.steps.kernel.run:backup", "before", 1, False),
    ("lkjip.book.file_book:FileBook.apply", "before", 1, False),
    ("lkjip.book.file_book:FileBook.apply", "after", 1, False),
]


@pytest.mark.parametrize(("at", "when", "count", "doubt"), SENDING)
def test_sending_killed_anywhere_sends_the_rest_and_nothing_twice(
    closed: Office,
    smtp: SmtpServer,
    environment: dict[str, str],
    at: str,
    when: str,
    count: int,
    doubt: bool,
) -> None:
    account(closed, smtp=smtp.port)
    day = ASKED.isoformat()
    assert killed.run(closed.folder, "kirim", day, environment, at, when, count) == KILLED
    for _ in range(2):
        assert killed.run(closed.folder, "kirim", day, environment) == 0
    got = smtp.everything()
    lines = read(closed.folder / REGISTER)
    register = SentRegister(closed.folder / REGISTER, list(lines))
    unsure = {line.recipient for line in register.doubtful()}
    assert max(got.values()) == 1
    assert len(unsure) == (1 if doubt else 0)
    assert {address for address in MAIL.values() if address not in got} <= unsure
    told = {row["Unit"] for row in closed.rows("tblTemuan") if row["Kode"] == "M22"}
    assert {MAIL[str(unit)] for unit in told} == unsure
    for line in lines:
        if line.stage is Stage.SENT:
            assert got[line.recipient] == 1


@pytest.mark.parametrize(
    ("die", "number"), [("before", 1), ("before", 3), ("after", 1), ("after", 3)]
)
def test_a_server_killed_at_any_mail_gets_the_rest_when_it_is_back(
    closed: Office, smtp: SmtpServer, environment: dict[str, str], die: str, number: int
) -> None:
    account(closed, smtp=smtp.port)
    smtp.behave(die=die, number=number)
    day = ASKED.isoformat()
    assert killed.run(closed.folder, "kirim", day, environment) == 0
    assert not smtp.alive()
    smtp.start()
    smtp.behave()
    assert killed.run(closed.folder, "kirim", day, environment) == 0
    got = smtp.everything()
    register = SentRegister(Path(), list(read(closed.folder / REGISTER)))
    unsure = {line.recipient for line in register.doubtful()}
    assert max(got.values()) == 1 and len(unsure) == 1
    assert set(MAIL.values()) - set(got) == (unsure if die == "before" else set())


# ---- in

COLLECTING = [
    ("lkjip.intake.mailbox.imap:ImapMailbox.find", "after", 1),
    ("lkjip.intake.mailbox.imap:ImapMailbox.content", "after", 1),
    ("lkjip.intake.mailbox.save:write_whole", "before", 1),
    ("lkjip.intake.mailbox.fetch:write_mail", "after", 1),
    ("lkjip.intake.mailbox.fetch:write_mail", "after", 3),
    ("lkjip.intake.mailbox.fetch:store", "before", 2),
    ("lkjip.intake.mailbox.fetch:store", "after", 4),
    ("lkjip.intake.mailbox.seen:MailboxRecord.add", "before", 1),
    ("lkjip.intake.mailbox.seen:MailboxRecord.add", "after", 2),
    ("lkjip.intake.mailbox.imap:ImapMailbox.mark", "before", 1),
    ("lkjip.intake.mailbox.imap:ImapMailbox.mark", "after", 1),
    ("lkjip.steps.collect.collect:take_in", "before", 1),
    ("lkjip.steps.collect.collect:take_in", "after", 1),
    ("lkjip.steps.kernel.run:backup", "after", 1),
    ("lkjip.book.file_book:FileBook.apply", "before", 1),
    ("lkjip.book.file_book:FileBook.apply", "after", 1),
]


@pytest.mark.parametrize(("at", "when", "count"), COLLECTING)
def test_collecting_killed_anywhere_takes_every_form_once(
    closed: Office,
    dovecot: Dovecot,
    environment: dict[str, str],
    at: str,
    when: str,
    count: int,
) -> None:
    account(closed, imap=dovecot.port)
    mails = [form_mail(closed, unit) for unit in UNITS]
    chats = [mail(f"o{n}@lain.example", f"Undangan {n}").as_bytes() for n in range(3)]
    dovecot.deliver([chats[0], *mails[:2], chats[1], *mails[2:], chats[2]])
    day = DUE.isoformat()
    assert killed.run(closed.folder, "ambil", day, environment, at, when, count) == KILLED
    dovecot.wait_for_goodbyes()
    archived = {path.name[:64] for path in (closed.folder / "forms/2024/arsip").rglob("*.xlsx")}
    assert len(dovecot.seen()) <= len(archived), "marked before its form lay in the archive"
    for _ in range(2):
        assert killed.run(closed.folder, "ambil", day, environment) == 0
    rows = closed.rows("tblKiriman")
    assert sorted(str(row["Kode Unit"]) for row in rows) == sorted(UNITS)
    assert {row["Hasil"] for row in rows} == {"diterima"}
    assert {row["Status"] for row in closed.rows("tblPengumpulan")} == {"diterima"}
    assert len(list((closed.folder / "forms/2024/masuk").glob("*.eml"))) == 4
    assert sorted(dovecot.seen()) == sorted(mails)
    assert sorted(dovecot.files().values()) == sorted([*mails, *chats])
