"""Decides whether a draft may go to the addresses that it names."""

from __future__ import annotations

from lkjip.errors import UsageError
from lkjip.mail.addresses import is_example_address
from lkjip.mail.message.ready import ReadyMail
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.office.senders import unit_addresses


def check_recipients(letter: ReadyMail, unit: Unit) -> None:
    """Refuse addresses outside the register: an edited draft must not make us send elsewhere.

    Nothing goes to an address of the shipped example either. Raises ``UsageError``.
    """
    known = unit_addresses(unit)
    if not letter.recipient:
        raise UsageError("tanpa alamat penerima")
    if strangers := [address for address in letter.recipient if address not in known]:
        raise UsageError(f"{strangers[0]} bukan alamat {unit.name} di lembar Unit")
    if example := [address for address in letter.recipient if is_example_address(address)]:
        raise UsageError(f"{example[0]} masih alamat contoh; isi kolom Email di lembar Unit")
