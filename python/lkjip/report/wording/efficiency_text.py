"""Analysis 6 for all lines of a sasaran: whose performance is ahead of the money, whose behind."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.material.model import BarisProgram
from lkjip.report.wording.budget import BATAS_SETARA, kalimat_efisiensi, klausa_efisiensi
from lkjip.report.wording.explanation import Uraian, hitungan
from lkjip.report.wording.target_text import SENDIRI

BELUM_PENUH = "Efisiensi baru dapat dinilai penuh setelah tahun anggaran berakhir."


def uraian_efisiensi(semua: Sequence[BarisProgram], *, setahun: bool = True) -> list[Uraian]:
    """Groups: performance above, equal to, below spending; the meaning is told once per group."""
    ada = [b for b in semua if b.efisiensi is not None and b.serapan is not None]
    akhir = [] if setahun or not ada else [Uraian(BELUM_PENUH)]
    if len(ada) <= SENDIRI:
        return [*(Uraian(kalimat_efisiensi(b)) for b in ada), *akhir]
    urut = sorted(ada, key=lambda b: (-(b.efisiensi or 0), b.kode))
    atas = [b for b in urut if (b.efisiensi or 0) >= BATAS_SETARA]
    bawah = [b for b in urut if (b.efisiensi or 0) <= -BATAS_SETARA]
    setara = [b for b in urut if b not in atas and b not in bawah]
    benda = (
        "kegiatan" if len({b.jenjang for b in ada}) > 1 else ada[0].jenjang.lower() or "kegiatan"
    )
    keluar = []
    for isi, pembuka in (
        (atas, "mencatat capaian kinerja yang lebih tinggi daripada serapan anggarannya"),
        (setara, "mencatat capaian kinerja yang sebanding dengan serapan anggarannya"),
        (bawah, "mencatat capaian kinerja yang lebih rendah daripada serapan anggarannya"),
    ):
        if isi:
            klausa = tuple(map(klausa_efisiensi, isi))
            keluar.append(Uraian(f"{hitungan(len(isi), len(ada), benda)} {pembuka}", klausa))
    return [*keluar, *akhir]
