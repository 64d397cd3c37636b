"""The secret with which an account is entered: a password, or leave that a provider gave.

Both show nothing of themselves: not by ``repr``, not in a traceback, and they are not pickled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, final

BEARER_MECHANISMS = ("XOAUTH2", "OAUTHBEARER")
"""The ways to hand over a token, the more common one first: Google's own, and RFC 7628."""


class Secret(Protocol):
    """A password or a token as it travels to where it is handed over."""

    @property
    def is_token(self) -> bool:
        """Tell a token from a password."""

    def reveal(self) -> str:
        """Return the secret itself; only for the line that hands it to the server."""


class _Hidden:
    """Holds a secret that ``repr``, ``str`` and pickling do not show."""

    __slots__ = ("_open",)

    def __init__(self, value: str) -> None:
        # A closure, so that not even a listing of local variables prints the value.
        self._open: Callable[[], str] = lambda: value

    def reveal(self) -> str:
        """Return the secret itself; only for the line that hands it to the server."""
        return self._open()

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written down")


@final
class Password(_Hidden):
    """A password."""

    __slots__ = ()
    is_token = False

    def __repr__(self) -> str:
        return "<sandi>"


@final
class Token(_Hidden):
    """A token of a provider, good for an hour or so."""

    __slots__ = ()
    is_token = True

    def __repr__(self) -> str:
        return "<izin>"


def bearer_response(mechanism: str, user: str, token: str, host: str, port: int) -> bytes:
    """Return the words with which a client enters by a token, before base64."""
    if mechanism == "OAUTHBEARER":  # RFC 7628, 3.1; RFC 5801, 4
        name = user.replace("=", "=3D").replace(",", "=2C")
        return f"n,a={name},\x01host={host}\x01port={port}\x01auth=Bearer {token}\x01\x01".encode()
    return f"user={user}\x01auth=Bearer {token}\x01\x01".encode()


def end_of_refusal(mechanism: str) -> bytes:
    """Return the empty answer that a server waits for after it said why it refuses a token."""
    return b"\x01" if mechanism == "OAUTHBEARER" else b""  # RFC 7628, 3.2.3


def bearer_mechanism(offered: set[str]) -> str:
    """Return the way to hand over a token that a server offers; blank when it knows none."""
    return next((one for one in BEARER_MECHANISMS if one in offered), "")
