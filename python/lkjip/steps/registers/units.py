"""Checks the register Unit: addresses that no mail reaches; the other units go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, make
from lkjip.mail.addresses import usable_addresses
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.registers import UnitRow


def check_units(rows: Iterable[UnitRow]) -> Iterator[Finding]:
    """Find addresses that cannot be used."""
    for row in rows:
        _, bad = usable_addresses(row.email)
        for mail in bad:
            yield make("B30", place_of(row, UnitRow.email), nilai=mail, unit=row.name or row.code)
