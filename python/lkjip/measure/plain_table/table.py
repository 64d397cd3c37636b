"""Computes a plain table in passes over its rows; keeps no row, so its size does not matter.

Columns in any order: ``satuan,target,realisasi`` and optionally ``arah,rumus,akumulasi,tw1..tw4``.
Three more are used where they are there: ``indikator``, ``agency`` (or ``instansi``, ``unit``), and
a printed capaian and category to check (``capaian_published``, ``capaian_tercetak`` or
``capaian``; ``kategori_published`` …).

Output: every input column, then ``target_nilai, realisasi_nilai, capaian, kategori, catatan``.
Figures are machine readable: decimal point, no thousands separator, capaian in percent with up to
ten decimals (so that it compares with any printed digit), "" where there is none; a range is
``80..90``. ``catatan`` joins the findings with " | ", each as ``[KODE] sentence``; it is empty
where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import rounded
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.plain_table.across_rows import Directions, PrintedCategories
from lkjip.measure.plain_table.columns import choose_table
from lkjip.measure.plain_table.context import NAMES_LIMIT, HabitCollector
from lkjip.measure.plain_table.habits import OfficeHabits
from lkjip.measure.plain_table.inputs import RowInput, input_of_row
from lkjip.measure.plain_table.row import RowResult, compute_row
from lkjip.measure.rules.category import SCALE_86_2017, Scale
from lkjip.table_files.source import Cell, Doubt, Record, TableSource, as_text

RESULT_COLUMNS = ("target_nilai", "realisasi_nilai", "capaian", "kategori", "catatan")
OUTPUT_DECIMALS = 10
CLASH_SUFFIX = "_masukan"


class OutputRow(NamedTuple):
    """One row to write, in the order of the columns, and its findings."""

    cells: list[str]
    findings: tuple[Finding, ...]


class _InputRow(NamedTuple):
    cells: Sequence[Cell]
    office: str
    input: RowInput
    place: Place
    category: str
    blocking: tuple[Finding, ...]
    """Findings about the shape of the row that keep it from being computed."""
    remarks: tuple[Finding, ...]


class TableComputation:
    """A table whose heading has been found and whose rows have been looked over once.

    ``columns`` are the columns of the output, ``findings`` those about the whole table, ``length``
    the number of rows. ``rows`` computes them one by one. Raises ``UsageError`` where no table can
    be recognised; a bad row never stops: its ``catatan`` says what is wrong.
    """

    def __init__(
        self, sources: Sequence[TableSource], sheet: str = "", scale: Scale = SCALE_86_2017
    ) -> None:
        self._source, self._heading = choose_table(sources, RESULT_COLUMNS, sheet)
        self._scale = scale
        collector = HabitCollector()
        self.length, self._width, nameless = 0, self._heading.stated, set[int]()
        for record in self._records():
            self.length += 1
            last = _last_filled(record.cells)
            self._width = max(self._width, last)
            nameless.update(i for i in self._heading.nameless if i < last and record.cells[i] != "")
            row = self._read(record)
            if not row.blocking:
                collector.add(row.office, row.input)
        self._office = collector.habits()
        self._repeat = all(k in self._heading.titles for k in RESULT_COLUMNS)
        titles = _unique(self._heading.titles, self._width)
        self._kept = [i for i, t in enumerate(titles) if not (self._repeat and t in RESULT_COLUMNS)]
        named = [self._output_name(titles[i]) for i in self._kept]
        self.columns = (*named, *RESULT_COLUMNS)
        self.findings = self._table_findings(sources, nameless, collector.full)
        self._categories = PrintedCategories(scale)
        if "kategori_klaim" in self._heading.place:
            for row in map(self._read, self._records()):
                if not row.blocking and self._categories.awaits(row.office, row.category):
                    self._categories.vote(row.office, row.category, self._compute(row))

    def rows(self) -> Iterator[OutputRow]:
        """Compute the rows in order."""
        directions = Directions()
        for row in map(self._read, self._records()):
            if row.blocking:
                yield self._compose(row.cells, None, (*row.remarks, *row.blocking))
                continue
            result = self._compute(row)
            findings = (
                *row.remarks,
                *result.findings,
                *self._categories.judge(row.office, row.category, result, row.place),
                *directions.check(row.office, row.input, row.place),
            )
            yield self._compose(row.cells, result, findings)

    def _records(self) -> Iterator[Record]:
        return (r for r in self._source.records() if r.number > self._heading.number)

    def _compute(self, row: _InputRow) -> RowResult:
        office = self._office.get(row.office, OfficeHabits())
        return compute_row(row.input, scale=self._scale, office=office, place=row.place)

    def _read(self, record: Record) -> _InputRow:
        where = self._heading.place
        m = input_of_row(record.cells, where)
        place = Place(
            file=self._source.name,
            sheet=self._source.sheet,
            cell=f"baris {record.number}",
            label=" ".join(m.indikator.split()),
        )
        remarks = (make("H02", place),) if record.doubt is Doubt.QUOTE else ()
        return _InputRow(
            record.cells,
            _cell_text(record.cells, where.get("instansi")),
            m,
            place,
            _cell_text(record.cells, where.get("kategori_klaim")),
            tuple(self._blocking(record, place)),
            remarks,
        )

    def _blocking(self, record: Record, place: Place) -> Iterator[Finding]:
        """Find what makes the cells of a row doubtful: shifted by a separator, or swallowed.

        In a file separated by commas, a filled cell under no heading is as doubtful as one beyond
        the last heading: a decimal comma without quotation marks shifts all that follows.
        """
        last = _last_filled(record.cells)
        nameless = self._source.separator == "," and any(
            record.cells[i] != "" for i in self._heading.nameless if i < last
        )
        if last > self._heading.stated or nameless:
            mark = {"\t": "tab", "": "sel"}.get(self._source.separator, self._source.separator)
            yield make("H01", place, nilai=last, judul=self._heading.stated, pemisah=mark)
        if record.doubt is Doubt.SWALLOWED:
            yield make("H03", place, nilai=record.swallowed)

    def _table_findings(
        self, sources: Sequence[TableSource], nameless: set[int], full: bool
    ) -> tuple[Finding, ...]:
        source = self._source
        at = Place(source.name, sheet=source.sheet)
        found = list(self._heading.findings)
        if source.separator != ",":
            found += [make("H08", at, nilai=i + 1) for i in sorted(nameless)]
        if source.damaged:
            found.append(make("H10", at, nilai=source.name))
        others = [s.sheet for s in sources if s is not source and any(True for _ in s.records())]
        if others:
            found.append(make("H11", at, nilai=source.sheet, lain=", ".join(others)))
        if full:
            found.append(make("H12", at, nilai=f"{NAMES_LIMIT:,}".replace(",", ".")))
        return tuple(found)

    def _output_name(self, title: str) -> str:
        """Give an input column that bears a result's name a longer one: its cells stay."""
        clash = title in RESULT_COLUMNS and not self._repeat
        return title + CLASH_SUFFIX if clash else title

    def _compose(
        self, cells: Sequence[Cell], result: RowResult | None, findings: tuple[Finding, ...]
    ) -> OutputRow:
        kept = [as_text(cells[i]) if i < len(cells) else "" for i in self._kept]
        figures = ["", "", "", ""] if result is None else _figures(result)
        note = " | ".join(f"[{t.code}] {t.message} {t.cure}" for t in findings)
        return OutputRow([*kept, *figures, note], findings)


