"""Which direction the wording of an indicator suggests; only strong wording speaks.

"Persentase penurunan gangguan keamanan" measures the fall, so more is better; "angka kematian ibu"
measures the evil, so less is better; "balita stunting yang ditangani" measures the work.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lkjip.measure.rules.rule import Arah

_I = re.IGNORECASE

_BURUK = re.compile(
    r"\b(?:angka\s+(?:kematian|kesakitan|kemiskinan|pengangguran|putus\s+sekolah|buta\s+aksara|"
    r"kriminalitas|kecelakaan)|AKI|AKB|AKABA|stunting|gizi\s+buruk|wasting|underweight|"
    r"(?:tingkat|persentase|presentase|prosentase|jumlah)\s+(?:kemiskinan|penduduk\s+miskin|"
    r"pengangguran|inflasi|kesalahan|kekumuhan)|kemiskinan\s+ekstrem|pengangguran\s+terbuka|"
    r"(?:laju\s+)?inflasi|(?:indeks|rasio|koefisien)\s+gini|gini\s+rasio)\b",
    _I,
)
"""The evil itself is measured."""

_KERJA = re.compile(
    r"\b(?:\w*tangan(?:i|an)|pencegahan|penanggulangan|pengendalian|pengentasan|penyelesaian|"
    r"terselesaikan|dokumen|laporan|rapat|koordinasi|layanan|pelayanan|program|kegiatan|intervensi|"
    r"cakupan|fasilitasi|bantuan|pemberdayaan|bebas|keluar\s+dari|sesuai\s+standar|tim|kelompok|"
    r"orang\s+yang|keluarga\s+yang|yang\s+(?:mendapat\w*|memperoleh|menerima|di\w+)|penerima)\b",
    _I,
)
"""Work against the evil is measured: more of it may be better."""

_TURUNNYA = re.compile(r"\b(?:penurunan|pengurangan|menurunnya|berkurangnya|turunnya)\b", _I)
_BESAR_TURUNNYA = re.compile(
    r"\b(?:persentase|presentase|prosentase|tingkat|laju|besaran|rasio|jumlah)\s+"
    r"(?:penurunan|pengurangan)\b",
    _I,
)


@lru_cache(maxsize=8192)
def arah_menurut_kata(nama: str) -> Arah | None:
    """The direction that the wording demands, or None when it demands none.

    >>> print(arah_menurut_kata("Angka Kematian Ibu per 100.000 kelahiran hidup"))
    turun
    >>> print(arah_menurut_kata("Persentase Penurunan Gangguan Keamanan"))
    naik
    >>> print(arah_menurut_kata("Persentase balita stunting yang ditangani"))
    None
    """
    if _BESAR_TURUNNYA.search(nama):
        return Arah.NAIK
    if _TURUNNYA.search(nama) or _KERJA.search(nama):
        return None
    return Arah.TURUN if _BURUK.search(nama) else None


def kata_bermakna_ganda(nama: str) -> bool:
    """Whether "penurunan …" leaves open if the fall or what falls is measured."""
    return bool(_TURUNNYA.search(nama)) and not _BESAR_TURUNNYA.search(nama)
