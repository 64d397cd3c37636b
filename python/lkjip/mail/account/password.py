"""The password of the mail account: from the environment or the system's key store, nowhere else.

It is never an argument of a command, never in the book, in a file of the folder, in a log or in a
traceback: it travels inside ``Sandi``, which shows nothing, and is opened only where it is sent.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Protocol, final

from lkjip.errors import LkjipError, UsageError

VARIABEL = "LKJIP_SANDI_SUREL"
LAYANAN = "lkjip-surel"
"""The name of the service in the key store; the account is ``pengguna@host``."""


@final
class Sandi:
    """A password that does not show itself: not in ``repr``, not in ``str``, not when pickled."""

    __slots__ = ("_buka",)

    def __init__(self, nilai: str) -> None:
        # A closure, so that not even a listing of local variables prints the value.
        self._buka: Callable[[], str] = lambda: nilai

    def buka(self) -> str:
        """The password itself; only for the line that hands it to the server."""
        return self._buka()

    def __repr__(self) -> str:
        return "<sandi>"

    def __reduce__(self) -> str:
        raise TypeError("a password is not written down")


class Brankas(Protocol):
    """What is asked of a key store; the module ``keyring`` answers it."""

    def get_password(self, service_name: str, username: str, /) -> str | None:
        """The password, or ``None`` when there is none."""

    def set_password(self, service_name: str, username: str, password: str, /) -> None:
        """Keep a password."""

    def delete_password(self, service_name: str, username: str, /) -> None:
        """Forget a password."""


def brankas_sistem() -> Brankas:
    """The key store of this system: Windows, macOS or a desktop's secret service."""
    import keyring  # only when asked: it costs a button a tenth of a second

    return keyring


def ambil_sandi(
    pengguna: str,
    host: str,
    lingkungan: Mapping[str, str] = os.environ,
    brankas: Brankas | None = None,
) -> Sandi:
    """The password for ``pengguna`` at ``host``; the environment goes before the key store.

    Raises ``UsageError`` when there is none.
    """
    if lingkungan.get(VARIABEL):
        return Sandi(lingkungan[VARIABEL])
    try:
        kept = (brankas or brankas_sistem()).get_password(LAYANAN, _account(pengguna, host))
    except Exception:  # every system has its own errors for "no key store here"
        kept = None
    if kept:
        return Sandi(kept)
    raise UsageError(
        f"Sandi surel untuk {pengguna} di {host} belum disimpan di komputer ini.",
        f"Simpan dengan 'py run.py sandi', atau isi variabel {VARIABEL}; jangan menulisnya di buku "
        "kerja.",
    )


def simpan_sandi(pengguna: str, host: str, sandi: Sandi, brankas: Brankas | None = None) -> None:
    """Keep the password in the key store. Raises ``LkjipError`` where there is none."""
    try:
        (brankas or brankas_sistem()).set_password(LAYANAN, _account(pengguna, host), sandi.buka())
        kept = True
    except Exception:  # see above; and nothing of it may reach a traceback
        kept = False
    if not kept:
        raise LkjipError(
            "Komputer ini tidak punya tempat penyimpanan sandi yang dapat dipakai.",
            f"Isi variabel lingkungan {VARIABEL} setiap kali sebelum menjalankan perintah.",
        )


def hapus_sandi(pengguna: str, host: str, brankas: Brankas | None = None) -> bool:
    """Forget the password; ``False`` when there was none."""
    try:
        (brankas or brankas_sistem()).delete_password(LAYANAN, _account(pengguna, host))
    except Exception:  # see above
        return False
    return True


def _account(pengguna: str, host: str) -> str:
    return f"{pengguna}@{host}"
