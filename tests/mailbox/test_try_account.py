"""Setting up the account: the password goes to the key store, both servers are tried."""

from __future__ import annotations

from functools import partial

import pytest
from tests.mail.test_password import Store
from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot
from tests.mailbox.rooms import account, mail, tools
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import DUE, Office

from lkjip.book.settings import KEYS
from lkjip.errors import UsageError
from lkjip.mail.account.password import VARIABEL, Sandi
from lkjip.steps.account.servers import KUNCI, Alat
from lkjip.steps.account.try_account import hapus, simpan, uji


def test_a_kept_password_opens_both_servers(
    office: Office, smtp: SmtpServer, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    account(office, smtp=smtp.port, imap=dovecot.port)
    dovecot.deliver([mail().as_bytes()] * 2)
    store = Store()
    kept = office.step(partial(simpan, sandi=Sandi(PASSWORD), brankas=store), DUE, dry=False)
    assert kept.ringkas == f"Sandi disimpan di komputer ini untuk {OFFICE} di 127.0.0.1."
    environment.pop(VARIABEL)
    given = Alat(lingkungan=environment, brankas=store, batas=10.0)
    result = office.step(partial(uji, alat=given), DUE, dry=True)
    lines = result.data["baris"]
    assert isinstance(lines, list) and [line["keadaan"] for line in lines] == ["ok", "ok"]
    assert "2 surel belum dibaca" in result.ringkas and dovecot.seen() == []
    assert smtp.everything() == {} and PASSWORD not in repr(office.everything())
    assert "dihapus" in office.step(partial(hapus, brankas=store), DUE).ringkas
    assert "Tidak ada" in office.step(partial(hapus, brankas=store), DUE).ringkas
    assert "belum disimpan" in office.step(partial(uji, alat=given), DUE, dry=True).ringkas


def test_trouble_with_each_server_is_told_apart(
    office: Office, smtp: SmtpServer, dovecot: Dovecot, environment: dict[str, str]
) -> None:
    account(office, smtp=smtp.port, imap=dovecot.port)
    dovecot.kill()
    result = office.step(partial(uji, alat=tools(environment)), DUE, dry=True)
    lines = result.data["baris"]
    assert isinstance(lines, list) and [line["keadaan"] for line in lines] == ["ok", "masalah"]
    assert "tidak menerima sambungan" in result.ringkas and result.perlu_perbaikan


def test_the_book_knows_every_setting_that_is_asked_for_and_no_password() -> None:
    assert set(KUNCI) <= set(KEYS)
    assert not any("sandi" in key or "password" in key for key in KEYS)


def test_without_a_server_there_is_nothing_to_keep(office: Office) -> None:
    with pytest.raises(UsageError, match="belum diatur"):
        office.step(partial(simpan, sandi=Sandi("x"), brankas=Store()), DUE)
