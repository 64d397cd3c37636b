"""The home tab says the next action, and one line per step."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sop.walk import (
    ANALYSIS,
    APPROVED,
    CALENDAR,
    COLLECTED,
    DRAFT,
    ENDED,
    EVALUATED,
    HANDED_IN,
    PLAN,
    REFUSED_AT_REVIU,
    REQUEST,
    SENT,
    SIGNED,
    clock,
    walk,
)

from lkjip.sop.activities import SOP, STEPS
from lkjip.sop.calendar.words import date_in_words, list_in_words
from lkjip.sop.completeness import COMPLETENESS_ITEMS
from lkjip.sop.next_actions import next_action, possible_actions
from lkjip.sop.overview import StepSummary, summarize
from lkjip.sop.process.commands import AnswerCorrection, Command, DecideEvaluation, ReceiveForm
from lkjip.sop.process.state import Process
from lkjip.sop.roles import DEFAULT_MAPPING, official

TODAY = date(2026, 1, 7)
ANSWERS = [AnswerCorrection(1, "a"), AnswerCorrection(2, "b")]


@pytest.mark.parametrize(
    ("commands", "button", "tab"),
    [
        ([], "rencana", "1 Rencana"),
        (PLAN[:1], "rencana", "1 Rencana"),
        (PLAN, "minta", "2 Permintaan"),
        (REQUEST, "centang", "2 Permintaan"),
        (COLLECTED[:-1], "kumpulkan", "3 Pengumpulan"),
        (COLLECTED, "analisis", "4 Analisis"),
        (ANALYSIS, "draf", "5 Draf"),
        (DRAFT, "ajukan", "5 Draf"),
        ([*DRAFT, ReceiveForm("otda", True)], "analisis", "4 Analisis"),
        (HANDED_IN, "reviu", "6 Reviu"),
        ([*HANDED_IN, ReceiveForm("otda", True)], "tarik", "6 Reviu"),
        (REFUSED_AT_REVIU, "koreksi", "5 Draf"),
        ([*REFUSED_AT_REVIU, *ANSWERS], "draf", "5 Draf"),
        (APPROVED, "sahkan", "6 Reviu"),
        (SIGNED, "kirim", "7 Pengiriman"),
        (SENT, "evaluasi", "8 Evaluasi"),
        (EVALUATED, "inspektur", "8 Evaluasi"),
        (ENDED, "", "8 Evaluasi"),
    ],
)
def test_there_is_always_one_next_action(commands: list[Command], button: str, tab: str) -> None:
    action = next_action(walk(*commands), TODAY, CALENDAR)
    assert (action.command, action.tab) == (button, tab)


def test_late_units_are_reminded_and_may_be_left_behind() -> None:
    actions = possible_actions(walk(*COLLECTED[:-1]), date(2026, 1, 12), CALENDAR)
    assert [one.command for one in actions] == ["kumpulkan", "ingatkan", "tutup"]
    assert "terlambat 2 hari kerja" in actions[0].text and "otda" in actions[0].text


def test_nobody_is_left_behind_before_the_first_complete_form() -> None:
    actions = possible_actions(walk(*REQUEST), TODAY, CALENDAR)
    assert [one.command for one in actions] == ["centang", "kumpulkan"]


def test_a_step_finished_on_its_due_day_is_not_late() -> None:
    one = summarize(walk(*REQUEST[:-1]), CALENDAR, TODAY)[0]
    assert (one.due, one.remaining_words) == (date(2026, 1, 2), "selesai 2 Januari 2026")


def test_complete_forms_whose_originals_are_not_archived_ask_for_one_more_collection() -> None:
    commands = [*REQUEST, *(ReceiveForm(unit, True) for unit in ("adpem", "adwil", "otda"))]
    action = next_action(walk(*commands), TODAY, CALENDAR)
    assert action.command == "kumpulkan" and "sekali lagi" in action.text


def _step(commands: list[Command], no: int, today: date = TODAY) -> StepSummary:
    return summarize(walk(*commands), CALENDAR, today)[no - 1]


def test_before_the_plan_eight_steps_wait_without_dates() -> None:
    steps = summarize(Process(), CALENDAR, TODAY)
    assert [one.no for one in steps] == list(range(1, 9))
    assert {(one.status, one.due, one.remaining_words) for one in steps} == {
        ("belum mulai", None, "belum dijadwalkan")
    }


def test_a_running_collection_says_when_who_what_and_which_button() -> None:
    one = _step(COLLECTED[:-1], 3)
    assert (one.status, one.due, one.remaining, one.remaining_words) == (
        "menunggu",
        date(2026, 1, 8),
        1,
        "1 hari kerja lagi",
    )
    assert (one.role, one.official) == ("Kepala Sub Bagian", "masing-masing Kepala Sub Bagian")
    assert one.lacking == (
        "Belum lengkap 1 unit: otda.",
        "Kelengkapan: Form yang sudah terisi.",
    )
    assert one.press == "kumpulkan"


def test_a_finished_step_says_when_and_waits_for_nobody() -> None:
    one = _step(COLLECTED, 3)
    assert (one.remaining, one.remaining_words, one.role, one.lacking, one.press) == (
        None,
        "selesai 2 Januari 2026",
        "",
        (),
        "",
    )


def test_a_step_finished_late_says_how_late() -> None:
    before = walk(*COLLECTED[:-1])
    late = walk(COLLECTED[-1], from_=before, at=clock("2026-01-12 09:00"))
    assert summarize(late, CALENDAR, TODAY)[2].remaining_words == (
        "selesai 12 Januari 2026, terlambat 2 hari kerja"
    )


def test_a_returned_draft_shows_who_got_it_and_which_corrections_are_open() -> None:
    assert _step(REFUSED_AT_REVIU, 6).status == "dikembalikan"
    assert _step(REFUSED_AT_REVIU, 6).role == "Sub Bagian Program"
    assert "Koreksi belum dijawab: nomor 1, 2." in _step(REFUSED_AT_REVIU, 5).lacking


def test_a_draft_returned_at_8_lies_with_the_government_section() -> None:
    commands = [*SENT, DecideEvaluation(False, ("x",))]
    assert _step(commands, 8).role == "Bagian Pemerintahan"


def test_an_old_result_is_finished_and_marked_for_renewal() -> None:
    one = _step([*ANALYSIS, ReceiveForm("otda", True)], 4)
    assert (one.status, one.needs_renewal) == ("perlu diperbarui", "form baru dari otda")
    assert one.lacking == ("Perlu diperbarui: form baru dari otda.",)
    assert one.press == "analisis"


def test_the_office_may_name_its_own_officials() -> None:
    own = {**DEFAULT_MAPPING, "Sekretaris Dinas": "Asisten Pemerintahan"}
    steps = summarize(walk(*HANDED_IN), CALENDAR, TODAY, own)
    assert (steps[5].role, steps[5].official) == ("Sekretaris Dinas", "Asisten Pemerintahan")


def test_every_role_of_the_sop_has_a_default_official() -> None:
    roles = {*SOP.performers_1_6, *SOP.performers_7_8}
    roles |= {role for sop_step in STEPS for role in sop_step.performer}
    assert roles <= set(DEFAULT_MAPPING)


def test_a_role_without_an_entry_stands_for_itself() -> None:
    assert official("Camat") == "Camat"


def test_the_checklist_holds_every_item_of_the_sop_once() -> None:
    printed = [(one.no, text) for one in STEPS for text in one.completeness_items]
    assert [(item.sop_step, item.text) for item in COMPLETENESS_ITEMS] == printed


def test_a_long_list_is_cut_and_says_so() -> None:
    assert list_in_words(["a", "b", "c"], 2) == "a, b, dan 1 lainnya"
    assert list_in_words(["a", "b"], 2) == "a, b"


def test_dates_are_said_in_indonesian() -> None:
    assert date_in_words(date(2026, 8, 5)) == "5 Agustus 2026"
