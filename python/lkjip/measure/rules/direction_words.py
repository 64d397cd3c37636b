"""Which direction the wording of an indicator suggests; only strong wording speaks.

"Persentase penurunan gangguan keamanan" measures the fall, so more is better; "angka kematian ibu"
measures the evil, so less is better; "balita stunting yang ditangani" measures the work.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lkjip.measure.rules.rule import Direction

_I = re.IGNORECASE

_BAD = re.compile(
    r"\b(?:angka\s+(?:kematian|kesakitan|kemiskinan|pengangguran|putus\s+sekolah|buta\s+aksara|"
    r"kriminalitas|kecelakaan)|AKI|AKB|AKABA|stunting|gizi\s+buruk|wasting|underweight|"
    r"(?:tingkat|persentase|presentase|prosentase|jumlah)\s+(?:kemiskinan|penduduk\s+miskin|"
    r"pengangguran|inflasi|kesalahan|kekumuhan)|kemiskinan\s+ekstrem|pengangguran\s+terbuka|"
    r"(?:laju\s+)?inflasi|(?:indeks|rasio|koefisien)\s+gini|gini\s+rasio)\b",
    _I,
)
"""The evil itself is measured."""

_EFFORT = re.compile(
    r"\b(?:\w*tangan(?:i|an)|pencegahan|penanggulangan|pengendalian|pengentasan|penyelesaian|"
    r"terselesaikan|dokumen|laporan|rapat|koordinasi|layanan|pelayanan|program|kegiatan|intervensi|"
    r"cakupan|fasilitasi|bantuan|pemberdayaan|bebas|keluar\s+dari|sesuai\s+standar|tim|kelompok|"
    r"orang\s+yang|keluarga\s+yang|yang\s+(?:mendapat\w*|memperoleh|menerima|di\w+)|penerima)\b",
    _I,
)
"""Work against the evil is measured: more of it may be better."""

_FALL = re.compile(r"\b(?:penurunan|pengurangan|menurunnya|berkurangnya|turunnya)\b", _I)
_SIZE_OF_FALL = re.compile(
    r"\b(?:persentase|presentase|prosentase|tingkat|laju|besaran|rasio|jumlah)\s+"
    r"(?:penurunan|pengurangan)\b",
    _I,
)


@lru_cache(maxsize=8192)
def direction_by_words(name: str) -> Direction | None:
    """Return the direction that the wording demands, or None when it demands none.

    >>> print(direction_by_words("Angka Kematian Ibu per 100.000 kelahiran hidup"))
    turun
    >>> print(direction_by_words("Persentase Penurunan Gangguan Keamanan"))
    naik
    >>> print(direction_by_words("Persentase balita stunting yang ditangani"))
    None
    """
    if _SIZE_OF_FALL.search(name):
        return Direction.UP
    if _FALL.search(name) or _EFFORT.search(name):
        return None
    return Direction.DOWN if _BAD.search(name) else None


def has_ambiguous_word(name: str) -> bool:
    """Return whether "penurunan …" leaves open if the fall or what falls is measured."""
    return bool(_FALL.search(name)) and not _SIZE_OF_FALL.search(name)
