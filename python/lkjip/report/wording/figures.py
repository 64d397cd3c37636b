"""Words for figures: numbers with their unit, periods, small numbers spelt out, names in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import KOSONG, angka_id, angka_pas, bulat, persen_id, rupiah
from lkjip.measure.numbers.quantity import Peringkat, Rentang, Ukuran
from lkjip.report.material.model import SETAHUN, BahanLaporan, Identitas, Indikator
from lkjip.sop.calendar.words import tanggal_kata

RAPAT = "\u00a0"
"""A space at which no line breaks: between a number and its unit."""
ROMAWI = ("", "I", "II", "III", "IV")
_BILANGAN = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"),
    *("sembilan", "sepuluh", "sebelas", "dua belas"),
)
_TANPA_SATUAN = frozenset(
    {"nilai", "indeks", "level", "skor", "angka", "poin", "predikat", "opini"}
)
_KATA_UMUM = frozenset(
    """
    persentase presentase prosentase jumlah nilai indeks tingkat rata-rata angka cakupan laju
    rasio banyaknya skor predikat opini kategori kapabilitas maturitas proporsi jangka lama
    capaian meningkatnya terwujudnya menurunnya terlaksananya tersedianya
    """.split()  # noqa: SIM905 - thirty words in quotes would hide the words
)
_PALING_TELITI = -4
"""More decimals than these come from a division and are printed rounded to two."""


def angka(x: Decimal) -> str:
    """A number as it was given; a quotient with two decimals."""
    return angka_pas(x) if int(x.as_tuple().exponent) >= _PALING_TELITI else angka_id(x)


def ukuran(x: Ukuran | None, teks: str = "") -> str:
    """A value for a table cell: as printed by the office, else the number; an en dash for none."""
    if teks:
        return teks
    if x is None:
        return KOSONG
    if isinstance(x, Peringkat):
        return x.nama
    if isinstance(x, Rentang):
        return f"{angka(x.bawah)}–{angka(x.atas)}"
    return angka(x)


def bersatuan(x: Ukuran | None, satuan: str, teks: str = "") -> str:
    """A value inside a sentence, with its unit: "58,82 %", "5 dokumen", "Level 3 (3,157)"."""
    isi = ukuran(x, teks)
    if teks or x is None or isinstance(x, Peringkat):
        return isi
    nama = " ".join(satuan.split())
    if unit.persen(nama):
        return f"{isi}{RAPAT}%"
    if nama.casefold() in {"rp", "rupiah"} and isinstance(x, Decimal):
        return rupiah(x)
    if not nama or nama.casefold() in _TANPA_SATUAN:
        return isi
    return f"{isi}{RAPAT}{nama if nama.isupper() else nama.lower()}"


def tanpa_satuan_sama(r: str, t: str) -> str:
    """ "37 naskah" beside "41 naskah" is "37"; a percent sign stays."""
    angka_, _, satuan = r.partition(RAPAT)
    return angka_ if satuan and satuan != "%" and t.endswith(f"{RAPAT}{satuan}") else r


def persen(x: Decimal | None) -> str:
    """A percentage of two decimals that does not break before its sign."""
    return persen_id(x).replace(" %", f"{RAPAT}%")


def tanpa_jumlah(satuan: str) -> bool:
    """Whether a share of such a value says nothing: percentages, indices, levels."""
    return unit.terbatas(satuan)


def uang(x: Decimal | None) -> str:
    """Whole rupiah for a column whose head says "(Rp)"."""
    return angka_id(x, 0)


def poin(x: Decimal) -> str:
    """A difference of percentages: "11,51 poin"."""
    return f"{angka_id(abs(x))}{RAPAT}poin"


def poin_pas(x: Decimal | None) -> str:
    """A signed difference of percentages for a table cell."""
    return angka_id(x)


def bilangan(n: int) -> str:
    """A small number in words; from 13 on in figures."""
    return _BILANGAN[n] if 0 <= n < len(_BILANGAN) else str(n)


def sebilangan(terbesar: int) -> Callable[[int], str]:
    """How all numbers of one sentence are written: in figures when its largest one is."""
    return bilangan if terbesar < len(_BILANGAN) else str


def besar(teks: str) -> str:
    """With a capital first letter."""
    return teks[:1].upper() + teks[1:]


def dalam_kalimat(nama: str) -> str:
    """An indicator's name inside a sentence: a common first word loses its capital."""
    rapi = " ".join(nama.split()).rstrip(".")
    kata, _, sisa = rapi.partition(" ")
    return f"{kata.lower()} {sisa}".strip() if kata.casefold() in _KATA_UMUM else rapi


