"""The settings on which a process is founded cannot change under it."""

from __future__ import annotations

import pytest
from tests.steps.office import DUE, START, Office

from lkjip.book.port import Row
from lkjip.errors import RegisterError
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
