"""Which reminder fits today: before the deadline, on the day, or after it, in working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lkjip.mail.templates.placeholders import Templat


class HariKerja(Protocol):
    """What reminders ask of the calendar; ``sop.calendar.working_days.Kalender`` answers it."""

    def jarak(self, dari: date, sampai: date, /) -> int:
        """Working days from ``dari`` (not counted) to ``sampai`` (counted), ``dari <= sampai``."""


@dataclass(frozen=True, slots=True)
class Pengingat:
    """The text that fits, and how far the deadline is.

    ``hari_kerja`` is positive before the deadline, negative after it, and 0 on the day or when
    only days off lie between. ``keterangan`` is made to stand in brackets after the deadline:
    ``3 hari kerja lagi``, ``hari ini``, ``telah lewat 2 hari kerja``.
    """

    templat: Templat
    hari_kerja: int
    keterangan: str


def pilih_pengingat(tenggat: date, hari_ini: date, kalender: HariKerja) -> Pengingat:
    """The reminder to send on ``hari_ini`` for forms due by the end of ``tenggat``."""
    if hari_ini == tenggat:
        return Pengingat(Templat.PENGINGAT_HARI_INI, 0, "hari ini")
    if hari_ini < tenggat:
        sisa = kalender.jarak(hari_ini, tenggat)
        kata = f"{sisa} hari kerja lagi" if sisa else "tidak ada hari kerja lagi sebelumnya"
        return Pengingat(Templat.PENGINGAT_SEBELUM, sisa, kata)
    lewat = kalender.jarak(tenggat, hari_ini)
    kata = f"telah lewat {lewat} hari kerja" if lewat else "telah lewat"
    return Pengingat(Templat.PENGINGAT_TERLAMBAT, -lewat, kata)
