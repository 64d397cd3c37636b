"""Fixtures of the tests about mail: an office with an account, and real servers on 127.0.0.1."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import trustme

pytest.register_assert_rewrite("tests.mailbox.dovecot", "tests.mailbox.rooms")

from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot  # noqa: E402 - now rewritten
from tests.mailbox.oauth_server import OauthServer  # noqa: E402
from tests.mailbox.smtp_server import SmtpServer  # noqa: E402
from tests.steps.office import Office, memory_office  # noqa: E402

from lkjip.mail.account.password import VARIABLE  # noqa: E402
from lkjip.mail.account.tls import CA_VARIABLE  # noqa: E402
from lkjip.steps.account import recipients  # noqa: E402
from lkjip.steps.account import servers as servers_of_account  # noqa: E402


@dataclass(frozen=True)
class Certificates:
    """A certificate authority made for this run, and what it signed for 127.0.0.1."""

    authority: Path
    certificate: Path
    key: Path
    other_certificate: Path
    """For another host, by the same authority."""
    other_key: Path


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("sertifikat")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    for name, host in (("server", "127.0.0.1"), ("other", "lain.contoh.example")):
        made = authority.issue_cert(host)
        made.private_key_pem.write_to_path(str(folder / f"{name}.key"))
        for number, pem in enumerate(made.cert_chain_pems):
            pem.write_to_path(str(folder / f"{name}.pem"), append=number > 0)
    return Certificates(
        folder / "ca.pem",
        folder / "server.pem",
        folder / "server.key",
        folder / "other.pem",
        folder / "other.key",
    )


S = TypeVar("S", Dovecot, SmtpServer)


def servers(
    kind: Callable[..., S], folder: Path, certificates: Certificates, end: Callable[[S], None]
) -> Iterator[Callable[..., S]]:
    """Makes started servers, each in a folder of its own, and ends them after the test."""
    made: list[S] = []

    def make(**options: object) -> S:
        place = folder.with_name(f"{folder.name}-{len(made)}")
        one = kind(place, certificates.certificate, certificates.key, **options)
        made.append(one)
        one.start()
        return one

    yield make
    for one in made:
        end(one)


@pytest.fixture
def make_dovecot(certificates: Certificates) -> Iterator[Callable[..., Dovecot]]:
    """Makes started servers.

    Their folder is not pytest's: each new session of pytest closes that one to other users of the
    computer, also to those under whose names the server runs.
    """
    with tempfile.TemporaryDirectory(prefix="dv-", ignore_cleanup_errors=True) as folder:
        yield from servers(Dovecot, Path(folder, "dovecot"), certificates, Dovecot.stop)


@pytest.fixture
def dovecot(make_dovecot: Callable[..., Dovecot]) -> Dovecot:
    """A started IMAP server with the office's mailbox."""
    return make_dovecot()


@pytest.fixture
def make_smtp(tmp_path: Path, certificates: Certificates) -> Iterator[Callable[..., SmtpServer]]:
    """Makes started SMTP servers."""
    yield from servers(SmtpServer, tmp_path / "smtp", certificates, SmtpServer.kill)


@pytest.fixture
def smtp(make_smtp: Callable[..., SmtpServer]) -> SmtpServer:
    """A started SMTP server, encrypted from the first byte."""
    return make_smtp()


@pytest.fixture
def oauth(certificates: Certificates) -> Iterator[OauthServer]:
    """A provider that gives leave."""
    server = OauthServer(certificates.certificate, certificates.key, OFFICE)
    yield server
    server.close()


@pytest.fixture
def environment(certificates: Certificates) -> dict[str, str]:
    """Set the environment of the program: the password, and whom to trust."""
    return {VARIABLE: PASSWORD, CA_VARIABLE: str(certificates.authority)}


@pytest.fixture(autouse=True)
def shipped_addresses_are_real(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the addresses of the shipped example stand for those of an office."""
    for room in (recipients, servers_of_account):
        monkeypatch.setattr(room, "is_example_address", lambda _mail: False)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office in memory that has asked its units."""
    return memory_office(tmp_path / "kantor").asked()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that talk to a Dovecot."""
    for item in items:
        if "make_dovecot" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.dovecot)
