"""Text files as records: any separator, quotation marks that never close, lines without an end."""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from lkjip.errors import UsageError
from lkjip.table_files.encoding import find_encoding
from lkjip.table_files.source import Doubt, Record, TableSource, is_blank

SEPARATORS = "\t;|,"
"""In the order of preference where two fit equally well."""
LINE_LIMIT = 1_000_000
"""Letters of one line or one quoted cell; a longer one is no line of a table."""
CELL_LINES = 500
"""Lines that one quoted cell may span; a longer one comes from a quotation mark left behind."""
SAMPLE = 20
_SEP_LINE = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
_DIGIT_LIMIT = 2 * LINE_LIMIT


def text_source(path: Path) -> TableSource:
    """Return the table of a text file; raises ``UsageError`` where a line never ends."""
    encoding = find_encoding(path)

    def open_text() -> TextIO:
        return path.open(encoding=encoding.codec, errors="replace", newline="")

    with open_text() as file:
        stated, separator = _separator(file, path.name)

    def records() -> Iterator[Record]:
        with open_text() as file:
            lines = _lines(file, path.name)
            if stated:
                next(lines, "")
            yield from _records(lines, separator)

    return TableSource(path.name, records, separator=separator, damaged=encoding.damaged)


def _lines(file: TextIO, name: str) -> Iterator[str]:
    number = 0
    while line := file.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            raise UsageError(
                f"Baris {number} pada {name} lebih dari {LINE_LIMIT:,} huruf".replace(",", ".")
                + "; berkas itu bukan tabel.",
                "Simpan tabel dari Excel sebagai CSV atau .xlsx, lalu ulangi.",
            )
        yield line.replace("\0", "") if "\0" in line else line


def _separator(file: TextIO, name: str) -> tuple[bool, str]:
    """Return whether a line ``sep=;`` states the separator, and the separator."""
    sample: list[str] = []
    for line in _lines(file, name):
        if not sample and (stated := _SEP_LINE.fullmatch(line)):
            return True, stated[1]
        if line.strip():
            sample.append(line)
        if len(sample) == SAMPLE:
            break
    return False, min(SEPARATORS, key=lambda mark: _rank(sample, mark))


def _rank(sample: list[str], mark: str) -> tuple[int, int]:
    """Rank a separator by the lines that agree on its number, then by that number; least first."""
    counts = Counter(n for line in sample if (n := _outside_quotes(line).count(mark)))
    if not counts:
        return (0, 0)
    number, agreeing = max(counts.items(), key=lambda item: (item[1], item[0]))
    return (-agreeing, -number)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2]) if line.count('"') % 2 == 0 else line


def _records(lines: Iterator[str], separator: str) -> Iterator[Record]:
    """Number the records as a spreadsheet program does, blank ones included, and give the rest."""
    waiting: deque[str] = deque()
    csv.field_size_limit(max(csv.field_size_limit(), _DIGIT_LIMIT))
    number, marks = 0, 0
    while True:
        line = waiting.popleft() if waiting else next(lines, "")
        if not line:
            return
        number += 1
        if '"' not in line:
            record = Record(number, line.rstrip("\r\n").split(separator))
        else:
            record = _quoted(number, line, waiting, lines, separator, marks)
        if is_blank(record.cells):
            continue
        marks = marks or len(record.cells) - 1
        yield record


def _quoted(
    number: int,
    first: str,
    waiting: deque[str],
    lines: Iterator[str],
    separator: str,
    marks: int,
) -> Record:
    """Read a record with quotation marks; where they do not close, read its first line literally.

    ``waiting`` holds lines that were looked at and belong to later records. ``marks`` is the number
    of separators of the table's first record.
    """
    taken, length = [first], len(first)
    cells = _strict(taken, separator)
    while cells == _UNFINISHED and len(taken) < CELL_LINES and length < LINE_LIMIT:
        line = waiting.popleft() if waiting else next(lines, "")
        if not line:
            break
        taken.append(line)
        length += len(line)
        if '"' in line:
            cells = _strict(taken, separator)
    if isinstance(cells, str):
        waiting.extendleft(reversed(taken[1:]))
        return Record(number, first.rstrip("\r\n").split(separator), Doubt.QUOTE)
    inside = [line for cell in cells if "\n" in cell or "\r" in cell for line in cell.splitlines()]
    swallowed = sum(1 for line in inside if line.count(separator) >= marks)
    if swallowed and marks > 1:
        return Record(number, cells, Doubt.SWALLOWED, swallowed)
    return Record(number, cells)


_UNFINISHED, _WRONG = "unfinished", "wrong"


def _strict(taken: list[str], separator: str) -> list[str] | str:
    """Return the cells of these lines, or why they are no whole record."""
    try:
        rows = list(csv.reader(taken, delimiter=separator, strict=True))
    except csv.Error as error:
        return _UNFINISHED if "end of data" in str(error) else _WRONG
    return rows[0] if len(rows) == 1 else _WRONG
