"""Patterns of what people type into a number cell (``figure`` reads with them).

One pattern, one way of typing; the samples stand in ``reference/number_patterns.csv`` of the
project's source data and in the tests.
"""

from __future__ import annotations

import re

_N = r"[-+]?\d+(?:[.,]\d+)*(?:[eE][-+]?\d{1,2})?"
_N_SPACED = r"[-+]?\d{1,3}(?: \d{3})+(?:,\d+)?"
_UNITS = r"%|[A-Za-z][^\d;]*"
_I = re.IGNORECASE

_TIDY = str.maketrans(
    {
        "\u2212": "-",  # minus sign
        "\u2013": "-",  # en dash
        "\u2014": "-",  # em dash
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space
        "\u2009": " ",  # thin space
    }
)


def tidy(text: str) -> str:
    """One kind of dash and of blank, no line breaks, no apostrophe that Excel puts before text."""
    if text.isdecimal():
        return text
    return " ".join(text.translate(_TIDY).split()).removeprefix("'").strip()


TOKEN = re.compile(rf"(?<![A-Za-z\d]){_N}")
"""A number inside words; the "19" of "Covid19" is none."""

EXCEL_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?", _I)
LINE = re.compile(r"\(?\s*-+\s*\)?")
RUPIAH_TAIL = re.compile(r"\s*,\s?[-=]+$|(?<=\d)\.-$|(?<=[\d%])\.$")
"""The ",-" after an amount, or a full stop after a number."""

PLAIN = re.compile(
    rf"(?P<rp>(?:Rp|IDR)\.?\s*)?(?P<n>{_N_SPACED}|{_N})\s*(?P<p>%|persen\b|prosen\b)?", _I
)
PROPORTION = re.compile(r"\d+(?:[.,]\d+)?\s*:\s*\d+(?:[.,]\d+)?")
"""One to twenty, as for teachers and pupils."""
WORDS = re.compile(r"[^\W\d_][^\d%]*")
"""Words without any number that no list of ranks knows."""
FAR_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d{3,}")
"""A power of ten that no measurement has."""
DOUBLE_BRACKETS = re.compile(rf"\(\s*\(\s*(?P<n>{_N})\s*%?\s*\)?\s*\)")
DISPLAY_BRACKETS = re.compile(rf"\(\s+(?P<n>{_N})\s*(?P<p>%)?\s*\)\s*(?P<q>%)?")
TIGHT_BRACKETS = re.compile(rf"\((?P<n>{_N})\s*%?\s*\)\s*%?")
LABELLED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z .+-]*?(?:\s*\d{1,2})?)\s*"
    rf"\(\s*(?P<n>{_N})\s*(?P<p>%)?\s*\)"
)
LEVEL = re.compile(
    rf"(?:level|tingkat|nilai|skor|peringkat|predikat|kategori|indeks)\s*[:=]?\s*(?P<n>{_N})", _I
)
ROMAN_LEVEL = re.compile(r"(?:level|tingkat)\s*(?P<n>I|II|III|IV|V)", _I)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
RANGE = re.compile(
    rf"(?P<a>{_N})\s*%?\s*(?:-|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    rf"(?P<b>\d+(?:[.,]\d+)*)\s*(?P<u>{_UNITS})?",
    _I,
)
COMPARATOR = re.compile(
    r"(?:>=|<=|≥|≤|>|<|±|~|minimal|min\.?|maksimal|maks\.?|paling (?:sedikit|banyak|lambat|cepat)|"
    r"sekurang-kurangnya|sekitar|kurang lebih|lebih dari|kurang dari)\s*"
    rf"(?P<n>{_N})\s*(?P<u>{_UNITS})?",
    _I,
)
MULTIPLE = re.compile(
    rf"(?P<rp>Rp\.?\s*)?(?P<n>{_N})\s*(?P<k>ribu|juta|jt|milyar|miliar|m|triliun|trilyun)\b\.?"
    r"(?P<u>\s+[A-Za-z][^\d;]*)?",
    _I,
)
MULTIPLE_VALUES = {
    "ribu": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "milyar": 10**9,
    "miliar": 10**9,
    "m": 10**9,  # only for money: otherwise it is metres
    "triliun": 10**12,
    "trilyun": 10**12,
}
TRAILING_TEXT = re.compile(rf"(?P<n>{_N})\s*(?P<p>%)?\s*(?P<sisa>[A-Za-z(][^;]*)")
CAPTION = re.compile(r"\((?P<isi>[^()]*)\)\s*$")

NIHIL = re.compile(r"\(?\s*nihil\s*\)?\.?", _I)
NOT_YET = re.compile(
    r"\*+\)?|.*\b(?:belum\s+(?:di)?(?:rilis|terbit(?:kan)?|sedia|tersedia|keluar|umumkan|nilai|"
    r"evaluasi|ada|hitung)|(?:masih\s+|dalam\s+)proses|menunggu|on\s?going)\b.*",
    _I,
)
NO = re.compile(
    r"n\s?[/.]?\s?a\.?|.*\btidak\s+(?:di(?:ukur|adakan|laksanakan|survei|nilai|evaluasi|hitung|"
    r"lakukan|anggarkan|targetkan)|terlaksana|berlaku|dapat\s+di(?:ukur|laksanakan|hitung))\b.*",
    _I,
)
