"""The outline of the city's report: the common chapters, and those that only a city has."""

from __future__ import annotations

from lkjip.report.blocks.model import Block
from lkjip.report.chapters.front import front_matter
from lkjip.report.chapters.introduction import chapter1
from lkjip.report.chapters.office_tables import chapter3_awards, chapter3_resources
from lkjip.report.chapters.results import chapter3_opening
from lkjip.report.city.appendix import city_attachment
from lkjip.report.city.budget import city_budget
from lkjip.report.city.closing import city_closing
from lkjip.report.city.goals import city_goal
from lkjip.report.city.planning import city_planning
from lkjip.report.material.city import CityPart
from lkjip.report.material.model import ReportMaterial


def city_outline(material: ReportMaterial, city: CityPart) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of the three parts, by the template's marker where they go."""
    pairs = zip(material.sasaran, city.goals, strict=True)
    goals = [
        block
        for number, (x, goal) in enumerate(pairs, 1)
        for block in city_goal(material, number, x, goal)
    ]
    return {
        "bagian_awal": front_matter(material),
        "isi_laporan": (
            *chapter1(material),
            *city_planning(material, city),
            *chapter3_opening(material),
            *goals,
            *city_budget(material, city),
            *chapter3_resources(material),
            *chapter3_awards(material),
            *city_closing(material, city),
        ),
        "lampiran": city_attachment(material, city),
    }
