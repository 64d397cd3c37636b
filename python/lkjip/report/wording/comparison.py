"""Sentences of analyses 2, 3 and 4: earlier years, end of the Renstra, national standard.

PermenPANRB 53/2014, Lampiran II, Bab III.A numbers 2 to 4. Pure functions of the figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import assert_never

from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.comparison import Comparison, Meaning, against_standard, compare_years
from lkjip.measure.rules.rule import Direction, Good
from lkjip.report.material.model import Indikator, OtherYear
from lkjip.report.wording import figures as words
from lkjip.report.wording import names

HUNDRED = Decimal(100)


def in_year(ind: Indikator, year: int) -> OtherYear | None:
    """Look up an earlier year; None where nothing is known of it."""
    return next((x for x in ind.past if x.year == year and x.realisasi.known), None)


def against_year(ind: Indikator, past: OtherYear) -> Comparison:
    """Compare this year's realisasi with that of an earlier year."""
    return compare_years(
        ind.realisasi,
        past.realisasi,
        ind.measure_rule,
        method_changed=past.method_changed,
        target=ind.target,
    )


def against_reference(ind: Indikator) -> Comparison:
    """Compare the realisasi with the national standard."""
    return against_standard(ind.realisasi, ind.standard, ind.measure_rule, ind.target)


def has_result(ind: Indikator) -> bool:
    """True when the indicator has a realisasi of this year."""
    return ind.realisasi.quantity is not None and not ind.status.leaves_mean


def previous_year_sentence(ind: Indikator, year: int, *, full_year: bool = True) -> str:
    """Say this year's realisasi against the year ``year``; "" when this year has no figure.

    A year that is not over is not called better or worse than a full one.
    """
    if not has_result(ind):
        return ""
    name = names.in_sentence(ind.name)
    past = in_year(ind, year)
    if past is None:
        return words.large(f"{name} belum mempunyai pembanding dari tahun {year}.")
    r, before = words.realisasi(ind), words.with_unit(past.realisasi, ind.measure_unit)
    if past.method_changed:
        return words.large(
            f"{name} tahun {year} tercatat {before} dan kini {r}, tetapi cara "
            "pengukurannya berbeda "
            "sehingga keduanya tidak dibandingkan."
        )
    result = against_year(ind, past)
    if past.realisasi.quantity is None or (not result.comparable and result.movement == 0):
        return words.large(
            f"{name} tahun {year} tercatat {before} dan kini {r}; keduanya tidak dapat "
            "dibandingkan."
        )
    if not full_year:
        return _in_progress(ind, past, name, r, before)
    capaian = _previous_capaian(ind, past)
    if result.movement == 0:
        return words.large(f"{name} sama dengan tahun {year}, yaitu {r}{capaian}.")
    movement_word = "naik" if result.movement > 0 else "turun"
    meaning = _meaning(ind.direction, result.meaning)
    return words.large(
        f"{name} {movement_word} dari {before} pada tahun {year} menjadi {r}{meaning}{capaian}."
    )


def _in_progress(ind: Indikator, past: OtherYear, name: str, r: str, before: str) -> str:
    already = ""
    current, last_year = ind.realisasi.plain_number, past.realisasi.plain_number
    divisible = ind.direction.good is Good.HIGHER and not words.has_no_total(ind.measure_unit)
    if divisible and current is not None and last_year is not None and last_year > 0:
        already = (
            f", atau {words.percent(current / last_year * HUNDRED)} dari realisasi setahun itu"
        )
    return words.large(
        f"{name} setahun penuh pada tahun {past.year} tercatat {before}; "
        f"sampai dengan periode ini {r}{already}."
    )


def _meaning(direction: Direction, meaning: Meaning) -> str:
    """Say whether the move is good, where that is not plain: all directions but ``naik``."""
    match direction.good:
        case Good.HIGHER:
            return ""
        case Good.LOWER | Good.NEAR:
            return _CHANGE[meaning]
    assert_never(direction.good)


_CHANGE = {
    Meaning.BETTER: ", yang berarti membaik",
    Meaning.WORSE: ", yang berarti memburuk",
    Meaning.STEADY: ", tetapi sama baiknya terhadap target",
    Meaning.NOT_COMPARABLE: "",
}


