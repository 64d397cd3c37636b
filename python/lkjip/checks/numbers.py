"""Reads one number as typed into a form, and finds what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from lkjip.findings import Finding, Place, make
from lkjip.forms.cells import Cells
from lkjip.forms.labels import blank, shown, tidy
from lkjip.forms.value import Answer, is_picture
from lkjip.measure.cross_checks.indicator import check_measure_unit
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.ranks import ORDINAL_TABLES, OrdinalTable
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, UNREADABLE, Value

FAR_FROM_TARGET = 1000
"""A value more than a thousand times its target is a slip of zeros or of the unit."""
PERCENT_FAR = 10
"""A percentage more than ten times its target (or a hundred) is a slip of the comma."""
ALWAYS_PLAUSIBLE = 1e12
LARGEST = Decimal(10) ** 15
"""No realisasi is larger: the state budget is about 4 × 10^15 rupiah."""
_CODE = re.compile(r"\d[eE][-+]?\d|\d[A-Za-z]+\d")
"""``1e3``, ``0x10``: what a program reads as a number and a person does not write."""
_LETTER_DIGIT = re.compile(r"[\d.,OoIl]*(?:\d[OoIl]|[OoIl]\d)[\d.,OoIl]*")
"""``1O``: a letter that was typed for a digit."""
_MAY_FALL = re.compile(
    r"pertumbuhan|inflasi|laju|selisih|perubahan|kenaikan|penurunan|defisit|surplus|kontraksi",
    re.IGNORECASE,
)
_NO_RANK = "N21"
"""A word without a rank: where a rank is asked, its cure says how to give one."""
_NOT_NUMBERS = frozenset({"N01", "N08", "N19", "N20", _NO_RANK})


class Asked(NamedTuple):
    """The yardstick of a cell: unit, numeric target, label of the row, other cells."""

    measure_unit: str
    target: Decimal | None
    description: str = ""
    other_cells: tuple[object, ...] = ()
    text: bool = False
    """True if the target itself is text (a rank, a level): then text was asked for."""
    ranks: tuple[OrdinalTable, ...] = ORDINAL_TABLES


def _refused(typed: str, *findings: Finding) -> Value:
    """Give a value that cannot be used, with the reasons."""
    return Value(typed, method=UNREADABLE, findings=findings)


def decimal(value: float) -> Decimal:
    """Return a cell's number exactly as it is shown."""
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


@lru_cache(maxsize=4096)
def _number_cell(raw: float) -> Value:
    """Remember the value of a cell: form after form holds the same small numbers."""
    return Value.of(decimal(raw))


def plain_numbers(
    raw_values: Sequence[object], target: Decimal | None, *, percent: bool
) -> list[Value] | None:
    """Return the values if none needs a second look: plain numbers, not negative, not far off.

    ``percent`` says that the unit is a percentage: then a fraction is doubtful.
    """
    if percent:
        limit = float(max(target or 0, 100)) * PERCENT_FAR
    else:
        limit = float(target) * FAR_FROM_TARGET if target else ALWAYS_PLAUSIBLE
    numbers: list[Value] = []
    for raw in raw_values:
        if type(raw) is not float or not 0 <= raw <= limit or (percent and 0 < raw < 1):
            return None
        numbers.append(_number_cell(raw))
    return numbers


def read_number(answer: Answer, asked: Asked, cells: Cells, place: Place) -> Value:
    """Read one cell; a blank one is ``NOTHING`` unless a formula stands there."""
    at = Place(place.file, place.unit, answer.sheet, answer.cell, answer.label)
    formula = cells.formulas.get(answer.cell)
    if blank(answer.raw):
        return NOTHING if formula is None else _refused("", _no_result(formula, at))
    reading = _typed(answer, asked, cells, at)
    if formula is None or answer.cell in cells.errors:
        return reading
    return replace(reading, findings=(make("I22", at, nilai=formula[:60]), *reading.findings))


def _no_result(formula: str, at: Place) -> Finding:
    return make("I23", at, nilai=formula[:60])


