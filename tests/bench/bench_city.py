"""The city's book takes in the packages of many OPD: ``python -m tests.bench.bench_city``."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.table import table
from tests.city.opd import package
from tests.city.test_city import city_book, made_up, take

SIZES = (10, 20, 40, 80)
ROUNDS = 3


def seconds(count: int) -> float:
    """CPU seconds to verify, read and consolidate so many packages of 30 indicators each."""
    offices = [made_up(number) for number in range(1, count + 1)]
    packages = {f"{office.code}.zip": package(office) for office in offices}
    with tempfile.TemporaryDirectory() as folder:
        book = city_book(Path(folder), offices)
        began = time.process_time()
        take(book, Path(folder), packages)
        return time.process_time() - began


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    sizes = SIZES[:2] if short else SIZES
    rounds = [[seconds(size) for size in sizes] for _ in range(1 if short else ROUNDS)]
    rows = []
    for size, column in zip(sizes, zip(*rounds, strict=True), strict=True):
        value = statistics.median(column)
        rows.append([f"{size}", f"{value:.2f}", f"{value / size * 1000:.0f}"])
    return {"city-packages": table(("OPD", "s CPU", "ms a package"), rows)}


if __name__ == "__main__":
    print(*parts(short=False).values(), sep="\n\n")
