"""Every indicator measured: realisasi from the accepted forms, or rolled up from sub-kegiatan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import (
    check_copy,
    check_direction,
    check_leap,
    check_pk_target,
)
from lkjip.measure.numbers import units as unit_of_measure
from lkjip.measure.numbers.quantity import Quantity
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.rollup import Output, RolledUp, pool_outputs
from lkjip.measure.rules.rule import Formula, Rule, read_rule
from lkjip.steps.kernel.registers import COMBINED, Indikator, Program
from lkjip.steps.kernel.snapshot import Snapshot

FULL_YEAR = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator with its result; ``capaian`` in percent, unrounded; figures are decimals.

    ``realisasi`` is ``None`` for ranks and where nothing is known; then ``status`` says why.
    """

    indikator: Indikator
    target: Quantity | None
    realisasi: Decimal | None
    status: Status
    capaian: Decimal | None
    formula: str
    method: str
    measure_rule: Rule
    findings: tuple[Finding, ...] = ()
    filled_in: bool = True


def rule(indicator: Indikator, shot: Snapshot) -> Rule:
    """Return the rule of an indicator; a blank formula for ``turun`` is the book's setting."""
    default = Rule(formula_kind=Formula(shot.settings.falling_formula))
    return read_rule(indicator.direction, indicator.formula_kind, indicator.accumulation, default)


def measure_all(shot: Snapshot) -> dict[str, Measured]:
    """Measure every indicator: code → result, in the order of the register."""
    inputs = {text(row["Kode"]): row for row in shot.rows("tblIsianKinerja")}
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
    return Place(unit=indicator.unit, sheet="Capaian", label=indicator.indikator)


def _target(indicator: Indikator, place: Place) -> tuple[Quantity | None, tuple[Finding, ...]]:
    reading = parse_number(indicator.target, measure_unit=indicator.measure_unit, place=place)
    return reading.quantity, reading.findings


def _direct(indicator: Indikator, row: Row | None, shot: Snapshot) -> Measured:
    place, measure_rule = _place(indicator), rule(indicator, shot)
    target, findings = _target(indicator, place)
    if row is None:
        missing = make("B04", place, nilai=indicator.code, diminta="formulir belum diterima")
        return Measured(
            indicator, target, None, Status.NUMBER, None, "", "", measure_rule, (missing,), False
        )
    status = _status(row)
    value = decimal(row["Realisasi"])
    if status is Status.NUMBER and value is None:
        missing = make("B04", place, nilai=indicator.code, diminta="isian belum lengkap")
        return Measured(
            indicator, target, None, status, None, "", "", measure_rule, (missing,), False
        )
    result = compute_capaian(target, value, measure_rule, status, place)
    findings += result.findings + _cross_checks(indicator, measure_rule, value, shot, place)
    findings += _target_of_form(indicator, row, target, place)
    return Measured(
        indicator,
        target,
        Decimal(0) if status is Status.NIHIL else value,
        status,
        result.value,
        result.formula,
        f"isian unit, {measure_rule.accumulation.value}",
        measure_rule,
        findings,
    )


def _target_of_form(
    indicator: Indikator, row: Row, target: Quantity | None, place: Place
) -> tuple[Finding, ...]:
    """Find a target that changed in the register after the form with the old one went out."""
    asked = parse_number(row["Target"], measure_unit=indicator.measure_unit, place=place)
    return check_pk_target(asked.quantity, target, place)


def _status(row: Row) -> Status:
    word = text(row["Status"])
    return Status(word) if word in {s.value for s in Status} else Status.NUMBER


def _cross_checks(
    indicator: Indikator, measure_rule: Rule, value: Decimal | None, shot: Snapshot, place: Place
) -> tuple[Finding, ...]:
    found = check_direction(indicator.indikator, measure_rule, place)
    found += check_copy(value, indicator.last_year, place)
    if shot.settings.up_to_triwulan == FULL_YEAR:
        found += check_leap(value, indicator.last_year, place)
    return found


def descendants(code: str, programs: tuple[Program, ...]) -> set[str]:
    """Return the codes below a code in the register of programmes, itself included."""
    codes = {code}
    grown = True
    while grown:
        below = {p.code for p in programs if p.parent in codes} - codes
        codes |= below
        grown = bool(below)
    return codes


def outputs(measured: Mapping[str, Measured], codes: set[str]) -> list[Output]:
    """Return the outputs of the sub-kegiatan with these codes, as the roll-up takes them."""
    return [
        Output(
            m.indikator.code,
            m.target if isinstance(m.target, Decimal) else None,
            m.realisasi,
            m.indikator.measure_unit,
            m.capaian,
            m.status,
        )
        for m in measured.values()
        if m.indikator.program in codes and m.indikator.source != COMBINED
    ]


def _pooled(indicator: Indikator, direct: Mapping[str, Measured], shot: Snapshot) -> Measured:
    place, measure_rule = _place(indicator), rule(indicator, shot)
    target, findings = _target(indicator, place)
    below = outputs(direct, descendants(indicator.program, shot.programs))
    pooled = pool_outputs(below)
    value = _pooled_value(indicator, pooled, below)
    if value is None:
        missing = make("B04", place, nilai=indicator.code, diminta="sub kegiatannya belum terisi")
        return Measured(
            indicator,
            target,
            None,
            Status.NUMBER,
            None,
            "",
            pooled.method,
            measure_rule,
            (*findings, missing),
            False,
        )
    result = compute_capaian(target, value, measure_rule, Status.NUMBER, place)
    findings += result.findings + pooled.findings
    findings += _cross_checks(indicator, measure_rule, value, shot, place)
    formula = pooled.formula if target == 100 else f"{pooled.formula}; {result.formula}"
    return Measured(
        indicator,
        target,
        value,
        Status.NUMBER,
        result.value,
        formula,
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
