"""Roll-ups of one level: outputs pooled into a kegiatan, capaian averaged into anything above.

``tree`` chains them from sub-kegiatan to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import format_exact, format_short
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import HUNDRED, ZERO, apply_cap

COMBINED = "gabungan"
MEAN = "rata-rata"
WEIGHTED_MEAN = "rata-rata berbobot"
NO_VALUE = "tidak ada nilai"
WRITTEN_TERMS = 12
"""Terms written out in a formula; of longer ones the number of terms is given."""


@dataclass(frozen=True, slots=True)
class Output:
    """An output of a sub-kegiatan; ``capaian`` is its own percentage where it has one."""

    name: str
    target: Decimal | None
    realisasi: Decimal | None
    measure_unit: str
    capaian: Decimal | None = None
    status: Status = Status.NUMBER


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a mean: its capaian in percent, or None with the status that says why."""

    name: str
    capaian: Decimal | None
    status: Status = Status.NUMBER


@dataclass(frozen=True, slots=True)
class RolledUp:
    """A rolled-up value in percent (unrounded), how it was made, of what, and what left it.

    ``left_out`` lists (name, reason) of the members that are not in the value.
    """

    value: Decimal | None
    method: str
    formula: str = ""
    used: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def pool_outputs(
    items: Iterable[Output], *, method: str = "", limit: Decimal | None = None
) -> RolledUp:
    """Kegiatan from its outputs: Σ realisasi / Σ target × 100 when the units agree, else the mean.

    Percentages, indices and levels are never pooled. ``method`` (``COMBINED`` or ``MEAN``) is the
    office's own choice for the kegiatan and overrules the units; ``limit`` caps each member of a
    mean, and the pooled value. Outputs without figures leave the result and are listed.
    """
    all_items = [replace(k, realisasi=ZERO) if k.status is Status.NIHIL else k for k in items]
    counted = [k for k in all_items if _is_complete(k)]
    left_out = tuple((k.name, _reason(k.status)) for k in all_items if not _is_complete(k))
    if not counted:
        return RolledUp(None, NO_VALUE, left_out=left_out)
    if method == MEAN or not (
        _can_be_added(counted) and (method == COMBINED or _share_one_unit(counted))
    ):
        result = mean_capaian([Item(k.name, _capaian(k)) for k in counted], limit=limit)
        return replace(result, left_out=left_out + result.left_out)
    target = _total(k.target for k in counted if k.target is not None)
    realisasi = _total(k.realisasi for k in counted if k.realisasi is not None)
    return RolledUp(
        apply_cap(max(ZERO, realisasi / target * HUNDRED), limit),
        COMBINED,
        f"{_written_sum([k.realisasi for k in counted], realisasi)} / "
        f"{_written_sum([k.target for k in counted], target)} × 100",
        tuple(k.name for k in counted),
        left_out,
    )


def _reason(status: Status) -> str:
    return status.value if status.leaves_mean else "tanpa nilai"


def _total(value: Iterable[Decimal]) -> Decimal:
    """Return the sum, the same whatever the order of the rows: added from small to large."""
    return sum(sorted(value), ZERO)


def _written_sum(terms: Sequence[Decimal | None], amount: Decimal) -> str:
    if len(terms) > WRITTEN_TERMS:
        return f"{format_exact(amount)} (jumlah {len(terms)} keluaran)"
    if len(terms) == 1:
        return format_exact(terms[0])
    return f"({' + '.join(map(format_exact, terms))})"


def _is_complete(k: Output) -> bool:
    if k.status.leaves_mean:
        return False
    return (k.target is not None and k.realisasi is not None) or k.capaian is not None


def _can_be_added(counted: Sequence[Output]) -> bool:
    """Return whether the outputs have figures that may be added at all."""
    return (
        all(k.target is not None and k.target >= 0 and k.realisasi is not None for k in counted)
        and any(k.target for k in counted)
        and not any(unit.is_bounded(k.measure_unit) for k in counted)
    )


def _share_one_unit(counted: Sequence[Output]) -> bool:
    return all(unit.same(counted[0].measure_unit, k.measure_unit) for k in counted)


def _capaian(k: Output) -> Decimal | None:
    if k.capaian is not None:
        return k.capaian
    if k.target is None or k.realisasi is None or k.target <= 0:
        return None
    return max(ZERO, k.realisasi / k.target * HUNDRED)


def mean_capaian(
    items: Iterable[Item],
    weight: Mapping[str, Decimal] | None = None,
    *,
    limit: Decimal | None = None,
    place: Place | None = None,
) -> RolledUp:
    """Mean of capaian (percent); ``weight`` gives weights by name; ``limit`` caps each member.

    Members without a value leave the mean and are listed; their weights leave with them. With
    weights, a member that has none (or a weight ≤ 0) leaves too and is a finding.
    """
    all_items = list(items)
    left_out = [(b.name, _reason(b.status)) for b in all_items if _without(b)]
    value = [
        (b.name, b.capaian if limit is None else min(b.capaian, limit))
        for b in all_items
        if b.capaian is not None and not _without(b)
    ]
    findings: tuple[Finding, ...] = ()
    if weight is not None:
        without = {name for name, _ in value if weight.get(name, ZERO) <= 0}
        left_out += [(name, "tanpa bobot") for name, _ in value if name in without]
        findings = tuple(make("C23", place, nilai=name) for name in sorted(without))
        value = [(name, c) for name, c in value if name not in without]
    if not value:
        return RolledUp(None, NO_VALUE, left_out=tuple(left_out), findings=findings)
    result, formula = _mean(value) if weight is None else _weighted_mean(value, weight)
    return RolledUp(
        result,
        MEAN if weight is None else WEIGHTED_MEAN,
        formula,
        tuple(name for name, _ in value),
        tuple(left_out),
        findings,
    )


def _without(b: Item) -> bool:
    return b.capaian is None or b.status.leaves_mean


def _mean(value: Sequence[tuple[str, Decimal]]) -> tuple[Decimal, str]:
    amount = _total(c for _, c in value)
    if len(value) > WRITTEN_TERMS:
        return amount / len(value), f"rata-rata {len(value)} nilai"
    terms = " + ".join(format_short(c) for _, c in value)
    return amount / len(value), f"({terms}) / {len(value)}"


def _weighted_mean(
    value: Sequence[tuple[str, Decimal]], weight: Mapping[str, Decimal]
) -> tuple[Decimal, str]:
    amount = _total(weight[n] for n, _ in value)
    result = _total(weight[n] * c for n, c in value) / amount
    if len(value) > WRITTEN_TERMS:
        return result, f"rata-rata berbobot {len(value)} nilai"
    terms = " + ".join(f"{format_exact(weight[n])} × {format_short(c)}" for n, c in value)
    return result, f"({terms}) / {format_exact(amount)}"
