"""The book's tables as pandas frames, for somebody's own notebook or script.

Every function takes the path of a closed or open book and reads the saved file; nothing is ever
written. A frame has the headings of the sheet as columns and the row numbers of the sheet as its
index (``baris``), so that every figure can be found again; ``frame.attrs`` names the file
(``buku``), the table (``tabel``) and the sheet (``lembar``). Types follow the declaration of the
column:

========================  =================  ======================================================
kind of column            dtype              remark
========================  =================  ======================================================
text, code, choice        ``string``         codes and NIP keep leading zeros and every digit
value (target, realisasi) ``string``         as typed: "BB", "WTP", "5-7"; the number that the
                                             product reads from it stands beside it in
                                             "<heading> (angka)" as ``Float64``
whole number, year        ``Int64``
number, percent, money    ``Float64``        percent as 71.56 for 71,56 %; money in rupiah
date, time                ``datetime64``     without a zone, as the sheet shows it
========================  =================  ======================================================

A blank cell is ``<NA>`` (``NaT``). Raises ``BookMissing`` where there is no such book and
``BookStructure`` where the table is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from lkjip.book.file_book import FileBook
from lkjip.measure.numbers.reading import parse_number
from lkjip.tables.column import Column, Kind
from lkjip.tables.declared import comparisons, inputs, registers, results
from lkjip.tables.declared.results import CapaianRow
from lkjip.tables.table import Table, column_of

_WHOLE, _FIGURE, _TIME = "Int64", "Float64", "datetime64[s]"
_TYPES: dict[Kind, str] = {
    Kind.INTEGER: _WHOLE,
    Kind.YEAR: _WHOLE,
    Kind.NUMBER: _FIGURE,
    Kind.MONEY: _FIGURE,
    Kind.PERCENT: _FIGURE,
    Kind.DATE: _TIME,
    Kind.TIME: _TIME,
}
"""Every other kind is text."""
NUMBER_BESIDE = " (angka)"
_UNIT = "Satuan"
_YEAR = "Tahun"


def _frame(book: str | Path, table: Table[Any]) -> pd.DataFrame:
    path = Path(book)
    data = FileBook(path).read(table.name)[table.name]
    rows = table.read(data)
    index = pd.Index(data.row_numbers, name="baris", dtype="int64")
    frame = pd.DataFrame(index=index)
    units = [str(row.get(_UNIT) or "") for row in data.rows]
    for column in table.columns:
        if column.kind is Kind.VALUE:
            typed = [row.cell(column) for row in rows]
            frame[column.heading] = _text(typed, index)
            numbers = [
                parse_number(cell, measure_unit=unit).number
                for cell, unit in zip(typed, units, strict=True)
            ]
            frame[column.heading + NUMBER_BESIDE] = _figures(numbers, index)
        else:
            frame[column.heading] = _series(rows, column, index)
    frame.attrs |= {"buku": str(path), "tabel": table.name, "lembar": data.sheet}
    return frame


def _series(rows: Iterable[Any], column: Column, index: pd.Index) -> pd.Series:
    values = [getattr(row, column.field) for row in rows]
    kind = _TYPES.get(column.kind)
    if kind is None:
        return _text(values, index)
    if kind == _FIGURE:
        return _figures(values, index)
    if kind == _TIME:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")).to_numpy(), index, kind)
    return pd.Series(values, index, dtype=kind)


def _text(values: Iterable[object], index: pd.Index) -> pd.Series:
    words = [None if value in (None, "") else str(value) for value in values]
    return pd.Series(words, index, dtype="string")


def _figures(values: Iterable[object], index: pd.Index) -> pd.Series:
    return pd.Series([None if x is None else float(str(x)) for x in values], index, dtype=_FIGURE)


def units(book: str | Path) -> pd.DataFrame:
    """Return the register ``Unit``: one row per sub-section (or OPD)."""
    return _frame(book, registers.UNITS)


def indicators(book: str | Path) -> pd.DataFrame:
    """Return the register ``Indikator``: target, direction, formula, unit, frequency."""
    return _frame(book, registers.INDICATORS)


def programmes(book: str | Path) -> pd.DataFrame:
    """Return the register ``Program``: program, kegiatan, sub kegiatan with pagu in rupiah."""
    return _frame(book, registers.PROGRAMS)


def past_years(book: str | Path) -> pd.DataFrame:
    """Return ``Riwayat Indikator``: target, realisasi, capaian of earlier years (PermenPAN RB
    53/2014, lampiran II).
    """
    return _frame(book, comparisons.PAST_YEARS)


def comparators(book: str | Path) -> pd.DataFrame:
    """Return ``Pembanding``: national, provincial and peer values with year and source."""
    return _frame(book, comparisons.COMPARATORS)


def performance(book: str | Path) -> pd.DataFrame:
    """Return ``Isian Kinerja``: what units said of their indicators, with file and revision."""
    return _frame(book, inputs.PERFORMANCE)


def spending(book: str | Path) -> pd.DataFrame:
    """Return ``Isian Anggaran``: realisasi in rupiah per sub kegiatan."""
    return _frame(book, inputs.BUDGET)


def evidence(book: str | Path) -> pd.DataFrame:
    """Return ``Bukti``: the evidence that units named or sent."""
    return _frame(book, inputs.EVIDENCE)


def submissions(book: str | Path) -> pd.DataFrame:
    """Return ``Kiriman``: every file that came in, with its result and fingerprint."""
    return _frame(book, results.SUBMISSIONS)


def achievements(book: str | Path) -> pd.DataFrame:
    """Return ``Capaian``: capaian in percent and category per indicator, as analysed."""
    return _frame(book, results.CAPAIAN)


def findings(book: str | Path) -> pd.DataFrame:
    """Return ``Temuan``: what was refused, is to be corrected or to be known."""
    return _frame(book, results.FINDINGS)


def history(book: str | Path) -> pd.DataFrame:
    """Return ``Riwayat``: who did what and when."""
    return _frame(book, results.HISTORY)


def over_years(
    books: Iterable[str | Path],
    rows: Literal["Kode", "Indikator", "Unit", "Sasaran"] = "Kode",
) -> pd.DataFrame:
    """Return a cross table of capaian in percent: ``rows`` × year, from the books of several years.

    Where several indicators share a row (a unit, a sasaran) their mean stands there; what has no
    capaian is ``<NA>``. Raises ``ValueError`` when two books are of the same year.
    """
    frames: list[pd.DataFrame] = []
    for book in books:
        frame = achievements(book)
        year = _year(Path(book))
        if any(year == other[_YEAR].iloc[0] for other in frames if len(other)):
            raise ValueError(f"two books are of the year {year}")
        frames.append(frame.assign(**{_YEAR: year}))
    capaian = column_of(CapaianRow.capaian).heading
    everything = pd.concat(frames, ignore_index=True)
    return everything.pivot_table(
        index=rows, columns=_YEAR, values=capaian, aggfunc="mean", dropna=False, sort=False
    )


def _year(book: Path) -> int:
    settings = registers.SETTINGS.read(
        FileBook(book).read(registers.SETTINGS.name)[registers.SETTINGS.name]
    )
    return next(int(str(row.value)) for row in settings if row.key == "tahun")


FRAMES: dict[str, Callable[[str | Path], pd.DataFrame]] = {
    "Unit": units,
    "Indikator": indicators,
    "Program": programmes,
    "Riwayat Indikator": past_years,
    "Pembanding": comparators,
    "Isian Kinerja": performance,
    "Isian Anggaran": spending,
    "Bukti": evidence,
    "Kiriman": submissions,
    "Capaian": achievements,
    "Temuan": findings,
    "Riwayat": history,
}
"""The frames by the name of the table that staff know."""
