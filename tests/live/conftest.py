"""A screen for the tests that click; without the programs for it they skip, on CI they fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.conftest import on_ci
from tests.live import screen as screens


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[screens.Screen]:
    """A display of the module's own."""
    lacking = screens.missing()
    if lacking and on_ci():
        pytest.fail(f"{lacking}, and CI must not skip it", pytrace=False)
    if lacking:
        pytest.skip(lacking)
    with screens.screen(tmp_path_factory.mktemp("layar")) as made:
        yield made
