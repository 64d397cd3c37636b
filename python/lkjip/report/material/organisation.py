"""The office as the report describes it: texts, staff, recommendations, awards."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.tables.declared.office_data import AwardRow, RecommendationRow, StaffRow


@dataclass(frozen=True, slots=True)
class Organisation:
    """Texts about the office that no form asks for; an empty one becomes a gap mark."""

    standing: str = ""
    tasks: str = ""
    functions: tuple[str, ...] = ()
    staff: str = ""
    strategic_aspects: str = ""
    strategic_issues: str = ""
    vision_mission: str = ""
    follow_up: str = ""
    """Follow-up of the last evaluation."""
    staff_counts: tuple[StaffRow, ...] = ()
    recommendations: tuple[RecommendationRow, ...] = ()
    awards: tuple[AwardRow, ...] = ()
    """Those of the report's year."""


NOTHING_SAID = Organisation()
