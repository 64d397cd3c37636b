"""A printed capaian against the recomputed one: does it reproduce, and if not, why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import token as bilangan
from lkjip.measure.numbers.format import angka_id
from lkjip.measure.numbers.quantity import Peringkat, Rentang, Ukuran
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.rules.capaian import SERATUS, Capaian, hitung_capaian
from lkjip.measure.rules.rule import Arah, Aturan, Rumus

TOLERANSI_PEMBULATAN = Decimal("0.5")
"""Half a percentage point: a difference up to it that the rounding of the printed inputs explains
(33 printed for 33,33) is no slip and is not reported."""

_TOKEN = re.compile(r"[-+]?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Klaim:
    """A printed capaian: its possible values (two when its dot is ambiguous), and its precision.

    ``penuh`` says whether the zeros of "98,00" were measured. Where every printed capaian of an
    office is whole, ",00" is a cell format, and the last digit is the 8.
    """

    nilai: tuple[Decimal, ...]
    berpersen: bool = False
    penuh: bool = False

    def satuan(self, nilai: Decimal) -> Decimal:
        """One unit of the last measured digit of ``nilai``."""
        bulat = nilai == nilai.to_integral_value()
        if bulat and not self.penuh:
            return Decimal(1)
        return Decimal(1).scaleb(min(0, int(nilai.as_tuple().exponent)))


def baca_klaim(teks: str, penuh: bool = False) -> Klaim | None:
    """Read a printed capaian; None when it is blank, a dash, or no number."""
    token = _TOKEN.findall(teks)
    if len(token) == 1:
        u = bilangan.urai(token[0])
        if u is not None and u.cara == bilangan.RAGU and u.ribuan and u.desimal:
            return Klaim((u.ribuan, u.desimal), "%" in teks, penuh)
    nilai = baca_angka(teks).nilai
    return None if nilai is None else Klaim((nilai,), "%" in teks, penuh)


def cocok(dihitung: Decimal, klaim: Klaim, batas: Decimal = SERATUS) -> str:
    """How a printed value reproduces ``dihitung`` (percent): "persen", "dibatasi", "pecahan", "".

    Rounding moves a value by at most half a unit of its last digit and cutting by less than one:
    a whole unit is a difference. ``batas`` is the cap an office may have applied.

    >>> cocok(Decimal("98.742"), Klaim((Decimal("98.00"),)))
    'persen'
    >>> cocok(Decimal("57.1"), Klaim((Decimal("0.57"),)))
    'pecahan'
    >>> cocok(Decimal("50"), Klaim((Decimal("49"),)))
    ''
    """
    for nilai in klaim.nilai:
        if abs(dihitung - nilai) < klaim.satuan(nilai):
            return "persen"
        if dihitung > batas and nilai == batas:
            return "dibatasi"
        if not klaim.berpersen and _pecahan(dihitung, nilai, batas):
            return "pecahan"
    return ""


def _pecahan(dihitung: Decimal, nilai: Decimal, batas: Decimal) -> bool:
    """Whether the office printed a fraction: 0,57 for 57 %, 1,00 for 100 % or for a capped value.

    A whole "1" stands only for 100 % or a capped value: it has no digits to compare.
    """
    pecahan = dihitung / SERATUS
    dibatasi = dihitung > batas and nilai == batas / SERATUS
    digit = -int(nilai.as_tuple().exponent)
    if digit < 1:
        return pecahan == nilai or dibatasi
    return abs(pecahan - nilai) < Decimal(1).scaleb(-digit) or dibatasi


def periksa_klaim(
    teks: str,
    capaian: Capaian,
    target: Ukuran | None,
    realisasi: Ukuran | None,
    aturan: Aturan,
    *,
    penuh: bool = False,
    place: Place | None = None,
) -> tuple[Finding, ...]:
    """Findings of a printed capaian (``teks``) against the recomputed one; both figures shown."""
    klaim = baca_klaim(teks, penuh)
    tampil = " ".join(teks.split())
    if capaian.nilai is None:
        # A zero target is a finding of its own; the printed 0 or 100 adds nothing to it.
        if klaim is None or any(t.kode == "C04" for t in capaian.temuan):
            return ()
        return (make("C26", place, nilai=tampil),)
    if klaim is None:
        return _tidak_terbaca(tampil, capaian.nilai, place)
    if cocok(capaian.nilai, klaim) or (
        capaian.sebelum_lantai is not None and cocok(capaian.sebelum_lantai, klaim)
    ):
        return ()
    isi = {"nilai": tampil, "dihitung": angka_id(capaian.nilai), "formula": capaian.formula}
    lain = _rumus_lain(klaim, target, realisasi, aturan)
    if lain is not None:
        return (make("C08", place, lain=lain, **isi),)
    if not _karena_pembulatan(klaim, target, realisasi, aturan):
        return (make("C01", place, **isi),)
    if min(abs(capaian.nilai - k) for k in klaim.nilai) <= TOLERANSI_PEMBULATAN:
        return ()
    return (make("C02", place, **isi),)


def _tidak_terbaca(tampil: str, dihitung: Decimal, place: Place | None) -> tuple[Finding, ...]:
    """A finding for words; none for a blank, a dash or an Excel error, which claim nothing."""
    if tampil.startswith("#") or not re.search(r"[^\W\d_]", tampil):
        return ()
    return (make("C27", place, nilai=tampil, dihitung=angka_id(dihitung)),)


def aturan_lain(aturan: Aturan) -> Iterator[Aturan]:
    """The other formulas an office may have used by mistake."""
    semua = (
        replace(aturan, arah=Arah.NAIK),
        replace(aturan, arah=Arah.TURUN, rumus=Rumus.SELISIH),
        replace(aturan, arah=Arah.TURUN, rumus=Rumus.BANDING),
    )
    return (a for a in semua if (a.arah, a.rumus) != (aturan.arah, aturan.rumus))


def _rumus_lain(
    klaim: Klaim, target: Ukuran | None, realisasi: Ukuran | None, aturan: Aturan
) -> str | None:
    """The other formula that gives the printed value, as text, or None."""
    for lain in aturan_lain(aturan):
        hasil = hitung_capaian(target, realisasi, lain)
        if hasil.nilai is not None and cocok(hasil.nilai, klaim) == "persen":
            return hasil.formula
    return None


def _karena_pembulatan(
    klaim: Klaim, target: Ukuran | None, realisasi: Ukuran | None, aturan: Aturan
) -> bool:
    """Whether some target and realisasi that round to the printed ones give the printed capaian."""
    ujung: list[Decimal] = []
    for t in _tepi(target):
        for r in _tepi(realisasi):
            hasil = hitung_capaian(t, r, aturan).nilai
            if hasil is not None:
                ujung.append(hasil)
    if not ujung:
        return False
    bawah, atas = min(ujung), max(ujung)
    return any(bawah - klaim.satuan(k) < k < atas + klaim.satuan(k) for k in klaim.nilai)


def _tepi(x: Ukuran | None) -> tuple[Ukuran, ...]:
    """The least and the greatest value that is printed like ``x``."""
    if x is None:
        return ()
    if isinstance(x, Rentang | Peringkat):
        return (x,)
    setengah = Decimal(1).scaleb(int(x.as_tuple().exponent)) / 2
    return (x - setengah, x + setengah)
