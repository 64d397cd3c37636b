"""Check: the program's own tables still hold its figures (L01) and its indicators (L14).

A table is known again by its title, a row by its code, else by its name. Columns of text are the
office's to reword, except that no row may bear the name of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lkjip.findings import Finding
from lkjip.report.blocks.findings import finding
from lkjip.report.blocks.model import Block, Content, DataRow, Gap, Table
from lkjip.report.consistency.expected import Figure, cell_matches, numbers_in
from lkjip.report.consistency.sums import MONEY
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.read import ReadDocument, ReadTable
from lkjip.report.word.passages import tidy

_ROW_NUMBER = 3
"""A first cell of at most so many characters may be a row number."""
_OF_YEAR = ", "
TOTAL = "Jumlah"
LIVE = frozenset({"lampiran.proses", "lampiran.bukti"})
"""Tables about what goes on after the draft was written: steps done, evidence that arrives."""
Cells = tuple[str, ...]


def check_own_tables(
    document: ReadDocument, material: ReportMaterial, blocks: Iterable[Block]
) -> Iterator[Finding]:
    """Yield what differs from the tables among these blocks."""
    own = {tidy(b.title): b for b in blocks if isinstance(b, Table) and b.key not in LIVE}
    codes = {i.code for i in material.indikator}
    for t in document.data_table:
        expected = own.get(t.title)
        if expected is not None:
            yield from _check(t, expected, codes)


def _check(t: ReadTable, own: Table, codes: set[str]) -> Iterator[Finding]:
    titles = [col.title for col in own.col]
    year = titles.index("Tahun") if "Tahun" in titles else None
    rows = dict(_keyed(map(_printed, own.row), year))
    place = f"{t.number} {t.title}".strip()
    printed = dict(_keyed(t.row, year))
    names = {row[1] for row in rows.values() if len(row) > 1}
    for key, cells in printed.items():
        if key in rows:
            yield from _row(t, own, place, key, (cells, rows[key]), names)
    for key in rows.keys() - printed.keys():
        if key.split(_OF_YEAR)[0] in codes:
            yield finding("L14", place, nilai=key)


def _keyed(rows: Iterable[Cells], year: int | None) -> Iterator[tuple[str, Cells]]:
    """Yield rows with the code or the name that only they bear.

    ``year`` is the column that tells the rows of one indicator apart.
    """
    content = list(rows)
    keys = [_key(row) for row in content]
    if year is not None:
        years = ("".join(row[year : year + 1]) for row in content)
        keys = [k and f"{k}{_OF_YEAR}{y}" for k, y in zip(keys, years, strict=True)]
    times = Counter(keys)
    yield from ((k, row) for k, row in zip(keys, content, strict=True) if k and times[k] == 1)


def _key(row: Cells) -> str:
    first = [cell for cell in row[:2] if cell]
    if len(first) == 2 and len(first[0]) <= _ROW_NUMBER:
        return first[1]
    return first[0] if first else ""


def _printed(row: DataRow) -> Cells:
    return tuple("" if isinstance(cell, Gap) else tidy(cell) for cell in row.cell)


def _row(
    t: ReadTable, own: Table, place: str, key: str, pair: tuple[Cells, Cells], names: set[str]
) -> Iterator[Finding]:
    """Yield what differs in a row as printed (first of the pair) from the row as written."""
    expected = pair[1]
    total = TOTAL in expected[:2]
    for n, (col, cell, wanted) in enumerate(zip(own.col, *pair, strict=False)):
        head = t.head[n] if n < len(t.head) else ""
        if not cell or not wanted or tidy(col.title) != head or _same(cell, wanted):
            continue
        swapped = n == 1 and cell in names
        summed = total and head.casefold().startswith(MONEY)  # L03 is about these
        if swapped or (col.content is not Content.TEXT and n > 0 and not summed):
            yield finding("L01", place, f"baris {key}, kolom {head}", nilai=cell, dihitung=wanted)


def _same(cell: str, wanted: str) -> bool:
    """Return whether both say the same, rounded or spaced in another way."""
    if cell.replace(" %", "%").replace("-", "−") == wanted.replace("-", "−"):
        return True
    numbers = numbers_in(wanted)
    figure = numbers[0] if len(numbers) == 1 else None
    return bool(numbers) and bool(numbers_in(cell)) and cell_matches(cell, Figure(figure, wanted))