def _previous_capaian(ind: Indikator, past: OtherYear) -> str:
    if past.capaian is None or ind.capaian is None:
        return ""
    if words.prints_same(past.capaian, ind.capaian):
        return f"; capaiannya tetap {words.percent(ind.capaian)}"
    movement = "naik" if ind.capaian > past.capaian else "turun"
    return (
        f"; capaiannya {movement} dari {words.percent(past.capaian)} menjadi "
        f"{words.percent(ind.capaian)}"
    )


def renstra_sentence(ind: Indikator, plan: str = "Renstra", *, over: bool = False) -> str:
    """Say realisasi to date against the end target of the Renstra; "" without one of the two.

    ``over``: the years of the Renstra have passed, so nothing is "only" so far any more.
    """
    if not has_result(ind) or not ind.end_target.known:
        return ""
    name, r = names.in_sentence(ind.name), words.realisasi(ind)
    end = f"{end_of_renstra(plan)}{_named(ind.end_target, ind.measure_unit)}"
    if ind.end_capaian is None:
        return words.large(f"{name} kini {r}, sedangkan {end}.")
    c = words.percent(ind.end_capaian)
    if ind.end_capaian > HUNDRED:
        better = "melampaui" if ind.direction.good is Good.HIGHER else "lebih baik daripada"
        return words.large(f"{name} dengan realisasi {r} sudah {better} {end} (kemajuan {c}).")
    if ind.end_capaian == HUNDRED:
        return words.large(f"{name} dengan realisasi {r} sudah memenuhi {end}.")
    match ind.direction.good:
        case Good.HIGHER:
            only = "" if over else "baru "
            if words.percent(ind.realisasi.plain_number) == c:  # a percentage of 100
                return words.large(f"{name} {only}mencapai {c} dari {end}.")
            return words.large(f"{name} dengan realisasi {r} {only}mencapai {c} dari {end}.")
        case Good.LOWER | Good.NEAR:
            return words.large(f"{name} dengan realisasi {r} belum memenuhi {end} (kemajuan {c}).")
    assert_never(ind.direction.good)


def end_of_renstra(plan: str) -> str:
    """Name the end target of a plan ("Renstra 2019–2024", "RPJMD")."""
    return f"target akhir {plan}"


def renstra_is_over(plan: str, year: int) -> bool:
    """True when the last year of the plan ("Renstra 2019–2024") is the report's or before it."""
    last = end_year(plan)
    return bool(last) and year >= last


def end_year(plan: str) -> int:
    """Return the last year of the plan; 0 where its years are not known."""
    years = re.findall(r"\d{4}", plan)
    return int(years[-1]) if years else 0


def _named(value: Value, measure_unit: str) -> str:
    """Write a target after its name: "sebesar" for a number, "yaitu" for words."""
    link = " sebesar" if value.plain_number is not None else ", yaitu"
    return f"{link} {words.with_unit(value, measure_unit)}"


def standard_sentence(ind: Indikator) -> str:
    """Say realisasi against the national standard; "" where there is none."""
    if not has_result(ind) or not ind.standard.known:
        return ""
    name, r = names.in_sentence(ind.name), words.realisasi(ind)
    reference = words.with_unit(ind.standard, ind.measure_unit)
    label = ind.standard_name or "standar nasional"
    result = against_reference(ind)
    if result.movement == 0:
        if not result.comparable:
            return words.large(f"{name} tercatat {r}, dengan pembanding {label} {reference}.")
        return words.large(f"{name} tercatat {r}, sama dengan {label}.")
    position = "di atas" if result.movement > 0 else "di bawah"
    meaning = _standing(ind.direction, result.meaning)
    return words.large(f"{name} tercatat {r}, {position} {label} {reference}{meaning}.")


def _standing(direction: Direction, meaning: Meaning) -> str:
    """Say whether the position is good, where that is not plain: all directions but ``naik``."""
    match direction.good:
        case Good.HIGHER:
            return ""
        case Good.LOWER | Good.NEAR:
            return _STANDING[meaning]
    assert_never(direction.good)


_STANDING = {
    Meaning.BETTER: ", sehingga lebih baik",
    Meaning.WORSE: ", sehingga belum sebaik pembandingnya",
    Meaning.STEADY: ", tetapi sama baiknya terhadap target",
    Meaning.NOT_COMPARABLE: "",
}
