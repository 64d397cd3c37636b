"""How long does measuring take, and does it grow in step with the number of rows?

``python -m tests.bench.bench_measure [rows …]`` prints the tables that ``python -m tests.bench``
puts into docs/performance.md: CPU time for made-up indicator rows, medians of five rounds in which
the sizes take turns, so that a busy machine slows all of them alike.

1. reading, capaian and roll-up of rows in memory;
2. the same figures divided by plain vectorised pandas, as the floor. It divides floats that are
   numbers already; what lies above it is the reading of typed text, decimals, and findings;
3. the command ``hitung`` on a table: context, checks and CSV text included.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pandas as pd
from tests.bench.fresh import fresh
from tests.bench.table import table
from tests.measure.plain import computed_rows

from lkjip import cli
from lkjip.measure.numbers.format import format_number
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.plain_table.row import compute_row
from lkjip.measure.rules.rollup import Item, Output, mean_capaian, pool_outputs

SIZE = (1_000, 10_000, 100_000)
STREAMED = (10_000, 100_000, 1_000_000)
BLOCK = 10_000
"""Rows of a file that are made at a time."""
ROUNDS = 5
SEED = 2024
COLUMNS = ("indikator", "satuan", "target", "realisasi", "arah", "capaian_published")
LEAST_WORK = 20_000
"""Small sizes are repeated until a round handles this many rows: shorter runs measure noise."""


def random_rows(n: int) -> list[RowInput]:
    """Rows as offices type them: mostly whole numbers and decimal commas, some doubtful dots."""
    rng = random.Random(SEED)
    example: list[RowInput] = []
    for _ in range(n):
        target = rng.randint(1, 200_000)
        realisasi = target * rng.uniform(0.4, 1.2)
        shape = rng.random()
        if shape < 0.6:
            content = ("Dokumen", str(target), str(round(realisasi)))
        elif shape < 0.85:
            content = ("Nilai", _with_comma(target / 2000), f"{realisasi / 2000:.2f}")
        elif shape < 0.97:
            content = ("%", "100%", f"{_with_comma(min(realisasi / target, 1) * 100)} %")
        else:
            content = ("Orang", _with_thousands(target), _with_thousands(round(realisasi)))
        example.append(RowInput(measure_unit=content[0], target=content[1], realisasi=content[2]))
    return example


def _with_comma(x: float) -> str:
    return f"{x:.2f}".replace(".", ",")


def _with_thousands(x: int) -> str:
    return format_number(Decimal(x), 0)


def measure_all(row: Sequence[RowInput]) -> object:
    """Read, compute, roll up: ten outputs per kegiatan, and the mean of the kegiatan."""
    results = [compute_row(m) for m in row]
    outputs = [
        Output(str(i), h.target.number, h.realisasi.number, str(m.measure_unit), h.capaian.value)
        for i, (m, h) in enumerate(zip(row, results, strict=True))
    ]
    kegiatan = [pool_outputs(outputs[i : i + 10]).value for i in range(0, len(outputs), 10)]
    return mean_capaian([Item(str(i), value) for i, value in enumerate(kegiatan)]).value


def command(row: Sequence[dict[str, str]]) -> object:
    """Do what the command does between reading the file and writing it."""
    return len(computed_rows(COLUMNS, row).csv)


def floor(frame: pd.DataFrame) -> object:
    """The floor: one vectorised division and one grouped mean over floats."""
    return (frame["realisasi"] / frame["target"] * 100).groupby(frame["kegiatan"]).mean()


def number_frame(row: Sequence[RowInput]) -> pd.DataFrame:
    """The figures of the rows as floats, already read."""
    figure = [compute_row(m) for m in row]
    return pd.DataFrame(
        {
            "target": [float(h.target.number or 1) for h in figure],
            "realisasi": [float(h.realisasi.number or 0) for h in figure],
            "kegiatan": [i // 10 for i in range(len(row))],
        }
    )


def random_table(row: Sequence[RowInput]) -> list[dict[str, str]]:
    """The rows as a CSV table; every tenth has a printed capaian that is wrong."""
    return [
        {
            "indikator": f"Indikator {i}",
            "satuan": str(m.measure_unit),
            "target": str(m.target),
            "realisasi": str(m.realisasi),
            "arah": "naik" if i % 20 else "turun",
            "capaian_published": "13" if i % 10 == 0 else "",
        }
        for i, m in enumerate(row)
    ]


def cpu(work: Callable[[], object], times: int) -> float:
    """CPU seconds of one run, the mean over ``times`` runs."""
    begin = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begin) / times


def measure(prepare: Callable[[int], Callable[[], object]], quantity: Sequence[int]) -> str:
    """Measure one kind of work at all sizes; its table."""
    work = {n: prepare(n) for n in quantity}
    when: dict[int, list[float]] = {n: [] for n in quantity}
    for _ in range(ROUNDS):
        for n in quantity:
            when[n].append(cpu(work[n], max(1, LEAST_WORK // n)))
    base = statistics.median(when[quantity[0]]) / quantity[0]
    rows = []
    for n in quantity:
        middle = statistics.median(when[n])
        per = middle / n
        rows.append([f"{n:,}", f"{middle:.4f}", f"{per * 1e6:.2f}", f"{per / base:.2f}×"])
    return table(("rows", "s CPU", "µs a row", "against the smallest"), rows)


def streamed(quantity: Sequence[int]) -> str:
    """The command on a file in a process of its own: what it holds does not grow with the rows."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "tabel.csv", Path(folder) / "hasil.csv"
        for n in quantity:
            with source.open("w", encoding="utf-8", newline="") as stream:
                out = csv.DictWriter(stream, COLUMNS)
                out.writeheader()
                for at in range(0, n, BLOCK):
                    out.writerows(random_table(random_rows(min(BLOCK, n - at))))
            words = [sys.executable, "-m", "lkjip", "hitung", str(source), "--ke", str(target)]
            used = fresh(words)
            if used.code not in (cli.DONE, cli.NEEDS_FIX):
                raise SystemExit(used.said[-900:])
            size = source.stat().st_size / 2**20
            rows.append([f"{n:,}", f"{size:.0f}", f"{used.cpu:.1f}", f"{used.mib:.0f}"])
    return table(("rows", "file, MiB", "s CPU", "peak MiB"), rows)


def data_table(quantity: Sequence[int]) -> dict[str, str]:
    """The three tables by name."""
    all_items = {n: random_rows(n) for n in quantity}

    def read_calculate_roll_up(n: int) -> Callable[[], object]:
        return lambda: measure_all(all_items[n])

    def divide_with_pandas(n: int) -> Callable[[], object]:
        frame = number_frame(all_items[n])
        return lambda: floor(frame)

    def calculate_command(n: int) -> Callable[[], object]:
        data_table = random_table(all_items[n])
        return lambda: command(data_table)

    return {
        "measure-rows": measure(read_calculate_roll_up, quantity),
        "measure-floor": measure(divide_with_pandas, quantity),
        "measure-command": measure(calculate_command, quantity),
    }


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    sizes = SIZE[:2] if short else SIZE
    return data_table(sizes) | {"measure-stream": streamed(sizes if short else STREAMED)}


if __name__ == "__main__":
    for name, one in data_table(tuple(int(a) for a in sys.argv[1:]) or SIZE).items():
        print(f"\n{name}\n\n{one}")
