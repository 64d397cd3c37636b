"""Sentences of analyses 2, 3 and 4: earlier years, end of the Renstra, national standard.

PermenPANRB 53/2014, Lampiran II, Bab III.A numbers 2 to 4. Pure functions of the figures.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip.measure.numbers.quantity import Peringkat, Ukuran
from lkjip.measure.rules.rule import Arah
from lkjip.report.material.model import Indikator, TahunLain
from lkjip.report.wording import figures as kata

SERATUS = Decimal(100)


def pada_tahun(ind: Indikator, tahun: int) -> TahunLain | None:
    """What is known of an earlier year."""
    return next((x for x in ind.lalu if x.tahun == tahun), None)


def kalimat_lalu(ind: Indikator, tahun: int, *, setahun: bool = True) -> str:
    """This year's realisasi against the year ``tahun``; "" when this year has no figure.

    A year that is not over is not called better or worse than a full one.
    """
    if ind.realisasi is None or ind.status.keluar_dari_rata:
        return ""
    nama = kata.dalam_kalimat(ind.nama)
    lalu = pada_tahun(ind, tahun)
    if lalu is None or (lalu.realisasi is None and not lalu.realisasi_teks):
        return kata.besar(f"{nama} belum mempunyai pembanding dari tahun {tahun}.")
    r, dulu = kata.realisasi(ind), kata.bersatuan(lalu.realisasi, ind.satuan, lalu.realisasi_teks)
    if lalu.metode_berubah:
        return kata.besar(
            f"{nama} tahun {tahun} tercatat {dulu} dan kini {r}, tetapi cara pengukurannya berbeda "
            "sehingga keduanya tidak dibandingkan."
        )
    if not setahun:
        return _berjalan(ind, lalu, nama, r, dulu)
    arah = arah_gerak(ind.realisasi, lalu.realisasi)
    capaian = _capaian_lalu(ind, lalu)
    if arah == 0:
        return kata.besar(f"{nama} sama dengan tahun {tahun}, yaitu {r}{capaian}.")
    kata_gerak = "naik" if arah > 0 else "turun"
    makna = _makna(ind, arah)
    return kata.besar(
        f"{nama} {kata_gerak} dari {dulu} pada tahun {tahun} menjadi {r}{makna}{capaian}."
    )


def _berjalan(ind: Indikator, lalu: TahunLain, nama: str, r: str, dulu: str) -> str:
    sudah = ""
    kini, tahun_lalu = ind.realisasi, lalu.realisasi
    terbagi = ind.arah is Arah.NAIK and not kata.tanpa_jumlah(ind.satuan)
    if terbagi and isinstance(kini, Decimal) and isinstance(tahun_lalu, Decimal) and tahun_lalu > 0:
        sudah = f", atau {kata.persen(kini / tahun_lalu * SERATUS)} daripadanya"
    return kata.besar(
        f"{nama} setahun penuh pada tahun {lalu.tahun} tercatat {dulu}; "
        f"sampai dengan periode ini {r}{sudah}."
    )


def arah_gerak(kini: Ukuran | None, dulu: Ukuran | None) -> int:
    """1 up, −1 down, 0 equal or not to be compared."""
    if isinstance(kini, Decimal) and isinstance(dulu, Decimal):
        return (kini > dulu) - (kini < dulu)
    if isinstance(kini, Peringkat) and isinstance(dulu, Peringkat):
        return (kini.urutan > dulu.urutan) - (kini.urutan < dulu.urutan)
    return 0


def _makna(ind: Indikator, arah: int) -> str:
    """Whether the move is good, said only where it is not plain: lower is better."""
    if ind.arah is Arah.TURUN:
        return ", atau membaik" if arah < 0 else ", atau memburuk"
    return ""


def _capaian_lalu(ind: Indikator, lalu: TahunLain) -> str:
    if lalu.capaian is None or ind.capaian is None:
        return ""
    if kata.sama_cetak(lalu.capaian, ind.capaian):
        return f"; capaiannya tetap {kata.persen(ind.capaian)}"
    gerak = "naik" if ind.capaian > lalu.capaian else "turun"
    return (
        f"; capaiannya {gerak} dari {kata.persen(lalu.capaian)} menjadi {kata.persen(ind.capaian)}"
    )


def kalimat_renstra(ind: Indikator, renstra: str = "") -> str:
    """Realisasi to date against the end target of the Renstra; "" without target or realisasi."""
    if ind.realisasi is None or ind.status.keluar_dari_rata:
        return ""
    if ind.target_akhir is None and not ind.target_akhir_teks:
        return ""
    nama, r = kata.dalam_kalimat(ind.nama), kata.realisasi(ind)
    t = kata.bersatuan(ind.target_akhir, ind.satuan, ind.target_akhir_teks)
    akhir = f"target akhir Renstra {renstra}".strip()
    if ind.capaian_akhir is None:
        return kata.besar(f"{nama} kini {r}, sedangkan {akhir} {t}.")
    c = kata.persen(ind.capaian_akhir)
    if ind.capaian_akhir > SERATUS:
        return kata.besar(
            f"{nama} dengan realisasi {r} sudah melampaui {akhir} {t} (kemajuan {c})."
        )
    if ind.capaian_akhir == SERATUS:
        return kata.besar(f"{nama} dengan realisasi {r} sudah memenuhi {akhir} {t}.")
    if kata.persen(ind.realisasi if isinstance(ind.realisasi, Decimal) else None) == c:
        return kata.besar(f"{nama} baru mencapai {c} dari {akhir} {t}.")  # a percentage of 100
    return kata.besar(f"{nama} dengan realisasi {r} baru mencapai {c} dari {akhir} {t}.")


def kalimat_standar(ind: Indikator) -> str:
    """Realisasi against the national standard; "" where there is none."""
    if ind.realisasi is None or ind.status.keluar_dari_rata:
        return ""
    if ind.standar is None and not ind.standar_teks:
        return ""
    nama, r = kata.dalam_kalimat(ind.nama), kata.realisasi(ind)
    acuan = kata.bersatuan(ind.standar, ind.satuan, ind.standar_teks)
    sebutan = ind.standar_nama or "standar nasional"
    arah = arah_gerak(ind.realisasi, ind.standar)
    if arah == 0:
        if ind.realisasi != ind.standar:
            return kata.besar(f"{nama} {r}, dengan pembanding {sebutan} {acuan}.")
        return kata.besar(f"{nama} {r}, sama dengan {sebutan}.")
    letak = "di atas" if arah > 0 else "di bawah"
    makna = ""
    if ind.arah is Arah.TURUN:
        makna = ", jadi belum sebaik pembandingnya" if arah > 0 else ", jadi lebih baik"
    return kata.besar(f"{nama} {r}, {letak} {sebutan} {acuan}{makna}.")
