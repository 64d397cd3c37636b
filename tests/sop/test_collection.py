"""Steps 1–4: plan, request, collection in parts, analysis and what a late form does."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sop.walk import (
    ANALYSIS,
    APPROVED,
    COLLECTED,
    DRAFT,
    HANDED_IN,
    PLAN,
    REQUEST,
    SENT,
    UNIT,
    look,
    walk,
)

from lkjip.errors import ProcessError
from lkjip.sop.process.commands import (
    CloseCollection,
    DecideReviu,
    HandInDraft,
    IgnoreRenewal,
    ReceiveForm,
    RecordAnalysis,
    RecordDraft,
    RecordPackage,
    RequestNewForm,
    SendRequests,
    SetPlan,
    TickCompleteness,
    WithdrawDraft,
)
from lkjip.sop.process.state import REQUESTED_AGAIN, Status


def test_nothing_has_begun_before_the_plan() -> None:
    assert {sop_step.status for sop_step in walk().steps} == {Status.NOT_YET}


def test_the_plan_stays_open_until_the_registers_are_seen() -> None:
    process = walk(PLAN[0])
    assert process.status(1) is Status.IN_PROGRESS
    assert walk(look("1.informasi"), from_=process).status(1) is Status.FINISHED


def test_requests_without_a_plan_are_refused_with_the_way_out() -> None:
    with pytest.raises(ProcessError, match=r"Rencana belum ditetapkan. Tetapkan rencana"):
        walk(SendRequests(UNIT))


def test_requests_before_the_registers_are_seen_name_the_open_item() -> None:
    with pytest.raises(ProcessError, match="Informasi data-data Penyusunan LKjIP"):
        walk(PLAN[0], SendRequests(UNIT))


def test_a_request_to_nobody_is_refused() -> None:
    with pytest.raises(ProcessError, match="Tidak ada unit"):
        walk(*PLAN, SendRequests(()))


def test_the_plan_may_be_set_again_until_the_requests_have_gone_out() -> None:
    process = walk(*PLAN, SetPlan(date(2026, 1, 5)))
    assert process.plan == date(2026, 1, 5) and process.status(1) is Status.FINISHED
    with pytest.raises(ProcessError, match="tenggat tidak dimajukan"):
        walk(*REQUEST, SetPlan(date(2026, 1, 5)))


def test_after_the_requests_people_wait_for_signature_and_units() -> None:
    process = walk(*REQUEST)
    assert process.status(2) is process.status(3) is Status.WAITING


def test_the_first_form_that_comes_back_proves_that_the_letter_went_out() -> None:
    assert walk(*REQUEST, ReceiveForm("otda", False)).status(2) is Status.FINISHED


def test_asking_the_same_units_again_changes_nothing() -> None:
    before, after = walk(*COLLECTED), walk(*COLLECTED, SendRequests(UNIT))
    assert after.units == before.units and after.steps == before.steps


def test_the_collection_ends_by_itself_when_the_last_unit_is_complete() -> None:
    before = walk(*COLLECTED[:-1])
    assert before.status(3) is Status.WAITING and before.incomplete == ("otda",)
    assert walk(COLLECTED[-1], from_=before).status(3) is Status.FINISHED


def test_a_form_with_findings_leaves_its_unit_open() -> None:
    process = walk(*COLLECTED[:-1], ReceiveForm("otda", False))
    assert process.units["otda"] == "perlu diperbaiki" and process.status(3) is Status.WAITING


def test_a_worse_form_after_a_complete_one_does_not_undo_it() -> None:
    assert walk(*COLLECTED, ReceiveForm("otda", False)).units["otda"] == "lengkap"


def test_a_form_of_a_unit_that_was_never_asked_is_refused() -> None:
    with pytest.raises(ProcessError, match="belum pernah diminta"):
        walk(*REQUEST, ReceiveForm("humas", True))


def test_the_collection_can_be_closed_without_units_that_are_named() -> None:
    process = walk(*COLLECTED[:-1], CloseCollection(("otda",), "cuti"))
    assert process.status(3) is Status.FINISHED and process.without == ("otda",)


@pytest.mark.parametrize("without", [(), ("adpem",), ("adpem", "otda")])
def test_closing_without_naming_exactly_the_missing_units_is_refused(
    without: tuple[str, ...],
) -> None:
    with pytest.raises(ProcessError, match="hanya yang belum lengkap: otda"):
        walk(*COLLECTED[:-1], CloseCollection(without, "cuti"))


def test_closing_without_a_reason_is_refused() -> None:
    with pytest.raises(ProcessError, match="Alasan belum diisi"):
        walk(*COLLECTED[:-1], CloseCollection(("otda",), " "))


def test_closing_before_any_complete_form_is_refused() -> None:
    with pytest.raises(ProcessError, match="Belum ada satu pun form"):
        walk(*REQUEST, CloseCollection(UNIT, "cuti"))


def test_closing_while_the_originals_are_not_in_the_archive_is_refused() -> None:
    with pytest.raises(ProcessError, match="Softcopy"):
        walk(*REQUEST, ReceiveForm("otda", True), CloseCollection(("adpem", "adwil"), "cuti"))


@pytest.mark.parametrize("commands", [REQUEST[:-1], COLLECTED])
def test_closing_before_the_request_or_after_the_end_is_refused(commands: list[object]) -> None:
    with pytest.raises(ProcessError):
        walk(*commands, CloseCollection((), "x"))  # type: ignore[arg-type]


def test_a_unit_asked_later_opens_the_collection_again_and_ages_the_analysis() -> None:
    process = walk(*ANALYSIS, SendRequests(("humas",)))
    assert process.status(3) is Status.WAITING
    assert process.status(4) is Status.FINISHED and "humas" in process.step_state(4).renewal_reason


def test_the_analysis_before_the_collection_is_closed_is_a_preview() -> None:
    process = walk(*COLLECTED[:-1], RecordAnalysis())
    assert process.status(4) is Status.IN_PROGRESS
    assert walk(COLLECTED[-1], RecordAnalysis(), from_=process).status(4) is Status.FINISHED


def test_the_analysis_without_a_complete_form_is_refused() -> None:
    with pytest.raises(ProcessError, match="Belum ada form yang lengkap"):
        walk(*REQUEST, ReceiveForm("otda", False), RecordAnalysis())


def test_a_new_form_after_the_draft_marks_the_later_steps_and_loses_none() -> None:
    before = walk(*DRAFT)
    after = walk(ReceiveForm("adpem", True), from_=before)
    marked = [no for no in range(1, 9) if after.step_state(no).renewal_reason]
    assert marked == [4, 5] and after.step_state(4).renewal_reason == "form baru dari adpem"
    assert after.version == 1 and [x.status for x in after.steps] == [
        x.status for x in before.steps
    ]


def test_analysis_and_draft_run_again_are_up_to_date_again() -> None:
    process = walk(*DRAFT, ReceiveForm("adpem", True), RecordAnalysis())
    assert [no for no in range(1, 9) if process.step_state(no).renewal_reason] == [5]
    assert not any(x.renewal_reason for x in walk(RecordDraft(), from_=process).steps)


def test_a_draft_that_is_older_than_a_form_cannot_be_handed_in() -> None:
    with pytest.raises(ProcessError, match="form baru dari adpem"):
        walk(*DRAFT, ReceiveForm("adpem", True), HandInDraft())


def test_a_new_draft_without_a_new_analysis_does_not_cure_an_old_analysis() -> None:
    with pytest.raises(ProcessError, match="Hasil langkah 4 perlu diperbarui"):
        walk(*DRAFT, ReceiveForm("adpem", True), RecordDraft(), HandInDraft())


def test_people_may_decide_to_go_on_with_the_older_draft() -> None:
    process = walk(*DRAFT, ReceiveForm("adpem", True), IgnoreRenewal("isi sama"), HandInDraft())
    assert process.status(6) is Status.WAITING
    assert process.events[-2].NAME == "pembaruan diabaikan"


def test_nothing_can_be_ignored_when_nothing_is_old_or_the_collection_is_open() -> None:
    with pytest.raises(ProcessError, match="Tidak ada yang perlu diperbarui"):
        walk(*DRAFT, IgnoreRenewal("x"))
    with pytest.raises(ProcessError, match="Pengumpulan belum selesai"):
        walk(*DRAFT, RequestNewForm("adpem", "angka"), IgnoreRenewal("x"))


def test_the_analysis_may_be_run_again_during_review_but_then_blocks_the_approval() -> None:
    process = walk(*HANDED_IN, RecordAnalysis())
    with pytest.raises(ProcessError, match="Hasil langkah 5 perlu diperbarui"):
        walk(DecideReviu(True), from_=process)
    assert walk(DecideReviu(False, ("hitung lagi",)), from_=process).is_returned


def test_after_the_approval_the_analysis_is_refused_until_the_draft_is_withdrawn() -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sudah disetujui"):
        walk(*APPROVED, RecordAnalysis())
    process = walk(*APPROVED, WithdrawDraft("angka salah"), RecordAnalysis())
    assert process.status(4) is Status.FINISHED and process.status(5) is Status.IN_PROGRESS


def test_a_form_after_the_approval_is_kept_and_blocks_the_sending() -> None:
    process = walk(*APPROVED, ReceiveForm("adpem", True), look("7.form"), look("7.softcopy"))
    with pytest.raises(ProcessError, match="form baru dari adpem"):
        walk(RecordPackage(), from_=process)
    assert walk(IgnoreRenewal("isi sama"), RecordPackage(), from_=process).status(8) is (
        Status.WAITING
    )


def test_a_unit_asked_for_a_better_form_keeps_its_old_data_and_can_be_left_so() -> None:
    process = walk(*ANALYSIS, RequestNewForm("adwil", "satuan tertukar"))
    assert process.units["adwil"] == REQUESTED_AGAIN and process.has_data
    assert process.status(3) is Status.WAITING
    closed = walk(CloseCollection(("adwil",), "tidak menjawab"), from_=process)
    assert closed.status(3) is Status.FINISHED and closed.without == ("adwil",)


def test_a_worse_form_after_a_request_for_a_better_one_keeps_the_old_data_too() -> None:
    process = walk(*ANALYSIS, RequestNewForm("adwil", "satuan"), ReceiveForm("adwil", False))
    assert process.units["adwil"] == REQUESTED_AGAIN


def test_a_closed_collection_that_is_opened_again_stays_open() -> None:
    closed = walk(*COLLECTED[:-1], CloseCollection(("otda",), "cuti"))
    process = walk(RequestNewForm("adwil", "satuan"), from_=closed)
    assert (process.status(3), process.closed, process.without) == (Status.WAITING, False, ())
    assert process.incomplete == ("adwil", "otda")


def test_no_further_unit_is_asked_after_the_approval() -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sudah disetujui"):
        walk(*APPROVED, SendRequests(("humas",)))


@pytest.mark.parametrize("commands", [REQUEST, SENT])
def test_a_better_form_is_not_asked_of_an_open_unit_nor_after_the_approval(
    commands: list[object],
) -> None:
    with pytest.raises(ProcessError):
        walk(*commands, RequestNewForm("adwil", "x"))  # type: ignore[arg-type]


def test_a_missing_unit_that_hands_in_after_the_close_is_no_longer_named_missing() -> None:
    process = walk(
        *COLLECTED[:-1],
        CloseCollection(("otda",), "cuti"),
        RecordAnalysis(),
        ReceiveForm("otda", True),
    )
    assert process.without == () and process.step_state(4).renewal_reason == "form baru dari otda"


def test_a_person_cannot_tick_what_the_program_sees_itself() -> None:
    with pytest.raises(ProcessError, match="dilihat sendiri oleh program"):
        walk(TickCompleteness("3.softcopy"))
