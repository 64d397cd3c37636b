"""Every indicator measured: realisasi from the accepted forms, or rolled up from sub-kegiatan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import (
    check_copy,
    check_cumulative,
    check_direction,
    check_leap,
    check_pk_target,
)
from lkjip.measure.numbers import units as unit_of_measure
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.accumulation import accumulate
from lkjip.measure.rules.capaian import HUNDRED
from lkjip.measure.rules.frequency import quarters_asked
from lkjip.measure.rules.pairs import capaian_of
from lkjip.measure.rules.rollup import Output, RolledUp, pool_outputs
from lkjip.measure.rules.rule import Rule
from lkjip.steps.kernel.office.registers import COMBINED, Indikator, Program
from lkjip.steps.kernel.office.rules import rule_of
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.inputs import PERFORMANCE, PerformanceRow
from lkjip.tables.declared.tabs import TabName

FULL_YEAR = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator with its result; ``capaian`` in percent, unrounded.

    ``realisasi`` is ``NOTHING`` where nothing is known; then ``status`` says why. ``triwulan`` are
    the quarters as they were reported.
    """

    indikator: Indikator
    target: Value
    realisasi: Value
    status: Status
    capaian: Decimal | None
    formula: str
    method: str
    measure_rule: Rule
    findings: tuple[Finding, ...] = ()
    filled_in: bool = True
    triwulan: tuple[Value, ...] = ()


def status_words(m: Measured) -> str:
    """Return the status of an indicator as the tab Capaian shows it."""
    return m.status.value if m.filled_in else "belum diisi"


def measure_all(shot: Snapshot) -> dict[str, Measured]:
    """Measure every indicator: code → result, in the order of the register."""
    inputs = {row.code: row for row in shot.rows(PERFORMANCE)}
    direct = {
        i.code: _direct(i, inputs.get(i.code), shot)
        for i in shot.indicators
        if i.source != COMBINED
    }
    return {
        i.code: direct[i.code] if i.code in direct else _pooled(i, direct, shot)
        for i in shot.indicators
    }


def _place(indicator: Indikator) -> Place:
    return Place(unit=indicator.unit, sheet=TabName.CAPAIAN, label=indicator.indikator)


def _direct(indicator: Indikator, row: PerformanceRow | None, shot: Snapshot) -> Measured:
    place, measure_rule = _place(indicator), rule_of(indicator, shot.settings)
    read = tuple(f for x in indicator.values for f in x.findings)
    if row is None:
        return _without(indicator, measure_rule, read, "formulir belum diterima", place)
    status, quarters = _status(row), quarters_of(indicator, row)
    if not quarters_asked(indicator.frequency, shot.settings.up_to_triwulan):
        return replace(_missing(indicator, measure_rule, read, Status.NOT_DUE), filled_in=True)
    value = _realisasi(indicator, row, quarters, measure_rule, place)
    if status is Status.NUMBER and value.quantity is None:
        if value.findings:
            found = (*read, *value.findings)
            return _missing(indicator, measure_rule, found, status, "", quarters)
        return _without(indicator, measure_rule, read, "isian belum lengkap", place, quarters)
    if status is Status.NIHIL:
        value = Value.of(Decimal(0))
    result = capaian_of(indicator.target, value, measure_rule, status, place)
    found = read + result.findings
    found += _cross_checks(indicator, measure_rule, value.plain_number, shot, place)
    found += _target_of_form(indicator, row, place)
    numbers = [quarter.plain_number for quarter in quarters]
    found += check_cumulative(numbers, measure_rule.accumulation, place)
    return Measured(
        indicator,
        indicator.target,
        value,
        status,
        result.value,
        result.formula,
        f"isian unit, {measure_rule.accumulation.value}",
        measure_rule,
        found,
        triwulan=quarters,
    )


def _missing(
    indicator: Indikator,
    measure_rule: Rule,
    findings: tuple[Finding, ...],
    status: Status = Status.NUMBER,
    method: str = "",
    quarters: tuple[Value, ...] = (),
) -> Measured:
    """Give an indicator that has no realisasi."""
    return Measured(
        indicator,
        indicator.target,
        NOTHING,
        status,
        None,
        "",
        method,
        measure_rule,
        findings,
        False,
        quarters,
    )


def _without(
    indicator: Indikator,
    measure_rule: Rule,
    read: tuple[Finding, ...],
    wanted: str,
    place: Place,
    quarters: tuple[Value, ...] = (),
) -> Measured:
    """Give an indicator whose realisasi is still wanted, with the finding that says so."""
    missing = make("B04", place, nilai=indicator.code, diminta=wanted)
    return _missing(indicator, measure_rule, (*read, missing), quarters=quarters)


