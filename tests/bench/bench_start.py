"""Measures the cost of a door before it does anything: imports in a fresh process.

``python -m tests.bench.bench_start`` prints the table. In Excel every click starts a Python.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.bench.table import table

ROOT = Path(__file__).resolve().parents[2]
DOORS = {
    "Python alone": "",
    "the command line (`lkjip.cli`)": "import lkjip.cli; lkjip.cli.parser()",
    "`kumpulkan` (command)": "import lkjip.cli; lkjip.cli.BY_NAME['kumpulkan'].step({'dari': ''})",
    "`xlwings` (with pandas and numpy)": "import xlwings",
    "`lkjip.book.xlwings_book`": "import lkjip.book.xlwings_book",
    "`lkjip.macros` (all buttons)": "import lkjip.macros",
}


def spent(statement: str) -> float:
    """CPU seconds of a fresh Python that runs one statement."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "python")}
    subprocess.run([sys.executable, "-c", statement], env=environ, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md: the best of several starts, as the doors take turns."""
    best = dict.fromkeys(DOORS, float("inf"))
    for _ in range(3 if short else 7):
        for door, statement in DOORS.items():
            best[door] = min(best[door], spent(statement))
    rows = [[door, f"{seconds:.2f}"] for door, seconds in best.items()]
    return {"start-imports": table(("door", "s CPU"), rows)}


if __name__ == "__main__":
    print(*parts(short="--singkat" in sys.argv).values(), sep="\n\n")
