"""Checks of the sheet Kinerja: quarters as numbers, status, the accumulated realisasi."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from lkjip.checks.accepted import Origin, Performance
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same, shown, tidy
from lkjip.forms.model import Answer, FilledRow, IndicatorRow
from lkjip.measure.angka import Bacaan, baca_angka
from lkjip.measure.aturan import baca_aturan
from lkjip.measure.capaian import akumulasikan
from lkjip.measure.status import Status

_QUARTER_KEYS = tuple(f"tw{i}" for i in range(1, 5))


def performance(
    row: FilledRow, asked: IndicatorRow, sampai: int, place: Place
) -> tuple[Performance, list[Finding]]:
    """One indicator: its accepted values and its findings; ``sampai`` is the last asked quarter."""
    findings: list[Finding] = []
    status, wrong = _status(row, place)
    findings += wrong
    asked_keys, later = _QUARTER_KEYS[:sampai], _QUARTER_KEYS[sampai:]
    findings += [
        make("I12", _at(row.isi[key], place), nilai=shown(row.raw(key)), diminta=_until(sampai))
        for key in later
        if not blank(row.raw(key))
    ]
    numbers, wrong = _quarters(row, asked, asked_keys, status, place)
    findings += wrong
    if status is Status.ANGKA:
        mode = baca_aturan("naik", "", asked.akumulasi).akumulasi
        complete = all(number is not None for number in numbers[:sampai])
        total = akumulasikan(numbers[:sampai], mode) if complete else None
        findings += _overwritten(row, total, place)
    else:
        total = Decimal(0) if status is Status.NIHIL else None
        findings += _status_against_numbers(row, status, asked_keys, place)
    first = row.isi[asked_keys[0]]
    padded = (*numbers, None, None, None, None)[:4]
    value = Performance(
        asked.kode,
        (padded[0], padded[1], padded[2], padded[3]),
        total,
        status,
        tidy(row.raw("keterangan")),
        Origin(first.lembar, f"{first.sel}:{row.isi[asked_keys[-1]].sel}"),
    )
    return value, findings


def _until(sampai: int) -> str:
    return spec.QUARTERS[sampai - 1]


def _at(answer: Answer, place: Place) -> Place:
    return Place(place.berkas, place.unit, answer.lembar, answer.sel, answer.label)


def _status(row: FilledRow, place: Place) -> tuple[Status, list[Finding]]:
    answer = row.isi["status"]
    word = same(answer.raw)
    if not word:
        return Status.ANGKA, []
    if word in spec.STATUSES:
        return Status(word), []
    choices = ", ".join(spec.STATUSES)
    return Status.ANGKA, [make("I02", _at(answer, place), nilai=shown(answer.raw), diminta=choices)]


def _quarters(
    row: FilledRow,
    asked: IndicatorRow,
    keys: Sequence[str],
    status: Status,
    place: Place,
) -> tuple[tuple[Decimal | None, ...], list[Finding]]:
    if status is not Status.ANGKA:
        return tuple(None for _ in keys), []
    others = [row.raw(key) for key in keys]
    target = asked.target if isinstance(asked.target, Decimal) else None
    numbers: list[Decimal | None] = []
    findings: list[Finding] = []
    for key in keys:
        reading, wrong = number(row.isi[key], asked.satuan, others, target, place)
        if reading is None and not wrong:
            wrong = [make("I01", _at(row.isi[key], place))]
        findings += wrong
        numbers.append(reading)
    return tuple(numbers), findings


def number(
    answer: Answer,
    satuan: str,
    others: Sequence[object],
    target: Decimal | None,
    place: Place,
) -> tuple[Decimal | None, list[Finding]]:
    """A number that must not be negative, as typed; blank gives ``None`` without a finding."""
    at = _at(answer, place)
    if isinstance(answer.raw, bool | date):
        return None, [make("I05", at, nilai=shown(answer.raw))]
    if blank(answer.raw):
        return None, []
    reading: Bacaan = baca_angka(
        answer.raw, satuan=satuan, bukti=tuple(others), target=target, place=at
    )
    findings = [replace(f, nilai=f.nilai or shown(answer.raw)) for f in reading.temuan]
    if reading.nilai is None and not findings:
        findings.append(make("I05", at, nilai=shown(answer.raw)))
    if reading.nilai is not None and reading.nilai < 0:
        return None, [*findings, make("I06", at, nilai=shown(answer.raw))]
    return reading.nilai, findings


def _overwritten(row: FilledRow, total: Decimal | None, place: Place) -> list[Finding]:
    answer = row.isi["realisasi"]
    seen = answer.raw
    if total is None or isinstance(seen, bool) or not isinstance(seen, int | float):
        return []
    if abs(Decimal(repr(seen)) - total) <= Decimal("0.005"):
        return []
    return [make("I07", _at(answer, place), nilai=shown(seen), diminta=shown(float(total)))]


def _status_against_numbers(
    row: FilledRow, status: Status, keys: Sequence[str], place: Place
) -> list[Finding]:
    findings = []
    typed = [row.isi[key] for key in keys if not blank(row.raw(key)) and row.raw(key) != 0]
    at = _at(row.isi["status"], place)
    if typed:
        cells = ", ".join(answer.sel for answer in typed)
        findings.append(make("I03", at, nilai=status.value, diminta=cells))
    if blank(row.raw("keterangan")):
        findings.append(make("I04", at, nilai=status.value))
    return findings
