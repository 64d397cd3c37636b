"""Runs the plain-table computation in memory: rows and findings as a whole, as tests look at them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip.findings import Finding
from lkjip.measure.plain_table.table import TableComputation, as_mapping
from lkjip.table_files.csv_writer import write_rows
from lkjip.table_files.opening import open_tables
from lkjip.table_files.source import Record, TableSource


@dataclass(frozen=True)
class Computed:
    """All that a computation gives."""

    columns: tuple[str, ...]
    rows: list[dict[str, str]]
    findings: tuple[Finding, ...]
    csv: str

    @property
    def codes(self) -> list[str]:
        """Give the codes of the findings in order."""
        return [f.code for f in self.findings]


def computed(sources: Sequence[TableSource], sheet: str = "") -> Computed:
    """Compute a table and keep everything."""
    table = TableComputation(sources, sheet)
    rows = list(table.rows())
    text = io.StringIO()
    write_rows(text, table.columns, (row.cells for row in rows))
    findings = (*table.findings, *(f for row in rows for f in row.findings))
    mappings = [dict(as_mapping(table.columns, row)) for row in rows]
    return Computed(table.columns, mappings, findings, text.getvalue())


def in_memory(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]], name: str = "uji.csv"
) -> TableSource:
    """Make a table that lies in no file."""
    content = [list(columns), *([row.get(c, "") for c in columns] for row in rows)]
    return TableSource(
        name,
        lambda: (Record(n, cells) for n, cells in enumerate(content, start=1)),
        separator=";",
    )


def computed_file(path: Path, sheet: str = "") -> Computed:
    """Compute the table of a file."""
    return computed(open_tables(path), sheet)


def computed_rows(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Computed:
    """Compute a table given as mappings."""
    return computed([in_memory(columns, rows)])
