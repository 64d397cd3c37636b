"""Leave instead of a password: asked for, kept, renewed, used at real servers, taken back."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from tests.mailbox.dovecot import OFFICE, Dovecot
from tests.mailbox.leave_rooms import Clock, FileStore, Person, by_leave, kit, settle
from tests.mailbox.oauth_server import CLIENT_SECRET, OauthServer
from tests.mailbox.rooms import MAIL, account, form_mail, mail
from tests.mailbox.smtp_server import SmtpServer
from tests.steps.office import ASKED, DUE, UNITS, Office

from lkjip.errors import LkjipError, UsageError
from lkjip.mail.oauth import leave as leaves
from lkjip.mail.oauth.exchange import GrantError
from lkjip.provider.presets import GOOGLE, MICROSOFT
from lkjip.steps.account.give_leave import give_leave
from lkjip.steps.account.send import send_mail
from lkjip.steps.account.try_account import remove, try_servers
from lkjip.steps.collect.collect import collect
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.office.settings import Settings

STRANGER = "orang.lain@pribadi.example"


class Place:
    """An office at a provider with real servers that take tokens."""

    def __init__(
        self,
        office: Office,
        oauth: OauthServer,
        store: FileStore,
        environment: dict[str, str],
        smtp: SmtpServer,
        dovecot: Dovecot | None,
    ) -> None:
        self.office, self.oauth, self.store = office, oauth, store
        self.environment, self.smtp, self.dovecot = environment, smtp, dovecot
        self.clock = Clock()
        self.person = Person(oauth)

    def give(self, dry: bool = False) -> StepResult:
        step = partial(
            give_leave,
            voice=self.person,
            equipment=kit(self.store, self.environment, self.clock),
            patience=self.clock.patience,
        )
        return self.office.step(step, DUE, dry=dry)

    def send(self) -> StepResult:
        equipment = kit(self.store, self.environment, self.clock)
        return self.office.step(partial(send_mail, equipment=equipment), ASKED, 10)

    def fetch(self) -> StepResult:
        equipment = kit(self.store, self.environment, self.clock)
        return self.office.step(partial(collect, imap=True, equipment=equipment), DUE)

    def probe(self) -> StepResult:
        equipment = kit(self.store, self.environment, self.clock)
        return self.office.step(partial(try_servers, equipment=equipment), DUE, dry=True)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "kunci.json")


Maker = Callable[..., Place]


@pytest.fixture
def sending(
    office: Office,
    oauth: OauthServer,
    store: FileStore,
    environment: dict[str, str],
    make_smtp: Callable[..., SmtpServer],
    monkeypatch: pytest.MonkeyPatch,
) -> Place:
    """An office that only sends; no mailbox answers."""
    smtp = make_smtp(introspection=oauth.introspection, mechanisms=("XOAUTH2", "OAUTHBEARER"))
    settle(monkeypatch, oauth, smtp.port)
    account(office, **by_leave())
    return Place(office, oauth, store, environment, smtp, None)


@pytest.fixture
def whole(
    sending: Place, make_dovecot: Callable[..., Dovecot], monkeypatch: pytest.MonkeyPatch
) -> Place:
    """An office with both servers."""
    sending.dovecot = make_dovecot(
        mechanisms="plain login xoauth2 oauthbearer", introspection=sending.oauth.introspection
    )
    settle(monkeypatch, sending.oauth, sending.smtp.port, sending.dovecot.port)
    return sending


# ---- given, kept, used


def test_leave_by_code_sends_and_fetches_at_real_servers(whole: Place) -> None:
    assert whole.dovecot is not None
    result = whole.give()
    [invitation] = whole.person.invitations
    assert (invitation.page, invitation.code) == ("https://provider.example/device", "ABCD-EFGH")
    assert result.summary.startswith(f"Izin untuk {OFFICE} disimpan") and not result.needs_fix, (
        result.summary
    )
    assert whole.send().summary == "4 surel terkirim."
    assert whole.smtp.everything() == dict.fromkeys(sorted(MAIL.values()), 1)
    whole.dovecot.deliver([form_mail(whole.office, unit) for unit in UNITS])
    whole.fetch()
    rows = whole.office.rows("tblKiriman")
    assert sorted(str(row["Kode Unit"]) for row in rows) == sorted(UNITS)
    said = whole.probe()
    assert not said.needs_fix, said.summary


def test_leave_by_browser_opens_both_servers(whole: Place) -> None:
    account(whole.office, **by_leave(GOOGLE))
    whole.oauth.behaviour.secret = CLIENT_SECRET
    whole.oauth.behaviour.rotates = False
    result = whole.give()
    assert not result.needs_fix, result.summary
    [page] = whole.person.pages
    assert "code_challenge_method=S256" in page and "login_hint=lkjip%40bagpem.example" in page
    assert whole.send().summary == "4 surel terkirim."
    whole.send()
    assert whole.oauth.renewals() == 1  # nothing was left to send: nobody was asked


@pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
def test_each_mechanism_lets_in_and_refuses(
    whole: Place,
    mechanism: str,
    make_smtp: Callable[..., SmtpServer],
    make_dovecot: Callable[..., Dovecot],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    smtp = make_smtp(introspection=whole.oauth.introspection, mechanisms=(mechanism,))
    box = make_dovecot(mechanisms=mechanism.lower(), introspection=whole.oauth.introspection)
    settle(monkeypatch, whole.oauth, smtp.port, box.port)
    whole.give()
    assert not whole.probe().needs_fix
    whole.oauth.revoke_everything()
    said = whole.probe()
    assert said.needs_fix and said.summary.count("izin dicabut") == 2


def test_a_second_leave_replaces_the_first_and_is_forgotten_whole(sending: Place) -> None:
    sending.give()
    first = len(sending.store.kept)
    sending.give()
    assert len(sending.store.kept) == first
    kept = leaves.kept(OFFICE, MICROSOFT.key, sending.store)
    assert kept is not None and kept.renewal.reveal() in sending.oauth.issued.renewal
    said = sending.office.step(partial(remove, key_store=sending.store), DUE).summary
    assert "dihapus" in said and sending.store.kept == {}


def test_a_dry_run_asks_nobody(sending: Place) -> None:
    assert "Akan meminta izin" in sending.give(dry=True).summary
    assert sending.oauth.issued.asked == [] and sending.store.kept == {}


def test_no_token_stands_in_book_folder_history_or_words(whole: Place) -> None:
    given = whole.give()
    sent = whole.send()
    whole.fetch()
    issued = whole.oauth.issued
    tokens = [*issued.access, *issued.renewal, CLIENT_SECRET]
    folder = [path.read_bytes() for path in whole.office.folder.rglob("*") if path.is_file()]
    shown = repr(whole.office.everything()) + given.summary + sent.summary + repr(given.data)
    assert folder and len(tokens) > 3
    for token in tokens:
        assert token not in shown
        assert not any(token.encode() in data for data in folder)


# ---- renewed


def test_a_token_is_asked_for_once_and_renewed_when_it_ends(sending: Place) -> None:
    sending.give()
    equipment = kit(sending.store, sending.environment, sending.clock)
    from lkjip.steps.account.way_in import access

    way = access(_settings(sending.office), equipment)
    first = way.token().reveal()
    assert way.token().reveal() == first and sending.oauth.renewals() == 1
    sending.clock.now += 3600 - 119
    assert way.token().reveal() != first and sending.oauth.renewals() == 2


def test_a_token_taken_back_early_is_renewed_once(sending: Place) -> None:
    sending.give()
    sending.oauth.behaviour.polls = 0
    opened = _opened(sending)
    sending.oauth.end_access()
    connect = _opener(sending, opened)
    connect().close()
    assert sending.oauth.renewals() == 2


def test_a_provider_that_ends_the_older_token_at_once_is_followed(sending: Place) -> None:
    sending.oauth.behaviour.strict = True
    sending.give()
    for _ in range(3):
        assert not _without_box(sending.probe())
    assert sending.oauth.renewals() == 3


def test_a_clock_that_is_wrong_by_hours_is_said_and_changes_nothing(whole: Place) -> None:
    whole.oauth.behaviour.ahead = timedelta(hours=5)
    whole.give()
    said = whole.probe()
    assert "jam komputer ini 300 menit lebih lambat" in said.summary and said.needs_fix
    assert whole.send().summary == "4 surel terkirim."


# ---- refused


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (("invalid_grant", "AADSTS50173: token revoked"), "sandi akun diganti"),
        (("invalid_grant", "AADSTS700082: expired due to inactivity"), "lama tidak dipakai"),
        (("invalid_grant", "Token has been expired or revoked."), "izin dicabut"),
        (("invalid_client", "AADSTS7000218: client_assertion"), "didaftarkan sebagai program"),
        (("unauthorized_client", "AADSTS700016: no such application"), "ID klien tidak dikenal"),
        (("invalid_request", "AADSTS90002: Tenant not found"), "domain alamat kantor"),
        (("access_denied", "AADSTS53003: blocked"), "aturan keamanan kantor"),
        (("admin_policy_enforced", ""), "administrator belum menyetujui"),
        (("aneh", "belum pernah ada"), "aneh belum pernah ada"),
    ],
)
def test_each_refusal_of_the_provider_is_a_sentence_with_a_cure(
    sending: Place, error: tuple[str, str], words: str
) -> None:
    sending.give()
    sending.oauth.behaviour.error = error
    with pytest.raises(GrantError, match=words) as told:
        sending.send()
    assert told.value.cure and sending.smtp.everything() == {}
    sending.oauth.behaviour.error = None
    assert sending.send().summary == "4 surel terkirim."


def test_leave_of_another_account_is_not_kept_and_the_older_stays(sending: Place) -> None:
    sending.give()
    before = sending.store.kept
    sending.oauth.behaviour.user = STRANGER
    with pytest.raises(GrantError, match="bukan akun lain"):
        sending.give()
    assert sending.store.kept == before


def test_leave_for_another_client_asks_for_a_new_one(sending: Place) -> None:
    sending.give()
    account(sending.office, **by_leave() | {"surel_id_klien": "klien-lain"})
    with pytest.raises(GrantError, match="ID klien lain"):
        sending.send()


def test_without_leave_the_person_is_told_the_command(sending: Place) -> None:
    with pytest.raises(GrantError, match="belum disimpan") as told:
        sending.send()
    assert "sandi" in told.value.cure


def test_a_damaged_leave_is_like_none(sending: Place) -> None:
    sending.give()
    service = leaves.SERVICE
    sending.store.set_password(service, f"{OFFICE}@{MICROSOFT.key} a0", "rusak")
    sending.store.set_password(service, f"{OFFICE}@{MICROSOFT.key} b0", "rusak")
    with pytest.raises(GrantError, match="tidak utuh"):
        sending.send()


def test_a_provider_that_is_down_leaves_the_mails_for_the_next_run(sending: Place) -> None:
    sending.give()
    for trouble in ({"status": 503}, {"broken": b"<html>proxy</html>", "status": 407}):
        for name, value in trouble.items():
            setattr(sending.oauth.behaviour, name, value)
        result = sending.send()
        assert {f.code for f in result.findings} == {"M21"} and len(result.findings) == 4
        assert "izin tidak dapat diperbarui sekarang" in result.findings[0].message
        sending.oauth.behaviour.status, sending.oauth.behaviour.broken = 0, b""
    assert sending.send().summary == "4 surel terkirim."


def test_a_code_that_nobody_types_ends_with_a_sentence(sending: Place) -> None:
    sending.oauth.behaviour.approve = "nobody"
    with pytest.raises(GrantError, match="kode tidak dimasukkan") as told:
        sending.give()
    assert "sekali lagi" in told.value.cure and sending.store.kept == {}
    assert sending.clock.now > 1900


def test_a_person_who_declines_and_a_provider_that_asks_for_patience(sending: Place) -> None:
    sending.oauth.behaviour.approve, sending.oauth.behaviour.slow_down = "no", 2
    with pytest.raises(GrantError, match="izin ditolak"):
        sending.give()
    assert sending.clock.now >= 1000 + 1 + 6 + 11 + 11
    assert sending.store.kept == {}


def test_a_visit_without_the_right_state_is_not_heard(
    sending: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    account(sending.office, **by_leave(GOOGLE))
    sending.oauth.behaviour.secret = CLIENT_SECRET
    sending.oauth.behaviour.approve = "foreign state"
    from lkjip.mail.oauth import browser

    monkeypatch.setattr(
        browser.by_browser,
        "__kwdefaults__",
        {**(browser.by_browser.__kwdefaults__ or {}), "wait": 1.5},
    )
    with pytest.raises(GrantError, match="tidak ada jawaban dari peramban"):
        sending.give()
    assert all(one["path"] != "/token" for one in sending.oauth.issued.asked)


def test_leave_that_cannot_be_renewed_is_not_kept(sending: Place) -> None:
    sending.oauth.behaviour.no_renewal = True
    with pytest.raises(GrantError, match="dapat diperbarui"):
        sending.give()
    assert sending.store.kept == {}


def test_a_provider_out_of_reach_is_said_before_anybody_waits(sending: Place) -> None:
    sending.oauth.behaviour.status = 500
    with pytest.raises(LkjipError, match="tidak dapat dihubungi"):
        sending.give()
    assert sending.person.invitations == []


def test_a_server_without_the_mechanism_is_said(
    sending: Place, make_smtp: Callable[..., SmtpServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    smtp = make_smtp(mechanisms=("PLAIN", "LOGIN"))
    sending.give()
    settle(monkeypatch, sending.oauth, smtp.port)
    with pytest.raises(LkjipError, match="tidak menyediakan cara masuk dengan izin") as told:
        sending.send()
    assert "ID klien" in told.value.cure


def test_a_mailbox_without_the_mechanism_is_said(
    sending: Place, make_dovecot: Callable[..., Dovecot], monkeypatch: pytest.MonkeyPatch
) -> None:
    sending.give()
    settle(monkeypatch, sending.oauth, sending.smtp.port, make_dovecot().port)
    said = sending.probe()
    assert "tidak menyediakan cara masuk dengan izin" in said.summary


def test_smtp_that_is_closed_for_the_account_names_who_opens_it(sending: Place) -> None:
    sending.give()
    sending.oauth.end_access()
    sending.oauth.behaviour.user = STRANGER
    said = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
    sending.smtp.behave(login=said)
    sending.oauth.issued.renewal = dict.fromkeys(sending.oauth.issued.renewal, STRANGER)
    with pytest.raises(LkjipError, match="ditutup untuk akun ini") as told:
        sending.send()
    assert "Authenticated SMTP" in told.value.cure


def test_a_token_is_never_in_a_traceback(sending: Place) -> None:
    sending.give()
    sending.oauth.behaviour.error = ("invalid_grant", "x")
    try:
        sending.send()
    except GrantError as error:
        text = "".join(
            traceback.TracebackException.from_exception(error, capture_locals=True).format()
        )
        for token in (*sending.oauth.issued.access, *sending.oauth.issued.renewal):
            assert token not in text
    else:
        pytest.fail("the provider refused")


# ---- settings


def test_microsoft_without_a_client_number_is_told_who_registers_it(office: Office) -> None:
    account(office, **by_leave() | {"surel_id_klien": None})
    with pytest.raises(UsageError, match="tidak menerima sandi") as told:
        office.step(partial(send_mail), ASKED)
    assert "surel_id_klien" in told.value.cure


def test_a_client_number_at_a_provider_without_leave_is_refused(office: Office) -> None:
    account(office, smtp=465, surel_penyedia="pemerintah", surel_id_klien="x")
    with pytest.raises(UsageError, match="tidak berguna"):
        office.step(partial(send_mail), ASKED)


def test_mails_of_an_unread_office_stay_unread(whole: Place) -> None:
    assert whole.dovecot is not None
    whole.dovecot.deliver([mail().as_bytes()])
    whole.give()
    assert whole.dovecot.seen() == []


def _settings(office: Office) -> Settings:

    return office.shot().settings


def _opened(place: Place):  # type: ignore[no-untyped-def]
    from lkjip.steps.account.way_in import access

    way = access(_settings(place.office), kit(place.store, place.environment, place.clock))
    way.token()
    return way


def _opener(place: Place, way):  # type: ignore[no-untyped-def]
    from lkjip.steps.account.way_in import smtp_opener

    return smtp_opener(
        _settings(place.office), kit(place.store, place.environment, place.clock), way
    )


def _without_box(said: StepResult) -> bool:
    lines = said.data["baris"]
    assert isinstance(lines, list)
    return any(line["keadaan"] != "ok" for line in lines if line["hal"] == "Surel keluar")
