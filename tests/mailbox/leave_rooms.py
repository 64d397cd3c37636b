"""Shared by the tests about leave: a provider of the test, its key store, and a person."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from tests.mailbox.oauth_server import CLIENT, CLIENT_SECRET, OauthServer
from tests.mailbox.rooms import AT_ONCE

from lkjip.mail.account.password import Password
from lkjip.mail.account.tls import CA_VARIABLE
from lkjip.mail.oauth.device import Invitation, Patience
from lkjip.provider import presets
from lkjip.provider.presets import GOOGLE, MICROSOFT, Gate, Provider
from lkjip.steps.account.way_in import Equipment

WINDOWS_LIMIT = 1280
"""Characters that one entry of the key store of Windows takes."""


LEAVE = "LKJIP_UJI_IZIN"
"""Tells a process of its own where the provider, its servers and the key store of the test are."""


class FileStore(KeyringBackend):
    """A key store in a file, which a forked process shares; as narrow as that of Windows."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    @property
    def kept(self) -> dict[str, str]:
        content: dict[str, str] = json.loads(self.path.read_text()) if self.path.exists() else {}
        return content

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password) <= WINDOWS_LIMIT
        self._write(self.kept | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        self._write({k: v for k, v in self.kept.items() if k != f"{service}/{username}"})

    def _write(self, kept: dict[str, str]) -> None:
        new = self.path.with_suffix(".baru")
        new.write_text(json.dumps(kept))
        new.replace(self.path)


class Person:
    """Does at the provider's page what the test says."""

    def __init__(self, oauth: OauthServer) -> None:
        self.oauth = oauth
        self.invitations: list[Invitation] = []
        self.pages: list[str] = []

    def invite(self, invitation: Invitation) -> None:
        self.invitations.append(invitation)

    def show_page(self, page: str) -> None:
        self.pages.append(page)

    def open_page(self, page: str) -> None:
        self.oauth.visit(page)

    def program_secret(self) -> Password:
        return Password(CLIENT_SECRET)


class Silent:
    """Hears nothing and says nothing: the provider of the test approves by itself."""

    def invite(self, invitation: Invitation) -> None:
        return

    def show_page(self, page: str) -> None:
        return

    def open_page(self, page: str) -> None:
        return

    def program_secret(self) -> Password:
        return Password(CLIENT_SECRET)


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    @property
    def patience(self) -> Patience:
        return Patience(self, self.sleep)


def told(oauth: OauthServer, store: FileStore, smtp: int, imap: int) -> dict[str, str]:
    """Return the environment for a process of its own, which enters by leave."""
    place = {"oauth": oauth.port, "kunci": str(store.path), "smtp": smtp, "imap": imap}
    return {LEAVE: json.dumps(place)}


def in_process(words: str, environment: dict[str, str]) -> Equipment:
    """Set up a process of its own as ``told`` says; waiting for a person takes no time."""
    place = json.loads(words)
    for one in (GOOGLE, MICROSOFT):
        home = at_home(one, place["oauth"], place["smtp"], place["imap"])
        presets.PROVIDERS[one.key] = home
    return kit(FileStore(Path(place["kunci"])), environment)


def at_home(one: Provider, oauth: int, smtp: int = 0, imap: int = 0) -> Provider:
    """Return a provider whose servers and pages are those of the test; ``oauth`` is a port."""
    assert one.grant is not None
    url = f"https://127.0.0.1:{oauth}"
    grant = replace(
        one.grant,
        token=f"{url}/token",
        device=one.grant.device and f"{url}/device",
        authorize=one.grant.authorize and f"{url}/authorize",
    )
    return replace(
        one,
        smtp=Gate("127.0.0.1", smtp, "tls"),
        imap=Gate("127.0.0.1", imap, "tls"),
        hosts=("127.0.0.1",),
        grant=grant,
    )


def settle(
    monkeypatch: pytest.MonkeyPatch, oauth: OauthServer, smtp: int = 0, imap: int = 0
) -> None:
    """Put the providers of the test in the place of the real ones."""
    for one in (GOOGLE, MICROSOFT):
        monkeypatch.setitem(presets.PROVIDERS, one.key, at_home(one, oauth.port, smtp, imap))
    oauth.behaviour.secret = ""


def by_leave(provider: Provider = MICROSOFT) -> dict[str, str | None]:
    """Return the settings of an office that enters by leave; servers and ports stay blank."""
    return {
        "surel_penyedia": provider.key,
        "surel_id_klien": CLIENT,
        "smtp_host": None,
        "smtp_port": None,
        "imap_host": None,
        "imap_port": None,
    }


def kit(
    store: FileStore, environment: dict[str, str], clock: Clock | None = None, limit: float = 10.0
) -> Equipment:
    """Return the equipment of a run: no password, the key store of the test."""
    return Equipment(
        retry=AT_ONCE,
        environment={CA_VARIABLE: environment[CA_VARIABLE]},
        key_store=store,
        limit=limit,
        clock=clock or Clock(),
    )
