"""Steps 5–8: drafts, both return loops, corrections, withdrawal, the end."""

from __future__ import annotations

import pytest
from tests.sop.walk import (
    ANALYSIS,
    APPROVED,
    BEGINNING,
    CALENDAR,
    COLLECTED,
    DRAFT,
    ENDED,
    EVALUATED,
    HANDED_IN,
    PACKAGE,
    PLAN,
    REFUSED_AT_REVIU,
    SARI,
    SENT,
    clock,
    walk,
)

from lkjip.errors import ProcessError
from lkjip.sop.process.commands import (
    Actor,
    AnswerCorrection,
    Command,
    DecideEvaluation,
    DecideReviu,
    HandInDraft,
    ReceiveForm,
    RecordDraft,
    RecordPackage,
    SendToInspektur,
    SetPlan,
    TickCompleteness,
    WithdrawDraft,
)
from lkjip.sop.process.process import carry_out, why_refused
from lkjip.sop.process.state import Process, Status

ANSWERS = [AnswerCorrection(1, "diganti"), AnswerCorrection(2, "diisi")]
REFUSED_AT_EVALUATION = DecideEvaluation(False, ("Indikator 3 tanpa sumber",), "lihat lampiran")


def test_the_straight_way_ends_with_the_inspektur_and_every_step_finished() -> None:
    process = walk(*ENDED)
    assert process.finished and {x.status for x in process.steps[:8]} == {Status.FINISHED}


def test_nothing_is_possible_after_the_end() -> None:
    with pytest.raises(ProcessError, match="Proses sudah selesai"):
        walk(*ENDED, ReceiveForm("otda", True))


def test_a_draft_before_the_analysis_is_refused() -> None:
    with pytest.raises(ProcessError, match="Analisis belum pernah dijalankan"):
        walk(*COLLECTED, RecordDraft())


def test_every_draft_gets_the_next_version_number() -> None:
    assert walk(*DRAFT, RecordDraft(), RecordDraft()).version == 3


def test_handing_in_without_a_draft_is_refused() -> None:
    with pytest.raises(ProcessError, match=r"Belum ada draf. Buat draf"):
        walk(*ANALYSIS, HandInDraft())


@pytest.mark.parametrize("command", [RecordDraft(), HandInDraft()])
def test_no_other_draft_while_one_is_in_review(command: Command) -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sedang direviu"):
        walk(*HANDED_IN, command)


def test_a_decision_without_a_draft_in_review_is_refused() -> None:
    with pytest.raises(ProcessError, match="Belum ada draf yang diajukan"):
        walk(*DRAFT, DecideReviu(True))


@pytest.mark.parametrize("corrections", [(), ("",), ("isi", "  ")])
def test_a_return_needs_a_list_of_corrections_without_blank_lines(
    corrections: tuple[str, ...],
) -> None:
    with pytest.raises(ProcessError, match="daftar koreksi tanpa baris kosong"):
        walk(*HANDED_IN, DecideReviu(False, corrections))


def test_an_approval_cannot_carry_corrections() -> None:
    with pytest.raises(ProcessError, match="tidak dapat disertai 1 koreksi"):
        walk(*HANDED_IN, DecideReviu(True, ("tetapi",)))


def test_a_decision_needs_the_name_of_who_decided() -> None:
    process = walk(*HANDED_IN)
    with pytest.raises(ProcessError, match="Nama yang memutuskan"):
        carry_out(process, DecideReviu(True), process.events[-1].when, Actor(" "))


def test_a_return_at_step_6_goes_back_to_drafting_with_numbered_corrections() -> None:
    process = walk(*REFUSED_AT_REVIU)
    assert (process.status(5), process.status(6)) == (Status.IN_PROGRESS, Status.RETURNED)
    assert [(k.number, k.sop_step, k.round_no, k.description) for k in process.corrections] == [
        (1, 6, 1, "Judul salah"),
        (2, 6, 1, "Tabel 2 kosong"),
    ]


def test_the_draft_cannot_be_handed_in_again_while_one_correction_is_open() -> None:
    with pytest.raises(ProcessError, match="1 koreksi belum dijawab: nomor 2"):
        walk(*REFUSED_AT_REVIU, ANSWERS[0], RecordDraft(), HandInDraft())


