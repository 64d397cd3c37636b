"""A chosen provider names servers, limits and steps; the office's own words go before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.steps.office import Office, memory_office

from lkjip.errors import UsageError
from lkjip.mail.account.server import Server
from lkjip.mail.oauth.access import addresses
from lkjip.provider.guide import GUIDES, guide_for
from lkjip.provider.presets import GOOGLE, GOVERNMENT, MICROSOFT, PROVIDERS, provider_of
from lkjip.steps.account.servers import (
    attachment_limit,
    fetches,
    mailbox_address,
    provider,
    sends,
    server_smtp,
)
from lkjip.steps.account.way_in import by_leave
from lkjip.steps.kernel.office.settings import Settings
from lkjip.tables.cells import Cell
from lkjip.tables.declared.settings import KEYS

USER = "lkjip@kotacontoh.go.id"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return memory_office(tmp_path / "kantor")


def typed(office: Office, **values: Cell) -> Settings:
    for key, value in ({"surel_pengguna": USER} | values).items():
        office.type_setting(key, value)
    return office.shot().settings


def test_google_and_microsoft_need_nothing_but_the_address(office: Office) -> None:
    s = typed(office, surel_penyedia="google")
    assert server_smtp(s) == Server("smtp.gmail.com", 587, "starttls", USER)
    box = mailbox_address(s)
    assert (box.host, box.port, box.tls) == ("imap.gmail.com", 993, True)
    s = typed(office, surel_penyedia="Microsoft 365")
    assert server_smtp(s) == Server("smtp.office365.com", 587, "starttls", USER)
    assert mailbox_address(s).host == "outlook.office365.com"
    assert sends(s) and fetches(s)


@pytest.mark.parametrize("key", ["imap_host", "smtp_host"])
def test_a_government_server_is_named_once(office: Office, key: str) -> None:
    s = typed(office, surel_penyedia="pemerintah", **{key: "mail.kotacontoh.go.id"})
    assert server_smtp(s) == Server("mail.kotacontoh.go.id", 587, "starttls", USER)
    assert mailbox_address(s).host == "mail.kotacontoh.go.id" and sends(s) and fetches(s)


def test_without_a_server_a_government_account_is_not_set_up(office: Office) -> None:
    s = typed(office, surel_penyedia="pemerintah")
    assert not sends(s) and not fetches(s)
    with pytest.raises(UsageError, match="belum diatur"):
        server_smtp(s)


def test_a_typed_server_is_kept_as_before_and_its_owner_is_known(office: Office) -> None:
    s = typed(office, smtp_host="smtp.gmail.com", smtp_keamanan="tls")
    assert server_smtp(s) == Server("smtp.gmail.com", 465, "tls", USER)
    assert provider(s) == GOOGLE and sends(s) and not fetches(s)


def test_a_server_of_somebody_else_never_gets_what_the_provider_gave(office: Office) -> None:
    s = typed(office, surel_penyedia="google", smtp_host="smtp.jahat.example")
    with pytest.raises(UsageError, match="bukan server Google") as told:
        server_smtp(s)
    assert "Kosongkan smtp_host" in told.value.cure


def test_a_typed_port_brings_its_own_encryption(office: Office) -> None:
    s = typed(office, surel_penyedia="google", smtp_port=465, smtp_keamanan="tls")
    assert server_smtp(s) == Server("smtp.gmail.com", 465, "tls", USER)
    s = typed(office, surel_penyedia="google", smtp_port="empat")
    with pytest.raises(UsageError, match="empat"):
        server_smtp(s)


def test_an_account_of_google_is_a_whole_address(office: Office) -> None:
    with pytest.raises(UsageError, match="alamat surel lengkap") as told:
        server_smtp(typed(office, surel_penyedia="google", surel_pengguna="lkjip"))
    assert "surel_pengguna" in str(told.value)


def test_the_smaller_limit_of_attachments_holds(office: Office) -> None:
    assert attachment_limit(typed(office, surel_penyedia="google", batas_surel=40)) == 25
    assert attachment_limit(typed(office, surel_penyedia="google", batas_surel=10)) == 10
    assert attachment_limit(typed(office, surel_penyedia="lain", batas_surel=40)) == 40


def test_the_way_in_follows_from_provider_and_client_number(office: Office) -> None:
    assert not by_leave(typed(office, surel_penyedia="google"))
    assert by_leave(typed(office, surel_penyedia="google", surel_id_klien="123"))
    with pytest.raises(UsageError, match="tidak menerima sandi"):
        by_leave(typed(office, surel_penyedia="microsoft 365", surel_id_klien=None))


def test_private_accounts_of_google_may_send_less() -> None:
    assert GOOGLE.day_limit("kantor@gmail.com") == 500
    assert GOOGLE.day_limit(USER) == 2000
    assert (MICROSOFT.day_limit(USER), MICROSOFT.per_minute) == (10_000, 30)


@pytest.mark.parametrize(
    ("user", "tenant"),
    [
        ("lkjip@kota.go.id", "kota.go.id"),
        ("Kantor@Outlook.com", "consumers"),
        ("", "organizations"),
    ],
)
def test_microsoft_is_asked_at_the_address_of_the_account(user: str, tenant: str) -> None:
    assert MICROSOFT.grant is not None
    grant = addresses(MICROSOFT.grant, user)
    for url in (grant.token, grant.device):
        assert f"microsoftonline.com/{tenant}/oauth2/" in url


def test_the_setting_offers_the_providers_that_there_are_and_each_has_its_steps() -> None:
    assert KEYS["surel_penyedia"].options == tuple(PROVIDERS)
    for one in PROVIDERS.values():
        for leave in {one.grant is not None, not one.takes_password}:
            guide = guide_for(one.key, leave)
            assert guide.provider == one.key and all(part.steps for part in guide.parts)
    assert {guide.provider for guide in GUIDES} == set(PROVIDERS)
    assert not guide_for(GOVERNMENT.key, True).by_leave


def test_an_unknown_provider_is_like_none() -> None:
    assert provider_of("yang tidak ada").key == "lain"
