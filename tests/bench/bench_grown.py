"""Commands on a book that has grown to thousands of submissions: ``python -m tests.bench.bench_grown``."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.table import table
from tests.steps.office import closed_office

from lkjip.book.port import Change
from lkjip.tables.cells import Cell

SIZES = (100, 10_000)
COMMANDS = (
    ("status",),
    ("asal", "IK04"),
    ("periksa",),
    ("kumpulkan", "--hari-ini", "2025-01-09"),
    ("analisis", "--hari-ini", "2025-01-09"),
)
MIB = 1024


def grown(folder: Path, count: int) -> Path:
    """A book with so many submissions, nearly all refused, and as many findings."""
    office = closed_office(folder)
    office.touched = True  # it plays the steps itself, and shares nothing with other tests
    office.asked().collected()
    there = office.rows("tblKiriman")
    more = [_refused(dict(there[0]), number) for number in range(count - len(there))]
    found = [_finding(f"Formulir_{number:05d}.xlsx") for number in range(count)]
    office.reopen().apply(Change({"tblKiriman": [*more, *there], "tblTemuan": found}))
    return folder / "lkjip_book.xlsm"


def _refused(row: Mapping[str, Cell], number: int) -> dict[str, Cell]:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return {
        **row,
        "Berkas": f"Formulir_{number:05d}.xlsx",
        "Hasil": "ditolak",
        "Sidik": digest,
        "Arsip": f"{digest[:2]}/{digest}.xlsx",
        "Sidik Isi": None,
    }


def _finding(file: str) -> dict[str, Cell]:
    return {
        "Kode": "K03",
        "Tingkat": "tolak",
        "Unit": "SB-PEM",
        "Berkas": file,
        "Pesan": f"Berkas '{file}' rusak atau terpotong.",
        "Perbaikan": "Simpan sebagai Excel Workbook (.xlsx), lalu kirim ulang.",
        "Langkah": "3 Pengumpulan",
    }


MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A small process starts the command: Linux counts the memory of the starting one as the child's."""


def used(book: Path, words: tuple[str, ...]) -> tuple[float, int]:
    """CPU seconds and the most memory (KiB) of a command, start included."""
    command = [sys.executable, "-m", "lkjip", *words, "--buku", str(book)]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    cpu, memory = done.stdout.split()
    return float(cpu), int(memory)


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    rows = []
    for size in SIZES[:1] if short else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            model = grown(Path(folder) / "buku", size).parent
            for number, words in enumerate(COMMANDS):
                here = Path(shutil.copytree(model, Path(folder) / str(number)))
                cpu, memory = used(here / "lkjip_book.xlsm", words)
                rows.append([f"`{words[0]}`", f"{size:,}", f"{cpu:.2f}", f"{memory // MIB}"])
    return {"grown-book": table(("command", "submissions", "s CPU", "MiB"), rows)}


if __name__ == "__main__":
    print(*parts(short=False).values(), sep="\n\n")
