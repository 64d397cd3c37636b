"""Capaian of one indicator, in percent and unrounded, with the formula that gave it.

PermenPANRB 53/2014 prescribes no formula; these are the ones offices use, and the report prints
which one it used (docs/aturan-hitung.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import angka_id, angka_pas
from lkjip.measure.numbers.quantity import Peringkat, Rentang, Ukuran, tulis
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Akumulasi, Arah, Aturan, Rumus

SERATUS = Decimal(100)
NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Capaian:
    """``nilai`` in percent, unrounded, never negative; None when there is none.

    ``formula`` is the sum as text ("(2 × 93 − 160,1) / 93 × 100"); ``temuan`` says why a value is
    missing or doubtful; ``sebelum_lantai`` is the negative value that was raised to 0.
    """

    nilai: Decimal | None
    formula: str
    status: Status = Status.ANGKA
    temuan: tuple[Finding, ...] = ()
    sebelum_lantai: Decimal | None = None


def hitung_capaian(
    target: Ukuran | None,
    realisasi: Ukuran | None,
    aturan: Aturan,
    status: Status = Status.ANGKA,
    place: Place | None = None,
) -> Capaian:
    """Capaian of a realisasi against its target; both a number, or a range or rank as target.

    ``nihil`` counts as 0; ``belum rilis`` and ``tidak diukur`` give no value, never 0 or 100.
    """
    if status.keluar_dari_rata:
        return Capaian(None, "", status, (make("C21", place, nilai=status.value),))
    if status is Status.NIHIL:
        realisasi = NOL
    if target is None or realisasi is None:
        kode = "C06" if target is None else "C05"
        return Capaian(None, "", status, (make(kode, place),))
    if isinstance(target, Peringkat) or isinstance(realisasi, Peringkat):
        return _peringkat(target, realisasi, status, place)
    if isinstance(realisasi, Rentang):
        temuan = make("C20", place, nilai=tulis(realisasi), target=tulis(target))
        return Capaian(None, "", status, (temuan,))
    if isinstance(target, Rentang):
        return _rentang(target, realisasi, aturan, status, place)
    return _angka(target, realisasi, aturan, status, place)


def _peringkat(target: Ukuran, realisasi: Ukuran, status: Status, place: Place | None) -> Capaian:
    """A rank reached or passed is 100; a rank missed has no number: none is made up."""
    isi = {"nilai": tulis(realisasi), "target": tulis(target)}
    if not (isinstance(target, Peringkat) and isinstance(realisasi, Peringkat)):
        return Capaian(None, "", status, (make("C20", place, **isi),))
    if target.jenis != realisasi.jenis:
        return Capaian(None, "", status, (make("C20", place, **isi),))
    if realisasi.urutan >= target.urutan:
        tanda = "=" if realisasi.urutan == target.urutan else ">"
        return Capaian(SERATUS, f"{realisasi.nama} {tanda} {target.nama} → 100", status)
    return Capaian(None, "", status, (make("C19", place, **isi),))


def _angka(t: Decimal, r: Decimal, aturan: Aturan, status: Status, place: Place | None) -> Capaian:
    if t < 0:
        temuan = make("C25", place, nilai=angka_pas(r), target=angka_pas(t))
        return Capaian(None, "", status, (temuan,))
    if aturan.arah is Arah.TURUN:
        return _turun(t, r, aturan.rumus, status, place)
    if aturan.arah in (Arah.TETAP, Arah.RENTANG):
        return _dalam(Rentang(t, t), r, status, place)
    return _naik(t, r, status, place)


def _naik(t: Decimal, r: Decimal, status: Status, place: Place | None) -> Capaian:
    if t == 0:
        return Capaian(None, "", status, (make("C04", place, nilai=angka_pas(r)),))
    return _jadi(r / t * SERATUS, f"{angka_pas(r)} / {angka_pas(t)} × 100", status, place)


def _turun(t: Decimal, r: Decimal, rumus: Rumus, status: Status, place: Place | None) -> Capaian:
    tr, tt = angka_pas(r), angka_pas(t)
    if t == 0:
        nilai = SERATUS if r <= 0 else NOL
        return Capaian(nilai, f"target 0, realisasi {tr} → {angka_pas(nilai)}", status)
    if rumus is Rumus.SELISIH:
        return _jadi((2 * t - r) / t * SERATUS, f"(2 × {tt} − {tr}) / {tt} × 100", status, place)
    if r <= 0:
        return Capaian(None, "", status, (make("C03", place, nilai=tr, target=tt),))
    return _jadi(t / r * SERATUS, f"{tt} / {tr} × 100", status, place)


def _dalam(batas: Rentang, r: Decimal, status: Status, place: Place | None) -> Capaian:
    """Within the range 100; outside, the ratio to the nearest bound, smaller over larger."""
    tr = angka_pas(r)
    if batas.bawah <= r <= batas.atas:
        sebutan = f"dalam {tulis(batas)}" if batas.bawah < batas.atas else f"= {tulis(batas.atas)}"
        return Capaian(SERATUS, f"{tr} {sebutan} → 100", status)
    if r > batas.atas:
        return _jadi(
            batas.atas / r * SERATUS, f"{angka_pas(batas.atas)} / {tr} × 100", status, place
        )
    if batas.bawah <= 0:
        return Capaian(None, "", status, (make("C25", place, nilai=tr, target=tulis(batas)),))
    return _jadi(r / batas.bawah * SERATUS, f"{tr} / {angka_pas(batas.bawah)} × 100", status, place)


def _rentang(
    target: Rentang, r: Decimal, aturan: Aturan, status: Status, place: Place | None
) -> Capaian:
    """A range as target: inside 100, outside against the nearest bound by the direction's formula.

    As in the worked examples of PermenPANRB 6/2022: target 80–90 %, realisasi 70 → 70/80; target
    7–8 months (lower is better), realisasi 9 → 1 + (1 − 9/8).
    """
    if aturan.arah in (Arah.TETAP, Arah.RENTANG) or target.bawah <= r <= target.atas:
        return _dalam(target, r, status, place)
    batas = target.bawah if r < target.bawah else target.atas
    return _angka(batas, r, aturan, status, place)


def _jadi(nilai: Decimal, formula: str, status: Status, place: Place | None) -> Capaian:
    """A capaian that has been computed, raised to 0 where it is negative (and said so)."""
    if nilai >= 0:
        return Capaian(nilai, formula, status)
    temuan = make("C30", place, nilai=angka_id(nilai), formula=formula)
    return Capaian(NOL, f"{formula} = {angka_id(nilai)} → 0", status, (temuan,), nilai)


def batasi(nilai: Decimal | None, batas: Decimal | None) -> Decimal | None:
    """``nilai`` held at the cap of the settings (100, 120 or 150; None: none); for means only."""
    if nilai is None or batas is None:
        return nilai
    return min(nilai, batas)


def akumulasikan(nilai_tw: Sequence[Decimal | None], mode: Akumulasi) -> Decimal | None:
    """The year's value from its quarters in order; quarters without a value are left out.

    ``akhir`` is the last quarter that has a value; None when no quarter has one. A word that is no
    mode is a ``ValueError``.
    """
    mode = Akumulasi(mode)
    ada = [x for x in nilai_tw if x is not None]
    if not ada:
        return None
    if mode is Akumulasi.JUMLAH:
        return sum(ada, NOL)
    if mode is Akumulasi.RATA:
        return sum(ada, NOL) / len(ada)
    if mode is Akumulasi.MAKS:
        return max(ada)
    return ada[-1]