def test_the_returned_version_cannot_be_handed_in_again() -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sudah pernah diputus"):
        walk(*REFUSED_AT_REVIU, *ANSWERS, HandInDraft())


def test_a_new_version_with_all_corrections_answered_goes_to_review_again() -> None:
    process = walk(*REFUSED_AT_REVIU, *ANSWERS, RecordDraft(), HandInDraft())
    assert process.status(6) is Status.WAITING and process.version == 2
    first = process.corrections[0]
    assert (first.answer, first.answered_by) == ("diganti", "Sari") and first.answered_at


def test_an_answer_can_be_changed_until_the_draft_is_handed_in_and_not_after() -> None:
    process = walk(*REFUSED_AT_REVIU, *ANSWERS, AnswerCorrection(1, "lebih baik"), RecordDraft())
    assert process.corrections[0].answer == "lebih baik"
    with pytest.raises(ProcessError, match="sudah ikut diajukan"):
        walk(HandInDraft(), AnswerCorrection(1, "lagi"), from_=process)


@pytest.mark.parametrize(
    ("command", "message"),
    [(AnswerCorrection(9, "x"), "Yang ada: 1, 2"), (AnswerCorrection(1, " "), "nomor 1 kosong")],
)
def test_an_answer_to_nothing_or_with_nothing_is_refused(command: Command, message: str) -> None:
    with pytest.raises(ProcessError, match=message):
        walk(*REFUSED_AT_REVIU, command)


def test_a_package_before_the_approval_is_refused() -> None:
    with pytest.raises(ProcessError, match="Draf belum disetujui"):
        walk(*HANDED_IN, RecordPackage())


def test_a_package_without_its_file_names_the_open_item() -> None:
    with pytest.raises(ProcessError, match="Form yang sudah terisi; Soft Copy"):
        walk(*APPROVED, RecordPackage())


def test_an_evaluation_before_the_package_is_refused() -> None:
    with pytest.raises(ProcessError, match="Paket belum dikirim"):
        walk(*APPROVED, DecideEvaluation(True))


def test_a_return_at_step_8_sends_the_draft_through_5_6_and_7_again() -> None:
    process = walk(*SENT, REFUSED_AT_EVALUATION)
    assert [x.status for x in process.steps[4:8]] == [
        Status.IN_PROGRESS,
        Status.NOT_YET,
        Status.NOT_YET,
        Status.RETURNED,
    ]
    again = walk(
        AnswerCorrection(1, "ditambah"),
        RecordDraft(),
        HandInDraft(),
        DecideReviu(True),
        from_=process,
    )
    assert again.status(8) is Status.RETURNED
    with pytest.raises(ProcessError, match="langkah 7 belum ada"):
        walk(RecordPackage(), from_=again)  # the old package's ticks do not count
    assert walk(*PACKAGE, DecideEvaluation(True), SendToInspektur(), from_=again).finished


def test_a_return_at_6_on_the_way_back_from_8_keeps_both_lists() -> None:
    process = walk(
        *SENT,
        REFUSED_AT_EVALUATION,
        AnswerCorrection(1, "ditambah"),
        RecordDraft(),
        HandInDraft(),
        DecideReviu(False, ("ejaan",)),
    )
    assert process.status(6) is process.status(8) is Status.RETURNED
    assert [(k.number, k.sop_step, k.round_no) for k in process.corrections] == [
        (1, 8, 3 - 1),
        (2, 6, 3),
    ]


def test_every_pass_is_kept_with_version_decider_role_decision_and_working_days() -> None:
    process = walk(*HANDED_IN[:-1], at=BEGINNING)
    process = walk(HandInDraft(), from_=process, at=clock("2026-01-09 09:00"))  # a Friday
    process = carry_out(
        process, DecideReviu(False, ("x",)), clock("2026-01-13 09:00"), Actor("Bu Ani")
    )
    one = process.rounds[0]
    assert (one.number, one.sop_step, one.version, one.decision) == (1, 6, 1, "tidak sesuai")
    assert (one.decider, one.role) == ("Bu Ani", "Sekretaris Dinas")
    assert one.working_days(CALENDAR) == 3  # Friday, Monday, Tuesday


