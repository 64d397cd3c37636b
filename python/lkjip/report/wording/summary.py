"""How many indicators reached their target: one sentence for the summary and the conclusion."""

from __future__ import annotations

from collections.abc import Callable

from lkjip.measure.numbers.status import Status
from lkjip.report.material.model import BahanLaporan
from lkjip.report.wording import figures as kata

SERATUS = 100


def kalimat_ringkas(bahan: BahanLaporan) -> str:
    """ "Dari enam indikator, dua mencapai atau melampaui target dan empat belum."; "" for none."""
    semua = bahan.indikator
    if not semua:
        return ""
    ada = [i.capaian for i in semua if i.capaian is not None]
    capai = sum(1 for c in ada if c >= SERATUS)
    tanpa = [i for i in semua if i.status.keluar_dari_rata]
    belum_diisi = len(semua) - len(ada) - len(tanpa)
    tulis = kata.sebilangan(len(semua))
    potong = _capai(capai, len(ada), bahan.setahun, tulis) if ada else []
    if tanpa:
        rilis = sum(1 for i in tanpa if i.status is Status.BELUM_RILIS)
        keterangan = f" ({tulis(rilis)} di antaranya belum rilis)" if rilis else ""
        if rilis == len(tanpa):
            keterangan = " karena belum rilis"
        potong.append(f"{tulis(len(tanpa))} tidak dihitung{keterangan}")
    if belum_diisi:
        potong.append(f"{tulis(belum_diisi)} belum mempunyai capaian")
    return f"Dari {tulis(len(semua))} indikator, {kata.deret(potong)}."


def _capai(capai: int, terukur: int, setahun: bool, tulis: Callable[[int], str]) -> list[str]:
    akhir = "" if setahun else " setahun"
    if not capai:
        return [f"belum ada yang mencapai target{akhir}"]
    awal = "mencapai atau melampaui target" if setahun else "sudah mencapai target setahun"
    sisa = terukur - capai
    if not sisa:
        return [f"{'semuanya' if terukur > 1 else 'satu'} {awal}"]
    lain = "belum" if setahun else "masih berjalan"
    return [f"{tulis(capai)} {awal}", f"{tulis(sisa)} {lain}"]
