"""Steps 1–4: plan, request, collection in parts, analysis and what a late form does."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sop.walk import (
    ANALISIS,
    DIAJUKAN,
    DISETUJUI,
    DRAF,
    KUMPUL,
    MINTA,
    RENCANA,
    TERKIRIM,
    UNIT,
    jalan,
    lihat,
)

from lkjip.errors import ProcessError
from lkjip.sop.process.commands import (
    AbaikanPembaruan,
    AjukanDraf,
    CatatAnalisis,
    CatatDraf,
    CatatPaket,
    CentangKelengkapan,
    KirimPermintaan,
    MintaPerbaikan,
    PutuskanReviu,
    TarikDraf,
    TerimaForm,
    TetapkanRencana,
    TutupPengumpulan,
)
from lkjip.sop.process.state import DIMINTA_ULANG, Status


def test_nothing_has_begun_before_the_plan() -> None:
    assert {langkah.status for langkah in jalan().langkah} == {Status.BELUM}


def test_the_plan_stays_open_until_the_registers_are_seen() -> None:
    proses = jalan(RENCANA[0])
    assert proses.status(1) is Status.BERJALAN
    assert jalan(lihat("1.informasi"), dari=proses).status(1) is Status.SELESAI


def test_requests_without_a_plan_are_refused_with_the_way_out() -> None:
    with pytest.raises(ProcessError, match=r"Rencana belum ditetapkan. Tetapkan rencana"):
        jalan(KirimPermintaan(UNIT))


def test_requests_before_the_registers_are_seen_name_the_open_item() -> None:
    with pytest.raises(ProcessError, match="Informasi data-data Penyusunan LKjIP"):
        jalan(RENCANA[0], KirimPermintaan(UNIT))


def test_a_request_to_nobody_is_refused() -> None:
    with pytest.raises(ProcessError, match="Tidak ada unit"):
        jalan(*RENCANA, KirimPermintaan(()))


def test_the_plan_may_be_set_again_until_the_requests_have_gone_out() -> None:
    proses = jalan(*RENCANA, TetapkanRencana(date(2026, 1, 5)))
    assert proses.rencana == date(2026, 1, 5) and proses.status(1) is Status.SELESAI
    with pytest.raises(ProcessError, match="tenggat tidak dimajukan"):
        jalan(*MINTA, TetapkanRencana(date(2026, 1, 5)))


def test_after_the_requests_people_wait_for_signature_and_units() -> None:
    proses = jalan(*MINTA)
    assert proses.status(2) is proses.status(3) is Status.MENUNGGU


def test_the_first_form_that_comes_back_proves_that_the_letter_went_out() -> None:
    assert jalan(*MINTA, TerimaForm("otda", False)).status(2) is Status.SELESAI


def test_asking_the_same_units_again_changes_nothing() -> None:
    before, after = jalan(*KUMPUL), jalan(*KUMPUL, KirimPermintaan(UNIT))
    assert after.unit == before.unit and after.langkah == before.langkah


def test_the_collection_ends_by_itself_when_the_last_unit_is_complete() -> None:
    before = jalan(*KUMPUL[:-1])
    assert before.status(3) is Status.MENUNGGU and before.belum_lengkap == ("otda",)
    assert jalan(KUMPUL[-1], dari=before).status(3) is Status.SELESAI


def test_a_form_with_findings_leaves_its_unit_open() -> None:
    proses = jalan(*KUMPUL[:-1], TerimaForm("otda", False))
    assert proses.unit["otda"] == "perlu diperbaiki" and proses.status(3) is Status.MENUNGGU


def test_a_worse_form_after_a_complete_one_does_not_undo_it() -> None:
    assert jalan(*KUMPUL, TerimaForm("otda", False)).unit["otda"] == "lengkap"


def test_a_form_of_a_unit_that_was_never_asked_is_refused() -> None:
    with pytest.raises(ProcessError, match="belum pernah diminta"):
        jalan(*MINTA, TerimaForm("humas", True))


def test_the_collection_can_be_closed_without_units_that_are_named() -> None:
    proses = jalan(*KUMPUL[:-1], TutupPengumpulan(("otda",), "cuti"))
    assert proses.status(3) is Status.SELESAI and proses.tanpa == ("otda",)


@pytest.mark.parametrize("tanpa", [(), ("adpem",), ("adpem", "otda")])
def test_closing_without_naming_exactly_the_missing_units_is_refused(
    tanpa: tuple[str, ...],
) -> None:
    with pytest.raises(ProcessError, match="hanya yang belum lengkap: otda"):
        jalan(*KUMPUL[:-1], TutupPengumpulan(tanpa, "cuti"))


def test_closing_without_a_reason_is_refused() -> None:
    with pytest.raises(ProcessError, match="Alasan belum diisi"):
        jalan(*KUMPUL[:-1], TutupPengumpulan(("otda",), " "))


def test_closing_before_any_complete_form_is_refused() -> None:
    with pytest.raises(ProcessError, match="Belum ada satu pun form"):
        jalan(*MINTA, TutupPengumpulan(UNIT, "cuti"))


def test_closing_while_the_originals_are_not_in_the_archive_is_refused() -> None:
    with pytest.raises(ProcessError, match="Softcopy"):
        jalan(*MINTA, TerimaForm("otda", True), TutupPengumpulan(("adpem", "adwil"), "cuti"))


@pytest.mark.parametrize("commands", [MINTA[:-1], KUMPUL])
def test_closing_before_the_request_or_after_the_end_is_refused(commands: list[object]) -> None:
    with pytest.raises(ProcessError):
        jalan(*commands, TutupPengumpulan((), "x"))  # type: ignore[arg-type]


def test_a_unit_asked_later_opens_the_collection_again_and_ages_the_analysis() -> None:
    proses = jalan(*ANALISIS, KirimPermintaan(("humas",)))
    assert proses.status(3) is Status.MENUNGGU
    assert proses.status(4) is Status.SELESAI and "humas" in proses.di(4).perbarui


def test_the_analysis_before_the_collection_is_closed_is_a_preview() -> None:
    proses = jalan(*KUMPUL[:-1], CatatAnalisis())
    assert proses.status(4) is Status.BERJALAN
    assert jalan(KUMPUL[-1], CatatAnalisis(), dari=proses).status(4) is Status.SELESAI


def test_the_analysis_without_a_complete_form_is_refused() -> None:
    with pytest.raises(ProcessError, match="Belum ada form yang lengkap"):
        jalan(*MINTA, TerimaForm("otda", False), CatatAnalisis())


def test_a_new_form_after_the_draft_marks_the_later_steps_and_loses_none() -> None:
    before = jalan(*DRAF)
    after = jalan(TerimaForm("adpem", True), dari=before)
    marked = [no for no in range(1, 9) if after.di(no).perbarui]
    assert marked == [4, 5] and after.di(4).perbarui == "form baru dari adpem"
    assert after.versi == 1 and [x.status for x in after.langkah] == [
        x.status for x in before.langkah
    ]


def test_analysis_and_draft_run_again_are_up_to_date_again() -> None:
    proses = jalan(*DRAF, TerimaForm("adpem", True), CatatAnalisis())
    assert [no for no in range(1, 9) if proses.di(no).perbarui] == [5]
    assert not any(x.perbarui for x in jalan(CatatDraf(), dari=proses).langkah)


def test_a_draft_that_is_older_than_a_form_cannot_be_handed_in() -> None:
    with pytest.raises(ProcessError, match="form baru dari adpem"):
        jalan(*DRAF, TerimaForm("adpem", True), AjukanDraf())


def test_a_new_draft_without_a_new_analysis_does_not_cure_an_old_analysis() -> None:
    with pytest.raises(ProcessError, match="Hasil langkah 4 perlu diperbarui"):
        jalan(*DRAF, TerimaForm("adpem", True), CatatDraf(), AjukanDraf())


def test_people_may_decide_to_go_on_with_the_older_draft() -> None:
    proses = jalan(*DRAF, TerimaForm("adpem", True), AbaikanPembaruan("isi sama"), AjukanDraf())
    assert proses.status(6) is Status.MENUNGGU
    assert proses.peristiwa[-2].NAMA == "pembaruan diabaikan"


def test_nothing_can_be_ignored_when_nothing_is_old_or_the_collection_is_open() -> None:
    with pytest.raises(ProcessError, match="Tidak ada yang perlu diperbarui"):
        jalan(*DRAF, AbaikanPembaruan("x"))
    with pytest.raises(ProcessError, match="Pengumpulan belum selesai"):
        jalan(*DRAF, MintaPerbaikan("adpem", "angka"), AbaikanPembaruan("x"))


def test_the_analysis_may_be_run_again_during_review_but_then_blocks_the_approval() -> None:
    proses = jalan(*DIAJUKAN, CatatAnalisis())
    with pytest.raises(ProcessError, match="Hasil langkah 5 perlu diperbarui"):
        jalan(PutuskanReviu(True), dari=proses)
    assert jalan(PutuskanReviu(False, ("hitung lagi",)), dari=proses).dikembalikan


def test_after_the_approval_the_analysis_is_refused_until_the_draft_is_withdrawn() -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sudah disetujui"):
        jalan(*DISETUJUI, CatatAnalisis())
    proses = jalan(*DISETUJUI, TarikDraf("angka salah"), CatatAnalisis())
    assert proses.status(4) is Status.SELESAI and proses.status(5) is Status.BERJALAN


def test_a_form_after_the_approval_is_kept_and_blocks_the_sending() -> None:
    proses = jalan(*DISETUJUI, TerimaForm("adpem", True), lihat("7.form"), lihat("7.softcopy"))
    with pytest.raises(ProcessError, match="form baru dari adpem"):
        jalan(CatatPaket(), dari=proses)
    assert jalan(AbaikanPembaruan("isi sama"), CatatPaket(), dari=proses).status(8) is (
        Status.MENUNGGU
    )


def test_a_unit_asked_for_a_better_form_keeps_its_old_data_and_can_be_left_so() -> None:
    proses = jalan(*ANALISIS, MintaPerbaikan("adwil", "satuan tertukar"))
    assert proses.unit["adwil"] == DIMINTA_ULANG and proses.ada_data
    assert proses.status(3) is Status.MENUNGGU
    closed = jalan(TutupPengumpulan(("adwil",), "tidak menjawab"), dari=proses)
    assert closed.status(3) is Status.SELESAI and closed.tanpa == ("adwil",)


def test_a_worse_form_after_a_request_for_a_better_one_keeps_the_old_data_too() -> None:
    proses = jalan(*ANALISIS, MintaPerbaikan("adwil", "satuan"), TerimaForm("adwil", False))
    assert proses.unit["adwil"] == DIMINTA_ULANG


def test_a_closed_collection_that_is_opened_again_stays_open() -> None:
    closed = jalan(*KUMPUL[:-1], TutupPengumpulan(("otda",), "cuti"))
    proses = jalan(MintaPerbaikan("adwil", "satuan"), dari=closed)
    assert (proses.status(3), proses.ditutup, proses.tanpa) == (Status.MENUNGGU, False, ())
    assert proses.belum_lengkap == ("adwil", "otda")


def test_no_further_unit_is_asked_after_the_approval() -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sudah disetujui"):
        jalan(*DISETUJUI, KirimPermintaan(("humas",)))


@pytest.mark.parametrize("commands", [MINTA, TERKIRIM])
def test_a_better_form_is_not_asked_of_an_open_unit_nor_after_the_approval(
    commands: list[object],
) -> None:
    with pytest.raises(ProcessError):
        jalan(*commands, MintaPerbaikan("adwil", "x"))  # type: ignore[arg-type]


def test_a_missing_unit_that_hands_in_after_the_close_is_no_longer_named_missing() -> None:
    proses = jalan(
        *KUMPUL[:-1], TutupPengumpulan(("otda",), "cuti"), CatatAnalisis(), TerimaForm("otda", True)
    )
    assert proses.tanpa == () and proses.di(4).perbarui == "form baru dari otda"


def test_a_person_cannot_tick_what_the_program_sees_itself() -> None:
    with pytest.raises(ProcessError, match="dilihat sendiri oleh program"):
        jalan(CentangKelengkapan("3.softcopy"))