def quarters_of(indicator: Indikator, row: PerformanceRow) -> tuple[Value, ...]:
    """Read the quarters that the unit reported."""
    cells = row.triwulan
    unit, target = indicator.measure_unit, indicator.target.number
    return tuple(
        parse_number(
            cell, measure_unit=unit, evidence=cells, target=target, ordinal=indicator.ranks
        )
        for cell in cells
    )


def _realisasi(
    indicator: Indikator,
    row: PerformanceRow,
    quarters: tuple[Value, ...],
    measure_rule: Rule,
    place: Place,
) -> Value:
    """Read the realisasi; where it is blank say why the quarters that are there give none."""
    direct = parse_number(
        row.realisasi,
        measure_unit=indicator.measure_unit,
        evidence=[x.as_typed for x in quarters],
        target=indicator.target.number,
        ordinal=indicator.ranks,
    )
    if not direct.empty:
        return direct
    year = accumulate(quarters, measure_rule.accumulation, place)
    return year if year.findings and year.quantity is None else NOTHING


def _target_of_form(indicator: Indikator, row: PerformanceRow, place: Place) -> tuple[Finding, ...]:
    """The register's target was changed after the form with the former one had gone out."""
    asked = parse_number(
        row.target,
        measure_unit=indicator.measure_unit,
        place=place,
        ordinal=indicator.ranks,
    )
    return check_pk_target(asked.quantity, indicator.target.quantity, place)


def _status(row: PerformanceRow) -> Status:
    known = row.status in {s.value for s in Status}
    return Status(row.status) if known else Status.NUMBER


def _cross_checks(
    indicator: Indikator, measure_rule: Rule, value: Decimal | None, shot: Snapshot, place: Place
) -> tuple[Finding, ...]:
    found = check_direction(indicator.indikator, measure_rule, place)
    before = indicator.year(shot.settings.year - 1)
    past = before.realisasi.plain_number if before else None
    found += check_copy(value, past, place)
    if shot.settings.up_to_triwulan == FULL_YEAR:
        found += check_leap(value, past, place)
    return found


def descendants(code: str, below: Mapping[str, tuple[Program, ...]]) -> set[str]:
    """Return the codes below a code in the register of programmes, itself included.

    ``below`` has the children of each code (``Snapshot.below``).
    """
    codes, todo = {code}, [code]
    while todo:
        new = [p.code for p in below.get(todo.pop(), ()) if p.code not in codes]
        codes.update(new)
        todo += new
    return codes


def outputs(measured: Mapping[str, Measured], codes: set[str]) -> list[Output]:
    """Return the outputs of the sub-kegiatan with these codes, as the roll-up takes them."""
    return [
        Output(
            m.indikator.code,
            m.target.plain_number,
            m.realisasi.plain_number,
            m.indikator.measure_unit,
            m.capaian,
            m.status,
        )
        for m in measured.values()
        if m.indikator.program in codes and m.indikator.source != COMBINED
    ]


def _pooled(indicator: Indikator, direct: Mapping[str, Measured], shot: Snapshot) -> Measured:
    place, measure_rule = _place(indicator), rule_of(indicator, shot.settings)
    read = tuple(f for x in indicator.values for f in x.findings)
    below = outputs(direct, descendants(indicator.program, shot.below))
    pooled = pool_outputs(below)
    value = _pooled_value(indicator, pooled, below)
    if value is None:
        missing = make("B04", place, nilai=indicator.code, diminta="sub kegiatannya belum terisi")
        return _missing(indicator, measure_rule, (*read, missing), method=pooled.method)
    whole = Value.of(value)
    result = capaian_of(indicator.target, whole, measure_rule, Status.NUMBER, place)
    findings = read + result.findings + pooled.findings
    findings += _cross_checks(indicator, measure_rule, value, shot, place)
    at_hundred = indicator.target.number == HUNDRED
    return Measured(
        indicator,
        indicator.target,
        whole,
        Status.NUMBER,
        result.value,
        pooled.formula if at_hundred else f"{pooled.formula}; {result.formula}",
        _left_out(pooled),
        measure_rule,
        findings,
    )


def _pooled_value(indicator: Indikator, pooled: RolledUp, below: list[Output]) -> Decimal | None:
    """Return the pooled ratio for a percent indicator, the sum of outputs for a counting one."""
    if unit_of_measure.percent(indicator.measure_unit):
        return pooled.value
    figures = [k.realisasi for k in below if k.realisasi is not None]
    return sum(figures, Decimal(0)) if figures else None


def _left_out(pooled: RolledUp) -> str:
    if not pooled.left_out:
        return pooled.method
    names = ", ".join(f"{name} ({reason})" for name, reason in pooled.left_out)
    return f"{pooled.method}; tidak ikut: {names}"
