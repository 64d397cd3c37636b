"""Leave by a code that a person types on any device (RFC 8628)."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from lkjip.mail.oauth.access import Granted, read_granted
from lkjip.mail.oauth.exchange import GrantError, NoAnswerError, Reply, ask
from lkjip.mail.oauth.refusal import refused
from lkjip.provider.presets import Grant, Provider

_INTERVAL = 5.0  # RFC 8628, 3.2 and 3.5
_LIFE = 900.0
_LONGEST = 1800.0


@dataclass(frozen=True, slots=True)
class Invitation:
    """The page to open and the code to type there."""

    page: str
    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Patience:
    """How waiting passes: the clock in seconds, and a sleep."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def by_code(
    provider: Provider,
    grant: Grant,
    program: str,
    tls: ssl.SSLContext,
    say: Callable[[Invitation], None],
    patience: Patience | None = None,
) -> Granted:
    """Ask for a code, have it shown, and wait until a person has used it.

    Raises ``GrantError`` when the person declines or lets the time pass, ``NoAnswerError`` when the
    provider cannot be asked at all.
    """
    wait = patience or Patience()
    reply = ask(grant.device, {"client_id": program, "scope": " ".join(grant.scopes)}, tls)
    if reply.word("error"):
        raise refused(provider.label, reply.word("error"), reply.word("error_description"))
    page = reply.word("verification_uri") or reply.word("verification_url")
    code, device_code = reply.word("user_code"), reply.word("device_code")
    if not (page.startswith("https://") and code and device_code):
        raise GrantError(
            f"{provider.label} tidak memberi kode yang dapat dipakai.",
            "Ulangi beberapa menit kemudian.",
        )
    life = min(_number(reply, "expires_in", _LIFE), _LONGEST)
    end = wait.clock() + life
    say(Invitation(page, code, max(1, round(life / 60))))
    interval = max(_number(reply, "interval", _INTERVAL), 1.0)
    while True:
        wait.sleep(interval)
        if wait.clock() > end:
            raise refused(provider.label, "expired_token", "")
        try:
            answer = ask(grant.token, _words(program, device_code), tls)
        except NoAnswerError:
            interval *= 2  # RFC 8628, 3.5: a connection that fails slows the asking down
            continue
        error = answer.word("error")
        if error == "slow_down":
            interval += _INTERVAL
        elif error != "authorization_pending":
            return read_granted(provider.label, answer)


def _words(program: str, device_code: str) -> str:
    from oauthlib.oauth2 import DeviceClient  # late: a password does not need it

    client = DeviceClient(program)
    words: str = client.prepare_request_body(device_code, include_client_id=True)
    return words


def _number(reply: Reply, name: str, usual: float) -> float:
    try:
        return float(reply.word(name))
    except ValueError:
        return usual
