"""Typed cells of a table that the program writes stay until a step takes it."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from tests.steps.office import DUE, Office

from lkjip.book.port import Row
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.decide.decide import NOT_CONFORMING, decide_reviu
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.kernel.run import Step
from lkjip.steps.overrides import tick_items
from lkjip.steps.status import status

DRAFTED, RETURNED = date(2025, 1, 20), date(2025, 1, 22)


def returned(office: Office) -> Office:
    """A draft that came back with two corrections."""
    office.analysed()
    office.step(write_draft, DRAFTED)
    notes = ("Lengkapi Bab I.", "Jelaskan serapan.")
    office.step(partial(decide_reviu, decision=NOT_CONFORMING, notes=notes), RETURNED)
    return office


def type_answer(office: Office, number: int, words: str) -> None:
    office.type_rows(
        "tblKoreksi",
        lambda rows: [{**row, "Jawaban": words} if row["No"] == number else row for row in rows],
    )


def type_tick(office: Office, key: str, word: str) -> None:
    office.type_rows(
        "tblKelengkapan",
        lambda rows: [{**row, "Ada": word} if row["Kunci"] == key else row for row in rows],
    )


@pytest.mark.parametrize("step", [status, analyse], ids=["status", "analisis"])
def test_typed_answers_stay_when_another_button_is_pressed(office: Office, step: Step) -> None:
    returned(office)
    type_answer(office, 1, "Bab I dilengkapi.")
    type_answer(office, 2, "Penjelasan ditambah.")
    office.step(step, RETURNED, 10)
    assert office.column("tblKoreksi", "Jawaban") == ["Bab I dilengkapi.", "Penjelasan ditambah."]


def test_answering_one_correction_keeps_the_typed_answer_of_the_other(office: Office) -> None:
    returned(office)
    type_answer(office, 2, "Penjelasan ditambah.")
    office.step(partial(answer_correction, number=1, answer="Bab I dilengkapi."), RETURNED, 10)
    assert office.column("tblKoreksi", "Jawaban") == ["Bab I dilengkapi.", "Penjelasan ditambah."]


def test_a_typed_answer_is_taken_by_the_next_draft(office: Office) -> None:
    returned(office)
    type_answer(office, 1, "Bab I dilengkapi.")
    type_answer(office, 2, "Penjelasan ditambah.")
    office.step(status, RETURNED, 10)
    office.step(write_draft, RETURNED, 11)
    assert office.shot().process.open_corrections == ()


def test_a_typed_yes_stays_until_it_is_recorded_and_counts_then(office: Office) -> None:
    office.asked()
    type_tick(office, "2.surat", "ya")
    office.step(status, DUE)
    assert office.row("tblKelengkapan", "Kunci", "2.surat")["Ada"] == "ya"
    assert "2.surat" not in office.shot().process.ticked
    office.step(tick_items, DUE, 10)
    assert "2.surat" in office.shot().process.ticked


def test_a_tick_that_was_taken_away_by_command_is_not_typed_back(quick: Office) -> None:
    quick.asked()
    quick.step(partial(tick_items, key="2.surat"), DUE)
    assert quick.row("tblKelengkapan", "Kunci", "2.surat")["Ada"] == "ya"


@pytest.mark.parametrize("word", ["ya", "menurut saya ada"])
def test_a_tick_that_only_the_program_may_set_is_told_and_not_just_erased(
    quick: Office, word: str
) -> None:
    quick.asked()
    type_tick(quick, "3.form", word)
    result = quick.step(status, DUE)
    assert f"“{word}”" in result.summary and result.needs_fix
    assert f"“{word}”" in str(quick.rows("tblRiwayat")[-1]["Keterangan"])
    assert "“" not in quick.step(status, DUE, 10).summary


def type_notes(office: Office) -> None:
    """One whole correction, and half of another."""
    whole: Row = {"Untuk bagian": None, "Koreksi baru": "Perbaiki tabel 3."}
    half: Row = {"Untuk bagian": "Bab II", "Koreksi baru": None}
    office.type_rows("tblCatatanReviu", lambda _rows: [whole, half])


def test_corrections_typed_on_the_tab_stay_when_the_decision_comes_from_a_file(
    quick: Office,
) -> None:
    quick.analysed()
    quick.step(write_draft, DRAFTED)
    type_notes(quick)
    decide = partial(decide_reviu, decision=NOT_CONFORMING, notes=("Lengkapi Bab I.",))
    quick.step(decide, RETURNED)
    assert quick.column("tblCatatanReviu", "Koreksi baru")[0] == "Perbaiki tabel 3."
    assert quick.column("tblCatatanReviu", "Untuk bagian")[1] == "Bab II"


def test_half_a_correction_stays_when_the_whole_ones_are_taken(quick: Office) -> None:
    quick.analysed()
    quick.step(write_draft, DRAFTED)
    type_notes(quick)
    quick.step(partial(decide_reviu, decision=NOT_CONFORMING), RETURNED)
    assert [one.description for one in quick.shot().process.corrections] == ["Perbaiki tabel 3."]
    assert quick.column("tblCatatanReviu", "Untuk bagian") == ["Bab II"]
