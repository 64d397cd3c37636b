"""Of which indicators the capaian of a sasaran is the mean: told, or found by doing the sum."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.report.material.model import Indikator, Sasaran

EQUALITY_TOLERANCE = Decimal("0.005")
"""Two means that print alike are the same."""


def used(s: Sasaran) -> tuple[Indikator, ...]:
    """Return the indicators that the capaian was made of; empty when that cannot be told.

    Those that the material names; else, tried in turn, all with a capaian and those above the
    sub-kegiatan, whichever give it as their mean.
    """
    if s.capaian is None:
        return ()
    if s.used:
        return tuple(i for i in s.indikator if i.code in s.used)
    present = tuple(i for i in s.indikator if i.capaian is not None)
    upper = tuple(i for i in present if i.level.casefold() != "sub kegiatan")
    return next(
        (content for content in (present, upper) if content and _mean(content, s.capaian)), ()
    )


def averaged(s: Sasaran) -> tuple[Indikator, ...]:
    """Return the same where the capaian is their plain mean; empty with weights or a cap.

    So a sentence never claims a mean that its figures do not give.
    """
    content = used(s)
    return content if content and s.capaian is not None and _mean(content, s.capaian) else ()


def _mean(content: Sequence[Indikator], capaian: Decimal) -> bool:
    amount = sum((i.capaian for i in content if i.capaian is not None), Decimal(0))
    return abs(amount / len(content) - capaian) < EQUALITY_TOLERANCE


def is_partial(s: Sasaran) -> bool:
    """Return whether the capaian leaves out indicators that have one of their own."""
    content = used(s)
    return bool(content) and len(content) < sum(1 for i in s.indikator if i.capaian is not None)


def rest_is_joined(s: Sasaran) -> bool:
    """Return whether all that the capaian leaves out is part of what it is made of."""
    content = used(s)
    parts = {code for i in content for code in i.details}
    return all(i in content or i.code in parts for i in s.indikator if i.capaian is not None)
