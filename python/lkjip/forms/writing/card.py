"""The figures beside the questions about an indicator: target, realisasi, capaian, last year.

Realisasi and capaian are formulas over ``Kinerja``, so that they move while the unit types. The
capaian follows ``measure.rules.capaian``; a test computes both and compares them.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip.forms.model import IndicatorRow
from lkjip.forms.spec import FAR_ABOVE
from lkjip.measure.rules.rule import Direction, Formula

REALISASI, CAPAIAN = "Realisasi: ", "Capaian: "
UNKNOWN = "–"
_TARGET, _MEASURE_UNIT, _TOTAL = "Kinerja!E{0}", "Kinerja!D{0}", "Kinerja!J{0}"
QUESTION_OF_REALISASI, QUESTION_OF_CAPAIAN = 3, 4
"""The questions beside which the two formulas stand, from 1."""


def realisasi_formula(row: int) -> str:
    """Return the formula that shows the realisasi of a row of ``Kinerja``."""
    total, unit = _TOTAL.format(row), _MEASURE_UNIT.format(row)
    figure = f"FIXED({total},IF({total}=INT({total}),0,2))"
    shown = f'IF({total}="","{UNKNOWN}",IF(ISNUMBER({total}),{figure},{total})&" "&{unit})'
    return f'="{REALISASI}"&{shown}'


def capaian_formula(indicator: IndicatorRow, row: int, only_notable: bool) -> str:
    """Return the formula that shows the capaian; of text targets the collector computes it.

    ``only_notable``: it also says when nothing needs to be explained.
    """
    value = _value(indicator, _TARGET.format(row), _TOTAL.format(row))
    if not value:
        return f'="{CAPAIAN}"&IF({_TOTAL.format(row)}="","{UNKNOWN}","dihitung pengumpul data")'
    good, condition = value
    shown = f'FIXED({good},2)&" %"'
    if only_notable:
        shown += f'&IF(AND({good}>=100,{good}<={FAR_ABOVE})," (tidak wajib dijawab)","")'
    known = f"AND(ISNUMBER({_TOTAL.format(row)}){condition})"
    return f'="{CAPAIAN}"&IF({known},{shown},"{UNKNOWN}")'


def _value(indicator: IndicatorRow, t: str, r: str) -> tuple[str, str] | None:
    """Return the capaian in percent, and a further condition under which there is one."""
    target, rule = indicator.target, indicator.rule
    if not isinstance(target, Decimal):
        return None
    match rule.direction:
        case Direction.STEADY | Direction.RANGE:
            return _kept(target, t, r) if target >= 0 or rule.negative_targets else None
        case Direction.UP if target > 0:
            return f"MAX(0,{r}/{t}*100)", ""
        case Direction.DOWN if target > 0:
            if rule.formula_kind is Formula.RATIO:
                return f"{t}/IF({r}>0,{r},1)*100", f",{r}>0"
            return f"MAX(0,(2*{t}-{r})/{t}*100)", ""
        case Direction.DOWN if target == 0:
            return f"IF({r}<=0,100,0)", ""
    if target < 0 and rule.negative_targets:
        sign = "+" if rule.direction is Direction.UP else "-"
        return f"MAX(0,100{sign}({r}-({t}))/ABS({t})*100)", ""
    return None


def _kept(target: Decimal, t: str, r: str) -> tuple[str, str]:
    """Return the capaian of a value that should be kept; below 0 it can only be met."""
    if target < 0:
        return "100", f",{r}={t}"
    if target == 0:
        return f"IF({r}={t},100,0)", f",{r}>={t}"
    return f"IF({r}={t},100,IF({r}>{t},{t}/IF({r}=0,1,{r}),MAX(0,{r}/{t}))*100)", ""
