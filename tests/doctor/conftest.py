"""Fixtures of the tests about the doctor."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.setup.pc")

from tests.setup import pc as computers  # noqa: E402 - only now is it rewritten

from lkjip.setup_pc.install import install  # noqa: E402


@pytest.fixture
def pc(tmp_path: Path) -> computers.Pc:
    """A Windows computer on which everything is set up."""
    made = computers.windows(tmp_path)
    install(made.computer, made.book)
    return made
