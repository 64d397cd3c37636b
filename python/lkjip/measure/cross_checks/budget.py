"""Cross-checks of the budget: each yields findings that show both figures, in rupiah or percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import format_number, rupiah
from lkjip.measure.plain_table.claim import match, read_claim
from lkjip.measure.rules.budget import serapan
from lkjip.measure.rules.capaian import HUNDRED, ZERO

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LineItem:
    """One budget line in rupiah."""

    name: str
    pagu: Decimal
    realisasi: Decimal


def check_pagu(
    pagu: Decimal | None, realisasi: Decimal | None, place: Place | None = None
) -> Findings:
    """Realisasi above pagu, spending without pagu, negative amounts."""
    if pagu is None or realisasi is None:
        return ()
    content = {"nilai": rupiah(realisasi), "pagu": rupiah(pagu)}
    if pagu < 0 or realisasi < 0:
        return (make("A06", place, **content),)
    if pagu == 0 and realisasi > 0:
        return (make("A02", place, **content),)
    if realisasi > pagu:
        return (make("A01", place, lebih=rupiah(realisasi - pagu), **content),)
    return ()


def check_sums(
    total: LineItem, details: Sequence[LineItem], place: Place | None = None
) -> Findings:
    """Compare a total typed by hand with the sum of its parts, for pagu and for realisasi."""
    if not details:
        return ()
    findings = []
    for label, print_out, amount in (
        ("pagu", total.pagu, sum((p.pagu for p in details), ZERO)),
        ("realisasi", total.realisasi, sum((p.realisasi for p in details), ZERO)),
    ):
        if print_out != amount:
            content = {"nilai": rupiah(print_out), "jumlah": rupiah(amount)}
            difference = rupiah(abs(print_out - amount))
            findings.append(
                make("A04", place, nama=total.name, sebutan=label, selisih=difference, **content)
            )
    return tuple(findings)


def check_serapan(
    printed: str, total: LineItem, details: Sequence[LineItem] = (), place: Place | None = None
) -> Findings:
    """Compare a printed serapan with Σ realisasi / Σ pagu; a mean of percentages is named."""
    claim = read_claim(printed, full=True)
    computed = serapan([total.pagu], [total.realisasi])
    if claim is None or computed is None or match(computed, claim):
        return ()
    content = {"nilai": " ".join(printed.split()), "dihitung": format_number(computed)}
    mean = _mean_percent(details)
    # The office averaged percentages that were themselves rounded to one decimal.
    if mean is not None and min(abs(mean - k) for k in claim.value) <= Decimal("0.1"):
        return (make("A05", place, nama=total.name, rata=format_number(mean), **content),)
    return (make("A03", place, nama=total.name, **content),)


def _mean_percent(details: Sequence[LineItem]) -> Decimal | None:
    percent = [p.realisasi / p.pagu * HUNDRED for p in details if p.pagu > 0]
    return sum(percent, ZERO) / len(percent) if len(percent) > 1 else None
