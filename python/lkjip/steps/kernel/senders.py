"""Addresses of the register of units: whose mail is whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lkjip.errors import UsageError
from lkjip.intake.message.eml import MELALUI
from lkjip.mail.addresses import baca_alamat
from lkjip.steps.kernel.registers import Unit


def alamat_unit(unit: Unit) -> tuple[str, ...]:
    """The addresses of a unit in small letters; none when the cell cannot be read."""
    try:
        return tuple(box.surel.lower() for box in baca_alamat(unit.email))
    except UsageError:
        return ()


def menurut_alamat(units: Iterable[Unit]) -> Mapping[str, frozenset[str]]:
    """Address → the codes of the units that have it (two units may share a mailbox)."""
    found: dict[str, set[str]] = {}
    for unit in units:
        for alamat in alamat_unit(unit):
            found.setdefault(alamat, set()).add(unit.kode)
    return {alamat: frozenset(kode) for alamat, kode in found.items()}


def pengirim_wajar(
    pengirim: str, unit: str, milik: Mapping[str, frozenset[str]], kantor: str
) -> bool:
    """Whether a form of ``unit`` may come from ``pengirim`` without asking.

    A forwarded mail is as good as the one who forwarded it: the unit itself, or, when its writer
    is the unit, another unit or the collecting office. Blank: a file that staff put there by hand.
    """
    if not pengirim:
        return True
    penulis, ada, penerus = pengirim.partition(MELALUI)
    own = unit in milik.get(penulis.lower(), ())
    if not ada:
        return own
    if unit in milik.get(penerus.lower(), ()):
        return True
    return own and (penerus.lower() in milik or penerus.lower() == kantor.lower())


def pengirim_terakhir(pengirim: str) -> str:
    """Who handed the mail in: the one who forwarded it, else the writer."""
    return pengirim.rpartition(MELALUI)[2]
