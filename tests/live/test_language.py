"""LibreOffice speaks the language of the staff; the rest of the process keeps its own."""

from __future__ import annotations

import os

import pytest
import xlwings as xw

from lkjip.live import office

SEEN: list[str | None] = []


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is started: what stands for it writes down the language that it would take."""
    SEEN.clear()
    monkeypatch.setattr(office.xlwings_calc, "activate", lambda: None)
    monkeypatch.setattr(xw, "App", lambda **_: SEEN.append(os.environ.get(office.LOCALE)))


def test_the_language_is_indonesian_while_it_starts_and_is_forgotten_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(office.LOCALE, raising=False)
    office.start()
    assert SEEN == ["id-ID"]
    assert office.LOCALE not in os.environ


def test_a_language_that_somebody_asked_for_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.LOCALE, "en-US")
    office.start()
    assert SEEN == ["en-US"]
    assert os.environ[office.LOCALE] == "en-US"
