"""Stale is said: what feeds the results and changes after the analysis makes them stale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from tests.steps.office import Office
from tests.steps.test_register_changed import edited

from lkjip.errors import ProcessError
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.decide.decide import decide_reviu
from lkjip.steps.draft.write import write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.overrides import ignore_changes
from lkjip.steps.provenance import trace_origin
from lkjip.steps.status import status
from lkjip.tables.cells import Cell

LATER = date(2025, 1, 9)
STALE = "perlu diperbarui"
Row = dict[str, Cell]


def marked(office: Office) -> list[int]:
    """The steps that ``status`` calls stale."""
    steps: Any = office.step(status, LATER, dry=True).data["langkah"]
    assert all((s["status"] == STALE) == bool(s["perlu_diperbarui"]) for s in steps)
    return [s["no"] for s in steps if s["perlu_diperbarui"]]


def change_first(column: str, value: Cell) -> Callable[[list[Row]], None]:
    def change(rows: list[Row]) -> None:
        rows[0][column] = value

    return change


FED = [
    ("tblUnit", "Unit", "Nama Lain"),
    ("tblIndikator", "Target", 77),
    ("tblIndikator", "Arah", "turun"),
    ("tblIndikator", "Bobot", 3),
    ("tblProgram", "Sasaran", "Sasaran lain"),
    ("tblSkala", "Batas Bawah (%)", 95),
    ("tblPeringkat", "Skor", 88),
    ("tblIsianKinerja", "TW I", 4),
    ("tblIsianAnggaran", "Realisasi", 1),
    ("tblIsianAnalisis", "Jawaban", "Diketik orang."),
]


@pytest.mark.parametrize(("table", "column", "value"), FED, ids=[f"{t}-{c}" for t, c, _ in FED])
def test_what_feeds_the_results_makes_them_stale(
    quick: Office, table: str, column: str, value: Cell
) -> None:
    quick.analysed()
    assert marked(quick) == []
    quick.type_rows(table, change_first(column, value))
    assert marked(quick) == [4]


UNFED = [
    ("tblUnit", "NIP", "197001011995031001"),
    ("tblUnit", "Email", "baru@kota.example"),
    ("tblPeran", "Pejabat", "Pejabat lain"),
    ("tblIsianKinerja", "Berkas", "lain.xlsx"),
    ("tblOrganisasi", "Teks", "Kedudukan kami."),
]


@pytest.mark.parametrize(("table", "column", "value"), UNFED, ids=[f"{t}-{c}" for t, c, _ in UNFED])
def test_what_feeds_no_result_leaves_them_fresh(
    quick: Office, table: str, column: str, value: Cell
) -> None:
    quick.analysed().type_rows(table, change_first(column, value))
    assert marked(quick) == []


@pytest.mark.parametrize(
    ("key", "value", "stale"),
    [
        ("batas_capaian", "100", True),
        ("rumus_turun", "banding", True),
        ("sampai_triwulan", 3, True),
        ("target_negatif", "tidak", True),
        ("nomor_surat", "000.8/12", False),
        ("smtp_host", "surel.kota.example", False),
        ("nip_ttd", "197001011995031001", False),
    ],
)
def test_only_settings_that_feed_results_count(
    quick: Office, key: str, value: Cell, stale: bool
) -> None:
    quick.analysed().type_setting(key, value)
    assert marked(quick) == ([4] if stale else [])


def test_sorting_a_register_and_undoing_a_change_are_no_changes(quick: Office) -> None:
    quick.analysed().type_rows("tblIndikator", lambda rows: rows[::-1])
    assert marked(quick) == []
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    assert marked(quick) == [4]
    edited(quick, "tblIndikator", "IK03", "Target", 3.0)
    assert marked(quick) == []


def test_home_tab_draft_and_trace_say_it_and_the_analysis_cures_it(office: Office) -> None:
    office.analysed()
    edited(office, "tblIndikator", "IK03", "Target", 5)
    reason = "isi lembar Indikator berubah"
    with pytest.raises(ProcessError, match=f"Hasil langkah 4 perlu diperbarui: {reason}"):
        office.step(write_draft, LATER)
    traced = office.step(partial(trace_origin, code="IK03"), LATER)
    assert traced.data["perlu_diperbarui"] == reason and reason in traced.summary
    office.step(status, LATER)
    strip: Any = office.name("beranda_langkah")
    assert strip[0][9] == STALE and reason in str(office.name("beranda_tindakan"))
    assert office.rows("tblRencana")[3]["Keadaan"] == STALE
    office.step(analyse, LATER, 10)
    assert marked(office) == []
    office.step(write_draft, LATER, 11)
    assert office.row("tblCapaian", "Kode", "IK03")["Target"] == 5


def test_neither_approval_nor_sending_goes_past_a_changed_register(quick: Office) -> None:
    quick.analysed().step(write_draft, LATER)
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    assert marked(quick) == [4, 5, 6]
    approve = partial(decide_reviu, decision="sesuai")
    with pytest.raises(ProcessError, match="isi lembar Indikator berubah"):
        quick.step(approve, LATER, 10)
    edited(quick, "tblIndikator", "IK03", "Target", 3)
    quick.step(approve, LATER, 11)
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    with pytest.raises(ProcessError, match="isi lembar Indikator berubah"):
        quick.step(send, LATER, 12)


def test_leaving_it_so_is_a_decision_about_this_change_only(quick: Office) -> None:
    quick.analysed()
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    quick.step(partial(ignore_changes, reason="salah ketik"), LATER)
    assert marked(quick) == []
    edited(quick, "tblIndikator", "IK03", "Target", 6)
    assert marked(quick) == [4]


def test_a_log_of_an_earlier_program_is_not_accused(quick: Office) -> None:
    quick.analysed()

    def forget(rows: list[Row]) -> None:
        for row in rows:
            if row["peristiwa"] == "analisis selesai":
                row["kunci"] = None

    quick.type_rows("tblPeristiwa", forget)
    edited(quick, "tblIndikator", "IK03", "Target", 5)
    assert marked(quick) == []