def deret(isi: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(isi) < 3:
        return " dan ".join(isi)
    return f"{', '.join(isi[:-1])}, dan {isi[-1]}"


def kalimat(teks: str) -> str:
    """Text as a sentence: spaces tidied, capital first, a full stop at the end."""
    rapi = " ".join(teks.split())
    if not rapi:
        return ""
    return besar(rapi) if rapi[-1] in ".!?" else f"{besar(rapi)}."


def periode(identitas: Identitas) -> str:
    """ "tahun 2024", or "sampai dengan Triwulan II Tahun 2024"."""
    if identitas.sampai_triwulan >= SETAHUN:
        return f"tahun {identitas.tahun}"
    return f"sampai dengan Triwulan {ROMAWI[identitas.sampai_triwulan]} Tahun {identitas.tahun}"


def periode_judul(identitas: Identitas) -> str:
    """The period in a caption: "Tahun 2024" or "s.d. Triwulan II 2024"."""
    if identitas.sampai_triwulan >= SETAHUN:
        return f"Tahun {identitas.tahun}"
    return f"s.d. Triwulan {ROMAWI[identitas.sampai_triwulan]} {identitas.tahun}"


def s_d(identitas: Identitas) -> str:
    """The column head of the period: "2024" or "s.d. TW II 2024"."""
    if identitas.sampai_triwulan >= SETAHUN:
        return str(identitas.tahun)
    return f"s.d. TW {ROMAWI[identitas.sampai_triwulan]} {identitas.tahun}"


def sebutan_unit(identitas: Identitas) -> str:
    """What the units are called that sent the data in."""
    return "perangkat daerah" if identitas.level == "kota" else "unit kerja"


def nama_lengkap(identitas: Identitas) -> str:
    """ "Bagian Pemerintahan Sekretariat Daerah Kota Probolinggo", nothing said twice."""
    daerah = identitas.pemerintah.removeprefix("Pemerintah ").strip()
    bagian = [identitas.unit_kerja]
    for tambah in (identitas.instansi, daerah):
        if tambah and tambah.casefold() not in " ".join(bagian).casefold():
            bagian.append(tambah)
    return " ".join(x for x in bagian if x)


def tanggal(x: date | datetime | None) -> str:
    """ "5 Februari 2026"; an en dash for None."""
    if x is None:
        return KOSONG
    return tanggal_kata(x.date() if isinstance(x, datetime) else x)


def saat(x: datetime | None) -> str:
    """ "5 Februari 2026 14.30"; an en dash for None."""
    return KOSONG if x is None else f"{tanggal_kata(x.date())} {x:%H.%M}"


def realisasi(ind: Indikator) -> str:
    """The realisasi inside a sentence."""
    return bersatuan(ind.realisasi, ind.satuan, ind.realisasi_teks)


def target(ind: Indikator) -> str:
    """The target inside a sentence."""
    return bersatuan(ind.target, ind.satuan, ind.target_teks)


def selisih(a: Ukuran | None, b: Ukuran | None) -> Decimal | None:
    """``a`` − ``b`` where both are numbers."""
    return a - b if isinstance(a, Decimal) and isinstance(b, Decimal) else None


def sama_cetak(a: Decimal, b: Decimal) -> bool:
    """Whether two percentages print alike."""
    return bulat(a) == bulat(b)


def tahun_lalu(bahan: BahanLaporan) -> int:
    """The year before the report's."""
    return bahan.identitas.tahun - 1
