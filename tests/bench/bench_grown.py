"""Commands on a book that has grown to thousands of submissions: ``python -m tests.bench.bench_grown``."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.fresh import Used, fresh
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


def used(book: Path, words: tuple[str, ...]) -> Used:
    """The cost of a command, start included."""
    command = [sys.executable, "-m", "lkjip", *words, "--buku", str(book)]
    return fresh(command, environment={"PYTHONPATH": os.pathsep.join(sys.path)})


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    rows = []
    for size in SIZES[:1] if short else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            model = grown(Path(folder) / "buku", size).parent
            for number, words in enumerate(COMMANDS):
                here = Path(shutil.copytree(model, Path(folder) / str(number)))
                one = used(here / "lkjip_book.xlsm", words)
                rows.append([f"`{words[0]}`", f"{size:,}", f"{one.cpu:.2f}", f"{one.mib:.0f}"])
    return {"grown-book": table(("command", "submissions", "s CPU", "MiB"), rows)}


if __name__ == "__main__":
    print(*parts(short=False).values(), sep="\n\n")
