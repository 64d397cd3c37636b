"""The password: from the environment or the key store, and shown nowhere."""

from __future__ import annotations

import copy
import pickle
import traceback

import pytest

from lkjip.errors import LkjipError, UsageError
from lkjip.mail.account.password import (
    LAYANAN,
    VARIABEL,
    Sandi,
    ambil_sandi,
    hapus_sandi,
    simpan_sandi,
)

SECRET = "rahasia-negara-7"
USER, HOST = "lkjip@contoh.go.id", "surel.contoh.go.id"


class Store:
    """A key store in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str, /) -> str | None:
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str, /) -> None:
        self.kept[service, user] = password

    def delete_password(self, service: str, user: str, /) -> None:
        del self.kept[service, user]


class Broken(Store):
    """A key store that is not there, as on a server without a desktop."""

    def get_password(self, service: str, user: str, /) -> str | None:
        raise RuntimeError("no backend")

    def set_password(self, service: str, user: str, password: str, /) -> None:
        raise RuntimeError(f"no backend for {password}")


def test_the_environment_goes_before_the_key_store() -> None:
    store = Store()
    simpan_sandi(USER, HOST, Sandi("lama"), store)
    assert ambil_sandi(USER, HOST, {VARIABEL: SECRET}, store).buka() == SECRET
    assert ambil_sandi(USER, HOST, {}, store).buka() == "lama"


def test_what_was_kept_comes_back_and_can_be_forgotten() -> None:
    store = Store()
    simpan_sandi(USER, HOST, Sandi(SECRET), store)
    assert list(store.kept) == [(LAYANAN, f"{USER}@{HOST}")]
    assert ambil_sandi(USER, HOST, {}, store).buka() == SECRET
    assert hapus_sandi(USER, HOST, store) and not hapus_sandi(USER, HOST, store)


@pytest.mark.parametrize("store", [Store(), Broken()])
def test_without_a_password_the_person_is_told_where_to_put_it(store: Store) -> None:
    with pytest.raises(UsageError, match="belum disimpan") as told:
        ambil_sandi(USER, HOST, {VARIABEL: ""}, store)
    assert VARIABEL in told.value.perbaikan and "buku" in told.value.perbaikan


def test_a_missing_key_store_is_explained_without_the_password() -> None:
    with pytest.raises(LkjipError, match="tidak punya tempat") as told:
        simpan_sandi(USER, HOST, Sandi(SECRET), Broken())
    assert told.value.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(told.value))


def test_a_password_does_not_show_itself() -> None:
    secret = Sandi(SECRET)
    shown = f"{secret} {secret!r} {[secret]}"
    assert SECRET not in shown and "<sandi>" in shown
    for write in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            write(secret)


def test_a_traceback_with_all_local_variables_does_not_hold_it() -> None:
    def fail(secret: Sandi) -> None:
        raise ValueError(str(secret))

    with pytest.raises(ValueError, match="<sandi>") as told:
        fail(Sandi(SECRET))
    frames = traceback.TracebackException.from_exception(told.value, capture_locals=True)
    # This test's own frame knows the constant; the function's frame must not.
    inner = [frame for frame in frames.stack if frame.name == "fail"]
    assert inner and SECRET not in str(inner[0].locals)
