"""Fills the tables that follow from the process: plan, completeness, corrections, rounds, log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from lkjip.sop.activities import activity_of
from lkjip.sop.completeness import COMPLETENESS_ITEMS
from lkjip.sop.office_words import OfficeNames, in_office
from lkjip.sop.overview import StepSummary, summarize
from lkjip.sop.process.rows import to_rows
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.office.promises import lateness_calendar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import YesNo
from lkjip.tables.data import Row
from lkjip.tables.declared.city_record import INSPECTOR_ROUNDS
from lkjip.tables.declared.results import (
    COMPLETENESS,
    EVENTS,
    CompletenessRow,
)
from lkjip.tables.declared.steps import (
    CORRECTIONS,
    EVALUATION_ROUNDS,
    PLAN,
    REVIU_ROUNDS,
    CorrectionRow,
    PlanRow,
    RoundRow,
)

Tables = Mapping[str, tuple[Row, ...]]


def process_tables(shot: Snapshot, process: Process, today: date) -> dict[str, tuple[Row, ...]]:
    """Return the tables that show the process: plan, events, completeness, corrections, rounds."""
    summary = summarize(process, shot.calendar, today, shot.role)
    events = (
        {key: None if value == "" else value for key, value in row.items()}
        for row in to_rows(process.events)
    )
    return dict(
        (
            EVENTS.written(EVENTS.read_rows(events)),
            PLAN.written(_plan(shot, summary)),
            COMPLETENESS.written(_completeness(process, summary, shot.settings.office)),
            CORRECTIONS.written(_corrections(process, summary)),
            REVIU_ROUNDS.written(_rounds(shot, process, 6)),
            INSPECTOR_ROUNDS.written(_rounds(shot, process, 9)),
            EVALUATION_ROUNDS.written(_rounds(shot, process, 8)),
        )
    )


def _plan(shot: Snapshot, summary: tuple[StepSummary, ...]) -> Iterator[PlanRow]:
    old = {row.step: row for row in reversed(shot.rows(PLAN))}
    office = shot.settings.office
    for step in summary:
        yield replace(
            old.get(step.tab, PlanRow(working_days=activity_of(step.no).duration_days)),
            step=step.tab,
            activity=in_office(activity_of(step.no).activity, office),
            performer=", ".join(in_office(who, office) for who in activity_of(step.no).performer),
            begin=step.begin,
            due=step.due,
            finished=step.actual_finish,
            status=step.status,
            remaining=step.remaining_words,
        )


def _completeness(
    process: Process, summary: tuple[StepSummary, ...], office: OfficeNames
) -> Iterator[CompletenessRow]:
    for item in COMPLETENESS_ITEMS:
        yield CompletenessRow(
            item=item.key,
            step=summary[item.sop_step - 1].tab,
            description=in_office(item.text, office),
            method=item.method,
            required=YesNo.YES if item.required else YesNo.NO,
            present=YesNo.YES if item.is_present(process) else YesNo.NO,
        )


def _corrections(process: Process, summary: tuple[StepSummary, ...]) -> Iterator[CorrectionRow]:
    for one in process.corrections:
        yield CorrectionRow(
            number=one.number,
            description=one.description,
            step=summary[one.sop_step - 1].tab,
            round=one.round_no,
            answer=one.answer,
            answered=one.answered_at.date() if one.answered_at else None,
            answered_by=one.answered_by,
        )


def _rounds(shot: Snapshot, process: Process, sop_step: int) -> Iterator[RoundRow]:
    for one in process.rounds:
        if one.sop_step == sop_step:
            yield RoundRow(
                version=one.version,
                decision=one.decision,
                handed_in=one.handed_in_at.date(),
                decided=one.decided_at.date(),
                working_days=one.working_days(lateness_calendar(shot, one.decided_at.date())),
                decider=one.decider,
                role=one.role,
                note=one.note,
            )
