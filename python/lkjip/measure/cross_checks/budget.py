"""Cross-checks of one budget line; each yields a finding that shows both figures in rupiah."""

from __future__ import annotations

from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import rupiah

Findings = tuple[Finding, ...]


def check_pagu(
    pagu: Decimal | None, realisasi: Decimal | None, place: Place | None = None
) -> Findings:
    """Realisasi above pagu, spending without pagu, negative amounts."""
    if pagu is None or realisasi is None:
        return ()
    if 0 <= realisasi <= pagu:
        return ()
    content = {"nilai": rupiah(realisasi), "pagu": rupiah(pagu)}
    if pagu < 0 or realisasi < 0:
        return (make("A06", place, **content),)
    if pagu == 0 and realisasi > 0:
        return (make("A02", place, **content),)
    return (make("A01", place, lebih=rupiah(realisasi - pagu), **content),)
