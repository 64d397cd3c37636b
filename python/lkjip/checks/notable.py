"""Tells indicators that need an explanation from those that went as planned."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip.checks.checked_form import Performance
from lkjip.forms.model import IndicatorRow
from lkjip.forms.spec import FAR_ABOVE
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.rules.capaian import HUNDRED, compute_capaian


def unremarkable(performed: Iterable[Performance], asked: Iterable[IndicatorRow]) -> set[str]:
    """Return the codes of indicators whose target was reached and not far surpassed."""
    rows = {row.code: row for row in asked}
    return {one.code for one in performed if _as_planned(one, rows[one.code])}


def _as_planned(one: Performance, asked: IndicatorRow) -> bool:
    known = asked.target
    typed = float(known) if isinstance(known, Decimal) else known
    target = parse_number(typed, measure_unit=asked.measure_unit, ordinal=asked.ranks).quantity
    capaian = compute_capaian(target, one.realisasi.quantity, asked.rule, one.status).value
    return capaian is not None and HUNDRED <= capaian <= FAR_ABOVE
