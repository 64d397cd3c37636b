"""Processes that start in a moment: they fork from a server that has the program loaded.

A process of multiprocessing has one such server. It is started once for all tests, with everything
that any of them needs.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no fork; the kills are tried on Linux", allow_module_level=True)

from multiprocessing.context import ForkServerProcess

PRELOADED = [
    "lkjip.cli",
    "lkjip.book.build",
    "lkjip.book.file_book",
    "lkjip.commands.base",
    "lkjip.steps.account.send",
    "lkjip.steps.collect.collect",
    "tests.mailbox.killed",
    "tests.steps.killed",
]
LIMIT = 120.0
"""Seconds after which a process that was not killed has hung."""


def start(
    target: Callable[..., object], *arguments: object, environment: Mapping[str, str] | None = None
) -> ForkServerProcess:
    """Start a function in a process of its own; the caller joins or kills it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=_call, args=(target, arguments, dict(environment or {})))
    process.start()
    return process


def finish(process: ForkServerProcess) -> int:
    """Wait for the end of a process; its exit code, negative for the signal that ended it."""
    process.join(LIMIT)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise TimeoutError(f"still running after {LIMIT} s")
    return process.exitcode


def be_silent(log: Path | None = None) -> None:
    """Send what this process says to a file, or nowhere."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    place = os.open(os.devnull if log is None else log, flags)
    os.dup2(place, 1)
    os.dup2(place, 2)


def _call(target: Callable[..., Any], arguments: tuple[object, ...], extra: dict[str, str]) -> None:
    os.environ.update(extra)
    tempfile.tempdir = None  # asked again, should the environment name another
    target(*arguments)
