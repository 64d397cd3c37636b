"""The evidence behind the review items that the city's report answers in another way."""

from __future__ import annotations

from lkjip.report.material.city import CityPart
from lkjip.tables.choices import CityAnalysis

Evidence = tuple[bool | None, str]


def city_cure(city: CityPart) -> Evidence:
    """I.5: every sasaran has the city's words about causes and solutions."""
    written = [goal for goal in city.goals if goal.words.get(CityAnalysis.CAUSES, "").strip()]
    text = f"{len(written)} dari {len(city.goals)} sasaran kota memuat sebab dan solusinya."
    return bool(city.goals) and len(written) == len(city.goals), text


def city_known(city: CityPart) -> Evidence:
    """II.6: whether the OPD have read the analysis, a person knows."""
    opd = {line.opd for goal in city.goals for line in goal.support}
    return (
        None,
        f"Analisis ditulis Bagian Organisasi; {len(opd)} OPD penunjang disebut.",
    )


def city_not_a_merger(city: CityPart, copied: int) -> Evidence:
    """II.7: a paragraph that repeats an OPD is a plain no."""
    if copied:
        return False, f"{copied} alinea sama 80 % atau lebih dengan jawaban OPD (temuan L15)."
    written = sum(bool(text.strip()) for goal in city.goals for text in goal.words.values())
    return None, (
        f"{written} analisis ditulis untuk {len(city.goals)} sasaran kota; tidak ada alinea yang "
        "sama 80 % atau lebih dengan jawaban OPD."
    )
