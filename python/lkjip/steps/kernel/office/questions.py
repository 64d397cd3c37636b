"""Which indicators the five questions of the sheet Analisis ask about, and which unit answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from lkjip.measure.rules.kinds import IndicatorKind, main_kinds
from lkjip.steps.kernel.office.registers import Indikator, Unit


class Scope(StrEnum):
    """The indicators that are asked about, beside those that speak for a sasaran."""

    MAIN = "IKU"
    SUPPORTING = "IKU dan IK"
    ALL = "semua"


def asked_about(indicators: Iterable[Indikator], scope: Scope) -> tuple[Indikator, ...]:
    """Return the indicators with questions, in the order of the register.

    They are the IKU of a sasaran and rows that do not say their kind; where it has none of them its
    IK, else its outputs. ``scope`` adds the IK or everything.
    """
    rows = tuple(indicators)
    by_goal: dict[str, list[IndicatorKind | None]] = defaultdict(list)
    for one in rows:
        by_goal[one.sasaran].append(one.kind)
    main = {goal: main_kinds(kinds) for goal, kinds in by_goal.items()}
    more = {IndicatorKind.SUPPORTING} if scope is Scope.SUPPORTING else set()
    return tuple(
        one
        for one in rows
        if scope is Scope.ALL or one.kind in main[one.sasaran] or one.kind in more
    )


def answering_unit(indicator: Indikator, units: Iterable[Unit]) -> str:
    """Return the code of the unit that answers about an indicator; "" when nobody does.

    The unit that reports it; for a rolled-up one the unit of its Penanggung Jawab, by code, name or
    head.
    """
    if indicator.unit:
        return indicator.unit
    wanted = indicator.responsible.strip().casefold()
    for unit in units:
        names = (unit.code, unit.name, unit.head, unit.head_name)
        if wanted and wanted in {name.strip().casefold() for name in names}:
            return unit.code
    return ""


def questions_by_unit(
    indicators: Iterable[Indikator], units: Iterable[Unit], scope: Scope
) -> Mapping[str, tuple[Indikator, ...]]:
    """Return per unit the indicators that it is asked about; "" holds those nobody answers."""
    known = tuple(units)
    found: dict[str, list[Indikator]] = defaultdict(list)
    for one in asked_about(indicators, scope):
        found[answering_unit(one, known)].append(one)
    return {unit: tuple(rows) for unit, rows in found.items()}
