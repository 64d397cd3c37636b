"""Cross-checks of one indicator: each yields findings that show both figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import angka_pas, bulat
from lkjip.measure.numbers.quantity import Peringkat, Rentang, Ukuran, tulis
from lkjip.measure.rules.capaian import NOL, akumulasikan
from lkjip.measure.rules.direction_words import arah_menurut_kata, kata_bermakna_ganda
from lkjip.measure.rules.rule import Akumulasi, Aturan

BATAS_LONJAKAN = Decimal(3)
"""A value more than three times last year's, or less than a third of it, is asked about."""
ANGKA_PENTING_SALINAN = 3
"""82,92 twice is suspicious, 100 twice is not: at least three significant digits."""

Temuan = tuple[Finding, ...]


def periksa_total(
    total: Decimal | None,
    tw: Sequence[Decimal | None],
    akumulasi: Akumulasi,
    satuan: str = "",
    place: Place | None = None,
) -> Temuan:
    """The year against its quarters; percentages that were added up are a finding of their own."""
    ada = [x for x in tw if x is not None]
    if not ada:
        return ()
    jumlah = sum(ada, NOL)
    seharusnya = akumulasikan(tw, akumulasi)
    if unit.persen(satuan) and sum(1 for x in ada if x) > 1:
        dijumlah = akumulasi is Akumulasi.JUMLAH or (
            total is not None and sama(total, jumlah) and not sama(total, seharusnya)
        )
        if dijumlah:
            isi = {"nilai": angka_pas(jumlah), "akhir": angka_pas(ada[-1])}
            return (make("C10", place, rincian=" + ".join(map(angka_pas, ada)), **isi),)
    if total is None or seharusnya is None or sama(total, seharusnya):
        return ()
    isi = {"nilai": angka_pas(total), "dihitung": angka_pas(seharusnya)}
    rincian = "; ".join(map(angka_pas, tw))
    return (make("C09", place, rincian=rincian, cara=akumulasi.value, **isi),)


def sama(cetak: Decimal, hitung: Decimal | None) -> bool:
    """Whether ``hitung`` rounds or cuts to what was printed."""
    if hitung is None:
        return False
    satuan = Decimal(1).scaleb(int(cetak.as_tuple().exponent))
    return cetak == hitung or abs(cetak - hitung) < satuan


def periksa_pecahan(
    target: Decimal | None, realisasi: Decimal | None, satuan: str, place: Place | None = None
) -> Temuan:
    """A "%" unit where one of target and realisasi is a fraction and the other is not.

    Found only where a hundredfold brings the two within a factor of 3: 0,85 against 85.
    """
    if not unit.persen(satuan) or not target or not realisasi:
        return ()
    kecil, besar = sorted((abs(target), abs(realisasi)))
    if not kecil <= 1 < besar or not besar / 3 <= kecil * 100 <= besar * 3:
        return ()
    isi = {"asli": angka_pas(kecil), "kali": angka_pas(kecil * 100)}
    return (make("N07", place, nilai=angka_pas(kecil), **isi),)


def periksa_arah(nama: str, aturan: Aturan, place: Place | None = None) -> Temuan:
    """The direction against the wording of the indicator's name."""
    menurut = arah_menurut_kata(nama)
    isi: dict[str, object] = {"nilai": aturan.arah.value, "nama": " ".join(nama.split())}
    if menurut is not None and menurut is not aturan.arah and aturan.arah in ("naik", "turun"):
        return (make("C07", place, menurut=menurut.value, **isi),)
    if menurut is None and kata_bermakna_ganda(nama):
        return (make("C28", place, **isi),)
    return ()


def periksa_lonjakan(
    kini: Decimal | None, lalu: Decimal | None, place: Place | None = None
) -> Temuan:
    """A leap of more than three times, up or down, against last year."""
    if not kini or not lalu or kini * lalu < 0:
        return ()
    kali = max(abs(kini / lalu), abs(lalu / kini))
    if kali <= BATAS_LONJAKAN:
        return ()
    isi = {"nilai": angka_pas(kini), "lalu": angka_pas(lalu)}
    return (make("C13", place, kali=angka_pas(bulat(kali, 1)), **isi),)


def periksa_salinan(
    kini: Decimal | None, lalu: Decimal | None, place: Place | None = None
) -> Temuan:
    """Last year's figure, digit for digit, where chance is unlikely."""
    if kini is None or lalu is None or kini != lalu:
        return ()
    if len(kini.normalize().as_tuple().digits) < ANGKA_PENTING_SALINAN:
        return ()
    return (make("C14", place, nilai=angka_pas(kini), lalu=angka_pas(lalu)),)


def periksa_target_pk(
    target: Ukuran | None, target_pk: Ukuran | None, place: Place | None = None
) -> Temuan:
    """The target reported against the one of the Perjanjian Kinerja in force."""
    if target is None or target_pk is None or _setara(target, target_pk):
        return ()
    return (make("C15", place, nilai=tulis(target), pk=tulis(target_pk)),)


def _setara(a: Ukuran, b: Ukuran) -> bool:
    if isinstance(a, Peringkat) and isinstance(b, Peringkat):
        return (a.jenis, a.urutan) == (b.jenis, b.urutan)
    if isinstance(a, Rentang) != isinstance(b, Rentang):
        return False
    return a == b


def periksa_satuan(terbaca: str, satuan: str, place: Place | None = None) -> Temuan:
    """The unit typed beside the number against the indicator's unit."""
    if not terbaca.strip() or not satuan.strip() or unit.sama(terbaca, satuan):
        return ()
    return (make("N16", place, nilai=terbaca.strip(), satuan=satuan.strip()),)


_TAHUN = re.compile(r"(?<![\d./-])(?:19|20)\d{2}(?![\d.,]\d|\d|/)")
_ATURAN_HUKUM = re.compile(
    r"\b(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+(?:19|20)\d{2}"
    r"|\b(?:undang-undang|UU|PP|perpres|perda|perwali|perbup|permen\w*|peraturan|keputusan|inpres)\b"
    r"[^.;]{0,60}?\btahun\s+(?:19|20)\d{2}",
    re.IGNORECASE,
)
_KURUN = re.compile(r"(?:19|20)\d{2}\s*(?:-|–|s\.?/?d\.?|sampai|hingga)\s*(?:19|20)\d{2}")


def periksa_tahun(
    teks: str, tahun: int, boleh: Collection[int] = (), place: Place | None = None
) -> Temuan:
    """Years in a text that are neither the report's nor in ``boleh`` (years it compares with).

    Years of regulations ("Nomor 53 Tahun 2014") and of periods ("2019–2024") do not count.
    """
    bersih = _KURUN.sub(" ", _ATURAN_HUKUM.sub(" ", teks))
    lain = sorted({int(t) for t in _TAHUN.findall(bersih)} - {tahun, *boleh})
    if not lain:
        return ()
    return (make("C16", place, nilai=", ".join(map(str, lain)), tahun=tahun),)
