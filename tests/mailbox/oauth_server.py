"""A provider of leave for tests: device code, browser, tokens, introspection, on 127.0.0.1.

The side for clients speaks TLS. The mail servers ask the plain side whether a token is good, as
RFC 7662 has it. A test sets the attributes to make the provider behave; a process that was forked
from the test sees the same server.
"""

from __future__ import annotations

import json
import secrets
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT = "klien-uji"
CLIENT_SECRET = "rahasia-klien-uji"


@dataclass
class Behaviour:
    """How the provider behaves. ``approve``: what the person does at the page.

    ``rotates``: each renewal gives a new renewal token; ``strict``: and ends the one before.
    ``error``: the answer to every question for a token (name, description).
    """

    approve: str = "yes"
    polls: int = 1
    """Questions before the person has answered."""
    user: str = ""
    rotates: bool = True
    strict: bool = False
    life: int = 3600
    error: tuple[str, str] | None = None
    status: int = 0
    broken: bytes = b""
    ahead: timedelta = timedelta()
    slow_down: int = 0
    secret: str = ""
    token_length: int = 40
    no_renewal: bool = False


@dataclass
class Issued:
    """All tokens ever given, by what they open."""

    access: dict[str, str] = field(default_factory=dict)
    renewal: dict[str, str] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)
    introspected: int = 0


class OauthServer:
    """The provider; it runs in threads of the test itself."""

    def __init__(self, certificate: Path, key: Path, user: str) -> None:
        self.behaviour = Behaviour(user=user)
        self.issued = Issued()
        self.codes: dict[str, dict[str, Any]] = {}
        self._servers: list[ThreadingHTTPServer] = []
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate, key)
        self.port = self._listen(tls)
        self.plain_port = self._listen(None)

    def url(self, path: str) -> str:
        return f"https://127.0.0.1:{self.port}/{path}"

    @property
    def introspection(self) -> str:
        return f"http://127.0.0.1:{self.plain_port}/introspect"

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def revoke_everything(self) -> None:
        """End all leave, as a person does on the page of the account."""
        self.issued.ended |= set(self.issued.access) | set(self.issued.renewal)

    def end_access(self) -> None:
        """End the tokens for servers; leave itself stays good."""
        self.issued.ended |= set(self.issued.access)

    def renewals(self) -> int:
        return sum(one.get("grant_type") == "refresh_token" for one in self.issued.asked)

    def visit(self, page: str) -> None:
        """Do what a browser does: open the page, and follow it back to the program."""

        words = {name: one[0] for name, one in parse_qs(urlsplit(page).query).items()}
        code = secrets.token_hex(8)
        self.codes[code] = words
        answer = {"state": words["state"]}
        if self.behaviour.approve == "yes":
            answer["code"] = code
        elif self.behaviour.approve == "foreign state":
            answer = {"state": "lain", "code": code}
        else:
            answer["error"] = "access_denied"
        back = f"{words['redirect_uri']}?{urlencode(answer)}"

        def go() -> None:
            import contextlib
            import urllib.error

            with contextlib.suppress(urllib.error.URLError):
                urllib.request.urlopen(back, timeout=5).read()

        if self.behaviour.approve != "nobody":
            threading.Thread(target=go, daemon=True).start()

    # ---- answers

    def answer(self, path: str, words: dict[str, str]) -> tuple[int, dict[str, Any]]:
        now = self.behaviour
        if path == "/introspect":
            self.issued.introspected += 1
            token = words.get("token", "")
            user = self.issued.access.get(token, "")
            active = bool(user) and token not in self.issued.ended
            return 200, {"active": active, "username": user} if active else {"active": False}
        self.issued.asked.append(words | {"path": path})
        if now.status:
            return now.status, {}
        if now.error:
            return 400, {"error": now.error[0], "error_description": now.error[1]}
        if words.get("client_id") != CLIENT or (
            words.get("client_secret", "") != now.secret and path != "/device"
        ):
            return 401, {"error": "invalid_client", "error_description": "no such client"}
        if path == "/device":
            return 200, {
                "device_code": "kode-alat",
                "user_code": "ABCD-EFGH",
                "verification_uri": "https://provider.example/device",
                "expires_in": 900,
                "interval": 1,
            }
        return self._token(words)

    def _token(self, words: dict[str, str]) -> tuple[int, dict[str, Any]]:
        now = self.behaviour
        kind = words.get("grant_type", "")
        if kind.endswith("device_code"):
            if now.slow_down:
                now.slow_down -= 1
                return 400, {"error": "slow_down"}
            if now.polls:
                now.polls -= 1
                return 400, {"error": "authorization_pending"}
            if now.approve != "yes":
                name = {"no": "authorization_declined"}.get(now.approve, "authorization_pending")
                return 400, {"error": name}
        elif kind == "authorization_code":
            if not self._proved(words):
                return 400, {"error": "invalid_grant", "error_description": "bad verifier"}
        elif kind == "refresh_token":
            token = words.get("refresh_token", "")
            if token not in self.issued.renewal or token in self.issued.ended:
                return 400, {"error": "invalid_grant", "error_description": "revoked"}
            now.user = self.issued.renewal[token]
            if now.strict:
                self.issued.ended.add(token)
        return 200, self._given(kind)

    def _proved(self, words: dict[str, str]) -> bool:
        import base64
        import hashlib

        asked = self.codes.pop(words.get("code", ""), {})
        digest = hashlib.sha256(words.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return asked.get("code_challenge") == challenge

    def _given(self, kind: str) -> dict[str, Any]:
        now = self.behaviour
        access = secrets.token_urlsafe(now.token_length)
        self.issued.access[access] = now.user
        given: dict[str, Any] = {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": now.life,
            "scope": "mail",
        }
        if not now.no_renewal and (kind != "refresh_token" or now.rotates or now.strict):
            given["refresh_token"] = secrets.token_urlsafe(1500)
            self.issued.renewal[given["refresh_token"]] = now.user
        return given

    def _listen(self, tls: ssl.SSLContext | None) -> int:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        self._servers.append(server)
        port: int = server.server_address[1]
        return port


def _handler(provider: OauthServer) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def date_time_string(self, timestamp: float | None = None) -> str:
            return format_datetime(datetime.now(UTC) + provider.behaviour.ahead, usegmt=True)

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            words = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
            flat = {name: one[0] for name, one in words.items()}
            status, content = provider.answer(urlsplit(self.path).path, flat)
            body = provider.behaviour.broken or json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 - a name of the standard library

        def log_message(self, *_: object) -> None:
            return

    return Handler
