"""Commands in a process in which one write to the disk fails: each kind of error, at every write.

A write is what changes files: opening one for writing, writing, forcing it to the disk, renaming,
removing, making a folder, changing times and rights.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.forked import be_silent
from tests.steps.killed import CHANGES, WRITING, alone

from lkjip import cli


class Counter:
    """Counts the writes below a folder, and lets the ``number``-th one fail with ``error``."""

    def __init__(self, folder: str, number: int, error: int) -> None:
        self.folder, self.number, self.error, self.seen = folder, number, error, 0
        self.broken = ""

    def hit(self, path: object, what: str) -> None:
        if not isinstance(path, str | os.PathLike) or not os.fspath(path).startswith(self.folder):
            return
        self.seen += 1
        if self.seen == self.number:
            self.broken = f"{what} {os.path.relpath(os.fspath(path), self.folder)}"
            raise OSError(self.error, os.strerror(self.error), os.fspath(path))


class Watched(io.FileIO):
    """A file whose writing may fail."""

    counter: Counter

    def write(self, data: object) -> int:  # type: ignore[override]
        self.counter.hit(str(self.name), "write")
        return super().write(data)  # type: ignore[arg-type]


def watch(counter: Counter) -> None:
    """Let every write of this process go past the counter."""

    def heard(event: str, args: tuple[object, ...]) -> None:
        path = args[0] if args else None
        opened = event == "open" and len(args) > 2 and int(str(args[2] or 0)) & WRITING
        if event in CHANGES or opened:
            counter.hit(path, event)

    real, force = io.open, os.fsync
    Watched.counter = counter

    def opened(file: object, mode: str = "r", *rest: object, **more: object) -> object:
        below = isinstance(file, str | os.PathLike) and os.fspath(file).startswith(counter.folder)
        plain = not rest and not more and mode in ("wb", "ab", "xb")
        if below and plain:
            return io.BufferedWriter(Watched(os.fspath(file), mode))  # type: ignore[arg-type]
        return real(file, mode, *rest, **more)  # type: ignore[call-overload]

    def forced(number: int) -> None:
        try:
            path = str(Path(f"/proc/self/fd/{number}").readlink())
        except OSError:
            path = ""
        if path:
            counter.hit(path, "fsync")
        force(number)

    io.open = builtins.open = opened  # type: ignore[assignment]
    os.fsync = forced  # type: ignore[assignment]
    sys.addaudithook(heard)


def run_until_error(
    words: Sequence[str], number: int, error: int, folder: str, told: str = ""
) -> None:
    """The command with one failing write; ``told`` takes what it said, its code and the count."""
    be_silent(Path(told) if told else None)
    alone()
    counter = Counter(folder, number, error)
    watch(counter)
    code = cli.main(list(words))
    print(f"\n[{code}] {counter.seen} {counter.broken}", flush=True)
