"""Setting up the account: the password goes to the key store, both servers are tried."""

from __future__ import annotations

from functools import partial

import pytest
from tests.mail.test_password import Store
from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot
from tests.mailbox.rooms import account, mail, tools
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import DUE, Office

from lkjip.errors import UsageError
from lkjip.mail.account.password import VARIABLE, Password
from lkjip.steps.account.servers import KEY
from lkjip.steps.account.try_account import remove, save, try_servers
from lkjip.steps.account.way_in import Equipment
from lkjip.tables.declared.settings import KEYS


def test_a_kept_password_opens_both_servers(
    office: Office, smtp: SmtpServer, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    account(office, smtp=smtp.port, imap=dovecot.port)
    dovecot.deliver([mail().as_bytes()] * 2)
    store = Store()
    kept = office.step(partial(save, password=Password(PASSWORD), key_store=store), DUE, dry=False)
    assert kept.summary == f"Sandi disimpan di komputer ini untuk {OFFICE} di 127.0.0.1."
    environment.pop(VARIABLE)
    given = Equipment(environment=environment, key_store=store, limit=60.0)
    result = office.step(partial(try_servers, equipment=given), DUE, dry=True)
    lines = result.data["baris"]
    assert isinstance(lines, list) and [line["keadaan"] for line in lines] == ["ok", "ok"]
    assert "2 surel belum dibaca" in result.summary and dovecot.seen() == []
    assert smtp.everything() == {} and PASSWORD not in repr(office.everything())
    assert "dihapus" in office.step(partial(remove, key_store=store), DUE).summary
    assert "Tidak ada" in office.step(partial(remove, key_store=store), DUE).summary
    assert (
        "belum disimpan"
        in office.step(partial(try_servers, equipment=given), DUE, dry=True).summary
    )


def test_trouble_with_each_server_is_told_apart(
    office: Office, smtp: SmtpServer, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    account(office, smtp=smtp.port, imap=dovecot.port)
    dovecot.kill()
    result = office.step(partial(try_servers, equipment=tools(environment)), DUE, dry=True)
    lines = result.data["baris"]
    assert isinstance(lines, list) and [line["keadaan"] for line in lines] == ["ok", "masalah"]
    assert "tidak menerima sambungan" in result.summary and result.needs_fix


def test_the_book_knows_every_setting_that_is_asked_for_and_no_password() -> None:
    assert set(KEY) <= set(KEYS)
    assert not any("sandi" in key or "password" in key for key in KEYS)


def test_without_a_server_there_is_nothing_to_keep(office: Office) -> None:
    with pytest.raises(UsageError, match="belum diatur"):
        office.step(partial(save, password=Password("x"), key_store=Store()), DUE)
