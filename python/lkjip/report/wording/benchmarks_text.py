"""Analyses 3 and 4 for all indicators of a sasaran: the end target of the Renstra, the standard."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.rules.rule import Arah
from lkjip.report.material.model import Indikator
from lkjip.report.wording import figures as kata
from lkjip.report.wording.comparison import SERATUS, arah_gerak, kalimat_renstra, kalimat_standar
from lkjip.report.wording.explanation import Uraian, hitungan
from lkjip.report.wording.target_text import SENDIRI


def uraian_renstra(semua: Sequence[Indikator], renstra: str = "") -> list[Uraian]:
    """Who has met the end target, who is on the way, furthest first."""
    ada = [i for i in semua if kalimat_renstra(i, renstra)]
    terukur = [i for i in ada if i.capaian_akhir is not None]
    lain = [Uraian(kalimat_renstra(i, renstra)) for i in ada if i not in terukur]
    if len(terukur) <= SENDIRI:
        return [*(Uraian(kalimat_renstra(i, renstra)) for i in terukur), *lain]
    akhir = f"target akhir Renstra {renstra}".strip()
    urut = sorted(terukur, key=lambda i: (-(i.capaian_akhir or 0), i.kode))
    sudah = [i for i in urut if (i.capaian_akhir or 0) >= SERATUS]
    belum = [i for i in urut if i not in sudah]
    keluar = []
    for isi, pembuka in (
        (sudah, f"sudah memenuhi atau melampaui {akhir}"),
        (belum, f"masih menuju {akhir}"),
    ):
        if isi:
            klausa = tuple(map(_klausa_renstra, isi))
            keluar.append(Uraian(f"{hitungan(len(isi), len(terukur))} {pembuka}", klausa))
    return [*keluar, *lain]


def _klausa_renstra(i: Indikator) -> str:
    t = kata.bersatuan(i.target_akhir, i.satuan, i.target_akhir_teks)
    r = kata.tanpa_satuan_sama(kata.realisasi(i), t) if not i.realisasi_teks else i.realisasi_teks
    return f"{kata.dalam_kalimat(i.nama)} {r} dari {t} (kemajuan {kata.persen(i.capaian_akhir)})"


def uraian_standar(semua: Sequence[Indikator]) -> list[Uraian]:
    """Better than, equal to, not yet as good as the standard; what cannot be told comes last."""
    ada = [i for i in semua if kalimat_standar(i)]
    sebanding = [
        i for i in ada if isinstance(i.realisasi, Decimal) and isinstance(i.standar, Decimal)
    ]
    lain = [Uraian(kalimat_standar(i)) for i in ada if i not in sebanding]
    if len(sebanding) <= SENDIRI:
        return [*(Uraian(kalimat_standar(i)) for i in sebanding), *lain]
    keluar = []
    for tanda, pembuka in (
        (1, "lebih baik daripada pembandingnya"),
        (0, "sama dengan pembandingnya"),
        (-1, "belum sebaik pembandingnya"),
    ):
        isi = [i for i in sebanding if _baik(i) == tanda]
        if isi:
            klausa = tuple(map(_klausa_standar, isi))
            keluar.append(Uraian(f"{hitungan(len(isi), len(sebanding))} {pembuka}", klausa))
    return [*keluar, *lain]


def _baik(i: Indikator) -> int:
    gerak = arah_gerak(i.realisasi, i.standar)
    return -gerak if i.arah is Arah.TURUN else gerak


def _klausa_standar(i: Indikator) -> str:
    acuan = kata.bersatuan(i.standar, i.satuan, i.standar_teks)
    sebutan = i.standar_nama or "standar nasional"
    return f"{kata.dalam_kalimat(i.nama)} {kata.realisasi(i)} ({sebutan} {acuan})"
