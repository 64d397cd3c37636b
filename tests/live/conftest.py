"""A screen for the tests that click; without the programs for it they skip, on CI they fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import on_ci
from tests.live import screen as screens


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[screens.Screen]:
    """A display of the test's own."""
    lacking = screens.missing()
    if lacking and on_ci():
        pytest.fail(f"{lacking}, and CI must not skip it", pytrace=False)
    if lacking:
        pytest.skip(lacking)
    buffer = tmp_path / "layar"
    buffer.mkdir()
    with screens.screen(buffer) as made:
        yield made
