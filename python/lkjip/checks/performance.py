"""Checks of the sheet Kinerja: quarters as numbers, status, the accumulated realisasi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from lkjip.checks.accepted import Origin, Performance
from lkjip.checks.numbers import (
    ALWAYS_PLAUSIBLE,
    FAR_FROM_TARGET,
    Asked,
    decimal,
    read_number,
    simple,
)
from lkjip.checks.rows import at_cell, number_unchanged, texts_unchanged
from lkjip.checks.text import clean
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Row
from lkjip.forms.labels import blank, plain, same, shown
from lkjip.forms.model import IndicatorRow, Raw
from lkjip.forms.table import Table
from lkjip.measure import satuan as unit
from lkjip.measure.aturan import Akumulasi, baca_aturan
from lkjip.measure.capaian import akumulasikan
from lkjip.measure.format import angka_pas
from lkjip.measure.status import Status

_QUARTERS = tuple(f"tw{i}" for i in range(1, 5))
TOLERANCE = Decimal("0.005")
"""Totals that differ by less are the same: forms show two decimals."""


def performances(
    table: Table, rows: Mapping[str, Row], asked: Sequence[IndicatorRow], sampai: int, place: Place
) -> tuple[tuple[Performance, ...], list[Finding]]:
    """All indicators that are there: ``rows`` maps their codes to row numbers."""
    findings: list[Finding] = []
    accepted = []
    sheet = _Kinerja(table, sampai, place)
    for indicator in asked:
        row = rows.get(indicator.kode)
        if row is not None:
            accepted.append(sheet.performance(row, indicator, findings))
    return tuple(accepted), findings


class _Kinerja:
    """The sheet with its columns at hand; ``sampai`` is the last asked quarter."""

    def __init__(self, table: Table, sampai: int, place: Place) -> None:
        self.table, self.place = table, place
        self.asked, self.later = _QUARTERS[:sampai], _QUARTERS[sampai:]
        self.until = spec.QUARTERS[sampai - 1]
        self.quarters = [table.column(key) for key in self.asked]
        self.label, self.unit = table.column("indikator"), table.column("satuan")
        self.target, self.note = table.column("target"), table.column("keterangan")
        self.status, self.total = table.column("status"), table.column("realisasi")
        self.first, self.last = table.huruf[self.asked[0]], table.huruf[self.asked[-1]]
        inputs = {table.huruf[column.kunci] for column in table.sheet.inputs}
        cells = table.cells
        self.plain = not (
            cells.persen or cells.galat or any(sel[:1] in inputs for sel in cells.rumus)
        )
        """Whether no input cell holds a formula, an error or a percentage."""

    def performance(self, row: Row, asked: IndicatorRow, found: list[Finding]) -> Performance:
        """One indicator: its accepted values; its findings are added to ``found``."""
        key = asked.kode
        self._locked(row, asked, found)
        if self.later:
            found += self._later(row, key)
        status = self._status(row, key, found)
        total: Decimal | str | None = None
        numbers: list[Decimal | None] = [None] * len(self.asked)
        if status is Status.ANGKA:
            numbers, words = self._quarters(row, asked, found)
            total = words or _year(numbers, _mode(asked.akumulasi))
            found += self._overwritten(row, key, total)
        else:
            total = Decimal(0) if status is Status.NIHIL else None
            found += self._status_against_numbers(row, key, status)
        note = plain(self.note.get(row)) if self.plain else None
        if note is None:
            note, wrong = clean(self.table, "keterangan", row, key, self.place)
            found += wrong
        one, two, three, four = (*numbers, None, None, None)[:4]
        origin = Origin(self.table.sheet.nama, f"{self.first}{row}:{self.last}{row}")
        return Performance(key, (one, two, three, four), total, status, note, origin)

    def _locked(self, row: Row, asked: IndicatorRow, found: list[Finding]) -> None:
        """What the unit cannot change: the register's words and target are used."""
        table, place = self.table, self.place
        if self.label.get(row) != asked.indikator or self.unit.get(row) != asked.satuan:
            texts = {"indikator": asked.indikator, "satuan": asked.satuan}
            found += texts_unchanged(table, row, asked.kode, texts, place)
        target = asked.target
        if isinstance(target, Decimal) and self.target.get(row) != target:
            found += number_unchanged(table, row, asked.kode, "target", target, place)

    def _at(self, column: str, row: Row, key: str) -> Place:
        return at_cell(self.table, column, row, key, self.place)

    def _later(self, row: Row, key: str) -> Iterator[Finding]:
        """Quarters that were not asked yet."""
        for quarter in self.later:
            raw = self.table.raw(quarter, row)
            if not blank(raw):
                at = self._at(quarter, row, key)
                yield make("I12", at, nilai=shown(raw), diminta=self.until)

    def _status(self, row: Row, key: str, found: list[Finding]) -> Status:
        raw = self.status.get(row)
        word = same(raw) if raw != Status.ANGKA.value else ""
        if word and word not in spec.STATUSES:
            at, choices = self._at("status", row, key), ", ".join(spec.STATUSES)
            found.append(make("I02", at, nilai=shown(raw)[:40], diminta=choices))
            return Status.ANGKA
        return Status(word) if word else Status.ANGKA

    def _quarters(
        self, row: Row, asked: IndicatorRow, found: list[Finding]
    ) -> tuple[list[Decimal | None], str]:
        """The quarters as numbers, and a rank or range as it was typed last."""
        raws: tuple[Raw, ...] = tuple([column.get(row) for column in self.quarters])
        target = asked.target if isinstance(asked.target, Decimal) else None
        percent = unit.persen(asked.satuan)
        if self.plain:
            limit = float(target) * FAR_FROM_TARGET if target else ALWAYS_PLAUSIBLE
            known = [decimal(raw) for raw in raws if simple(raw, limit, percent=percent)]
            if len(known) == len(raws):
                return list(known), ""
        is_text = isinstance(asked.target, str)
        against = Asked(asked.satuan, target, asked.indikator, raws, is_text)
        numbers: list[Decimal | None] = []
        words = ""
        for key in self.asked:
            answer = self.table.answer(key, row, asked.kode)
            reading = read_number(answer, against, self.table.cells, self.place)
            found += reading.temuan
            if reading.nilai is None and not reading.teks and not reading.temuan:
                found.append(make("I01", self._at(key, row, asked.kode)))
            numbers.append(reading.nilai)
            words = reading.teks or words
        return numbers, words

    def _overwritten(self, row: Row, key: str, total: Decimal | str | None) -> Iterator[Finding]:
        """The locked total was replaced by another number; a stale result is no matter."""
        seen = self.total.get(row)
        if not isinstance(total, Decimal) or not isinstance(seen, float):
            return
        is_formula = self.table.sel("realisasi", row) in self.table.cells.rumus
        if not is_formula and abs(decimal(seen) - total) > TOLERANCE:
            at = self._at("realisasi", row, key)
            yield make("I07", at, nilai=angka_pas(decimal(seen)), diminta=angka_pas(total))

    def _status_against_numbers(self, row: Row, key: str, status: Status) -> Iterator[Finding]:
        at = self._at("status", row, key)
        typed = [
            self.table.sel(quarter, row)
            for quarter, column in zip(self.asked, self.quarters, strict=True)
            if not blank(column.get(row)) and column.get(row) != 0
        ]
        if typed:
            yield make("I03", at, nilai=status.value, diminta=", ".join(typed))
        if blank(self.table.raw("keterangan", row)):
            yield make("I04", at, nilai=status.value)


def _year(quarters: Sequence[Decimal | None], mode: Akumulasi) -> Decimal | None:
    """The value of the whole period; ``None`` when a quarter that it needs is missing."""
    needed = quarters[-1:] if mode is Akumulasi.AKHIR else quarters
    return None if None in needed else akumulasikan(needed, mode)


@lru_cache(maxsize=32)
def _mode(akumulasi: str) -> Akumulasi:
    return baca_aturan("naik", "", akumulasi).akumulasi
