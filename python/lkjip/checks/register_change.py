"""Tells what a unit changed from what the office's registers changed after the form went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from lkjip.forms.labels import same
from lkjip.forms.model import BlankForm, Identity, checksum
from lkjip.forms.rows import row_keys
from lkjip.forms.value import Raw
from lkjip.measure.numbers.reading import parse_number

Sent = Mapping[str, Sequence[BlankForm]]
"""Unit code → the forms that were sent to it before the registers changed, newest first."""
NOTHING_ELSE: Sent = MappingProxyType({})


def fits(identity: Identity, form: BlankForm) -> bool:
    """Return True when the seal of a returned form was made for the rows of ``form``."""
    return identity.checksum == checksum(identity, row_keys(form))


def older_forms(identity: Identity, sent: Sent) -> tuple[BlankForm, ...]:
    """Return the earlier forms of the unit for which the returned one may have been sealed."""
    return tuple(form for form in sent.get(identity.unit, ()) if fits(identity, form))


def stood_before(older: Iterable[BlankForm], column: str, key: str, raw: Raw) -> bool:
    """Return True when an earlier form of the unit showed ``raw`` in this locked cell."""
    return any(_equal(value, raw) for form in older for value in _locked(form, column, key))


def _locked(form: BlankForm, column: str, key: str) -> Iterator[Decimal | str | None]:
    for row in form.performance:
        if row.code == key:
            shown: dict[str, Decimal | str | None] = {
                "indikator": row.indikator,
                "satuan": row.measure_unit,
                "target": row.target,
            }
            if column in shown:
                yield shown[column]
    for line in form.budget:
        if line.code == key:
            known: dict[str, Decimal | str] = {"uraian": line.description, "pagu": line.pagu}
            if column in known:
                yield known[column]


def _equal(value: Decimal | str | None, raw: Raw) -> bool:
    if not isinstance(value, Decimal):
        return same(raw) == same(value)
    seen = raw if isinstance(raw, float) else parse_number(raw).number
    return seen is not None and abs(float(seen) - float(value)) <= abs(float(value)) * 1e-9
