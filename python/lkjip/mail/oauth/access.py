"""The token with which a server is entered: got from the kept leave, renewed before it ends."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from lkjip import product
from lkjip.mail.account.password import KeyStore
from lkjip.mail.oauth import leave as leaves
from lkjip.mail.oauth.exchange import GrantError, NoAnswerError, Reply, ask
from lkjip.mail.oauth.leave import Leave
from lkjip.mail.oauth.refusal import refused
from lkjip.provider.presets import Grant, Provider
from lkjip.provider.secret import Token

MARGIN = 120.0
"""Seconds before its end from which on a token is renewed."""
USUAL_LIFE = 3600.0


@dataclass(frozen=True, slots=True)
class Granted:
    """The tokens of an answer. ``renewal`` is blank where the older one stays good."""

    access: Token
    renewal: Token
    life: float
    ahead: timedelta | None


def read_granted(provider: str, reply: Reply) -> Granted:
    """Read the answer of a token server. Raises ``GrantError`` when it says no."""
    from oauthlib.oauth2 import OAuth2Error, WebApplicationClient  # late: passwords need it not

    wrong: GrantError | None = None
    token: dict[str, str] = {}
    try:
        token = WebApplicationClient("").parse_request_body_response(reply.text)
    except OAuth2Error as error:
        wrong = refused(provider, error.error or "", error.description or "")
    if wrong is not None:  # outside of `except`: the error of the library holds the answer
        raise wrong
    life = token.get("expires_in", USUAL_LIFE)
    seconds = float(life) if str(life).replace(".", "", 1).isdigit() else USUAL_LIFE
    renewal = Token(str(token.get("refresh_token", "")))
    return Granted(Token(str(token["access_token"])), renewal, seconds, reply.ahead)


def addresses(grant: Grant, user: str) -> Grant:
    """Return the grant with the domain of the user's address in its addresses."""
    domain = user.rpartition("@")[2].casefold() or "organizations"
    tenant = grant.private_tenant if domain in grant.private else domain

    def filled(url: str) -> str:
        return url.replace("{tenant}", tenant)

    return replace(
        grant,
        token=filled(grant.token),
        device=filled(grant.device),
        authorize=filled(grant.authorize),
    )


@dataclass(slots=True)
class Access:
    """The way into one account by leave; ``token`` gives what the servers take.

    The life of a token is counted from when it came, not by the hour of day: a computer whose clock
    is wrong renews in time all the same. ``ahead`` is by how much it differs from the provider's.
    """

    user: str
    provider: Provider
    grant: Grant
    program: str
    tls: ssl.SSLContext
    key_store: KeyStore | None = None
    clock: Callable[[], float] = time.monotonic
    ahead: timedelta | None = None
    _token: Token | None = field(default=None, repr=False)
    _ends: float = 0.0
    _fresh: bool = False

    def token(self) -> Token:
        """Return a token that is good for some minutes.

        Raises ``GrantError`` when a person must give leave anew, ``NoAnswerError`` when the
        provider cannot be asked now.
        """
        if self._token is None or self.clock() > self._ends - MARGIN:
            self._renew()
        assert self._token is not None
        return self._token

    def drop(self) -> bool:
        """Forget the token that a server does not take; False when no other can be asked for."""
        self._token = None
        return not self._fresh

    def take(self, granted: Granted, *, fresh: bool = False) -> None:
        """Use the token of an answer; a fresh one is not kept yet."""
        self._token, self._ends = granted.access, self.clock() + granted.life
        self.ahead, self._fresh = granted.ahead, fresh

    def _renew(self) -> None:
        with leaves.alone(self.user, self.provider.key):
            kept = self._kept()
            granted = read_granted(self.provider.label, self._ask(kept))
            new = granted.renewal.reveal()
            if new and new != kept.renewal.reveal():
                # Kept before it is used: the old one may be worth nothing from now on.
                leaves.keep(
                    Leave(
                        kept.user, kept.provider, kept.program, granted.renewal, kept.program_secret
                    ),
                    self.key_store,
                )
        self.take(granted)

    def _ask(self, kept: Leave) -> Reply:
        from oauthlib.oauth2 import WebApplicationClient  # late: see above

        client = WebApplicationClient(kept.program)
        secret = kept.program_secret.reveal()
        words = client.prepare_refresh_body(
            refresh_token=kept.renewal.reveal(),
            scope=" ".join(self.grant.scopes),
            client_id=kept.program,
            **({"client_secret": secret} if secret else {}),
        )
        return ask(self.grant.token, words, self.tls)

    def _kept(self) -> Leave:
        kept = leaves.kept(self.user, self.provider.key, self.key_store)
        cure = f"Beri izin: jalankan '{product.COMMAND} sandi' dan masuk dengan akun itu."
        if kept is None:
            raise GrantError(
                f"Izin surel untuk {self.user} di {self.provider.label} belum disimpan di komputer "
                "ini, atau tidak utuh.",
                cure,
            )
        if kept.program != self.program:
            raise GrantError(
                f"Izin surel untuk {self.user} diberikan kepada ID klien lain daripada yang di "
                "lembar Pengaturan.",
                cure,
            )
        return kept


__all__ = ["Access", "GrantError", "Granted", "NoAnswerError", "addresses", "read_granted"]
