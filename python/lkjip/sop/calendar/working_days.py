"""Working days: Monday to Friday, less national holidays, cuti bersama and local holidays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

SATU_HARI = timedelta(days=1)
SABTU, MINGGU = 5, 6  # date.weekday()


@dataclass(frozen=True, slots=True)
class Kalender:
    """The office's calendar.

    ``libur`` maps each day off to its name (the sheet ``Libur``). ``akhir_pekan`` holds
    ``date.weekday()`` numbers; offices with a six-day week pass ``frozenset({6})``.
    """

    libur: Mapping[date, str] = field(default_factory=dict)
    akhir_pekan: frozenset[int] = frozenset({SABTU, MINGGU})

    def __post_init__(self) -> None:
        # A private copy: a caller that goes on filling its dict must not move due dates.
        object.__setattr__(self, "libur", MappingProxyType(dict(self.libur)))

    def hari_kerja(self, hari: date) -> bool:
        """Whether the office works on ``hari``."""
        return hari.weekday() not in self.akhir_pekan and hari not in self.libur

    def hari_ke(self, mulai: date, n: int) -> date:
        """The ``n``-th working day, where the first working day on or after ``mulai`` is day 1.

        Raises ``ValueError`` for ``n`` below 1.
        """
        if n < 1:
            raise ValueError(f"n must be at least 1, not {n}")
        hari = mulai
        while True:
            if self.hari_kerja(hari):
                n -= 1
                if n == 0:
                    return hari
            hari += SATU_HARI

    def sesudah(self, hari: date) -> date:
        """The first working day after ``hari``."""
        return self.hari_ke(hari + SATU_HARI, 1)

    def jarak(self, dari: date, sampai: date) -> int:
        """Working days from ``dari`` (not counted) to ``sampai`` (counted).

        Negative when ``sampai`` is earlier: then the days after ``sampai`` up to ``dari``.
        """
        if sampai < dari:
            return -self.jarak(sampai, dari)
        selisih = (sampai - dari).days
        return sum(self.hari_kerja(dari + timedelta(days=k)) for k in range(1, selisih + 1))

    def lama(self, mulai: date, selesai: date) -> int:
        """Working days that a piece of work took, both ends counted; at least 1."""
        return max(1, self.jarak(mulai - SATU_HARI, selesai))

    def jumlah_setahun(self, tahun: int) -> int:
        """Working days of the calendar year ``tahun``."""
        return self.jarak(date(tahun - 1, 12, 31), date(tahun, 12, 31))
