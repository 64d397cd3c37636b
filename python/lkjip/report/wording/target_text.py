"""Analysis 1 for all indicators of a sasaran: who reached the target, who did not, by how much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Arah
from lkjip.report.material.model import Indikator
from lkjip.report.wording import figures as kata
from lkjip.report.wording.explanation import Uraian, hitungan
from lkjip.report.wording.target import SERATUS, ekor, kalimat_target

SENDIRI = 2
"""So few indicators are told one by one."""


def uraian_target(
    semua: Sequence[Indikator], *, setahun: bool = True, batas: Decimal | None = None,
    tahun: int = 0,
) -> list[Uraian]:  # fmt: skip
    """Groups of indicators with figures, best first; then those that have none, one by one."""
    terukur = [i for i in semua if i.capaian is not None and i.status is Status.ANGKA]
    lain = [
        Uraian(k)
        for i in semua
        if i not in terukur and (k := kalimat_target(i, setahun=setahun, tahun=tahun))
    ]
    if len(terukur) <= SENDIRI:
        satu = [kalimat_target(i, setahun=setahun, batas=batas, tahun=tahun) for i in terukur]
        return [*(Uraian(k) for k in satu if k), *lain]
    urut = sorted(terukur, key=lambda i: (-(i.capaian or 0), i.kode))
    capai = [i for i in urut if (i.capaian or 0) >= SERATUS]
    belum = [i for i in urut if i not in capai]
    keluar = []
    for kelompok, pembuka in zip((capai, belum), _pembuka(setahun), strict=True):
        if kelompok:
            klausa = tuple(klausa_target(i, batas=batas) for i in kelompok)
            keluar.append(Uraian(f"{hitungan(len(kelompok), len(terukur))} {pembuka}", klausa))
    return [*keluar, *lain]


def _pembuka(setahun: bool) -> tuple[str, str]:
    if setahun:
        return "mencapai atau melampaui target", "belum mencapai target"
    return "sudah mencapai target setahun", "masih berjalan menuju target setahun"


def klausa_target(ind: Indikator, *, batas: Decimal | None = None) -> str:
    """One indicator as a clause: "jumlah naskah … 37 dari target 41 naskah (90,24 %)"."""
    nama, r, t = kata.dalam_kalimat(ind.nama), kata.realisasi(ind), kata.target(ind)
    capaian = f" ({kata.persen(ind.capaian)})"
    # A percentage of a target of 100 is its own capaian.
    if ind.target == SERATUS and ind.realisasi == ind.capaian and not ind.realisasi_teks:
        capaian = ""
    sisa = ekor(ind, batas)
    if ind.arah is Arah.TURUN:
        return f"{nama} {r} dengan batas target {t}{capaian}{sisa}"
    if ind.arah in (Arah.TETAP, Arah.RENTANG):
        return f"{nama} {r} dengan target {t}{capaian}{sisa}"
    if r == t:
        return f"{nama} {r}, tepat sesuai target{capaian}{sisa}"
    if isinstance(ind.realisasi, Decimal) and not ind.realisasi_teks:
        r = kata.tanpa_satuan_sama(r, t)
    return f"{nama} {r} dari target {t}{capaian}{sisa}"
