"""Sentences about money: absorption, what is left, and performance against spending."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.numbers.format import rupiah
from lkjip.report.material.model import BarisProgram
from lkjip.report.wording import figures as kata

BATAS_SETARA = Decimal("0.005")
"""Differences below half of the last printed digit are no difference."""


def kalimat_serapan(
    nama: str,
    pagu: Decimal | None,
    realisasi: Decimal | None,
    serapan: Decimal | None,
    sampai: str = "",
) -> str:
    """Ceiling, spending, absorption and the rest; "" when a figure is missing.

    ``sampai`` is the period of the spending where it is shorter than that of the ceiling.
    """
    if pagu is None or realisasi is None or serapan is None:
        return ""
    sisa = pagu - realisasi
    if sisa < 0:
        akhir = f"melebihi pagu sebesar {rupiah(-sisa)}"
    elif sisa == 0:
        akhir = "tidak bersisa"
    else:
        akhir = f"dengan sisa {rupiah(sisa)}"
    return (
        f"Anggaran {nama} sebesar {rupiah(pagu)} terealisasi {rupiah(realisasi)} "
        f"atau {kata.persen(serapan)}{f' {sampai}' if sampai else ''}, {akhir}."
    )


def kalimat_efisiensi(baris: BarisProgram) -> str:
    """Performance against spending of one line; "" when either is unknown."""
    if baris.capaian is None or baris.serapan is None or baris.efisiensi is None:
        return ""
    c, s, e = kata.persen(baris.capaian), kata.persen(baris.serapan), baris.efisiensi
    nama = " ".join(baris.uraian.split())
    if abs(e) < BATAS_SETARA:
        return f"{nama} mencatat capaian kinerja {c}, sebanding dengan serapan anggarannya {s}."
    letak = "lebih tinggi" if e > 0 else "lebih rendah"
    return (
        f"{nama} mencatat capaian kinerja {c} dengan serapan anggaran {s}; capaiannya {letak} "
        f"{kata.poin(e)} daripada serapannya."
    )


def klausa_efisiensi(b: BarisProgram) -> str:
    """One line as a clause: "… (66,67 % dibanding 5,71 %, selisih 60,96 poin)"."""
    selisih = kata.poin(b.efisiensi or Decimal(0))
    angka = f"{kata.persen(b.capaian)} dibanding {kata.persen(b.serapan)}"
    return f"{' '.join(b.uraian.split())} ({angka}, selisih {selisih})"


def kalimat_serapan_ujung(baris: Sequence[BarisProgram]) -> str:
    """Highest and lowest absorption among lines of one level; "" for fewer than three."""
    ada = [b for b in baris if b.serapan is not None]
    if len(ada) < 3:
        return ""
    tinggi, rendah = max(ada, key=_serapan), min(ada, key=_serapan)
    if kata.sama_cetak(_serapan(tinggi), _serapan(rendah)):
        return ""
    return (
        f"Serapan tertinggi terdapat pada {_nama(tinggi)} ({kata.persen(tinggi.serapan)}), "
        f"terendah pada {_nama(rendah)} ({kata.persen(rendah.serapan)})."
    )


def _serapan(b: BarisProgram) -> Decimal:
    return b.serapan if b.serapan is not None else Decimal(0)


def _nama(b: BarisProgram) -> str:
    return f"{b.jenjang.lower()} {' '.join(b.uraian.split())}".strip()
