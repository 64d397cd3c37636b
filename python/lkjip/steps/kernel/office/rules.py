"""The rule by which an indicator is measured: its own columns, and the book's settings."""

from __future__ import annotations

from lkjip.measure.rules.rule import Formula, Rule, read_rule
from lkjip.steps.kernel.office.registers import Indikator
from lkjip.steps.kernel.office.settings import Settings


def rule_of(indicator: Indikator, settings: Settings) -> Rule:
    """Return the rule of an indicator; a blank formula for ``turun`` is the book's setting."""
    default = Rule(
        formula_kind=Formula(settings.falling_formula),
        negative_targets=settings.negative_targets,
    )
    return read_rule(indicator.direction, indicator.formula_kind, indicator.accumulation, default)
