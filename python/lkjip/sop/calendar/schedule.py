"""The plan: due dates of the steps in working days, and the legal deadlines beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lkjip.errors import UsageError
from lkjip.sop.activities import LANGKAH, Langkah
from lkjip.sop.calendar.working_days import Kalender

# Months after the end of the fiscal year (Peraturan Menteri PANRB 53/2014, penyampaian laporan
# kinerja: kepala SKPD two months, bupati/walikota three months).
BATAS_BULAN = {"bagian": 2, "opd": 2, "kota": 3}


@dataclass(frozen=True, slots=True)
class Tenggat:
    """First day and due day of step ``no``; ``hari`` is its length in working days."""

    no: int
    mulai: date
    tenggat: date
    hari: int


def jadwal(
    mulai: date, kalender: Kalender, langkah: Iterable[Langkah] = LANGKAH
) -> tuple[Tenggat, ...]:
    """Due dates of ``langkah``, one after the other, from the first working day ≥ ``mulai``."""
    hasil: list[Tenggat] = []
    awal = kalender.hari_ke(mulai, 1)
    for satu in langkah:
        akhir = kalender.hari_ke(awal, satu.waktu_hari)
        hasil.append(Tenggat(satu.no, awal, akhir, satu.waktu_hari))
        awal = kalender.sesudah(akhir)
    return tuple(hasil)


def batas_hukum(tahun_laporan: int, level: str) -> date:
    """Last legal day for the report about the fiscal year ``tahun_laporan``.

    ``level`` is "bagian" or "opd" (end of February of the next year) or "kota" (31 March).
    Raises ``UsageError`` for another level.
    """
    if level not in BATAS_BULAN:
        raise UsageError(
            f'Tingkat "{level}" tidak dikenal.',
            f"Pilih salah satu: {', '.join(BATAS_BULAN)}.",
        )
    return date(tahun_laporan + 1, BATAS_BULAN[level] + 1, 1) - timedelta(days=1)


def sisa_hari(tenggat: date, hari_ini: date, kalender: Kalender) -> tuple[int, str]:
    """Working days left until ``tenggat`` (negative: late) and the words for it.

    On days off right after a due day the number is still 0, but the words say it has passed.
    """
    jumlah = kalender.jarak(hari_ini, tenggat)
    if hari_ini == tenggat:
        kata = "hari ini"
    elif hari_ini < tenggat:
        kata = f"{jumlah} hari kerja lagi" if jumlah else "hari kerja terakhir sudah habis"
    else:
        kata = f"terlambat {-jumlah} hari kerja" if jumlah else "tenggat baru lewat"
    return jumlah, kata
