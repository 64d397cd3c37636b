"""Fixtures of the tests about the book."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.book.port_suite", "tests.book.shelf")

from tests.book import shelf  # noqa: E402 - only now is it rewritten


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """An untouched book."""
    return shelf.fresh(tmp_path)
