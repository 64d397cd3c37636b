"""Checks the register Unit: codes that name files, and addresses that no mail reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, make
from lkjip.intake.archive import is_name_part
from lkjip.mail.addresses import usable_addresses
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.registers import UnitRow


def check_units(rows: Iterable[UnitRow]) -> Iterator[Finding]:
    """Find addresses that cannot be used, and codes that cannot stand in the name of a file."""
    for row in rows:
        if row.code and not is_name_part(row.code):
            yield make("B43", place_of(row, UnitRow.code), nilai=row.code)
        _, bad = usable_addresses(row.email)
        for mail in bad:
            yield make("B30", place_of(row, UnitRow.email), nilai=mail, unit=row.name or row.code)
