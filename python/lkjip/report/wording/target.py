"""Sentences of analysis 1: target against realisasi. Pure functions of the figures.

PermenPANRB 53/2014, Lampiran II, Bab III.A number 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from lkjip.measure.numbers.format import format_number
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.rule import Good
from lkjip.report.material.goal_members import averaged, is_partial
from lkjip.report.material.model import Indikator, Sasaran
from lkjip.report.wording import figures as words
from lkjip.report.wording import names

HUNDRED = Decimal(100)
_RAISED = re.compile(r"= -[\d.,]+ → 0$")
"""How a formula ends whose negative result was raised to zero (``measure.capaian``)."""


def target_sentence(
    ind: Indikator, *, full_year: bool = True, limit: Decimal | None = None, year: int = 0
) -> str:
    """One indicator: what was reached of what was promised, or why there is no figure.

    ``full_year`` False: the period is not over, so nothing is called a failure yet. ``limit`` is
    the cap of the means (percent). "" when realisasi or target is missing: that is a gap, no
    sentence.
    """
    match ind.status:
        case Status.NOT_RELEASED | Status.NOT_MEASURED | Status.NOT_DUE:
            return _without_figure(ind, year)
        case Status.NIHIL:
            return _nihil(ind, full_year)
        case Status.NUMBER:
            return _of_figure(ind, full_year, limit)
    assert_never(ind.status)


def _of_figure(ind: Indikator, full_year: bool, limit: Decimal | None) -> str:
    if ind.realisasi.quantity is None or not ind.target.known:
        return ""
    if ind.capaian is None:
        return _without_capaian(ind)
    body = _body(ind, full_year)
    return f"{words.large(body)}{tail(ind, limit)}."


def _body(ind: Indikator, full_year: bool) -> str:
    name, r, t = names.in_sentence(ind.name), words.realisasi(ind), words.target(ind)
    c = f"capaian {words.percent(ind.capaian)}"
    if ind.target.rank is not None:
        return _with_value(ind, name, r, t, c)
    if isinstance(ind.target.quantity, Range):
        return f"{name} tercatat {r}, {_position(ind)} target {t} ({c})"
    diff = words.difference(ind.realisasi.number, ind.target.number) or Decimal(0)
    distance = words.distance(abs(diff), ind.measure_unit)
    has_words = _has_words(ind.target) or _has_words(ind.realisasi)
    match ind.direction.good:
        case Good.NEAR:
            return f"{name} tercatat {r}, {_position(ind)} target {t} ({c})"
        case Good.LOWER:
            if has_words:
                return _with_value(ind, name, r, t, c)
            return _falling(name, r, t, c, diff, distance)
        case Good.HIGHER:
            if has_words:
                return _with_value(ind, name, r, t, c)
            return _rising(name, r, t, c, diff, distance, full_year)
    assert_never(ind.direction.good)


def _has_words(x: Value) -> bool:
    """True for a number that the office writes with words, such as "Level 3 (3,35)"."""
    return x.number is not None and bool(re.search(r"[A-Za-z]", x.wording))


def _rising(
    name: str, r: str, t: str, c: str, diff: Decimal, distance: str, full_year: bool
) -> str:
    if not full_year:
        return _in_progress(name, r, t, c, diff)
    if diff > 0:
        return f"{name} mencapai {r}, melampaui target {t} ({c})"
    if diff == 0:
        return f"{name} mencapai {r}, tepat sesuai target ({c})"
    return f"{name} mencapai {r} dari target {t} ({c}), kurang {distance}"


def _position(ind: Indikator) -> str:
    """Where the realisasi lies against a range or a value that should be kept."""
    t, r = ind.target.quantity, ind.realisasi.number
    lower, upper = (t.lower, t.upper) if isinstance(t, Range) else (t, t)
    if r is not None and isinstance(lower, Decimal) and isinstance(upper, Decimal):
        if r < lower:
            return "di bawah"
        if r > upper:
            return "di atas"
    return "sesuai dengan"


def _in_progress(name: str, r: str, t: str, c: str, diff: Decimal) -> str:
    if diff > 0:
        return f"{name} sudah mencapai {r}, melampaui target setahun {t} ({c})"
    if diff == 0:
        return f"{name} sudah mencapai target setahun {t} ({c})"
    return f"{name} baru terealisasi {r} dari target setahun {t} ({c})"


def _with_value(ind: Indikator, name: str, r: str, t: str, c: str) -> str:
    if ind.capaian is not None and ind.capaian > HUNDRED:
        return f"{name} memperoleh {r}, lebih baik daripada target {t} ({c})"
    if ind.capaian == HUNDRED:
        return f"{name} memperoleh {r}, sesuai dengan target ({c})"
    return f"{name} memperoleh {r}, belum memenuhi target {t} ({c})"


def _falling(name: str, r: str, t: str, c: str, diff: Decimal, distance: str) -> str:
    if diff == 0:
        return f"{name} tercatat {r}, tepat pada batas target ({c})"
    if diff < 0:
        return (
            f"{name} tercatat {r}, {distance} di bawah batas target {t} ({c}); makin "
            "rendah makin baik"
        )
    return (
        f"{name} tercatat {r}, {distance} di atas batas target {t} ({c}); makin rendah makin baik"
    )


def tail(ind: Indikator, limit: Decimal | None) -> str:
    """Say how the computed value was changed: raised to zero, or capped in the means."""
    if ind.capaian is None:
        return ""
    if ind.capaian == 0 and _RAISED.search(ind.formula):
        return "; hasil hitungnya negatif sehingga ditetapkan 0"
    if limit is not None and ind.capaian > limit:
        return f"; dalam rata-rata dihitung {format_number(limit, 0)}%"
    return ""


def _nihil(ind: Indikator, full_year: bool) -> str:
    name, t = names.in_sentence(ind.name), words.target(ind)
    capaian = f" (capaian {words.percent(ind.capaian)})" if ind.capaian is not None else ""
    if ind.capaian is not None and ind.capaian >= HUNDRED:
        return words.large(f"{name} nihil, sesuai dengan target {t}{capaian}.")
    not_yet = "tidak ada realisasi" if full_year else "belum ada realisasi"
    return words.large(f"untuk {name} {not_yet} dari target {t}{capaian}.")


def _without_figure(ind: Indikator, year: int) -> str:
    name = names.in_sentence(ind.name)
    reason = f" Keterangan unit: {words.sentence(ind.remark)}" if ind.remark.strip() else ""
    end = "capaiannya tidak dihitung dan tidak ikut dalam rata-rata."
    if ind.status is Status.NOT_RELEASED:
        return words.large(
            f"realisasi {name} belum dirilis ketika laporan ini disusun; {end}{reason}"
        )
    if ind.status is Status.NOT_DUE:
        return words.large(f"{name} belum waktunya diukur pada periode laporan ini; {end}{reason}")
    when = f" pada tahun {year}" if year else ""
    return words.large(f"{name} tidak diukur{when}; {end}{reason}")


def _without_capaian(ind: Indikator) -> str:
    name, r = names.in_sentence(ind.name), words.realisasi(ind)
    if ind.target.number == 0:
        return words.large(
            f"{name} terealisasi {r}, sedangkan targetnya 0; capaiannya tidak dapat dihitung."
        )
    t = words.target(ind)
    return words.large(
        f"{name} terealisasi {r} terhadap target {t}; capaiannya tidak dapat dihitung."
    )


def sasaran_sentence(
    s: Sasaran, *, full_year: bool = True, period: str = "", named: bool = False
) -> str:
    """Return the mean of a sasaran and its category, and what left the mean.

    ``named``: the sasaran is named, because no heading above the sentence does it.
    """
    label = f"sasaran “{' '.join(s.name.split())}”" if named else "sasaran ini"
    beginning = "" if full_year or not period else f"{words.large(period)}, "
    if s.capaian is None:
        return words.large(
            f"{beginning}rata-rata capaian {label} belum dapat dihitung karena belum ada indikator "
            "yang mempunyai capaian."
        )
    against = "" if full_year else " terhadap target setahun"
    kind = f", termasuk kategori {s.category}" if s.category else ""
    subject, remark = _subject(s)
    primary = words.large(
        f"{beginning}{subject} {label}{against} adalah {words.percent(s.capaian)}{remark}{kind}."
    )
    if not s.left_out:
        return primary
    other = words.series([f"{names.in_sentence(n)} ({reason})" for n, reason in s.left_out])
    return f"{primary} Tidak ikut dihitung: {other}."


def _subject(s: Sasaran) -> tuple[str, str]:
    """Name the figure, and the indicators of its mean when these are not all."""
    content = averaged(s)
    if not content:
        return "capaian", ""
    main = [i.code for i in s.main_indicators if i.capaian is not None]
    kind = "indikator utama" if s.supporting else "indikator"
    if is_partial(s) and main != [i.code for i in content]:
        return "capaian", f" (rata-rata {words.codes(content)})"
    if len(content) == 1:
        return f"capaian {kind}", ""
    return f"rata-rata capaian {words.numeral(len(content))} {kind}", ""


def extremes_sentence(all_items: Sequence[Indikator]) -> str:
    """Highest and lowest capaian among several indicators; "" when they do not differ."""
    present = [i for i in all_items if i.capaian is not None]
    if len(present) < 3:
        return ""
    height = max(present, key=lambda i: i.capaian or 0)
    low = min(present, key=lambda i: i.capaian or 0)
    if height.capaian is None or low.capaian is None:
        return ""
    if words.prints_same(height.capaian, low.capaian):
        return ""
    return (
        f"Capaian tertinggi terdapat pada {names.in_sentence(height.name)} "
        f"({words.percent(height.capaian)}), terendah pada {names.in_sentence(low.name)} "
        f"({words.percent(low.capaian)})."
    )
