"""Fixtures of the tests about setting up a computer."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.setup.pc")

from tests.setup import pc as computers  # noqa: E402 - only now is it rewritten


@pytest.fixture
def pc(tmp_path: Path) -> computers.Pc:
    """A Windows computer, not yet set up."""
    return computers.windows(tmp_path)