def test_the_decider_may_name_another_role_than_the_printed_one() -> None:
    process = walk(*HANDED_IN)
    after = carry_out(process, DecideReviu(True), process.events[-1].when, Actor("Budi", "Asisten"))
    assert after.rounds[0].role == "Asisten"


def test_the_evaluation_counts_from_the_package() -> None:
    process = walk(*EVALUATED)
    assert [(x.sop_step, x.role) for x in process.rounds] == [
        (6, "Sekretaris Dinas"),
        (8, "Bagian Organisasi"),
    ]
    assert process.step_state(7).finished == process.rounds[1].handed_in_at


@pytest.mark.parametrize(
    ("commands", "sop_step"), [(HANDED_IN, 6), (APPROVED, 7), (SENT, 8), (EVALUATED, 8)]
)
def test_the_section_may_withdraw_its_draft_wherever_it_lies(
    commands: list[Command], sop_step: int
) -> None:
    process = walk(*commands, WithdrawDraft("angka keliru"))
    last = process.rounds[-1]
    assert (last.sop_step, last.decision, last.note) == (sop_step, "ditarik", "angka keliru")
    assert process.status(5) is Status.IN_PROGRESS and process.needs_new_version


def test_a_draft_withdrawn_on_the_way_back_from_8_is_recorded_where_it_lay() -> None:
    process = walk(
        *SENT,
        REFUSED_AT_EVALUATION,
        AnswerCorrection(1, "y"),
        RecordDraft(),
        HandInDraft(),
        WithdrawDraft("z"),
    )
    assert process.rounds[-1].sop_step == 6


def test_there_is_nothing_to_withdraw_before_handing_in() -> None:
    with pytest.raises(ProcessError, match="Tidak ada draf yang sedang diajukan"):
        walk(*DRAFT, WithdrawDraft("x"))


@pytest.mark.parametrize(
    ("commands", "command"),
    [
        (SENT, RecordPackage()),
        (EVALUATED, DecideEvaluation(True)),
        (SENT, SendToInspektur()),
        (APPROVED, DecideReviu(True)),
    ],
)
def test_a_move_that_was_made_or_is_too_early_is_refused_with_reason_and_way_out(
    commands: list[Command], command: Command
) -> None:
    refusal = why_refused(walk(*commands), command)
    assert refusal is not None and refusal.message and refusal.cure


def test_time_does_not_run_backwards() -> None:
    process = walk(*COLLECTED)
    with pytest.raises(ProcessError, match="Periksa tanggal dan jam komputer"):
        carry_out(process, ReceiveForm("otda", True), BEGINNING, SARI)


def test_the_log_keeps_local_time_in_whole_seconds() -> None:
    when = clock("2026-01-02 09:00:00.654321+07:00")
    assert walk(*PLAN, at=when).events[0].when == clock("2026-01-02 09:00:00")


def test_a_command_leaves_the_old_state_as_it_was() -> None:
    process = walk(*COLLECTED)
    before = (process, dict(process.units))
    walk(ReceiveForm("adpem", True), from_=process)
    assert (process, dict(process.units)) == before


def test_the_city_draft_at_step_8_is_not_demanded_but_can_be_ticked() -> None:
    process = walk(*SENT, TickCompleteness("8.draf_kota"))
    assert "8.draf_kota" in process.ticked


def test_a_tick_of_a_finished_step_cannot_be_removed() -> None:
    with pytest.raises(ProcessError, match="Langkah 1 sudah selesai"):
        walk(*DRAFT, TickCompleteness("1.informasi", present=False, program=True))


def test_an_unknown_item_is_refused_with_the_list() -> None:
    with pytest.raises(ProcessError, match=r"Pilih: 1\.informasi"):
        walk(TickCompleteness("9.x"))


def test_a_tick_can_be_removed_while_its_step_runs() -> None:
    tick, untick = (TickCompleteness("1.informasi", present, True) for present in (True, False))
    assert walk(tick, untick, SetPlan(BEGINNING.date())).status(1) is Status.IN_PROGRESS


def test_an_empty_process_equals_another_empty_process() -> None:
    assert Process() == Process()
