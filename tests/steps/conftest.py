"""Fixtures of the tests about the steps."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HELPERS = ("tests.book.shelf", "tests.steps.office")
pytest.register_assert_rewrite(*(name for name in HELPERS if name not in sys.modules))

from tests.steps.office import Office, closed_office, memory_office  # noqa: E402 - now rewritten


@pytest.fixture(params=[memory_office, closed_office], ids=["memory", "file"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """An office on either book: a step must not notice which."""
    made: Office = request.param(tmp_path / "kantor")
    return made


@pytest.fixture
def closed(tmp_path: Path) -> Office:
    """An office with a closed file."""
    return closed_office(tmp_path / "kantor")


@pytest.fixture
def quick(tmp_path: Path) -> Office:
    """An office in memory, where the kind of book does not matter."""
    return memory_office(tmp_path / "kantor")
