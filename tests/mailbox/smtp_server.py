"""A real SMTP server for tests, in a process of its own so that it can be killed: aiosmtpd.

Mails go into maildirs, one per receiver, where Dovecot can serve them. How the server behaves
stands in a JSON file that it reads anew at every mail (``Rules``).
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.mailbox.dovecot import ANSWER_WITHIN, PASSWORD, free_port

USER = "lkjip@bagpem.example"


@dataclass
class Rules:
    """``receiver`` and ``data`` answer instead of 250; ``die`` ends the server at mail ``number``.

    ``die``: "before" the mail is kept, or "after" it was kept but not yet acknowledged.
    """

    receiver: dict[str, str] = field(default_factory=dict)
    sender: str = ""
    data: dict[str, str] = field(default_factory=dict)
    die: str = ""
    number: int = 0
    login: str = ""
    size: int = 0
    after: int = 0
    """Mails that are taken before ``data`` holds."""


class SmtpServer:
    """Starts, tells its rules to, kills and looks into the server."""

    def __init__(
        self,
        root: Path,
        certificate: Path,
        key: Path,
        *,
        maildirs: Path | None = None,
        owner: tuple[int, int] = (-1, -1),
        tls: bool = True,
        offer_tls: bool = True,
        mechanisms: tuple[str, ...] = ("PLAIN", "LOGIN"),
        password: str = PASSWORD,
        introspection: str = "",
    ) -> None:
        self.root = root
        self.port = free_port()
        self.maildirs = maildirs or root / "mail"
        root.mkdir(parents=True, exist_ok=True)
        self._arguments = {
            "root": str(root),
            "port": self.port,
            "certificate": str(certificate),
            "key": str(key),
            "maildirs": str(self.maildirs),
            "owner": owner,
            "tls": tls,
            "offer_tls": offer_tls,
            "mechanisms": mechanisms,
            "password": password,
            "introspection": introspection,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.rules = Rules()

    def behave(self, **rules: Any) -> None:
        """From the next mail on the server behaves like this."""
        self.rules = Rules(**rules)
        path = self.root / "rules.json"
        path.with_suffix(".new").write_text(json.dumps(asdict(self.rules)), "utf-8")
        path.with_suffix(".new").replace(path)

    def start(self) -> None:
        """Start and wait until it answers."""
        if not (self.root / "rules.json").exists():
            self.behave()
        (self.root / "ready").unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.mailbox.smtp_server", json.dumps(self._arguments)],
            cwd=Path(__file__).resolve().parents[2],
            stdin=subprocess.DEVNULL,
            stdout=(self.root / "log").open("ab"),
            stderr=subprocess.STDOUT,
        )
        until = time.monotonic() + ANSWER_WITHIN
        while time.monotonic() < until:
            if (self.root / "ready").exists():
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"the SMTP server did not start:\n{self.log()}")

    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """End it at once; a second time does nothing."""
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.wait(10)

    def log(self) -> str:
        path = self.root / "log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def received(self, receiver: str) -> list[bytes]:
        """The mails of one receiver in the order of arrival."""
        folder = self.maildirs / receiver / "new"
        return [path.read_bytes() for path in sorted(folder.glob("*"))]

    def everything(self) -> dict[str, int]:
        """How many mails each receiver got."""
        found = {}
        for folder in sorted(self.maildirs.glob("*/new")):
            if count := len(list(folder.iterdir())):
                found[folder.parent.name] = count
        return found

    def commands(self) -> list[str]:
        """Return the clients' commands, one a line."""
        path = self.root / "commands"
        return path.read_text("utf-8").split("\n") if path.exists() else []


