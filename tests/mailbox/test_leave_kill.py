"""Killed at every stage of leave, by SIGKILL: no leave lost, no mail lost, none sent twice."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from tests.mailbox import killed
from tests.mailbox.dovecot import OFFICE, Dovecot
from tests.mailbox.leave_rooms import FileStore, by_leave, told
from tests.mailbox.oauth_server import CLIENT, OauthServer
from tests.mailbox.rooms import MAIL, account, form_mail
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import ASKED, DUE, UNITS, closed_office

from lkjip.mail.account.sent import NAME, SentRegister, read
from lkjip.mail.oauth import leave as leaves
from lkjip.mail.oauth.leave import Leave
from lkjip.provider.presets import MICROSOFT
from lkjip.provider.secret import Token

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
KILLED = -9
REGISTER = f"forms/2024/keluar/{NAME}"

ASKING = [
    ("lkjip.mail.oauth.access:ask", "before", 1),
    ("lkjip.mail.oauth.access:ask", "after", 1),
    ("lkjip.mail.oauth.access:read_granted", "after", 1),
    ("lkjip.mail.oauth.leave:keep", "before", 1),
    ("tests.mailbox.leave_rooms:FileStore.set_password", "before", 1),
    ("tests.mailbox.leave_rooms:FileStore.set_password", "after", 1),
    ("tests.mailbox.leave_rooms:FileStore.set_password", "after", 2),
    ("tests.mailbox.leave_rooms:FileStore.set_password", "after", 4),
    ("tests.mailbox.leave_rooms:FileStore.delete_password", "after", 1),
    ("lkjip.mail.oauth.leave:keep", "after", 1),
]
"""The stages of a renewal; pieces are written one by one, the head last."""
SENDING = [
    ("lkjip.mail.account.smtp:enter", "before", 1, False),
    ("lkjip.mail.account.smtp:enter", "after", 1, False),
    ("lkjip.mail.account.sent:SentRegister.record", "after", 3, True),
    ("lkjip.mail.account.smtp:SmtpSender._send_full_stop", "after", 2, True),
    ("lkjip.mail.account.sent:SentRegister.record", "after", 4, False),
    ("lkjip.book.file_book:FileBook.apply", "before", 1, False),
]
COLLECTING = [
    ("lkjip.intake.mailbox.imap:enter", "before", 1),
    ("lkjip.intake.mailbox.imap:enter", "after", 1),
    ("lkjip.intake.mailbox.fetch:write_mail", "after", 2),
    ("lkjip.intake.mailbox.imap:ImapMailbox.mark", "before", 1),
    ("lkjip.book.file_book:FileBook.apply", "before", 1),
]
GIVING = [
    ("lkjip.mail.oauth.device:ask", "after", 1),
    ("lkjip.mail.oauth.device:read_granted", "after", 1),
    ("lkjip.steps.account.give_leave:probe", "after", 1),
    ("tests.mailbox.leave_rooms:FileStore.set_password", "after", 1),
    ("lkjip.mail.oauth.leave:keep", "after", 1),
]


def sample(stages: list[tuple[Any, ...]], *here: int) -> list[ParameterSet]:
    """Return the stages; those of ``here`` are of the normal run, the others of the slow stage."""
    return [
        pytest.param(*one, marks=() if number in here else pytest.mark.slow_stage)
        for number, one in enumerate(stages)
    ]


class Place:
    """A closed office that enters by leave, and how its processes are told of it."""

    def __init__(self, root: Path, oauth: OauthServer, smtp: int, imap: int, ca: dict[str, str]):
        self.office = closed_office(root / "kantor").asked()
        self.store = FileStore(root / "kunci.json")
        self.oauth = oauth
        account(self.office, **by_leave())
        self.environment = ca | told(oauth, self.store, smtp, imap)

    def give(self) -> str:
        """Have leave from before, and return its renewal token."""
        oauth = self.oauth
        token = "lama" * 400
        oauth.issued.renewal[token] = OFFICE
        leaves.keep(Leave(OFFICE, MICROSOFT.key, CLIENT, Token(token)), self.store)
        return token

    def run(self, step: str, at: str = "", when: str = "before", count: int = 1) -> int:
        day = (ASKED if step == "kirim" else DUE).isoformat()
        return killed.run(self.office.folder, step, day, self.environment, at, when, count)

    def kept(self) -> Leave:
        kept = leaves.kept(OFFICE, MICROSOFT.key, self.store)
        assert kept is not None
        return kept


@pytest.fixture
def place(
    tmp_path: Path,
    oauth: OauthServer,
    make_smtp: Callable[..., SmtpServer],
    environment: dict[str, str],
) -> Place:
    oauth.behaviour.polls = 0
    smtp = make_smtp(introspection=oauth.introspection, mechanisms=("XOAUTH2",))
    made = Place(tmp_path, oauth, smtp.port, 1, environment)
    made.smtp = smtp  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(("at", "when", "count"), sample(ASKING, 1, 5, 7))
def test_a_renewal_killed_anywhere_leaves_a_whole_leave(
    place: Place, at: str, when: str, count: int
) -> None:
    first = place.give()
    assert place.run("uji", at, when, count) == KILLED
    assert place.kept().renewal.reveal() in place.oauth.issued.renewal
    assert place.run("kirim") == 0
    assert place.smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)  # type: ignore[attr-defined]
    last = place.kept().renewal.reveal()
    assert last != first and last in place.oauth.issued.renewal


@pytest.mark.parametrize(("at", "when", "count"), sample(GIVING, 3))
def test_giving_leave_killed_anywhere_keeps_the_older_or_the_newer_one(
    place: Place, at: str, when: str, count: int
) -> None:
    place.give()
    assert place.run("sandi", at, when, count) == KILLED
    assert place.kept().renewal.reveal() in place.oauth.issued.renewal
    assert place.run("kirim") == 0
    assert max(place.smtp.everything().values()) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(("at", "when", "count", "doubt"), sample(SENDING, 1, 3))
def test_sending_by_leave_killed_anywhere_sends_nothing_twice(
    place: Place, at: str, when: str, count: int, doubt: bool
) -> None:
    place.give()
    assert place.run("kirim", at, when, count) == KILLED
    assert place.run("kirim") == 0
    got = place.smtp.everything()  # type: ignore[attr-defined]
    register = SentRegister(Path(), list(read(place.office.folder / REGISTER)))
    unsure = {line.recipient for line in register.doubtful()}
    assert max(got.values()) == 1 and len(unsure) == doubt
    assert {address for address in MAIL.values() if address not in got} <= unsure


@pytest.mark.parametrize(("at", "when", "count"), sample(COLLECTING, 3))
def test_collecting_by_leave_killed_anywhere_takes_every_form_once(
    tmp_path: Path,
    oauth: OauthServer,
    make_dovecot: Callable[..., Dovecot],
    environment: dict[str, str],
    at: str,
    when: str,
    count: int,
) -> None:
    box = make_dovecot(mechanisms="xoauth2 oauthbearer", introspection=oauth.introspection)
    place = Place(tmp_path, oauth, 1, box.port, environment)
    place.give()
    mails = [form_mail(place.office, unit) for unit in UNITS]
    box.deliver(mails)
    assert place.run("ambil", at, when, count) == KILLED
    box.wait_for_goodbyes()
    assert place.run("ambil") == 0
    rows = place.office.rows("tblKiriman")
    assert sorted(str(row["Kode Unit"]) for row in rows) == sorted(UNITS)
    assert {row["Hasil"] for row in rows} == {"diterima"}
    assert sorted(box.files().values()) == sorted(mails)


def test_where_the_older_token_ends_at_once_a_kill_costs_a_new_leave_and_no_mail(
    place: Place,
) -> None:
    place.give()
    place.oauth.behaviour.strict = True
    assert place.run("kirim", "lkjip.mail.oauth.leave:keep", "before", 1) == KILLED
    assert place.run("uji") == 0  # says that leave is gone
    assert place.smtp.everything() == {}  # type: ignore[attr-defined]
    assert place.run("sandi") == 0
    assert place.run("kirim") == 0
    assert place.smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)  # type: ignore[attr-defined]
