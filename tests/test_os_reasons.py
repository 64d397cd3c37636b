"""Reasons of the operating system are said in Indonesian."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from socket import gaierror

import pytest

from lkjip.errors import FolderError, os_reason
from lkjip.table_files.opening import open_tables

PYTHON = Path(__file__).resolve().parents[1] / "python" / "lkjip"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EIO])
def test_a_known_reason_is_said_in_words_of_our_own(number: int) -> None:
    said = os_reason(OSError(number, os.strerror(number)))
    assert said and os.strerror(number) not in said


def test_a_name_that_no_server_has_and_a_silent_server_are_told_apart() -> None:
    assert os_reason(gaierror(-2, "Name or service not known")) == "nama server tidak ditemukan"
    assert os_reason(TimeoutError()) == "server tidak menjawab"


def test_an_unknown_reason_keeps_the_words_of_the_system() -> None:
    assert os_reason(OSError(9999, "Odd trouble")) == "galat sistem: Odd trouble"


def test_a_missing_table_is_refused_in_indonesian(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="tidak ada"):
        open_tables(tmp_path / "tidak-ada.csv")


def test_no_message_prints_the_words_of_the_system_itself() -> None:
    """``strerror`` is English or in the language of the computer: only ``os_reason`` reads it."""
    printed = [
        f"{path.relative_to(PYTHON)}: {line.strip()}"
        for path in sorted(PYTHON.rglob("*.py"))
        if path.name != "errors.py"
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\{[^}]*strerror", line) or re.search(r"return .*strerror", line)
    ]
    assert printed == []
