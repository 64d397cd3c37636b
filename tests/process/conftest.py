"""Fixtures of the tests about whole processes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lkjip import product
from lkjip.demo.play import steps_1_to_4
from lkjip.demo.stage import Play


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which steps 1 to 4 are done; tests work on a copy."""
    folder = tmp_path_factory.mktemp("analysed")
    shutil.copyfile(product.BOOK, folder / "lkjip_book.xlsm")
    shutil.copytree(product.TEMPLATES, folder / "forms" / "templat")
    steps_1_to_4(Play(folder))
    return folder
