"""Where the tables of published reports are, for the tests that run on all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "reference"


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of reference tables; the test skips where it is not on this machine."""
    if not (REFERENCE / "published").is_dir():
        pytest.skip(f"reference tables are not on this machine ({REFERENCE.name}/published)")
    return REFERENCE
