"""Sentences of analyses 2, 3 and 4: earlier years, end of the Renstra, national standard.

PermenPANRB 53/2014, Lampiran II, Bab III.A numbers 2 to 4. Pure functions of the figures.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip.measure.numbers.quantity import Quantity, Rank
from lkjip.measure.rules.rule import Direction
from lkjip.report.material.model import Indikator, OtherYear
from lkjip.report.wording import figures as words

HUNDRED = Decimal(100)


def in_year(ind: Indikator, year: int) -> OtherYear | None:
    """Return the known figures of an earlier year."""
    return next((x for x in ind.past if x.year == year), None)


def previous_year_sentence(ind: Indikator, year: int, *, full_year: bool = True) -> str:
    """This year's realisasi against the year ``year``; "" when this year has no figure.

    A year that is not over is not called better or worse than a full one.
    """
    if ind.realisasi is None or ind.status.leaves_mean:
        return ""
    name = words.in_sentence(ind.name)
    past = in_year(ind, year)
    if past is None or (past.realisasi is None and not past.realisasi_text):
        return words.large(f"{name} belum mempunyai pembanding dari tahun {year}.")
    r, before = (
        words.realisasi(ind),
        words.with_unit(past.realisasi, ind.measure_unit, past.realisasi_text),
    )
    if past.method_changed:
        return words.large(
            f"{name} tahun {year} tercatat {before} dan kini {r}, tetapi cara "
            "pengukurannya berbeda "
            "sehingga keduanya tidak dibandingkan."
        )
    if not full_year:
        return _in_progress(ind, past, name, r, before)
    direction = movement_direction(ind.realisasi, past.realisasi)
    capaian = _previous_capaian(ind, past)
    if direction == 0:
        return words.large(f"{name} sama dengan tahun {year}, yaitu {r}{capaian}.")
    movement_word = "naik" if direction > 0 else "turun"
    meaning = _meaning(ind, direction)
    return words.large(
        f"{name} {movement_word} dari {before} pada tahun {year} menjadi {r}{meaning}{capaian}."
    )


def _in_progress(ind: Indikator, past: OtherYear, name: str, r: str, before: str) -> str:
    already = ""
    current, last_year = ind.realisasi, past.realisasi
    divisible = ind.direction is Direction.UP and not words.has_no_total(ind.measure_unit)
    if (
        divisible
        and isinstance(current, Decimal)
        and isinstance(last_year, Decimal)
        and last_year > 0
    ):
        already = f", atau {words.percent(current / last_year * HUNDRED)} daripadanya"
    return words.large(
        f"{name} setahun penuh pada tahun {past.year} tercatat {before}; "
        f"sampai dengan periode ini {r}{already}."
    )


def movement_direction(current: Quantity | None, before: Quantity | None) -> int:
    """1 up, −1 down, 0 equal or not to be compared."""
    if isinstance(current, Decimal) and isinstance(before, Decimal):
        return (current > before) - (current < before)
    if isinstance(current, Rank) and isinstance(before, Rank):
        return (current.order > before.order) - (current.order < before.order)
    return 0


def _meaning(ind: Indikator, direction: int) -> str:
    """Say whether the move is good, only where it is not plain: lower is better."""
    if ind.direction is Direction.DOWN:
        return ", atau membaik" if direction < 0 else ", atau memburuk"
    return ""


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


def renstra_sentence(ind: Indikator, renstra: str = "") -> str:
    """Realisasi to date against the end target of the Renstra; "" without target or realisasi."""
    if ind.realisasi is None or ind.status.leaves_mean:
        return ""
    if ind.end_target is None and not ind.end_target_text:
        return ""
    name, r = words.in_sentence(ind.name), words.realisasi(ind)
    t = words.with_unit(ind.end_target, ind.measure_unit, ind.end_target_text)
    end = f"target akhir Renstra {renstra}".strip()
    if ind.end_capaian is None:
        return words.large(f"{name} kini {r}, sedangkan {end} {t}.")
    c = words.percent(ind.end_capaian)
    if ind.end_capaian > HUNDRED:
        return words.large(f"{name} dengan realisasi {r} sudah melampaui {end} {t} (kemajuan {c}).")
    if ind.end_capaian == HUNDRED:
        return words.large(f"{name} dengan realisasi {r} sudah memenuhi {end} {t}.")
    if words.percent(ind.realisasi if isinstance(ind.realisasi, Decimal) else None) == c:
        return words.large(f"{name} baru mencapai {c} dari {end} {t}.")  # a percentage of 100
    return words.large(f"{name} dengan realisasi {r} baru mencapai {c} dari {end} {t}.")


def standard_sentence(ind: Indikator) -> str:
    """Realisasi against the national standard; "" where there is none."""
    if ind.realisasi is None or ind.status.leaves_mean:
        return ""
    if ind.standard is None and not ind.standard_text:
        return ""
    name, r = words.in_sentence(ind.name), words.realisasi(ind)
    reference = words.with_unit(ind.standard, ind.measure_unit, ind.standard_text)
    label = ind.standard_name or "standar nasional"
    direction = movement_direction(ind.realisasi, ind.standard)
    if direction == 0:
        if ind.realisasi != ind.standard:
            return words.large(f"{name} {r}, dengan pembanding {label} {reference}.")
        return words.large(f"{name} {r}, sama dengan {label}.")
    position = "di atas" if direction > 0 else "di bawah"
    meaning = ""
    if ind.direction is Direction.DOWN:
        meaning = ", jadi belum sebaik pembandingnya" if direction > 0 else ", jadi lebih baik"
    return words.large(f"{name} {r}, {position} {label} {reference}{meaning}.")
