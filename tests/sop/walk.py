"""A walk through the process: commands by stage, one hour apart, as one official."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from lkjip.sop.calendar.holiday_seed import default_holidays
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.next_actions import Action
from lkjip.sop.process.commands import (
    Actor,
    AnswerCorrection,
    Command,
    DecideEvaluation,
    DecideReviu,
    HandInDraft,
    ReceiveForm,
    RecordAnalysis,
    RecordApproval,
    RecordDraft,
    RecordPackage,
    SendRequests,
    SendToInspektur,
    SetPlan,
    TickCompleteness,
    WithdrawDraft,
)
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process

clock = datetime.fromisoformat  # local wall clock, as the log keeps it
CALENDAR = Calendar(
    {holiday.day: holiday.name for t in (2026, 2027) for holiday in default_holidays(t)}
)
BEGINNING = clock("2026-01-02 08:00")
UNIT = ("adpem", "adwil", "otda")
SARI = Actor("Sari")


def look(key: str) -> TickCompleteness:
    """A step of the program saw the item."""
    return TickCompleteness(key, program=True)


PLAN: list[Command] = [SetPlan(date(2026, 1, 2)), look("1.informasi")]
REQUEST: list[Command] = [*PLAN, SendRequests(UNIT)]
COLLECTED: list[Command] = [
    *REQUEST,
    look("3.softcopy"),
    *(ReceiveForm(unit, True) for unit in UNIT),
]
ANALYSIS: list[Command] = [*COLLECTED, RecordAnalysis()]
DRAFT: list[Command] = [*ANALYSIS, RecordDraft()]
HANDED_IN: list[Command] = [*DRAFT, HandInDraft()]
APPROVED: list[Command] = [*HANDED_IN, DecideReviu(True)]
SIGNED: list[Command] = [*APPROVED, RecordApproval("Kabag", date(2026, 3, 2), "700/1")]
PACKAGE: list[Command] = [look("7.form"), look("7.softcopy"), RecordPackage()]
SENT: list[Command] = [*APPROVED, *PACKAGE]
EVALUATED: list[Command] = [*SENT, DecideEvaluation(True)]
ENDED: list[Command] = [*EVALUATED, SendToInspektur()]

REFUSED_AT_REVIU: list[Command] = [
    *HANDED_IN,
    DecideReviu(False, ("Judul salah", "Tabel 2 kosong")),
]


def walk(*command: Command, from_: Process | None = None, at: datetime | None = None) -> Process:
    """The state after ``command``; the first at ``at`` or an hour after the last event."""
    process = from_ or Process()
    for one in command:
        latest = process.events[-1].when if process.events else BEGINNING
        process = carry_out(process, one, at or latest + timedelta(hours=1), SARI)
        at = None
    return process


def follow_advice(action: Action, process: Process) -> list[Command]:
    """The commands that a user's press on the advised button comes to, units being diligent."""
    answer: list[Command] = [
        AnswerCorrection(one.number, "sudah") for one in process.open_corrections
    ]
    latest = process.events[-1].when.date() if process.events else date(2026, 1, 2)
    presses: dict[str, list[Command]] = {
        "rencana": [SetPlan(date(2026, 1, 2)), look("1.informasi")],
        "minta": [SendRequests(UNIT)],
        "centang": [TickCompleteness("2.surat")],
        "kumpulkan": [look("3.softcopy"), *(ReceiveForm(u, True) for u in process.incomplete)],
        "analisis": [RecordAnalysis()],
        "koreksi": answer,
        "draf": [RecordDraft()],
        "ajukan": [HandInDraft()],
        "reviu": [DecideReviu(True)],
        "sahkan": [RecordApproval("Kabag", latest, "700/1")],
        "tarik": [WithdrawDraft("diperbarui")],
        "kirim": PACKAGE,
        "evaluasi": [DecideEvaluation(True)],
        "inspektur": [SendToInspektur()],
    }
    return presses[action.command]
