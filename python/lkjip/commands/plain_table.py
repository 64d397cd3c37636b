"""The command ``hitung``: reads a file, computes its table row by row, writes CSV or one JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from lkjip.errors import UsageError
from lkjip.findings import Finding, Severity
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.plain_table.table import OutputRow, TableComputation, as_mapping
from lkjip.progress import Progress
from lkjip.steps.kernel.base import REPORTS, StepResult
from lkjip.table_files.csv_writer import write_file, write_rows
from lkjip.table_files.opening import open_tables
from lkjip.views.terminal import SHOWN

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


class Tally:
    """Passes rows on and counts: how many have a capaian, findings by code, the worst ones."""

    def __init__(self, table: TableComputation, progress: Progress) -> None:
        self._table, self._progress = table, progress
        self._computed = 0
        self._codes: Counter[str] = Counter()
        self._worst: dict[Severity, list[Finding]] = {level: [] for level in Severity}
        self._count(table.findings)

    def rows(self) -> Iterator[OutputRow]:
        """Give the rows of the table."""
        capaian = self._table.columns.index("capaian")
        every = -(-self._table.length // REPORTS) or 1
        for number, row in enumerate(self._table.rows()):
            if number % every == 0:
                self._progress(number, self._table.length, "Menghitung baris")
            self._computed += bool(row.cells[capaian])
            self._count(row.findings)
            yield row

    def _count(self, findings: tuple[Finding, ...]) -> None:
        for finding in findings:
            self._codes[finding.code] += 1
            kept = self._worst[finding.level]
            if len(kept) < SHOWN:
                kept.append(finding)

    @property
    def worst(self) -> tuple[Finding, ...]:
        """Give the findings to show, the worst first; all of them stand in ``catatan``."""
        return tuple(f for level in Severity for f in self._worst[level])[:SHOWN]

    @property
    def needs_fix(self) -> bool:
        """True when a finding asks for a correction (exit code 1)."""
        return any(kept for level, kept in self._worst.items() if level is not Severity.NOTE)

    def summary(self) -> str:
        """Return one sentence about the run: rows computed, findings by code."""
        listing = ", ".join(f"{k} {v}×" for k, v in sorted(self._codes.items()))
        done, all_rows = (format_exact(Decimal(n)) for n in (self._computed, self._table.length))
        more = sum(self._codes.values()) > len(self.worst)
        rest = " Semua temuan baris ada di kolom catatan." if more else ""
        return f"{done} dari {all_rows} baris dihitung; {listing or 'tidak ada temuan'}.{rest}"


def do_calculate(args: Namespace, progress: Progress) -> StepResult:
    """Compute capaian and category for a plain table; nothing of it is kept in memory."""
    path = Path(args.berkas)
    toward = Path(args.ke) if args.ke else None
    if toward is not None:
        _refuse_target(path, toward)
    table = TableComputation(open_tables(path), args.lembar)
    tally = Tally(table, progress)
    if toward is not None and not args.kering:
        write_file(toward, table.columns, (row.cells for row in tally.rows()))
    if args.json:
        _print_json(table, tally if toward is None or args.kering else Tally(table, progress))
    elif toward is None or args.kering:
        write_rows(sys.stdout, table.columns, (row.cells for row in tally.rows()))
        for finding in table.findings:
            print(f"[{finding.code}] {finding.message} {finding.cure}", file=sys.stderr)
        print(tally.summary(), file=sys.stderr)
    printed = args.json or toward is None or args.kering
    return StepResult(
        "hitung",
        tally.summary(),
        findings=tally.worst,
        needs_fix=tally.needs_fix,
        printed=printed,
    )


def _refuse_target(path: Path, toward: Path) -> None:
    if toward.suffix.lower() in _WORKBOOKS:
        raise UsageError(
            f"Hasil ditulis sebagai CSV, sedangkan {toward.name} bernama buku kerja.",
            f"Sebutkan nama lain, misalnya --ke {toward.stem}.csv.",
        )
    if toward.exists() and path.exists() and toward.samefile(path):
        raise UsageError(
            f"Hasil tidak ditulis menimpa masukannya, {path.name}.", "Sebutkan nama lain di --ke."
        )


def _print_json(table: TableComputation, tally: Tally) -> None:
    """Print one JSON object piece by piece; the findings wait in a temporary file."""
    out = sys.stdout
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        comma = ""
        for finding in table.findings:
            waiting.write(comma + _json(finding.as_dict()))
            comma = ",\n"
        out.write(f'{{"perintah": "hitung",\n"kolom": {_json(list(table.columns))},\n"baris": [')
        for number, row in enumerate(tally.rows()):
            out.write((",\n" if number else "\n") + _json(as_mapping(table.columns, row)))
            for finding in row.findings:
                waiting.write(comma + _json(finding.as_dict()))
                comma = ",\n"
        out.write('],\n"temuan": [')
        waiting.seek(0)
        while piece := waiting.read(1 << 16):
            out.write(piece)
    out.write(f'],\n"ringkas": {_json(tally.summary())},\n"berkas_dibuat": []}}\n')


def _json(x: object) -> str:
    return json.dumps(x, ensure_ascii=False)
