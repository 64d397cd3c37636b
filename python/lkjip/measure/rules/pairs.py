"""Which part of a composite target and realisasi can be compared: "A (80,50)" with "BB (79,39)"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip.findings import Place, make
from lkjip.measure.numbers.quantity import Quantity, Rank
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.capaian import Capaian, compute_capaian
from lkjip.measure.rules.rule import Rule


def pair_up(target: Value, realisasi: Value) -> tuple[Quantity | None, Quantity | None]:
    """The two quantities to compare: the numbers where both have one, else the ranks or levels.

    "A (80,50)" with "BB (79,39)" → 80,50 and 79,39; "A (80,50)" with "BB" → the ranks A and BB;
    "Level 3" with "Level 3 (3,157)" → the levels 3 and 3 (3,157 is a score, not a level).
    """
    t, r = target.quantity, realisasi.quantity
    if isinstance(target.coarse, Rank) and isinstance(r, Rank):
        return target.coarse, r
    if isinstance(realisasi.coarse, Rank) and isinstance(t, Rank):
        return t, realisasi.coarse
    if isinstance(target.coarse, Decimal) and _is_plain_level(realisasi):
        return target.coarse, r
    if isinstance(realisasi.coarse, Decimal) and _is_plain_level(target):
        return t, realisasi.coarse
    return t, r


def capaian_of(
    target: Value,
    realisasi: Value,
    measure_rule: Rule,
    status: Status = Status.NUMBER,
    place: Place | None = None,
) -> Capaian:
    """Compute the capaian of two whole values; ``status`` is that of the realisasi.

    Where both numbers can be read in two ways, and both ways give the same capaian, it is that one,
    with a remark (C33): "3.286" and "8.706" give 264,94 as thousands and as decimals.
    """
    if status is Status.NUMBER and target.readings and realisasi.readings:
        return _of_readings(target, realisasi, measure_rule, place)
    return compute_capaian(*pair_up(target, realisasi), measure_rule, status, place)


def _of_readings(
    target: Value, realisasi: Value, measure_rule: Rule, place: Place | None
) -> Capaian:
    """Compute both values as thousands and both as decimals; keep a capaian that is the same."""
    pairs = zip(target.readings, realisasi.readings, strict=True)
    results = [compute_capaian(t, r, measure_rule, Status.NUMBER, place) for t, r in pairs]
    if len({x.value for x in results}) != 1 or results[0].value is None:
        return compute_capaian(None, None, measure_rule, Status.NUMBER, place)
    remark = make("C33", place, nilai=realisasi.typed.strip(), target=target.typed.strip())
    return replace(results[0], findings=(*results[0].findings, remark))


def _is_plain_level(b: Value) -> bool:
    """Return whether the cell holds a bare level ("Level 3", "3")."""
    return b.coarse is None and b.number is not None and b.number == b.number.to_integral_value()
