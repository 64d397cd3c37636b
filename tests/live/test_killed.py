"""A sitting that is killed: what was typed is in the file, and the book is free again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import run
from tests.book import shelf

from lkjip import product
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook

pytestmark = pytest.mark.libreoffice

WORDS = "diketik@contoh.go.id"
START, CARRIED = 120.0, 30.0
PROGRAM = Path(__file__).with_name("sitting.py")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_what_was_typed_survives_a_kill(tmp_path: Path) -> None:
    file = shelf.fresh(tmp_path / "kantor")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(product.ROOT / name) for name in run.PACKAGES),
    }
    command = [sys.executable, str(PROGRAM), str(file), WORDS]
    sitting = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert sitting.stdout is not None
    try:
        assert sitting.stdout.readline().strip() == "typed"
        wait_until(lambda: first_mail(file) == WORDS)
    finally:
        sitting.send_signal(signal.SIGKILL)
        sitting.wait(START)
        sitting.stdout.close()
    assert first_mail(file) == WORDS
    with exclusive(file):
        pass


def first_mail(file: Path) -> object:
    return FileBook(file).read("tblUnit")["tblUnit"].rows[0]["Email"]


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + CARRIED
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)
