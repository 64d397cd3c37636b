"""Commands in a process that gets killed: at a moment, or just before a file changes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
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
    sys.exit(cli.main(list(words)))


def run_until_change(words: Sequence[str], number: int, folder: str, counted: str = "") -> None:
    """The command, killed just before it changes the folder for the ``number``-th time.

    With ``number`` 0 it runs to its end and writes the count of changes into ``counted``.
    """
    seen = 0

    def watch(event: str, args: tuple[object, ...]) -> None:
        nonlocal seen
        path = args[0] if args else None
        if not isinstance(path, str | os.PathLike) or not os.fspath(path).startswith(folder):
            return
        opened = event == "open" and len(args) > 2 and int(str(args[2] or 0)) & WRITING
        if event in CHANGES or opened:
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

    be_silent()
    sys.addaudithook(watch)
    cli.main(list(words))
    total = seen
    if counted:
        Path(counted).write_text(str(total), encoding="ascii")
