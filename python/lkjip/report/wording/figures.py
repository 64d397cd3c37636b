"""Words for figures: numbers with their unit, periods, small numbers spelt out, names in a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import (
    EMPTY,
    SEN,
    format_exact,
    format_number,
    format_percent,
    has_sen,
    rounded,
    rupiah,
)
from lkjip.measure.numbers.quantity import Range, Rank
from lkjip.measure.numbers.value import Value
from lkjip.report.material.identity import FULL_YEAR, Identity
from lkjip.report.material.model import (
    Indikator,
    ReportMaterial,
)
from lkjip.sop.calendar.words import date_in_words

NBSP = "\u00a0"
"""A space at which no line breaks: between a number and its unit."""
ROMAN = ("", "I", "II", "III", "IV")
MOST_CODES = 8
"""Codes that a sentence names one by one."""
_NUMERALS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"),
    *("sembilan", "sepuluh", "sebelas", "dua belas"),
)
_WITHOUT_UNIT = frozenset(
    {"nilai", "indeks", "level", "skor", "angka", "poin", "predikat", "opini"}
)
_HYPHEN_MINUS = re.compile(r"(?<![\w)–.,-])-(?=(?:Rp)?\d)")
_BLANK_BEFORE_SIGN = re.compile(r"(?<=\d)\s+%")
_BARE_NUMBER = re.compile(r"[-−+]?[\d.,]+")
"""Words that are digits alone: "92,50"."""
_FINEST = -4
"""More decimals than these come from a division and are printed rounded to two."""


def figure(x: Decimal) -> str:
    """Return a number as it was given; a quotient with two decimals."""
    return with_minus(
        format_exact(x) if int(x.as_tuple().exponent) >= _FINEST else format_number(x)
    )


def quantity(x: Value) -> str:
    """Write a value for a table cell: in the words of the office, else its number, else a dash."""
    if x.wording:
        return _BLANK_BEFORE_SIGN.sub("%", with_minus(x.wording))
    shape = x.quantity
    if shape is None:
        return EMPTY
    if isinstance(shape, Rank):
        return shape.name
    if isinstance(shape, Range):
        return f"{figure(shape.lower)}–{figure(shape.upper)}"
    return figure(shape)


def with_unit(x: Value, measure_unit: str) -> str:
    """Write a value inside a sentence, with its unit: "58,82%", "5 dokumen", "BB (79,39)"."""
    content = quantity(x)
    if x.quantity is None or isinstance(x.quantity, Rank):
        return content
    if x.wording and not _BARE_NUMBER.fullmatch(x.wording):
        return content
    name = " ".join(measure_unit.split())
    if unit.percent(name):
        return f"{content}%"
    if name.casefold() in {"rp", "rupiah"} and x.number is not None:
        return rupiah(x.number)
    if not name or name.casefold() in _WITHOUT_UNIT:
        return content
    return f"{content}{NBSP}{name if name.isupper() else name.lower()}"


def distance(x: Decimal, measure_unit: str) -> str:
    """Write how far two values are apart: percentages differ by points, not by percent."""
    if unit.percent(" ".join(measure_unit.split())):
        return f"{figure(x)}{NBSP}poin persen"
    return with_unit(Value.of(x), measure_unit)


def drop_same_unit(r: str, t: str) -> str:
    """ "37 naskah" beside "41 naskah" is "37"; a percent sign stays."""
    figure_, _, measure_unit = r.partition(NBSP)
    return (
        figure_
        if measure_unit and measure_unit != "%" and t.endswith(f"{NBSP}{measure_unit}")
        else r
    )


def percent(x: Decimal | None) -> str:
    """Return a percentage of two decimals; below zero with a minus sign, not a hyphen."""
    return with_minus(format_percent(x))


def with_minus(text: str) -> str:
    """Write a minus sign where a hyphen stands before a number."""
    return _HYPHEN_MINUS.sub("−", text)


def has_no_total(measure_unit: str) -> bool:
    """Return whether a share of such a value says nothing: percentages, indices, levels."""
    return unit.is_bounded(measure_unit)


def money(x: Decimal | None) -> str:
    """Whole rupiah for a column whose head says "(Rp)"."""
    return with_minus(format_number(x, SEN if has_sen(x) else 0))


def points(x: Decimal) -> str:
    """Return a difference of percentages: "11,51 poin"."""
    return f"{format_number(abs(x))}{NBSP}poin"


def exact_points(x: Decimal | None) -> str:
    """Return a signed difference of percentages for a table cell."""
    return with_minus(format_number(x))


def numeral(n: int) -> str:
    """Return a small number in words; from 13 on in figures."""
    return _NUMERALS[n] if 0 <= n < len(_NUMERALS) else str(n)


def numeral_writer(largest: int) -> Callable[[int], str]:
    """How all numbers of one sentence are written: in figures when its largest one is."""
    return numeral if largest < len(_NUMERALS) else str


def large(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def series(content: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(content) < 3:
        return " dan ".join(content)
    return f"{', '.join(content[:-1])}, dan {content[-1]}"


def codes(indicators: Sequence[Indikator]) -> str:
    """Name indicators by their codes in order; many of them by their number."""
    if len(indicators) > MOST_CODES:
        return f"{numeral(len(indicators))} indikator"
    return series(sorted(i.code for i in indicators))


def sentence(text: str) -> str:
    """Text as a sentence: spaces tidied, capital first, a full stop at the end."""
    tidied = " ".join(text.split())
    if not tidied:
        return ""
    return large(tidied) if tidied[-1] in ".!?" else f"{large(tidied)}."


def period(identity: Identity) -> str:
    """ "tahun 2024", or "sampai dengan Triwulan II Tahun 2024"."""
    if identity.up_to_triwulan >= FULL_YEAR:
        return f"tahun {identity.year}"
    return f"sampai dengan Triwulan {ROMAN[identity.up_to_triwulan]} Tahun {identity.year}"


def title_period(identity: Identity) -> str:
    """Return the period in a caption: "Tahun 2024" or "s.d. Triwulan II 2024"."""
    if identity.up_to_triwulan >= FULL_YEAR:
        return f"Tahun {identity.year}"
    return f"s.d. Triwulan {ROMAN[identity.up_to_triwulan]} {identity.year}"


def s_d(identity: Identity) -> str:
    """Return the column head of the period: "2024" or "s.d. TW II 2024"."""
    if identity.up_to_triwulan >= FULL_YEAR:
        return str(identity.year)
    return f"s.d. TW {ROMAN[identity.up_to_triwulan]} {identity.year}"


def unit_designation(identity: Identity) -> str:
    """Return what the units that sent the data in are called."""
    return "perangkat daerah" if identity.level == "kota" else "unit kerja"


def plan_name(identity: Identity) -> str:
    """Return what the medium-term plan is called: a region has an RPJMD."""
    return "RPJMD" if identity.level == "kota" else "Renstra"


def plan_period(identity: Identity) -> str:
    """Return the plan with its years: "Renstra 2019–2024"."""
    return f"{plan_name(identity)} {identity.renstra}".strip()


def full_name(identity: Identity) -> str:
    """ "Bagian Pemerintahan Sekretariat Daerah Kota Probolinggo", nothing said twice.

    The report of a city is that of its government.
    """
    if identity.level == "kota" and identity.government:
        return identity.government
    region = identity.government.removeprefix("Pemerintah ").strip()
    section = [identity.work_unit]
    for add in (identity.institution, region):
        if add and add.casefold() not in " ".join(section).casefold():
            section.append(add)
    return " ".join(x for x in section if x)


def on_date(x: date | datetime | None) -> str:
    """ "5 Februari 2026"; an en dash for None."""
    if x is None:
        return EMPTY
    return date_in_words(x.date() if isinstance(x, datetime) else x)


def instant(x: datetime | None) -> str:
    """ "5 Februari 2026 14.30"; an en dash for None."""
    return EMPTY if x is None else f"{date_in_words(x.date())} {x:%H.%M}"


def realisasi(ind: Indikator) -> str:
    """Return the realisasi inside a sentence."""
    return with_unit(ind.realisasi, ind.measure_unit)


def target(ind: Indikator) -> str:
    """Return the target inside a sentence."""
    return with_unit(ind.target, ind.measure_unit)


def difference(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    """Subtract ``b`` from ``a`` where both are known."""
    return a - b if a is not None and b is not None else None


def prints_same(a: Decimal, b: Decimal) -> bool:
    """Return whether two percentages print alike."""
    return rounded(a) == rounded(b)


def last_year(material: ReportMaterial) -> int:
    """Return the year before the report's."""
    return material.identity.year - 1
