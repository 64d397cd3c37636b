"""Commands in a process that gets killed: at a moment, or just before a file changes."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.forked import be_silent

from lkjip import cli

CHANGES = {
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.utime",
    "shutil.copyfile", "shutil.copystat", "shutil.move",
}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def run(words: Sequence[str]) -> None:
    """The command, with nothing said."""
    be_silent()
    alone()
    sys.exit(cli.main(list(words)))


CONVERTER = "LKJIP_TEST_CONVERTER"
"""Names a folder with a stand-in for LibreOffice."""


def alone() -> None:
    """Find no LibreOffice: laying out takes seconds and gives other bytes each time."""
    os.environ["PATH"] = os.environ.get(CONVERTER, "")


def run_until_change(words: Sequence[str], number: int, folder: str, counted: str = "") -> None:
    """The command, killed just before it changes the folder for the ``number``-th time.

    With ``number`` 0 it runs to its end and writes the count of changes into ``counted``.
    """
    total = 0

    def kill(seen: int) -> None:
        nonlocal total
        total = seen
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    be_silent()
    alone()
    _before_each_change(folder, kill)
    cli.main(list(words))
    if counted:
        Path(counted).write_text(str(total), encoding="ascii")


def run_and_keep(words: Sequence[str], folder: str, states: str) -> None:
    """The command to its end; what a kill before each change would leave lies in ``states``.

    A kill leaves the files as they are at that moment: so does a copy of them, and the command
    need not begin anew for each of them.
    """
    be_silent()
    _before_each_change(folder, lambda seen: shutil.copytree(folder, f"{states}/{seen}"))
    sys.exit(cli.main(list(words)))


def _before_each_change(folder: str, act: Callable[[int], object]) -> None:
    """Call ``act`` with the number of the change, just before it happens."""
    seen = 0
    acting = False

    def watch(event: str, args: tuple[object, ...]) -> None:
        nonlocal seen, acting
        path = args[0] if args else None
        if acting or not isinstance(path, str | os.PathLike):
            return
        if not os.fspath(path).startswith(folder):
            return
        opened = event == "open" and len(args) > 2 and int(str(args[2] or 0)) & WRITING
        if event in CHANGES or opened:
            seen += 1
            acting = True
            try:
                act(seen)
            finally:
                acting = False

    sys.addaudithook(watch)
