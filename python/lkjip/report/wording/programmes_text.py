"""Analysis 7 in words: which programmes carried the result, and which have not yet."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.material.model import BarisProgram
from lkjip.report.wording import figures as kata
from lkjip.report.wording.explanation import Uraian, hitungan
from lkjip.report.wording.target import SERATUS


def uraian_penunjang(semua: Sequence[BarisProgram], *, setahun: bool = True) -> list[Uraian]:
    """Groups of lines by their capaian, best first; lines without one are left out."""
    ada = sorted(
        (b for b in semua if b.capaian is not None), key=lambda b: (-(b.capaian or 0), b.kode)
    )
    if not ada:
        return []
    jenjang = {b.jenjang.lower() for b in ada}
    benda = jenjang.pop() if len(jenjang) == 1 else "kegiatan"
    capai = [b for b in ada if (b.capaian or 0) >= SERATUS]
    belum = [b for b in ada if b not in capai]
    if setahun:
        kata_kata = ("menunjang keberhasilan sasaran dengan capaian penuh",
                     "belum menunjang sepenuhnya karena capaiannya di bawah target")  # fmt: skip
    else:
        kata_kata = ("sudah mencapai target setahun", "masih berjalan")
    return [
        Uraian(
            f"{hitungan(len(isi), len(ada), benda or 'kegiatan')} {pembuka}",
            tuple(f"{' '.join(b.uraian.split())} ({kata.persen(b.capaian)})" for b in isi),
        )
        for isi, pembuka in zip((capai, belum), kata_kata, strict=True)
        if isi
    ]
