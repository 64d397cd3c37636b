"""Sentences of analysis 1: target against realisasi. Pure functions of the figures.

PermenPANRB 53/2014, Lampiran II, Bab III.A number 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.numbers.format import angka_id
from lkjip.measure.numbers.quantity import Peringkat, Rentang
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Arah
from lkjip.report.material.goal_members import sebagian, yang_dirata
from lkjip.report.material.model import Indikator, Sasaran
from lkjip.report.wording import figures as kata

SERATUS = Decimal(100)
_DINAIKKAN = re.compile(r"= -[\d.,]+ → 0$")
"""How a formula ends whose negative result was raised to zero (``measure.capaian``)."""


def kalimat_target(
    ind: Indikator, *, setahun: bool = True, batas: Decimal | None = None, tahun: int = 0
) -> str:
    """One indicator: what was reached of what was promised, or why there is no figure.

    ``setahun`` False: the period is not over, so nothing is called a failure yet. ``batas`` is the
    cap of the means (percent). "" when realisasi or target is missing: that is a gap, no sentence.
    """
    if ind.status.keluar_dari_rata:
        return _tanpa_angka(ind, tahun)
    if ind.status is Status.NIHIL:
        return _nihil(ind, setahun)
    if ind.realisasi is None or ind.target is None:
        return ""
    if ind.capaian is None:
        return _tanpa_capaian(ind)
    badan = _badan(ind, setahun)
    return f"{kata.besar(badan)}{ekor(ind, batas)}."


def _badan(ind: Indikator, setahun: bool) -> str:
    nama, r, t = kata.dalam_kalimat(ind.nama), kata.realisasi(ind), kata.target(ind)
    c = f"capaian {kata.persen(ind.capaian)}"
    if isinstance(ind.target, Rentang) or ind.arah in (Arah.TETAP, Arah.RENTANG):
        return f"{nama} tercatat {r}, {_letak(ind)} target {t} ({c})"
    if isinstance(ind.target, Peringkat) or ind.realisasi_teks or ind.target_teks:
        return _bernilai(ind, nama, r, t, c)
    beda = kata.selisih(ind.realisasi, ind.target) or Decimal(0)
    jarak = kata.bersatuan(abs(beda), ind.satuan)
    if ind.arah is Arah.TURUN:
        return _turun(nama, r, t, c, beda, jarak)
    if not setahun:
        return _berjalan(nama, r, t, c, beda)
    if beda > 0:
        return f"{nama} mencapai {r}, melampaui target {t} ({c})"
    if beda == 0:
        return f"{nama} mencapai {r}, tepat sesuai target ({c})"
    return f"{nama} mencapai {r} dari target {t} ({c}), kurang {jarak}"


def _letak(ind: Indikator) -> str:
    """Where the realisasi lies against a range or a value that should be kept."""
    t = ind.target
    bawah, atas = (t.bawah, t.atas) if isinstance(t, Rentang) else (t, t)
    if isinstance(ind.realisasi, Decimal) and isinstance(bawah, Decimal):
        if ind.realisasi < bawah:
            return "di bawah"
        if isinstance(atas, Decimal) and ind.realisasi > atas:
            return "di atas"
    return "sesuai dengan"


def _berjalan(nama: str, r: str, t: str, c: str, beda: Decimal) -> str:
    if beda > 0:
        return f"{nama} sudah mencapai {r}, melampaui target setahun {t} ({c})"
    if beda == 0:
        return f"{nama} sudah mencapai target setahun {t} ({c})"
    return f"{nama} baru terealisasi {r} dari target setahun {t} ({c})"


def _bernilai(ind: Indikator, nama: str, r: str, t: str, c: str) -> str:
    if ind.capaian is not None and ind.capaian > SERATUS:
        return f"{nama} memperoleh {r}, lebih baik daripada target {t} ({c})"
    if ind.capaian == SERATUS:
        return f"{nama} memperoleh {r}, sesuai dengan target ({c})"
    return f"{nama} memperoleh {r}, belum memenuhi target {t} ({c})"


def _turun(nama: str, r: str, t: str, c: str, beda: Decimal, jarak: str) -> str:
    if beda == 0:
        return f"{nama} tercatat {r}, tepat pada batas target ({c})"
    if beda < 0:
        return (
            f"{nama} tercatat {r}, {jarak} di bawah batas target {t} ({c}); makin rendah makin baik"
        )
    return f"{nama} tercatat {r}, {jarak} di atas batas target {t} ({c}); makin rendah makin baik"


def ekor(ind: Indikator, batas: Decimal | None) -> str:
    """What was done to the computed value: raised to zero, or capped in the means."""
    if ind.capaian is None:
        return ""
    if ind.capaian == 0 and _DINAIKKAN.search(ind.formula):
        return "; hasil hitungnya negatif sehingga ditetapkan 0"
    if batas is not None and ind.capaian > batas:
        return f"; dalam rata-rata dihitung {angka_id(batas, 0)}{kata.RAPAT}%"
    return ""


def _nihil(ind: Indikator, setahun: bool) -> str:
    nama, t = kata.dalam_kalimat(ind.nama), kata.target(ind)
    capaian = f" (capaian {kata.persen(ind.capaian)})" if ind.capaian is not None else ""
    if ind.capaian is not None and ind.capaian >= SERATUS:
        return kata.besar(f"{nama} nihil, sesuai dengan target {t}{capaian}.")
    belum = "tidak ada realisasi" if setahun else "belum ada realisasi"
    return kata.besar(f"untuk {nama} {belum} dari target {t}{capaian}.")


def _tanpa_angka(ind: Indikator, tahun: int) -> str:
    nama = kata.dalam_kalimat(ind.nama)
    alasan = f" Keterangan unit: {kata.kalimat(ind.keterangan)}" if ind.keterangan.strip() else ""
    akhir = "capaiannya tidak dihitung dan tidak ikut dalam rata-rata."
    if ind.status is Status.BELUM_RILIS:
        return kata.besar(f"{nama} belum dirilis ketika laporan ini disusun; {akhir}{alasan}")
    kapan = f" pada tahun {tahun}" if tahun else ""
    return kata.besar(f"{nama} tidak diukur{kapan}; {akhir}{alasan}")


def _tanpa_capaian(ind: Indikator) -> str:
    nama, r = kata.dalam_kalimat(ind.nama), kata.realisasi(ind)
    if ind.target == 0:
        return kata.besar(
            f"{nama} terealisasi {r}, sedangkan targetnya 0; capaiannya tidak dapat dihitung."
        )
    t = kata.target(ind)
    return kata.besar(
        f"{nama} terealisasi {r} terhadap target {t}; capaiannya tidak dapat dihitung."
    )


def kalimat_sasaran(
    s: Sasaran, *, setahun: bool = True, periode: str = "", bernama: bool = False
) -> str:
    """The mean of a sasaran and its category, and what left the mean.

    ``bernama``: the sasaran is named, because no heading above the sentence does it.
    """
    sebutan = f"sasaran “{' '.join(s.nama.split())}”" if bernama else "sasaran ini"
    awal = "" if setahun or not periode else f"{kata.besar(periode)}, "
    if s.capaian is None:
        return kata.besar(
            f"{awal}rata-rata capaian {sebutan} belum dapat dihitung karena belum ada indikator "
            "yang mempunyai capaian."
        )
    terhadap = "" if setahun else " terhadap target setahun"
    jenis = f", termasuk kategori {s.kategori}" if s.kategori else ""
    subjek, keterangan = _subjek(s)
    utama = kata.besar(
        f"{awal}{subjek} {sebutan}{terhadap} adalah {kata.persen(s.capaian)}{keterangan}{jenis}."
    )
    if not s.keluar:
        return utama
    lain = kata.deret([f"{kata.dalam_kalimat(n)} ({alasan})" for n, alasan in s.keluar])
    return f"{utama} Tidak ikut dihitung: {lain}."


def _subjek(s: Sasaran) -> tuple[str, str]:
    """What the figure is, and of which indicators it is the mean when not of all."""
    isi = yang_dirata(s)
    if not isi:
        return "capaian", ""
    if sebagian(s):
        return "capaian", f" (rata-rata {kata.deret([i.kode for i in isi])})"
    if len(isi) == 1:
        return "capaian indikator", ""
    return f"rata-rata capaian {kata.bilangan(len(isi))} indikator", ""


def kalimat_ujung(semua: Sequence[Indikator]) -> str:
    """Highest and lowest capaian among several indicators; "" when they do not differ."""
    ada = [i for i in semua if i.capaian is not None]
    if len(ada) < 3:
        return ""
    tinggi = max(ada, key=lambda i: i.capaian or 0)
    rendah = min(ada, key=lambda i: i.capaian or 0)
    if tinggi.capaian is None or rendah.capaian is None:
        return ""
    if kata.sama_cetak(tinggi.capaian, rendah.capaian):
        return ""
    return (
        f"Capaian tertinggi terdapat pada {kata.dalam_kalimat(tinggi.nama)} "
        f"({kata.persen(tinggi.capaian)}), terendah pada {kata.dalam_kalimat(rendah.nama)} "
        f"({kata.persen(rendah.capaian)})."
    )
