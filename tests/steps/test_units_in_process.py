"""Due dates and units are decided on their tabs: typed beside the row, taken by one button."""

from __future__ import annotations

from functools import partial

import pytest
from tests.steps.office import ASKED, DUE, LATE, Office

from lkjip.actions import step_of_button
from lkjip.errors import ProcessError, UsageError
from lkjip.sop.process.state import RELEASED
from lkjip.steps.collect.collect import collect
from lkjip.steps.remind import remind
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status
from lkjip.steps.undo import undo
from lkjip.steps.units_in_process import release
from lkjip.tables.cells import Cell

UNIT = "SB-WIL"
WHY = "bidang digabung menurut perwali"


def type_beside(office: Office, table: str, key: str, **typed: Cell) -> None:
    """A person types into the row whose first column holds ``key``."""

    def change(rows: list[dict[str, Cell]]) -> None:
        row = next(row for row in rows if key in row.values())
        row |= typed

    office.type_rows(table, change)


def type_days(office: Office, step: str, days: Cell, reason: Cell) -> None:
    type_beside(office, "tblRencana", step, **{"Undur (hari)": days, "Alasan Undur": reason})


def inactive(office: Office, unit: str = UNIT) -> Office:
    type_beside(office, "tblUnit", unit, Aktif="tidak")
    return office


def gone(office: Office, unit: str = UNIT) -> Office:
    office.type_rows("tblUnit", lambda rows: [r for r in rows if r["Kode Unit"] != unit])
    return office


# ---- due dates


def test_days_typed_beside_a_step_move_its_due_date_and_are_taken(office: Office) -> None:
    office.asked()
    before = office.column("tblRencana", "Tenggat")
    type_days(office, "3 Pengumpulan", 2, "banjir")
    type_days(office, "5 Draf", 1, "cuti bersama")
    office.step(status, ASKED, 10)
    assert office.row("tblRencana", "Langkah", "3 Pengumpulan")["Alasan Undur"] == "banjir"
    result = office.step(step_of_button("undur"), ASKED, 11)
    after = office.column("tblRencana", "Tenggat")
    assert after[:2] == before[:2] and all(
        a > b for a, b in zip(after[2:], before[2:], strict=True)
    )  # type: ignore[operator]
    assert "banjir" in result.summary and "cuti bersama" in result.summary
    assert set(office.column("tblRencana", "Undur (hari)")) == {None}
    assert set(office.column("tblRencana", "Alasan Undur")) == {None}


@pytest.mark.parametrize(("days", "reason", "missing"), [(2, None, "Alasan|L"), (None, "banjir", "K"), ("dua", "banjir", "K")])  # fmt: skip
def test_half_a_line_is_refused_by_its_cell_and_stays(
    quick: Office, days: Cell, reason: Cell, missing: str
) -> None:
    quick.planned()
    type_days(quick, "3 Pengumpulan", days, reason)
    with pytest.raises(UsageError, match="1 Rencana!") as refusal:
        quick.step(step_of_button("undur"), ASKED)
    assert "hari" in refusal.value.message
    row = quick.row("tblRencana", "Langkah", "3 Pengumpulan")
    assert (row["Undur (hari)"], row["Alasan Undur"]) == (days, reason)


@pytest.mark.parametrize("button", ["undur", "perbaikan", "keluarkan"])
def test_a_button_without_anything_typed_says_where_to_type(quick: Office, button: str) -> None:
    quick.asked()
    with pytest.raises(UsageError, match="diketik") as refusal:
        quick.step(step_of_button(button), ASKED, 10)
    assert "Ketik" in refusal.value.cure


# ---- a new form


