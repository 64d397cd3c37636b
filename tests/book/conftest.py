"""Fixtures of the tests about the book."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HELPERS = ("tests.book.port_suite", "tests.book.shelf")
pytest.register_assert_rewrite(*(name for name in HELPERS if name not in sys.modules))

from tests.book import shelf  # noqa: E402 - only now is it rewritten


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """An untouched book."""
    return shelf.fresh(tmp_path)