def _typed(answer: Answer, asked: Asked, cells: Cells, at: Place) -> Value:
    raw = answer.raw
    if isinstance(raw, date):
        return _refused(shown(raw), make("I24", at, nilai=shown(raw), diminta=_before_date(raw)))
    if isinstance(raw, bool):
        return _refused(shown(raw), make("I05", at, nilai=shown(raw)))
    if is_picture(raw):
        return _refused("", make("I30", at))
    if isinstance(raw, str):
        odd = _odd_text(tidy(raw), at)
        if odd is not None:
            return _refused(raw, odd)
        return _of_text(raw, asked, at)
    if answer.cell in cells.percent and raw:
        whole = Decimal(repr(raw)) * 100
        if not unit.percent(asked.measure_unit):
            return _refused(
                f"{format_exact(whole)}%", make("I05", at, nilai=f"{format_exact(whole)}%")
            )
        seen = make("I26", at, nilai=f"{format_exact(whole)}%", dibaca=format_exact(whole))
        return _in_range(replace(Value.of(whole), findings=(seen,)), asked, at)
    reading = parse_number(
        raw,
        measure_unit=asked.measure_unit,
        evidence=asked.other_cells,
        target=asked.target,
        place=at,
        ordinal=asked.ranks,
    )
    if isinstance(raw, float) and reading.number is not None:
        reading = replace(reading, number=decimal(raw))
    return _in_range(reading, asked, at)


def _before_date(day: date) -> str:
    """Guess what was typed before the spreadsheet program made a date of it."""
    return f"{day.day},{day.month}"


def _odd_text(text: str, at: Place) -> Finding | None:
    """Find a text that some program takes for a number and a person does not mean as one."""
    if any(ch.isnumeric() and not ch.isascii() for ch in text):
        return make("I17", at, nilai=text[:40])
    if (
        _CODE.search(text)
        or _LETTER_DIGIT.fullmatch(text)
        or "_" in text
        or text.casefold() in ("inf", "nan", "infinity")
    ):
        return make("I05", at, nilai=text[:40])
    return None


def _of_text(raw: str, asked: Asked, at: Place) -> Value:
    text = tidy(raw)
    reading = parse_number(
        text,
        measure_unit=asked.measure_unit,
        evidence=asked.other_cells,
        target=asked.target,
        place=at,
        ordinal=asked.ranks,
    )
    findings = tuple(replace(f, value=f.value or text[:80]) for f in reading.findings)
    if asked.text and reading.shape is not None:
        return replace(reading, findings=findings)
    if reading.number is None:
        codes = {f.code for f in findings}
        unread = codes <= _NOT_NUMBERS and not (asked.text and _NO_RANK in codes)
        if reading.status is not Status.NUMBER or unread:
            findings = (make("I05", at, nilai=text[:80]),)
        return _refused(text, *findings)
    if (
        unit.percent(reading.measure_unit) != unit.percent(asked.measure_unit)
        and asked.measure_unit
    ):
        return _refused(text, make("I05", at, nilai=text[:80]))
    findings += check_measure_unit(reading.measure_unit, asked.measure_unit, at)
    if unit.percent(asked.measure_unit) and _is_fraction(reading.number, text):
        times = format_exact(reading.number * 100)
        findings = (
            make("N07", at, nilai=text[:40], kali=times, asli=format_exact(reading.number)),
        )
    elif not findings and not asked.text:
        findings = (make("I16", at, nilai=text[:40], dibaca=format_exact(reading.number)),)
    return _in_range(replace(reading, findings=findings), asked, at)


def _is_fraction(value: Decimal, text: str) -> bool:
    """Return whether ``0,85`` was typed for a percentage without a percent sign."""
    return 0 < abs(value) < 1 and not ("%" in text or "persen" in text.casefold())


def _beyond(limit: Decimal) -> str:
    return "lebih dari 10^15" if limit == LARGEST else f"lebih dari {format_exact(limit)}"


def _in_range(reading: Value, asked: Asked, at: Place) -> Value:
    """Refuse a number outside what is plausible; the finding says why."""
    value, findings = reading.number, reading.findings
    if value is None:
        return reading
    if value < 0:
        below_zero = asked.target is not None and asked.target < 0
        if not below_zero and not _MAY_FALL.search(asked.description):
            return _refused(reading.typed, *findings, make("I06", at, nilai=format_exact(value)))
        findings = (*findings, make("I27", at, nilai=format_exact(value)))
    if unit.percent(asked.measure_unit):
        limit = max(asked.target or Decimal(0), Decimal(100)) * PERCENT_FAR
    else:
        limit = abs(asked.target) * FAR_FROM_TARGET if asked.target else LARGEST
    if abs(value) > max(limit, Decimal(FAR_FROM_TARGET)):
        against = f"target {format_exact(asked.target)}" if asked.target else _beyond(limit)
        far = make("I19", at, nilai=format_exact(value), diminta=against)
        return _refused(reading.typed, *findings, far)
    return replace(reading, findings=findings)
