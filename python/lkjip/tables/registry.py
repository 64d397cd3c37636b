"""All tables of the book, in the order of the layout."""

from __future__ import annotations

from typing import Any

from lkjip.tables.declared import (
    about_office,
    city,
    comparisons,
    inputs,
    office_data,
    record,
    registers,
    results,
    sop_card,
    steps,
)
from lkjip.tables.table import Table

TABLES: tuple[Table[Any], ...] = (
    steps.PLAN,
    steps.REQUESTS,
    steps.COLLECTION,
    steps.ROLLED,
    steps.CORRECTIONS,
    steps.DRAFTS,
    steps.REVIU_NOTES,
    steps.REVIU_ROUNDS,
    steps.EVALUATION_NOTES,
    steps.EVALUATION_ROUNDS,
    record.PLAN_APPROVALS,
    record.APPROVALS,
    record.APPROVED_FILES,
    steps.CHECKLIST,
    steps.PACKAGES,
    registers.UNITS,
    registers.INDICATORS,
    registers.PROGRAMS,
    comparisons.PAST_YEARS,
    comparisons.COMPARATORS,
    registers.SETTINGS,
    registers.SCALE,
    registers.ROLES,
    registers.RANKS,
    about_office.LEGAL_BASES,
    about_office.OFFICE_TEXTS,
    office_data.STAFF,
    office_data.AWARDS,
    office_data.RECOMMENDATIONS,
    registers.HOLIDAYS,
    sop_card.SOP_CARD,
    *inputs.INPUTS,
    inputs.EVIDENCE_FILES,
    results.ANSWERS,
    results.SUBMISSIONS,
    results.COMPLETENESS,
    city.CITY_GOALS,
    city.CITY_INDICATORS,
    city.SUPPORT,
    city.CITY_ANALYSES,
    city.OPD,
    city.OPD_INPUTS,
    results.EVENTS,
    results.CAPAIAN,
    results.FINDINGS,
    results.HISTORY,
)
BY_NAME = {table.name: table for table in TABLES}
