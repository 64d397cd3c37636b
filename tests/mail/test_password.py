"""The password: from the environment or the key store, and shown nowhere."""

from __future__ import annotations

import copy
import pickle
import traceback

import pytest

from lkjip.errors import LkjipError, UsageError
from lkjip.mail.account.password import (
    SERVICE,
    VARIABLE,
    Password,
    delete_password,
    get_password,
    save_password,
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
    save_password(USER, HOST, Password("lama"), store)
    assert get_password(USER, HOST, {VARIABLE: SECRET}, store).reveal() == SECRET
    assert get_password(USER, HOST, {}, store).reveal() == "lama"


def test_what_was_kept_comes_back_and_can_be_forgotten() -> None:
    store = Store()
    save_password(USER, HOST, Password(SECRET), store)
    assert list(store.kept) == [(SERVICE, f"{USER}@{HOST}")]
    assert get_password(USER, HOST, {}, store).reveal() == SECRET
    assert delete_password(USER, HOST, store) and not delete_password(USER, HOST, store)


@pytest.mark.parametrize("store", [Store(), Broken()])
def test_without_a_password_the_person_is_told_where_to_put_it(store: Store) -> None:
    with pytest.raises(UsageError, match="belum disimpan") as told:
        get_password(USER, HOST, {VARIABLE: ""}, store)
    assert VARIABLE in told.value.cure and "buku" in told.value.cure


def test_a_missing_key_store_is_explained_without_the_password() -> None:
    with pytest.raises(LkjipError, match="tidak punya tempat") as told:
        save_password(USER, HOST, Password(SECRET), Broken())
    assert told.value.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(told.value))


def test_a_password_does_not_show_itself() -> None:
    secret = Password(SECRET)
    shown = f"{secret} {secret!r} {[secret]}"
    assert SECRET not in shown and "<sandi>" in shown
    for write in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            write(secret)


def test_a_traceback_with_all_local_variables_does_not_hold_it() -> None:
    def fail(secret: Password) -> None:
        raise ValueError(str(secret))

    with pytest.raises(ValueError, match="<sandi>") as told:
        fail(Password(SECRET))
    frames = traceback.TracebackException.from_exception(told.value, capture_locals=True)
    # This test's own frame knows the constant; the function's frame must not.
    inner = [frame for frame in frames.stack if frame.name == "fail"]
    assert inner and SECRET not in str(inner[0].locals)
