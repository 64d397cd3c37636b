"""Finds the unit behind a mail address, from the register of units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lkjip.errors import UsageError
from lkjip.intake.message.model import VIA
from lkjip.mail.addresses import read_address
from lkjip.steps.kernel.office.registers import Unit


def unit_addresses(unit: Unit) -> tuple[str, ...]:
    """Return the addresses of a unit in small letters; none when the cell cannot be read."""
    try:
        return tuple(box.mail.lower() for box in read_address(unit.email))
    except UsageError:
        return ()


def units_by_address(units: Iterable[Unit]) -> Mapping[str, frozenset[str]]:
    """Map each address to the codes of its units (two units may share a mailbox)."""
    found: dict[str, set[str]] = {}
    for unit in units:
        for address in unit_addresses(unit):
            found.setdefault(address, set()).add(unit.code)
    return {address: frozenset(code) for address, code in found.items()}


def is_plausible_sender(
    sender: str, unit: str, belongs_to: Mapping[str, frozenset[str]], office: str
) -> bool:
    """Return whether a form of ``unit`` may come from ``sender`` without asking.

    A forwarded mail is as good as the one who forwarded it: the unit itself, or, when its writer
    is the unit, another unit or the collecting office. Blank: a file that staff put there by hand.
    """
    if not sender:
        return True
    writer, present, forwarder = sender.partition(VIA)
    own = unit in belongs_to.get(writer.lower(), ())
    if not present:
        return own
    if unit in belongs_to.get(forwarder.lower(), ()):
        return True
    return own and (forwarder.lower() in belongs_to or forwarder.lower() == office.lower())


def last_sender(sender: str) -> str:
    """Return who handed the mail in: the one who forwarded it, else the writer."""
    return sender.rpartition(VIA)[2]
