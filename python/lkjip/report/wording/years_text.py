"""Analysis 2 for all indicators of a sasaran: better, equal, worse than the year before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.rules.rule import Arah
from lkjip.report.material.model import Indikator, TahunLain
from lkjip.report.wording import figures as kata
from lkjip.report.wording.comparison import arah_gerak, kalimat_lalu, pada_tahun
from lkjip.report.wording.explanation import Uraian, hitungan
from lkjip.report.wording.target_text import SENDIRI


def uraian_lalu(semua: Sequence[Indikator], tahun: int, *, setahun: bool = True) -> list[Uraian]:
    """Groups against the year ``tahun``; what cannot be compared comes last, one by one."""
    sebanding = [i for i in semua if _sebanding(i, tahun)]
    lain = [
        Uraian(k)
        for i in semua
        if i not in sebanding and (k := kalimat_lalu(i, tahun, setahun=setahun))
    ]
    if len(sebanding) <= SENDIRI:
        satu = [kalimat_lalu(i, tahun, setahun=setahun) for i in sebanding]
        return [*(Uraian(k) for k in satu), *_ringkas(lain, semua, tahun)]
    kelompok = _berjalan(sebanding, tahun) if not setahun else _penuh(sebanding, tahun)
    keluar = [
        Uraian(
            f"{hitungan(len(isi), len(sebanding))} {pembuka}",
            tuple(klausa(i, tahun, setahun=setahun) for i in isi),
        )
        for pembuka, isi in kelompok
        if isi
    ]
    return [*keluar, *_ringkas(lain, semua, tahun)]


def _ringkas(lain: list[Uraian], semua: Sequence[Indikator], tahun: int) -> list[Uraian]:
    """Many first years become one sentence."""
    baru = [
        i
        for i in semua
        if i.realisasi is not None
        and not i.status.keluar_dari_rata
        and ((t := pada_tahun(i, tahun)) is None or (t.realisasi is None and not t.realisasi_teks))
    ]
    if len(baru) <= SENDIRI:
        return lain
    sisa = [u for u in lain if not u.pembuka.endswith(f"pembanding dari tahun {tahun}.")]
    pembuka = f"{hitungan(len(baru), len(semua))} belum mempunyai pembanding dari tahun {tahun}"
    if len(baru) == len(semua):
        return [*sisa, Uraian(f"{pembuka}.")]
    return [*sisa, Uraian(pembuka, tuple(kata.dalam_kalimat(i.nama) for i in baru))]


def _sebanding(i: Indikator, tahun: int) -> bool:
    lalu = pada_tahun(i, tahun)
    return (
        lalu is not None
        and not lalu.metode_berubah
        and not i.status.keluar_dari_rata
        and isinstance(i.realisasi, Decimal)
        and isinstance(lalu.realisasi, Decimal)
    )


def _lalu(i: Indikator, tahun: int) -> TahunLain:
    lalu = pada_tahun(i, tahun)
    if lalu is None:
        raise ValueError(f"{i.kode} has no year {tahun}")
    return lalu


def _baik(i: Indikator, tahun: int) -> int:
    """1 better than that year, −1 worse, 0 equal, by the direction of the indicator."""
    gerak = arah_gerak(i.realisasi, _lalu(i, tahun).realisasi)
    return -gerak if i.arah is Arah.TURUN else gerak


def _penuh(semua: Sequence[Indikator], tahun: int) -> list[tuple[str, list[Indikator]]]:
    banding = f"dibandingkan tahun {tahun}"
    return [
        (f"membaik {banding}", [i for i in semua if _baik(i, tahun) > 0]),
        (f"sama dengan tahun {tahun}", [i for i in semua if _baik(i, tahun) == 0]),
        (f"menurun kinerjanya {banding}", [i for i in semua if _baik(i, tahun) < 0]),
    ]


def _berjalan(semua: Sequence[Indikator], tahun: int) -> list[tuple[str, list[Indikator]]]:
    """A year that is not over against a full one: only who has passed it already can be told."""

    def lewat(i: Indikator) -> bool:
        return arah_gerak(i.realisasi, _lalu(i, tahun).realisasi) >= 0

    return [
        (f"sudah menyamai atau melampaui realisasi setahun penuh {tahun}",
         [i for i in semua if lewat(i)]),
        (f"belum menyamai realisasi setahun penuh {tahun}", [i for i in semua if not lewat(i)]),
    ]  # fmt: skip


def _capaian(dulu: Decimal, kini: Decimal, baik: int) -> str:
    """Both capaian; told as a contradiction when they do not go the way of the realisasi."""
    gerak = 0 if kata.sama_cetak(dulu, kini) else (kini > dulu) - (kini < dulu)
    if gerak * baik >= 0:
        return f" (capaian {kata.persen(dulu)} menjadi {kata.persen(kini)})"
    ke = "naik" if gerak > 0 else "turun"
    return f", meskipun capaiannya {ke} dari {kata.persen(dulu)} menjadi {kata.persen(kini)}"


def klausa(i: Indikator, tahun: int, *, setahun: bool = True) -> str:
    """One indicator as a clause with both figures, and both capaian where they are known."""
    lalu = _lalu(i, tahun)
    nama, r = kata.dalam_kalimat(i.nama), kata.realisasi(i)
    dulu = kata.bersatuan(lalu.realisasi, i.satuan, lalu.realisasi_teks)
    if not setahun:
        return f"{nama} {r} berbanding {dulu}"
    if arah_gerak(i.realisasi, lalu.realisasi) == 0:
        return f"{nama} tetap {r}"
    capaian = ""
    if lalu.capaian is not None and i.capaian is not None:
        capaian = _capaian(lalu.capaian, i.capaian, _baik(i, tahun))
    angka, _, satuan = dulu.partition(kata.RAPAT)
    if satuan and satuan != "%" and r.endswith(f"{kata.RAPAT}{satuan}"):
        dulu = angka
    return f"{nama} dari {dulu} menjadi {r}{capaian}"
