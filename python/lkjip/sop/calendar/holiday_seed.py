"""Seed of the sheet ``Libur``: national holidays and cuti bersama of Indonesia.

Source: the PyPI package ``holidays``, which follows the yearly joint decree of three ministers
(SKB 3 Menteri). Decrees change during a year and local holidays exist, so this only seeds a sheet
that people edit; nothing else in the product asks ``holidays``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import holidays

from lkjip.sop.calendar.holiday_kinds import COLLECTIVE_LEAVE, NATIONAL

# Later categories never override earlier ones: a public holiday stays one.
_KINDS = {"public": NATIONAL, "government": COLLECTIVE_LEAVE}


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off: ``kind`` is "libur nasional" or "cuti bersama" (people may add others)."""

    day: date
    name: str
    kind: str


def default_holidays(year: int) -> list[Holiday]:
    """Days off of the calendar year ``year``, by date, with Indonesian names."""
    result: dict[date, Holiday] = {}
    for category, kind in _KINDS.items():
        days = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
        for on_date, name in days.items():
            result.setdefault(on_date, Holiday(on_date, str(name), kind))
    return [result[on_date] for on_date in sorted(result)]
