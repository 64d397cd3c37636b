"""Compares the two doors of Excel on a Windows Python: from the click to the first cell written.

The live door has its Python already; the macro door starts one through the command window, as
xlwings' RunPython does. Both then press "Periksa Status" in the stand-in for Excel. The times
are those of wine: their relation says something, their size does not.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "python"), str(ROOT)]

CLICKS = 5
BY_MACRO = "makro"


def first_value(rules, press) -> float:  # type: ignore[no-untyped-def]
    """Press and return the moment of the first value that was written."""
    seen: list[float] = []
    rules.watchers.append(lambda member, _: seen.append(time.time()) if member == "Value" else None)
    press()
    rules.watchers.clear()
    return seen[0]


def by_macro() -> None:
    """Do in this fresh Python what RunPython does; prints the seconds until the first cell.

    The stand-in must first read the file, which Excel has open: that time is taken out.
    """
    began = float(sys.argv[2])
    from lkjip import macros
    from lkjip.book.xlwings_book import XlwingsBook

    ready = time.time()
    from tests.book import shelf
    from tests.windows.excel import Workbook, as_xlwings

    with tempfile.TemporaryDirectory() as folder:
        workbook = Workbook(shelf.fresh(Path(folder)))
        for sheet in workbook.sheets:
            sheet.Unprotect("")
        book = as_xlwings(workbook)
        pressed = time.time()
        cell = first_value(
            workbook.rules, lambda: macros.press("status", lambda: XlwingsBook(book))
        )
    print(f"{ready - began + cell - pressed:.3f}")


def by_link(folder: Path) -> list[float]:
    """Click a link again and again; returns the seconds until the first cell."""
    import pytest
    from tests.book import shelf
    from tests.windows.sitting import Computer, click

    computer = Computer(pytest.MonkeyPatch())
    took = []
    with computer.sitting(shelf.fresh(folder)) as session:
        for _ in range(CLICKS + 1):
            pressed = time.time()
            cell = first_value(computer.rules, lambda: click(session, "status"))
            took.append(cell - pressed)
    return took[1:]


def start_python(bytecode: Path, *options: str) -> float:
    """Start a Python as RunPython does (option ``-B``); returns the seconds until its cell."""
    words = ["cmd", "/c", sys.executable, *options, __file__, BY_MACRO, str(time.time())]
    environ = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environ)
    return float(done.stdout)


def main() -> int:
    """Print both medians; the exit code says whether the live door was the quicker one."""
    with tempfile.TemporaryDirectory() as folder:
        bytecode = Path(folder) / "bytecode"  # an office's is there since the first run
        start_python(bytecode)
        fresh = [start_python(bytecode, "-B") for _ in range(CLICKS)]
        resident = by_link(Path(folder) / "buku")
    for door, took in (("RunPython", fresh), ("resident Python", resident)):
        print(
            f"click to first cell, {door}: {median(took):.2f} s (worst {max(took):.2f} s, {CLICKS})"
        )
    return int(median(resident) >= median(fresh))


if __name__ == "__main__":
    if BY_MACRO in sys.argv[1:2]:
        by_macro()
    else:
        sys.exit(main())
