"""Where everything stands: the same in the answer, on the home tab and in the tables."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.steps.office import ASKED, DUE, LATE, Office, typed

from lkjip.errors import ProcessError
from lkjip.steps.collect.collect import collect
from lkjip.steps.draft.write import write_draft
from lkjip.steps.status import status


def test_before_anything_the_next_action_is_the_plan(quick: Office) -> None:
    result = quick.step(status, ASKED)
    assert result.data["langkah"][0]["status"] == "belum mulai"  # type: ignore[index]
    assert len(result.data["langkah"]) == 8  # type: ignore[arg-type]
    assert result.data["tindakan"]["langkah"] == 1  # type: ignore[index]
    assert result.data["unit"] == [] and result.data["serapan"] is None


def test_units_become_late_by_the_calendar_and_not_by_a_run(quick: Office) -> None:
    quick.asked()
    for day, late in ((DUE, 0), (date(2025, 1, 9), 1), (date(2025, 1, 11), 2), (LATE, 2)):
        result = quick.step(status, day, dry=True)
        assert {unit["terlambat_hari_kerja"] for unit in result.data["unit"]} == {late}  # type: ignore[attr-defined]


def test_the_home_tab_says_what_the_answer_says(office: Office) -> None:
    office.asked()
    result = office.step(status, LATE)
    assert office.name("beranda_tindakan") == result.data["tindakan"]["teks"]  # type: ignore[index]
    strip = office.name("beranda_langkah")
    assert isinstance(strip, tuple)
    words = [value for value in strip[0] if value is not None]
    assert words == [step["status"] for step in result.data["langkah"]]  # type: ignore[attr-defined]
    assert {row["Status"] for row in office.rows("tblPengumpulan")} == {"terlambat"}


def test_the_answer_is_plain_data(office: Office) -> None:
    office.analysed()
    data = dict(office.step(status, LATE, dry=True).data)
    again = json.loads(json.dumps(data))
    assert again == data
    assert again["belum_selesai"] == [] and abs(again["serapan"] - 28.74) < 0.01
    assert again["jumlah_temuan"] == {"tolak": 0, "perlu diperbaiki": 0, "catatan": 5}


def test_a_refusal_names_the_unit_and_not_its_code(quick: Office) -> None:
    quick.analysed()
    quick.put("SB-WIL", quick.form("SB-WIL", typed("Kinerja", "IK03", "TW II", 2), revision=2))
    quick.step(collect, LATE)
    with pytest.raises(ProcessError) as refusal:
        quick.step(write_draft, LATE, 10)
    assert "Sub Bagian Administrasi Kewilayahan" in refusal.value.message
    assert "SB-WIL" not in refusal.value.message