def test_a_reason_beside_a_complete_unit_asks_it_again_and_leaves_the_others(
    quick: Office,
) -> None:
    quick.asked().collected("SB-PEM")
    type_beside(quick, "tblPengumpulan", "SB-PEM", Alasan="angka TW II keliru")
    type_beside(quick, "tblPengumpulan", UNIT, Alasan=WHY)
    result = quick.step(step_of_button("perbaikan"), DUE, 10)
    assert result.data["unit"] == ["SB-PEM"] and "angka TW II keliru" in result.summary
    assert "SB-PEM" in quick.shot().process.incomplete
    reasons = {row["Kode Unit"]: row["Alasan"] for row in quick.rows("tblPengumpulan")}
    assert (reasons["SB-PEM"], reasons[UNIT]) == (None, WHY)


# ---- a unit that is no more


@pytest.mark.parametrize("change", [inactive, gone])
def test_a_unit_that_the_register_drops_on_the_way_is_asked_about_and_kept(
    office: Office, change: object
) -> None:
    office.asked()
    change(office)  # type: ignore[operator]
    result = office.step(status, LATE)
    assert [(f.code, f.unit) for f in result.findings] == [("B67", UNIT)]
    assert UNIT in office.column("tblPengumpulan", "Kode Unit")
    assert UNIT in {unit["kode"] for unit in result.data["unit"]}  # type: ignore[attr-defined]
    assert "0 dari 4 unit" in str(office.name("beranda_pengumpulan_judul"))


def test_the_form_of_an_inactive_unit_is_taken_in_until_somebody_decides(quick: Office) -> None:
    quick.asked().put(UNIT)
    inactive(quick).step(collect, DUE)
    assert quick.shot().process.units[UNIT] == "lengkap"
    assert str(quick.row("tblPengumpulan", "Kode Unit", UNIT)["Status"]).startswith("diterima")


@pytest.mark.parametrize("change", [inactive, gone])
def test_a_released_unit_is_awaited_no_more_and_the_list_agrees_with_the_advice(
    office: Office, change: object
) -> None:
    office.asked()
    change(office)  # type: ignore[operator]
    type_beside(office, "tblPengumpulan", UNIT, Alasan=WHY)
    result = office.step(step_of_button("keluarkan"), DUE)
    assert WHY in result.summary
    assert office.shot().process.units[UNIT] == RELEASED
    result = office.step(status, DUE, 10)
    assert result.findings == () and UNIT not in office.column("tblPengumpulan", "Kode Unit")
    assert "0 dari 3 unit" in str(office.name("beranda_pengumpulan_judul"))
    office.collected("SB-PEM", "SB-OTDA", "KERJASAMA", day=LATE)
    assert office.shot().process.all_complete


def test_a_released_unit_that_is_asked_again_is_awaited_again(quick: Office) -> None:
    quick.asked().step(partial(release, unit=UNIT, reason=WHY), ASKED, 10)
    quick.step(request_data, ASKED, 11)
    assert UNIT in quick.shot().process.incomplete


def test_the_release_can_be_undone_and_the_typed_reason_comes_back(closed: Office) -> None:
    closed.asked()
    type_beside(closed, "tblPengumpulan", UNIT, Alasan=WHY)
    closed.step(release, ASKED, 10)
    assert UNIT not in closed.shot().process.incomplete
    closed.step(undo, ASKED, 11)
    assert UNIT in closed.shot().process.incomplete
    assert closed.row("tblPengumpulan", "Kode Unit", UNIT)["Alasan"] == WHY


def test_the_last_awaited_unit_and_a_complete_one_are_not_released(quick: Office) -> None:
    quick.asked().collected("SB-PEM")
    with pytest.raises(ProcessError, match="tidak ada form yang ditunggu"):
        quick.step(partial(release, unit="SB-PEM", reason=WHY), DUE, 10)
    for unit in ("SB-WIL", "SB-OTDA", "KERJASAMA"):
        quick.step(partial(release, unit=unit, reason=WHY), DUE, 10)
    assert quick.shot().process.all_complete


def test_reminders_still_go_to_a_unit_nobody_decided_about(quick: Office) -> None:
    inactive(quick.asked())
    result = quick.step(remind, LATE)
    assert any(UNIT in str(name) for name in result.data["surel"])  # type: ignore[attr-defined]
