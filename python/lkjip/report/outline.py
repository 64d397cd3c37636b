"""The outline: which blocks stand in which part of the report, in which order."""

from __future__ import annotations

from lkjip.report.blocks.model import Block
from lkjip.report.chapters.appendix import attachment
from lkjip.report.chapters.budget import chapter3_budget
from lkjip.report.chapters.closing import chapter4
from lkjip.report.chapters.front import front_matter
from lkjip.report.chapters.goals import chapter3_sasaran
from lkjip.report.chapters.introduction import chapter1
from lkjip.report.chapters.office_tables import chapter3_awards, chapter3_resources
from lkjip.report.chapters.planning import chapter2
from lkjip.report.chapters.results import chapter3_opening
from lkjip.report.city.outline import city_outline
from lkjip.report.material.model import ReportMaterial

Outline = dict[str, tuple[Block, ...]]


def outline(material: ReportMaterial) -> Outline:
    """Return the blocks of the three parts, by the template's marker where they go."""
    if material.city is not None:
        return city_outline(material, material.city)
    sasaran = [
        b for n, x in enumerate(material.sasaran, 1) for b in chapter3_sasaran(material, n, x)
    ]
    return {
        "bagian_awal": front_matter(material),
        "isi_laporan": (
            *chapter1(material),
            *chapter2(material),
            *chapter3_opening(material),
            *sasaran,
            *chapter3_budget(material),
            *chapter3_resources(material),
            *chapter3_awards(material),
            *chapter4(material),
        ),
        "lampiran": attachment(material),
    }