def as_mapping(columns: Sequence[str], row: OutputRow) -> Mapping[str, str]:
    """Return the cells of a row by column."""
    return dict(zip(columns, row.cells, strict=True))


def _last_filled(cells: Sequence[Cell]) -> int:
    last = len(cells)
    while last and (cells[last - 1] == "" or str(cells[last - 1]).isspace()):
        last -= 1
    return last


def _cell_text(cells: Sequence[Cell], i: int | None) -> str:
    return as_text(cells[i]) if i is not None and i < len(cells) else ""


def _unique(titles: Sequence[str], width: int) -> list[str]:
    """Give every column a name of its own; one without a heading is called by its number."""
    names: list[str] = []
    for i in range(width):
        name = (titles[i] if i < len(titles) else "") or f"kolom_{i + 1}"
        while name in names:
            name += "_2"
        names.append(name)
    return names


def _figures(result: RowResult) -> list[str]:
    return [
        _figure(result.target.number, result.target.shape),
        _figure(result.realisasi.number, result.realisasi.shape),
        _figure(result.capaian.value),
        result.category,
    ]


def _figure(x: Decimal | None, shape: object = None) -> str:
    if x is None:
        if isinstance(shape, Range):
            return f"{_figure(shape.lower)}..{_figure(shape.upper)}"
        return str(getattr(shape, "name", ""))
    text = f"{rounded(x, OUTPUT_DECIMALS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
