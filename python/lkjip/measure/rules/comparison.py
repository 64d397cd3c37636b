"""Comparisons: last year, several years, the end target of the Renstra, the national standard.

PermenPANRB 53/2014, Lampiran II, Bab III.A numbers 2, 3 and 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import periksa_lonjakan, periksa_salinan
from lkjip.measure.numbers.format import angka_pas
from lkjip.measure.numbers.quantity import Rentang, Ukuran
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import SERATUS, Capaian, hitung_capaian
from lkjip.measure.rules.rule import Arah, Aturan


class Makna(StrEnum):
    """What a change means for the indicator's direction."""

    MEMBAIK = "membaik"
    MEMBURUK = "memburuk"
    TETAP = "tetap"
    TIDAK_DAPAT = "tidak dapat dibandingkan"


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """A change: ``selisih`` in the indicator's unit, ``persen`` of the earlier value, its meaning.

    None where one value is missing or the method changed; ``alasan`` says which.
    """

    kini: Decimal | None
    lalu: Decimal | None
    selisih: Decimal | None
    persen: Decimal | None
    makna: Makna
    alasan: str = ""
    temuan: tuple[Finding, ...] = ()


def banding_tahun(
    kini: Decimal | None,
    lalu: Decimal | None,
    aturan: Aturan,
    *,
    metode_berubah: bool = False,
    acuan: Rentang | Decimal | None = None,
    place: Place | None = None,
) -> Perbandingan:
    """This year's value against an earlier one, with the cross-checks of leap and copy.

    ``acuan`` is the target of an indicator that should stay put (``tetap``, ``rentang``): nearer
    to it is better. After a change of method no difference is given.
    """
    if kini is None or lalu is None:
        alasan = "tahun ini tidak ada nilai" if kini is None else "tahun lalu tidak ada nilai"
        return Perbandingan(kini, lalu, None, None, Makna.TIDAK_DAPAT, alasan)
    if metode_berubah:
        temuan = make("C17", place, nilai=angka_pas(kini), lalu=angka_pas(lalu))
        return Perbandingan(kini, lalu, None, None, Makna.TIDAK_DAPAT, "metode berubah", (temuan,))
    selisih = kini - lalu
    return Perbandingan(
        kini,
        lalu,
        selisih,
        selisih / abs(lalu) * SERATUS if lalu else None,
        _makna(kini, lalu, aturan.arah, acuan),
        temuan=periksa_lonjakan(kini, lalu, place) + periksa_salinan(kini, lalu, place),
    )


def _makna(kini: Decimal, lalu: Decimal, arah: Arah, acuan: Rentang | Decimal | None) -> Makna:
    if kini == lalu:
        return Makna.TETAP
    if arah is Arah.NAIK:
        baik = kini > lalu
    elif arah is Arah.TURUN:
        baik = kini < lalu
    elif acuan is None:
        return Makna.TIDAK_DAPAT
    else:
        jauh_kini, jauh_lalu = _jarak(kini, acuan), _jarak(lalu, acuan)
        if jauh_kini == jauh_lalu:
            return Makna.TETAP
        baik = jauh_kini < jauh_lalu
    return Makna.MEMBAIK if baik else Makna.MEMBURUK


def _jarak(x: Decimal, acuan: Rentang | Decimal) -> Decimal:
    if isinstance(acuan, Decimal):
        return abs(x - acuan)
    return max(acuan.bawah - x, x - acuan.atas, Decimal(0))


def deret(
    nilai: Mapping[int, Decimal | None],
    aturan: Aturan,
    metode_berubah: frozenset[int] = frozenset(),
) -> list[tuple[int, Perbandingan]]:
    """Several years in order; each against the year before it in the table.

    ``metode_berubah`` are the years from which a new method holds.
    """
    tahun = sorted(nilai)
    return [
        (t, banding_tahun(nilai[t], nilai[sebelum], aturan, metode_berubah=t in metode_berubah))
        for sebelum, t in pairwise(tahun)
    ]


def terhadap_renstra(
    realisasi: Ukuran | None,
    target_akhir: Ukuran | None,
    aturan: Aturan,
    status: Status = Status.ANGKA,
    place: Place | None = None,
) -> Capaian:
    """Realisasi to date against the end target of the Renstra, by the indicator's own formula."""
    return hitung_capaian(target_akhir, realisasi, aturan, status, place)


def terhadap_standar(
    realisasi: Decimal | None, standar: Decimal | None, aturan: Aturan
) -> Perbandingan:
    """Realisasi against the national standard or average; ``membaik`` means better than it."""
    if realisasi is None or standar is None:
        alasan = "tidak ada standar nasional" if standar is None else "tidak ada realisasi"
        return Perbandingan(realisasi, standar, None, None, Makna.TIDAK_DAPAT, alasan)
    selisih = realisasi - standar
    persen = selisih / abs(standar) * SERATUS if standar else None
    makna = _makna(realisasi, standar, aturan.arah, standar)
    return Perbandingan(realisasi, standar, selisih, persen, makna)
