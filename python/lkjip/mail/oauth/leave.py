"""Leave to use a mailbox as it lies in the system's key store, and nowhere else.

Windows takes 1,280 characters a piece, and a token of Microsoft may have more (2,560 bytes of
UTF-16, ``CRED_MAX_CREDENTIAL_BLOB_SIZE``). So leave lies there in pieces, with a head that names
them. The pieces of a new one are written beside those of the old one before the head changes: a
stop in between leaves the old one whole.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from lkjip.errors import LkjipError
from lkjip.mail.account.password import KeyStore, system_key_store
from lkjip.provider.secret import Token

SERVICE = "lkjip-izin-surel"
"""The name of the service in the key store; the account is ``pengguna@penyedia``."""
PIECE = 1000
_SIDES = ("a", "b")
_VERSION = 1
_LOCK_WAIT = 30.0
_NO_STORE = (
    "Komputer ini tidak punya tempat penyimpanan sandi yang dapat dipakai; izin surel tidak dapat "
    "disimpan."
)


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave as kept: who gave it to which program, and the token that renews it.

    ``program_secret`` is the second word that Google gives a program; blank elsewhere.
    """

    user: str
    provider: str
    program: str
    renewal: Token
    program_secret: Token = field(default_factory=lambda: Token(""))

    def text(self) -> str:
        """Return it as one line for the key store."""
        return json.dumps(
            {
                "versi": _VERSION,
                "pengguna": self.user,
                "penyedia": self.provider,
                "klien": self.program,
                "rahasia": self.program_secret.reveal(),
                "izin": self.renewal.reveal(),
            }
        )


def keep(leave: Leave, key_store: KeyStore | None = None) -> None:
    """Keep leave in the place of an older one. Raises ``LkjipError`` where there is no store."""
    store = key_store or system_key_store()
    account = _account(leave.user, leave.provider)
    text = leave.text()
    pieces = [text[i : i + PIECE] for i in range(0, len(text), PIECE)]
    kept = False
    try:
        before = _head(store, account)
        side = _SIDES[before.get("sisi") == _SIDES[0]]
        for number, piece in enumerate(pieces):
            store.set_password(SERVICE, f"{account} {side}{number}", piece)
        head = {"sisi": side, "bagian": len(pieces), "sidik": _fingerprint(text)}
        store.set_password(SERVICE, account, json.dumps(head))
        kept = True
    except Exception:  # every system has its own errors; none of them may show what was kept
        kept = False
    if not kept:
        raise LkjipError(
            _NO_STORE,
            "Pakai komputer yang punya penyimpanan sandi (Windows, macOS, atau desktop Linux).",
        )
    _drop(store, account, before)


def kept(user: str, provider: str, key_store: KeyStore | None = None) -> Leave | None:
    """Return the leave that was kept; ``None`` when there is none or it is not whole."""
    store = key_store or system_key_store()
    account = _account(user, provider)
    try:
        head = _head(store, account)
        text = "".join(
            store.get_password(SERVICE, f"{account} {head['sisi']}{number}") or ""
            for number in range(int(head["bagian"]))
        )
        if _fingerprint(text) != head["sidik"]:
            return None
        content = json.loads(text)
        return Leave(
            str(content["pengguna"]),
            str(content["penyedia"]),
            str(content["klien"]),
            Token(str(content["izin"])),
            Token(str(content["rahasia"])),
        )
    except Exception:  # no store, none kept, or a damaged one: a person gives leave again
        return None


def forget(user: str, provider: str, key_store: KeyStore | None = None) -> bool:
    """Forget leave; ``False`` when there was none."""
    store = key_store or system_key_store()
    account = _account(user, provider)
    try:
        head = _head(store, account)
        store.delete_password(SERVICE, account)
    except Exception:  # see above
        return False
    _drop(store, account, head)
    return True


@contextmanager
def alone(user: str, provider: str) -> Iterator[None]:
    """Hold the leave of an account, so that two runs do not renew it at once."""
    name = hashlib.sha256(f"{Path.home()}\n{_account(user, provider)}".encode()).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"lkjip-izin-{name}.kunci")
    with suppress(Timeout, OSError):  # then without: at worst leave is given once more
        lock.acquire(timeout=_LOCK_WAIT)
    try:
        yield
    finally:
        lock.release()


def _head(store: KeyStore, account: str) -> dict[str, str]:
    content = json.loads(store.get_password(SERVICE, account) or "{}")
    return content if isinstance(content, dict) else {}


def _drop(store: KeyStore, account: str, head: dict[str, str]) -> None:
    for number in range(int(head.get("bagian", 0))):
        with suppress(Exception):  # see above; a piece that stays is overwritten next time
            store.delete_password(SERVICE, f"{account} {head['sisi']}{number}")


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _account(user: str, provider: str) -> str:
    return f"{user}@{provider}"
