"""A command in a process of its own: processor and wall time, and the most memory it held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_STARTER = """
import json, os, sys, time
begun = time.monotonic()
number = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(number, 0)
wall = time.monotonic() - begun
peak = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 ** 2)
told = [used.ru_utime + used.ru_stime, wall, peak, os.waitstatus_to_exitcode(status)]
with open(sys.argv[1], "w") as stream:
    json.dump(told, stream)
"""
"""A small process starts the command: Linux counts the memory of the starting one as the child's.

It holds 8 MiB itself, less than any Python with a program in it.
"""


class Used(NamedTuple):
    """Processor and wall time in seconds, peak in MiB, exit code, and all that was said."""

    cpu: float
    wall: float
    mib: float
    code: int
    said: str


def fresh(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Used:
    """Run a command to its end."""
    with tempfile.TemporaryDirectory() as room:
        told = Path(room) / "terpakai.json"
        done = subprocess.run(
            [sys.executable, "-S", "-E", "-c", _STARTER, str(told), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
            cwd=folder,
            env={**os.environ, **(environment or {})},
        )
        cpu, wall, mib, code = json.loads(told.read_text())
    return Used(cpu, wall, mib, code, done.stdout)
