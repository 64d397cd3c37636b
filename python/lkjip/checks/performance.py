"""Checks of the sheet Kinerja: quarters as numbers, status, the accumulated realisasi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from lkjip.checks.accepted import Origin, Performance
from lkjip.checks.numbers import Asked, decimal, read_number, simple
from lkjip.checks.rows import at_cell, number_unchanged, texts_unchanged
from lkjip.checks.text import clean
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same, shown
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
    table: Table, rows: Mapping[str, int], asked: Sequence[IndicatorRow], sampai: int, place: Place
) -> tuple[tuple[Performance, ...], list[Finding]]:
    """All indicators that are there: ``rows`` maps their codes to row numbers."""
    findings: list[Finding] = []
    accepted = []
    for indicator in asked:
        row = rows.get(indicator.kode)
        if row is not None:
            value, wrong = _performance(table, row, indicator, sampai, place)
            accepted.append(value)
            findings += wrong
    return tuple(accepted), findings


def _performance(
    table: Table, row: int, asked: IndicatorRow, sampai: int, place: Place
) -> tuple[Performance, list[Finding]]:
    """One indicator: its accepted values and its findings; ``sampai`` is the last asked quarter."""
    key = asked.kode
    texts = {"indikator": asked.indikator, "satuan": asked.satuan}
    findings = [*texts_unchanged(table, row, key, texts, place)]
    if isinstance(asked.target, Decimal):
        findings += number_unchanged(table, row, key, "target", asked.target, place)
    status, wrong = _status(table, row, key, place)
    findings += wrong
    keys = _QUARTERS[:sampai]
    for later in _QUARTERS[sampai:]:
        if not blank(table.raw(later, row)):
            at = at_cell(table, later, row, key, place)
            until = spec.QUARTERS[sampai - 1]
            findings.append(make("I12", at, nilai=shown(table.raw(later, row)), diminta=until))
    total: Decimal | str | None = None
    numbers: list[Decimal | None] = [None] * sampai
    if status is Status.ANGKA:
        numbers, words, wrong = _quarters(table, row, asked, keys, place)
        findings += wrong
        total = words or _year(numbers, _mode(asked.akumulasi))
        findings += _overwritten(table, row, key, total, place)
    else:
        total = Decimal(0) if status is Status.NIHIL else None
        findings += _status_against_numbers(table, row, key, status, keys, place)
    note, wrong = clean(table, "keterangan", row, key, place)
    findings += wrong
    padded = (*numbers, None, None, None, None)
    first, last = table.sel(keys[0], row), table.sel(keys[-1], row)
    quarters = (padded[0], padded[1], padded[2], padded[3])
    origin = Origin(table.sheet.nama, f"{first}:{last}")
    return Performance(key, quarters, total, status, note, origin), findings


def _year(quarters: Sequence[Decimal | None], mode: Akumulasi) -> Decimal | None:
    """The value of the whole period; ``None`` when a quarter that it needs is missing."""
    needed = quarters[-1:] if mode is Akumulasi.AKHIR else quarters
    return None if None in needed else akumulasikan(needed, mode)


@lru_cache(maxsize=32)
def _mode(akumulasi: str) -> Akumulasi:
    return baca_aturan("naik", "", akumulasi).akumulasi


def _status(table: Table, row: int, key: str, place: Place) -> tuple[Status, list[Finding]]:
    raw = table.raw("status", row)
    word = same(raw)
    if not word:
        return Status.ANGKA, []
    if word in spec.STATUSES:
        return Status(word), []
    at = at_cell(table, "status", row, key, place)
    choices = ", ".join(spec.STATUSES)
    return Status.ANGKA, [make("I02", at, nilai=shown(raw)[:40], diminta=choices)]


def _quarters(
    table: Table, row: int, asked: IndicatorRow, keys: Sequence[str], place: Place
) -> tuple[list[Decimal | None], str, list[Finding]]:
    """The quarters as numbers; a rank or range as typed last; findings."""
    raws: list[Raw] = [table.raw(key, row) for key in keys]
    target = asked.target if isinstance(asked.target, Decimal) else None
    against = Asked(
        asked.satuan, target, asked.indikator, tuple(raws), isinstance(asked.target, str)
    )
    percent = unit.persen(asked.satuan)
    cells = table.cells
    plain = not cells.persen and not any(table.sel(key, row) in cells.rumus for key in keys)
    numbers: list[Decimal | None] = []
    findings: list[Finding] = []
    words = ""
    for key, raw in zip(keys, raws, strict=True):
        if plain and isinstance(raw, float) and simple(raw, against, percent):
            numbers.append(decimal(raw))
            continue
        reading = read_number(table.answer(key, row, asked.kode), against, cells, place)
        findings += reading.temuan
        if reading.nilai is None and not reading.teks and not reading.temuan:
            findings.append(make("I01", at_cell(table, key, row, asked.kode, place)))
        numbers.append(reading.nilai)
        words = reading.teks or words
    return numbers, words, findings


def _overwritten(
    table: Table, row: int, key: str, total: Decimal | str | None, place: Place
) -> list[Finding]:
    """The locked total was replaced by another number; a stale result of a formula is no matter."""
    seen = table.raw("realisasi", row)
    if not isinstance(total, Decimal) or not isinstance(seen, float):
        return []
    if table.sel("realisasi", row) in table.cells.rumus or abs(decimal(seen) - total) <= TOLERANCE:
        return []
    at = at_cell(table, "realisasi", row, key, place)
    return [make("I07", at, nilai=angka_pas(decimal(seen)), diminta=angka_pas(total))]


def _status_against_numbers(
    table: Table, row: int, key: str, status: Status, keys: Sequence[str], place: Place
) -> list[Finding]:
    findings = []
    at = at_cell(table, "status", row, key, place)
    typed = [
        table.sel(quarter, row)
        for quarter in keys
        if not blank(table.raw(quarter, row)) and table.raw(quarter, row) != 0
    ]
    if typed:
        findings.append(make("I03", at, nilai=status.value, diminta=", ".join(typed)))
    if blank(table.raw("keterangan", row)):
        findings.append(make("I04", at, nilai=status.value))
    return findings