class _Handler:
    def __init__(self, arguments: dict[str, Any]) -> None:
        self.root = Path(arguments["root"])
        self.maildirs = Path(arguments["maildirs"])
        self.owner = tuple(arguments["owner"])
        self.introspection = str(arguments["introspection"])
        self.count = 0

    @property
    def rules(self) -> Rules:
        return Rules(**json.loads((self.root / "rules.json").read_text("utf-8")))

    def note(self, text: str) -> None:
        with (self.root / "commands").open("a", encoding="utf-8") as stream:
            stream.write(text + "\n")

    async def handle_EHLO(  # noqa: N802 - names of aiosmtpd
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.note(f"EHLO {hostname}")
        session.host_name = hostname
        size = self.rules.size
        return [
            f"250-SIZE {size}" if size and line.startswith("250-SIZE") else line
            for line in responses
        ]

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.rules.sender:
            return self.rules.sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        answer = self.rules.receiver.get(address, "")
        if not answer:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.count += 1
        rules = self.rules
        here = rules.number in (0, self.count)
        for word, answer in rules.data.items():
            if self.count > rules.after and word.encode() in envelope.original_content:
                return answer
        if here and rules.die == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        for receiver in envelope.rcpt_tos:
            self.keep(receiver, envelope.original_content)
        if here and rules.die == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return "250 OK"

    def let_in(self, user: str, token: str) -> bool:
        """Ask the provider whether a token opens a user's mailbox."""
        import urllib.parse
        import urllib.request

        words = urllib.parse.urlencode({"token": token}).encode()
        with urllib.request.urlopen(self.introspection, words, timeout=5) as answer:
            content = json.load(answer)
        return bool(content["active"]) and content.get("username") == user

    def keep(self, receiver: str, mail: bytes) -> None:
        box = self.maildirs / receiver
        for name in ("new", "cur", "tmp"):
            (box / name).mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns()}.{os.getpid()}.uji"
        (box / "tmp" / name).write_bytes(mail)
        (box / "tmp" / name).rename(box / "new" / name)
        if self.owner[0] >= 0 and os.getuid() == 0:
            for path in (box, *box.rglob("*")):
                os.chown(path, *self.owner)


class _TokenHandler(_Handler):
    """Knows the mechanisms that take a token instead of a password."""

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> Any:  # noqa: N802
        from aiosmtpd.smtp import AuthResult

        words = base64.b64decode(args[1]).decode().split("\x01")
        user, token = words[0].removeprefix("user="), words[1].removeprefix("auth=Bearer ")
        if self.let_in(user, token):
            return AuthResult(success=True, auth_data=user)
        await server.challenge_auth('{"status":"400","schemes":"Bearer"}')
        answer = self.rules.login or "535 5.7.8 Authentication credentials invalid"
        return AuthResult(success=False, handled=False, message=answer)

    async def auth_OAUTHBEARER(self, server: Any, args: list[str]) -> Any:  # noqa: N802
        from aiosmtpd.smtp import AuthResult

        words = base64.b64decode(args[1]).decode().split("\x01")
        user = words[0].split(",")[1].removeprefix("a=").replace("=2C", ",").replace("=3D", "=")
        token = next(w for w in words if w.startswith("auth=")).removeprefix("auth=Bearer ")
        if self.let_in(user, token):
            return AuthResult(success=True, auth_data=user)
        said = await server.challenge_auth('{"status":"invalid_token"}')
        assert said == b"\x01"  # RFC 7628, 3.2.3
        return AuthResult(success=False, handled=False)


async def _serve(arguments: dict[str, Any]) -> None:
    from aiosmtpd.smtp import SMTP, AuthResult

    handler = (_TokenHandler if arguments["introspection"] else _Handler)(arguments)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(arguments["certificate"], arguments["key"])

    def login(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        rules = handler.rules
        if rules.login:
            return AuthResult(success=False, handled=False, message=rules.login)
        right = (data.login, data.password) == (USER.encode(), arguments["password"].encode())
        return AuthResult(success=right, handled=False)

    def protocol() -> SMTP:
        inside = arguments["tls"]
        every = {"LOGIN", "PLAIN", "XOAUTH2", "OAUTHBEARER"}
        return SMTP(
            handler,
            hostname="127.0.0.1",
            data_size_limit=64 * 1024 * 1024,
            authenticator=login,
            auth_required=True,
            auth_require_tls=not inside and arguments["offer_tls"],
            auth_exclude_mechanism=every - set(arguments["mechanisms"]),
            tls_context=None if inside or not arguments["offer_tls"] else context,
            require_starttls=not inside and arguments["offer_tls"],
        )

    loop = asyncio.get_running_loop()
    listener = socket.create_server(("127.0.0.1", arguments["port"]))
    server = await loop.create_server(
        protocol, sock=listener, ssl=context if arguments["tls"] else None
    )
    (Path(arguments["root"]) / "ready").touch()
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(json.loads(sys.argv[1])))
