"""The evidence behind the review items: counts over the material and the findings.

Each method is the rule of one item: True, False, or None (a person judges) with the sentence that
shows why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip.findings import Finding
from lkjip.report.blocks import builders as s
from lkjip.report.material.model import BahanLaporan, Indikator
from lkjip.report.material.totals import total_anggaran

Bukti = tuple[bool | None, str]


@dataclass(frozen=True, slots=True)
class Hitungan:
    """What the rules look at."""

    bahan: BahanLaporan
    temuan: tuple[Finding, ...]

    @property
    def ind(self) -> tuple[Indikator, ...]:
        """All indicators."""
        return self.bahan.indikator

    def _dari(self, isi: Sequence[object], sebutan: str) -> str:
        return f"{len(isi)} dari {len(self.ind)} indikator {sebutan}."

    def data_penting(self) -> Bukti:
        """I.1: nothing in Bab I is a gap."""
        celah = [f.nilai for f in self.temuan if f.kode == "L04" and _bab_satu(f.lembar)]
        if celah:
            return False, f"Bab I belum memuat {', '.join(celah)}."
        return True, "Bab I memuat tugas, fungsi, sumber daya, aspek strategis, dan isu strategis."

    def target(self) -> Bukti:
        """I.2: every indicator has a target."""
        ada = [i for i in self.ind if i.target is not None or i.target_teks]
        return len(ada) == len(self.ind), self._dari(ada, "mempunyai target (Bab II)")

    def capaian(self) -> Bukti:
        """I.3: every indicator has a capaian, or a status that says why not."""
        ada = [i for i in self.ind if i.capaian is not None]
        lain = [i for i in self.ind if i.capaian is None and i.status.value != "angka"]
        sisa = f" {len(lain)} berstatus tanpa angka dan dijelaskan." if lain else ""
        return len(ada) + len(lain) == len(self.ind), self._dari(ada, "mempunyai capaian") + sisa

    def lampiran(self) -> Bukti:
        """I.4: evidence is listed."""
        bukti = len(self.bahan.bukti)
        return bukti > 0, f"Lampiran memuat {bukti} dokumen bukti, pengukuran, dan sumber data."

    def perbaikan(self) -> Bukti:
        """I.5: every indicator below its target has a solution."""
        rendah = [i for i in self.ind if (i.capaian is None or i.capaian < 100) and not i.rincian]
        ada = [i for i in rendah if not s.kosong(i.analisis.solusi.teks)]
        if not rendah:
            return None, "Semua indikator mencapai target."
        bukti = f"{len(ada)} dari {len(rendah)} indikator di bawah target mempunyai tindak lanjut."
        return len(ada) == len(rendah), bukti

    def keuangan(self) -> Bukti:
        """I.6: Bab III.B has ceiling, spending and sums that add up."""
        salah = [f for f in self.temuan if f.kode == "L03"]
        if total_anggaran(self.bahan).serapan is None:
            return False, "Pagu atau realisasi anggaran belum ada."
        if salah:
            return False, f"{len(salah)} jumlah dalam tabel anggaran tidak sama dengan rinciannya."
        return True, "Bab III.B memuat pagu, realisasi, dan serapan; semua jumlah sudah cocok."

    def penyusun(self) -> Bukti:
        """II.1: who compiles it is known; whether it is their task, a person knows."""
        return None, f"Disusun oleh {s.penyusun(self.bahan)}."

    def didukung(self) -> Bukti:
        """II.2: every figure that a unit sent has a document behind it."""
        isian = [i for i in self.ind if not i.rincian and i.capaian is not None]
        kode = {b.kode for b in self.bahan.bukti}
        ada = [i for i in isian if i.kode in kode]
        kurang = [i.kode for i in isian if i.kode not in kode]
        lain = f" Tanpa bukti: {', '.join(kurang)}." if kurang else ""
        teks = f"{len(ada)} dari {len(isian)} indikator isian unit mempunyai bukti.{lain}"
        return bool(isian) and not kurang, teks

    def mekanisme(self) -> Bukti:
        """II.3: the figures came in on forms whose origin is known."""
        isian = [i for i in self.ind if not i.rincian]
        ada = [i for i in isian if i.asal is not None and i.asal.berkas]
        teks = (
            f"{len(ada)} dari {len(isian)} indikator berasal dari formulir yang tercatat asalnya."
        )
        return bool(ada) and len(ada) == len(isian), teks

    def penanggung_jawab(self) -> Bukti:
        """II.4: every unit has somebody who answers for it."""
        unit = self.bahan.unit
        ada = [u for u in unit if u.kepala.strip()]
        teks = f"{len(ada)} dari {len(unit)} unit mempunyai penanggung jawab dalam register."
        return bool(unit) and len(ada) == len(unit), teks

    def keandalan(self) -> Bukti:
        """II.5: never answered by a program; the open findings are shown."""
        t = self.bahan.temuan
        return None, (
            f"Temuan data terbuka: {t.tolak} tolak, {t.perbaiki} perlu diperbaiki, {t.catatan} "
            f"catatan; temuan atas laporan: {len(self.temuan)}."
        )

    def diketahui(self) -> Bukti:
        """II.6: the units gave the answers; whether they read the result, a person knows."""
        isian = [i for i in self.ind if not i.rincian]
        ada = [i for i in isian if not s.kosong(i.analisis.sebab.teks)]
        teks = f"Penjelasan {len(ada)} dari {len(isian)} indikator ditulis oleh unitnya sendiri."
        return (None if len(ada) == len(isian) else False), teks

    def bukan_gabungan(self) -> Bukti:
        """II.7: sasaran above the units' outputs; whether it is one report, a person judges."""
        lintas = [x for x in self.bahan.sasaran if len({i.unit for i in x.indikator if i.unit}) > 1]
        return None, (
            f"{len(lintas)} dari {len(self.bahan.sasaran)} sasaran dinilai lintas unit, dengan "
            "ringkasan dan simpulan tersendiri."
        )

    def sasaran(self) -> Bukti:
        """III.1: Bab II and III have the same sasaran; the document itself a person has."""
        banyak = len(self.bahan.sasaran)
        return None, f"Bab II dan Bab III memuat {banyak} sasaran yang sama dari satu register."

    def target_sama(self) -> Bukti:
        """III.4: one target everywhere; a contradiction is a plain no."""
        salah = [f for f in self.temuan if f.kode in ("L01", "L02") and "target" in f.label.lower()]
        if salah:
            return False, f"{len(salah)} target dalam laporan berbeda dari register."
        return None, "Target di semua bab dan lampiran sama dengan register."

    def perbandingan(self) -> Bukti:
        """III.7: last year for every indicator; the national standard where there is one."""
        lalu = [i for i in self.ind if i.lalu]
        akhir = [i for i in self.ind if i.target_akhir is not None or i.target_akhir_teks]
        standar = [i for i in self.ind if i.standar is not None or i.standar_teks]
        teks = (
            f"Dari {len(self.ind)} indikator, {len(lalu)} dibandingkan dengan tahun sebelumnya, "
            f"{len(akhir)} dengan target akhir Renstra, {len(standar)} dengan standar nasional."
        )
        return bool(self.ind) and len(lalu) == len(self.ind), teks

    def cukup(self) -> Bukti:
        """III.8: how many indicators each sasaran has."""
        banyak = [len(x.indikator) for x in self.bahan.sasaran]
        if not banyak:
            return False, "Belum ada sasaran."
        sampai = "" if min(banyak) == max(banyak) else f" sampai {max(banyak)}"
        return None, f"Setiap sasaran mempunyai {min(banyak)}{sampai} indikator."

    def terukur(self) -> Bukti:
        """III.10: unit, target and direction are there; SMART itself a person judges."""
        ada = [i for i in self.ind if i.satuan.strip() and (i.target is not None or i.target_teks)]
        return None, self._dari(ada, "mempunyai satuan, target, dan arah")


def hitung(bahan: BahanLaporan, temuan: Sequence[Finding]) -> Hitungan:
    """The evidence over this material and these findings."""
    return Hitungan(bahan, tuple(temuan))


_JUDUL_BAB_SATU = ("Tugas", "Sumber Daya", "Aspek Strategis", "Isu Strategis", "Evaluasi Tahun")


def _bab_satu(tempat: str) -> bool:
    return any(kata in tempat for kata in _JUDUL_BAB_SATU)
