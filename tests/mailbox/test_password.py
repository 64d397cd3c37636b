"""The command ``sandi``: a password goes to the key store and nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from tests.steps.office import closed_office

from lkjip import cli

HUSH = "rahasia-sekali"


class Store(KeyringBackend):
    """A key store of the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    made = Store()
    monkeypatch.setattr(keyring.core, "_keyring_backend", made)
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    office = closed_office(tmp_path / "kantor")
    for key, value in (
        ("surel_pengguna", "lkjip"),
        ("smtp_host", "surel.example"),
        ("imap_host", "kotak.example"),
    ):
        office.type_setting(key, value)
    return office.folder / "lkjip_book.xlsm"


def command(monkeypatch: pytest.MonkeyPatch, book: Path, typed: str, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return cli.main(["sandi", *words, "--buku", str(book)])


def test_the_password_is_kept_for_both_servers_and_shown_nowhere(
    store: Store,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = book.read_bytes()
    assert command(monkeypatch, book, HUSH + "\n") == cli.DONE
    assert store.kept == {
        ("lkjip-surel", "lkjip@surel.example"): HUSH,
        ("lkjip-surel", "lkjip@kotak.example"): HUSH,
    }
    said = capsys.readouterr()
    assert "Sandi disimpan" in said.out and HUSH not in said.out + said.err
    assert "temuan" not in said.out
    assert book.read_bytes() == before
    assert command(monkeypatch, book, "", "--hapus") == cli.DONE
    assert store.kept == {}


def test_an_empty_password_is_refused(
    store: Store, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command(monkeypatch, book, "\n") == cli.CANNOT
    assert store.kept == {}


def test_without_an_account_nobody_is_asked_for_a_password(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bare = closed_office(tmp_path / "kosong").folder / "lkjip_book.xlsm"
    assert command(monkeypatch, bare, HUSH + "\n") == cli.CANNOT
    assert "Pengaturan" in capsys.readouterr().err
    assert store.kept == {}


# ---- what the provider asks for


def test_an_app_password_of_google_is_kept_without_its_blanks(
    store: Store, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command(monkeypatch, book, "abcd efgh ijkl mnop\n") == cli.DONE
    assert set(store.kept.values()) == {"abcdefghijklmnop"}


def test_microsoft_takes_no_password_and_the_steps_are_said(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = closed_office(tmp_path / "kantor")
    office.type_setting("surel_penyedia", "microsoft 365")
    book = office.folder / "lkjip_book.xlsm"
    assert command(monkeypatch, book, HUSH + "\n") == cli.CANNOT
    said = capsys.readouterr().err
    assert "tidak menerima sandi" in said and "surel_id_klien" in said and store.kept == {}
    assert command(monkeypatch, book, "", "--uji") == cli.NEEDS_FIX
    said = capsys.readouterr().out
    for step in ("Administrator surel:", "Allow public client flows", "Authenticated SMTP"):
        assert step in said
    assert "{" not in said and "`" not in said


def test_a_google_client_without_its_secret_keeps_nothing(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = closed_office(tmp_path / "kantor")
    office.type_setting("surel_penyedia", "google")
    office.type_setting("surel_id_klien", "123.apps.googleusercontent.com")
    book = office.folder / "lkjip_book.xlsm"
    assert command(monkeypatch, book, "\n") == cli.CANNOT
    assert "Rahasia klien" in capsys.readouterr().err and store.kept == {}
