"""The whole command ``kumpulkan`` on a closed book: forms in, book written, nothing left out.

``python -m tests.bench.bench_step`` prints the table. The four units of the example send revision
after revision, so that the book stays the same size and what grows is the number of files.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bench_intake import peak
from tests.bench.table import table
from tests.steps.office import DUE, UNITS, Office, closed_office, touched, typed

from lkjip import cli
from lkjip.steps.collect.collect import JOURNAL

SIZES = (40, 160, 390)
"""A form has at most 99 revisions."""


def prepared(folder: Path, count: int) -> Office:
    """A book that waits for forms, and so many of them in the folder ``incoming``."""
    office = touched(closed_office(folder)).asked()
    for number in range(count):
        unit = UNITS[number % len(UNITS)]
        revision = number // len(UNITS) + 1
        code = office.blank(unit).performance[0].code
        note = typed("Kinerja", code, "Keterangan", f"Diperbaiki untuk revisi {revision}.")
        form = office.form(unit, note, revision=revision)
        office.put(unit, form, f"{number:04d}.xlsx")
    return office


def child(folder: str) -> dict[str, float]:
    """The command, in this process."""
    book = str(Path(folder) / "lkjip_book.xlsm")
    words = ["kumpulkan", "--buku", book, "--hari-ini", str(DUE), "--pelaku", "tolok ukur"]
    begun = time.process_time()
    code = cli.main(words)
    assert code in (cli.DONE, cli.NEEDS_FIX), code
    return {"cpu": time.process_time() - begun, "mib": peak()}


def run(folder: Path) -> dict[str, float]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bench_step", "--anak", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    sizes: Sequence[int] = SIZES[:1] if short else (SIZES[0] // 10, *SIZES)
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            office = prepared(Path(folder) / "baru", size)
            journal = office.folder / "forms" / "2024" / "arsip" / JOURNAL
            fresh = run(office.folder)
            assert not journal.exists()
            again = run(office.folder)
            rows.append([f"{size:,}", *(f"{one['cpu']:.2f}" for one in (fresh, again))])
            rows[-1].append(f"{fresh['mib']:.0f}")
            shutil.rmtree(office.folder)
    head = ("files in the folder", "s CPU, all new", "s CPU, nothing new", "peak MiB")
    return {"step-collect": table(head, rows)}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--singkat", action="store_true", help="a short run")
    parser.add_argument("--anak", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.anak:
        print(json.dumps(child(options.anak)))
        return
    print(*parts(short=options.singkat).values(), sep="\n\n")


if __name__ == "__main__":
    main()
