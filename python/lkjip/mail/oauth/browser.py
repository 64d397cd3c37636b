"""Leave by the browser of this computer, which comes back to a port of this program (RFC 8252)."""

from __future__ import annotations

import secrets
import ssl
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from lkjip import product
from lkjip.mail.oauth.access import Granted, read_granted
from lkjip.mail.oauth.exchange import GrantError, ask
from lkjip.mail.oauth.refusal import refused
from lkjip.provider.presets import Grant, Provider
from lkjip.provider.secret import Token

WAIT = 300.0
"""Seconds until a person has said yes or no."""
_LISTEN = 1.0
_PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><title>LKjIP</title>
<p>{words}</p></html>"""


@dataclass(frozen=True, slots=True)
class Program:
    """The program as the provider knows it: its number, and the second word that goes with it."""

    number: str
    secret: Token


def by_browser(
    provider: Provider,
    grant: Grant,
    program: Program,
    user: str,
    tls: ssl.SSLContext,
    say: Callable[[str], None],
    *,
    open_page: Callable[[str], object] = webbrowser.open,
    wait: float = WAIT,
) -> Granted:
    """Open the provider's page, and wait until the browser comes back with a code.

    Raises ``GrantError`` when the person declines or lets the time pass, ``NoAnswerError`` when the
    provider cannot be asked.
    """
    from oauthlib.oauth2 import WebApplicationClient  # late: a password does not need it

    client = WebApplicationClient(program.number)
    verifier = client.create_code_verifier(64)
    state = secrets.token_urlsafe(24)
    with _Door(("127.0.0.1", 0), _Visit) as door:
        door.state = state
        here = f"http://127.0.0.1:{door.server_address[1]}/"
        page = client.prepare_request_uri(
            grant.authorize,
            redirect_uri=here,
            scope=list(grant.scopes),
            state=state,
            code_challenge=client.create_code_challenge(verifier, "S256"),
            code_challenge_method="S256",
            login_hint=user,
            **grant.extra,
        )
        say(page)
        open_page(page)
        found = door.wait(wait)
    if found is None:
        raise GrantError(
            f"{provider.label}: tidak ada jawaban dari peramban sampai batas waktunya.",
            f"Jalankan '{product.COMMAND} sandi' sekali lagi dan setujui permintaannya.",
        )
    if "error" in found:
        raise refused(provider.label, found["error"], found.get("error_description", ""))
    words = client.prepare_request_body(
        code=found.get("code", ""),
        redirect_uri=here,
        code_verifier=verifier,
        **({"client_secret": secret} if (secret := program.secret.reveal()) else {}),
    )
    return read_granted(provider.label, ask(grant.token, words, tls))


class _Door(HTTPServer):
    """Listens on this computer only, until a visit brings the right ``state``."""

    state = ""
    found: dict[str, str] | None = None
    timeout = _LISTEN

    def wait(self, seconds: float) -> dict[str, str] | None:
        """Return the words that the browser brought; ``None`` when the time is over."""
        end = time.monotonic() + seconds
        while self.found is None and time.monotonic() < end:
            self.handle_request()
        return self.found


class _Visit(BaseHTTPRequestHandler):
    """One visit of a browser. A visit without the right ``state`` changes nothing."""

    server: _Door
    timeout = 5.0

    def do_GET(self) -> None:
        """Take the words of the address and say that the window may be closed."""
        words = {name: one[0] for name, one in parse_qs(urlsplit(self.path).query).items()}
        right = secrets.compare_digest(words.get("state", ""), self.server.state)
        if right:
            self.server.found = words
        said = "Selesai. Jendela ini boleh ditutup; kembali ke jendela perintah."
        body = _PAGE.format(words=said if right else "Bukan jawaban yang ditunggu.").encode()
        self.send_response(200 if right else 400)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write nothing: the address of a visit holds a code."""
