"""Does writing results into the closed book grow in step with the rows written?

``python -m tests.bench.bench_book`` prints the table. The sizes take turns within a round; CPU time,
medians. One apply writes the four input tables, as collecting does, and replaces the file.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from tests.bench.table import table

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.tables.data import Row
from lkjip.tables.declared.inputs import INPUTS

BOOK = Path(__file__).resolve().parents[2] / "lkjip_book.xlsm"
SIZES = (10, 100, 1_000, 10_000)
SHARES = (0.25, 0.05, 0.6, 0.1)
"""How the rows of a form divide into performance, budget, answers and documents."""
MOMENT = datetime.fromisoformat("2025-01-08T08:30:00")
NUMBERS = frozenset({"Target", "TW I", "TW II", "TW III", "TW IV", "Pagu", "Serapan (%)"})
ANSWER = "Target tercapai karena koordinasi dengan kecamatan dimulai sejak Januari. " * 3


def rows(name: str, count: int) -> tuple[Row, ...]:
    """Rows of an input table as collecting writes them."""
    columns = next(t for t in LAYOUT.tables if t.name == name).headers

    def value(column: str, number: int) -> str | float | datetime | int:
        if column == "Diterima":
            return MOMENT
        if column in NUMBERS or (column == "Realisasi" and name != "tblBukti"):
            return number * 1.25
        return (
            number
            if column == "Revisi"
            else ANSWER
            if column == "Jawaban"
            else f"{column} {number}"
        )

    return tuple({c: value(c, i) for c in columns} for i in range(count))


def change(count: int) -> Mapping[str, tuple[Row, ...]]:
    """The input tables with this many rows in all."""
    shares = zip((table.name for table in INPUTS), SHARES, strict=True)
    return {name: rows(name, max(1, round(count * share))) for name, share in shares}


def spent(count: int, folder: Path) -> tuple[float, float]:
    """CPU seconds: opening and reading the book's tables, and writing these rows."""
    path = Path(shutil.copy(BOOK, folder / f"{count}.xlsm"))
    begun = time.process_time()
    book = FileBook(path)
    book.read(*(table.name for table in INPUTS))
    opened = time.process_time()
    book.apply(Change(made[count]))
    return opened - begun, time.process_time() - opened


made: dict[int, Mapping[str, tuple[Row, ...]]] = {}


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    sizes: Sequence[int] = SIZES[:3] if short else SIZES
    made.update({size: change(size) for size in sizes})
    times: dict[int, list[float]] = {size: [] for size in sizes}
    with tempfile.TemporaryDirectory() as folder:
        spent(sizes[0], Path(folder))
        for _ in range(3 if short else 5):
            for size in sizes:
                times[size].append(spent(size, Path(folder))[1])
    middle = {size: statistics.median(all_times) for size, all_times in times.items()}
    written = {size: sum(map(len, made[size].values())) for size in sizes}
    lines = []
    for before, size in zip((None, *sizes), sizes, strict=False):
        more = "" if before is None else _more(middle, written, before, size)
        each = middle[size] / written[size] * 1000
        lines.append([f"{written[size]:,}", f"{middle[size]:.3f}", f"{each:.2f}", more])
    head = ("rows written", "s CPU", "ms a row", "ms for each further row")
    return {"book-rows": table(head, lines)}


def _more(middle: dict[int, float], written: dict[int, int], before: int, size: int) -> str:
    """Return the cost of a further row between two sizes."""
    took, count = middle[size] - middle[before], written[size] - written[before]
    return f"{took / count * 1000:.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--singkat", action="store_true", help="a short run")
    print(*parts(short=parser.parse_args().short).values(), sep="\n\n")


if __name__ == "__main__":
    main()
