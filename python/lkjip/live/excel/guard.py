"""A second small Python that outlives the resident one: it gives Excel back to the person.

It waits for the end of its input, which the resident holds open. "selesai" before the end means
that all is well. Without it the resident was killed, perhaps while Excel took no keys.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from filelock import Timeout

DONE = b"selesai"
MODULE = "lkjip.live.excel.guard"
NO_WINDOW = 0x08000000
"""Windows' ``CREATE_NO_WINDOW``."""
STOPPED = (
    "Program LKjIP berhenti tanpa menutup buku kerja, jadi tautan tidak lagi bekerja. Tutup buku, "
    "lalu buka lagi lewat pintasan 'LKjIP tanpa makro'."
)


class Guard:
    """The guard of a session; a context manager."""

    def __init__(self, book: Path) -> None:
        self._book = book
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        flags = NO_WINDOW if sys.platform == "win32" else 0
        self._process = subprocess.Popen(  # noqa: S603 -- our own words, no shell
            [sys.executable, "-P", "-m", MODULE, str(self._book)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
        return self

    def __exit__(self, *_error: object) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        with suppress(OSError):
            process.stdin.write(DONE)
            process.stdin.close()
        process.wait()


def resident_was_killed(stream: IO[bytes]) -> bool:
    """Wait for the end of the input; return whether the good word was missing."""
    return DONE not in stream.read()


def give_back(book: Path) -> str:
    """Give Excel back and make the window whole; returns what to tell.

    That is nothing when Excel is gone, or when a new resident has taken over and does it itself.
    """
    from lkjip.live.excel.running import resident_lock

    try:
        with resident_lock(book).acquire(timeout=0):
            return _give_back(book)
    except Timeout:
        return ""


def _give_back(book: Path) -> str:
    from lkjip.live.excel import program
    from lkjip.live.excel.running import relieve, restore, was_cut_off

    opened = program.find(book)
    if opened is None:
        return ""
    relieve(opened)
    if not was_cut_off(book):
        return STOPPED
    _, said = restore(opened, book, datetime.now())  # noqa: DTZ005 - the office's wall clock
    return f"{said}\n{STOPPED}"


def main() -> int:
    """Guard the book that the command line names."""
    if resident_was_killed(sys.stdin.buffer):
        from lkjip.live.excel import boxes

        said = give_back(Path(sys.argv[1]))
        if said:
            boxes.box(0, said, "LKjIP", boxes.WARNING | boxes.FRONT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
