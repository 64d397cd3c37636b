"""The settings on which a process is founded cannot change under it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.steps.office import ASKED, DUE, START, UNITS, Office

from lkjip.book.port import Row
from lkjip.errors import LkjipError, ProcessError, RegisterError, UsageError
from lkjip.steps.exchange.import_tables import import_tables
from lkjip.steps.founding import change_founding
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status


@pytest.mark.parametrize(("key", "value", "old"), [("tahun", 2025, "2024"), ("level", "kota", "bagian"), ("sampai_triwulan", 4, "2"), ("kota", "Malang", "Probolinggo")])  # fmt: skip
def test_a_founding_setting_changed_after_the_letters_is_refused_by_its_cell(
    office: Office, key: str, value: object, old: str
) -> None:
    office.asked()
    office.type_setting(key, value)  # type: ignore[arg-type]
    before = office.everything()
    with pytest.raises(RegisterError, match="Pengaturan!") as refusal:
        office.step(status, DUE)
    assert f"'{old}'" in refusal.value.cure and str(value) in refusal.value.message
    assert office.everything() == before
    office.type_setting(key, int(old) if old.isdigit() else old)
    office.step(status, DUE)


def test_before_the_letters_the_plan_is_set_anew_with_the_other_setting(quick: Office) -> None:
    quick.planned()
    quick.type_setting("sampai_triwulan", 4)
    quick.planned()
    assert quick.step(status, START, 10).data["periode"] == "Tahun 2024"


def test_a_log_of_an_earlier_program_is_not_accused(quick: Office) -> None:
    quick.asked()

    def older(rows: list[Row]) -> list[Row]:
        plan = "rencana ditetapkan"
        return [{**r, "uraian": None} if r["peristiwa"] == plan else r for r in rows]

    quick.type_rows("tblPeristiwa", older)
    quick.type_setting("kota", "Malang")
    quick.step(status, DUE)


# ---- the step that changes one


def test_another_period_asks_every_unit_anew_and_old_data_count_until_then(
    office: Office,
) -> None:
    office.analysed()
    change = partial(change_founding, key="sampai_triwulan", value="4", reason="laporan tahunan")
    result = office.step(change, DUE, 11)
    shot = office.shot()
    assert shot.settings.up_to_triwulan == 4 and "diminta lagi" in result.summary
    assert set(shot.process.incomplete) == set(UNITS) and shot.process.has_data
    assert shot.process.step_state(4).renewal_reason == "periode laporan berubah"
    office.step(request_data, DUE, 12)
    assert {row["Kunci"]: row["Nilai"] for row in office.rows("tblPengaturan")}[
        "sampai_triwulan"
    ] == 4
    office.step(status, DUE, 13)


def test_another_place_is_recorded_and_nothing_else_changes(quick: Office) -> None:
    quick.asked()
    before = quick.shot().process
    quick.step(partial(change_founding, key="kota", value="Malang", reason="pindah"), ASKED, 10)
    after = quick.shot().process
    assert (after.units, after.steps) == (before.units, before.steps)
    quick.step(status, DUE)
    quick.type_setting("kota", "Probolinggo")
    with pytest.raises(RegisterError, match="Pengaturan!"):
        quick.step(status, DUE)


@pytest.mark.parametrize(
    ("key", "value", "reason", "error"),
    [
        ("tahun", "2025", "salah", UsageError),
        ("level", "kota", "salah", UsageError),
        ("renstra", "2025-2029", "baru", UsageError),
        ("kota", "Probolinggo", "sama", UsageError),
        ("sampai_triwulan", "5", "salah", RegisterError),
        ("kota", "Malang", "", ProcessError),
    ],
)
def test_what_a_step_cannot_change_is_said_and_the_book_stays(
    quick: Office, key: str, value: str, reason: str, error: type[LkjipError]
) -> None:
    quick.asked()
    before = quick.everything()
    with pytest.raises(error):
        quick.step(partial(change_founding, key=key, value=value, reason=reason), ASKED, 10)
    assert quick.everything() == before


def test_a_change_between_plan_and_letters_is_what_the_letters_go_out_with(
    quick: Office,
) -> None:
    quick.planned()
    quick.type_setting("sampai_triwulan", 4)
    quick.step(request_data, ASKED)
    quick.step(status, ASKED, 10)
    quick.type_setting("sampai_triwulan", 2)
    with pytest.raises(RegisterError, match="'4'"):
        quick.step(status, ASKED, 11)


def test_an_import_does_not_change_a_founding_setting_by_the_back_door(
    quick: Office, tmp_path: Path
) -> None:
    quick.asked()
    table = tmp_path / "pengaturan.csv"
    table.write_text("Kunci,Nilai\ntahun,2025\n", encoding="utf-8")
    before = quick.everything()
    with pytest.raises(RegisterError, match="'2025'"):
        quick.step(partial(import_tables, path=table), ASKED, 10)
    assert quick.everything() == before
