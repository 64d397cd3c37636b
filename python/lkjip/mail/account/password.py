"""The password of the mail account: from the environment or the system's key store, nowhere else.

It is never an argument of a command, never in the book, in a file of the folder, in a log or in a
traceback: it travels inside ``Password``, which shows nothing, and is opened only where it is sent.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Protocol

from lkjip import product
from lkjip.errors import LkjipError, UsageError
from lkjip.provider.secret import Password

VARIABLE = "LKJIP_SANDI_SUREL"
SERVICE = "lkjip-surel"
"""The name of the service in the key store; the account is ``pengguna@host``."""


class KeyStore(Protocol):
    """The interface of a key store; the module ``keyring`` has it."""

    def get_password(self, service_name: str, username: str, /) -> str | None:
        """Return the password, or ``None`` when there is none."""

    def set_password(self, service_name: str, username: str, password: str, /) -> None:
        """Keep a password."""

    def delete_password(self, service_name: str, username: str, /) -> None:
        """Forget a password."""


def system_key_store() -> KeyStore:
    """Return the key store of this system: Windows, macOS or a desktop's secret service."""
    import keyring  # only when asked: it costs a button a tenth of a second

    return keyring


def get_password(
    user: str,
    host: str,
    environment: Mapping[str, str] = os.environ,
    key_store: KeyStore | None = None,
) -> Password:
    """Return the password for ``user`` at ``host``; the environment goes before the key store.

    Raises ``UsageError`` when there is none.
    """
    if environment.get(VARIABLE):
        return Password(environment[VARIABLE])
    try:
        kept = (key_store or system_key_store()).get_password(SERVICE, _account(user, host))
    except Exception:  # every system has its own errors for "no key store here"
        kept = None
    if kept:
        return Password(kept)
    raise UsageError(
        f"Sandi surel untuk {user} di {host} belum disimpan di komputer ini.",
        f"Simpan dengan '{product.COMMAND} sandi', atau isi variabel {VARIABLE}; jangan "
        "menulisnya di buku kerja.",
    )


def save_password(
    user: str, host: str, password: Password, key_store: KeyStore | None = None
) -> None:
    """Keep the password in the key store. Raises ``LkjipError`` where there is none."""
    try:
        (key_store or system_key_store()).set_password(
            SERVICE, _account(user, host), password.reveal()
        )
        kept = True
    except Exception:  # see above; and nothing of it may reach a traceback
        kept = False
    if not kept:
        raise LkjipError(
            "Komputer ini tidak punya tempat penyimpanan sandi yang dapat dipakai.",
            f"Isi variabel lingkungan {VARIABLE} setiap kali sebelum menjalankan perintah.",
        )


def delete_password(user: str, host: str, key_store: KeyStore | None = None) -> bool:
    """Forget the password; ``False`` when there was none."""
    try:
        (key_store or system_key_store()).delete_password(SERVICE, _account(user, host))
    except Exception:  # see above
        return False
    return True


def _account(user: str, host: str) -> str:
    return f"{user}@{host}"


__all__ = ["KeyStore", "Password", "delete_password", "get_password", "save_password"]
