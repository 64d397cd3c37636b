"""Run as a program by ``test_live_killed.py``: the guard, telling a file what it heard."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip.live.excel.guard import resident_was_killed

if __name__ == "__main__":
    killed = resident_was_killed(sys.stdin.buffer)
    Path(sys.argv[1]).write_text("terbunuh" if killed else "selesai")
