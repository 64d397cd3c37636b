"""Absence is not zero: what the calendar does not know is said where due dates are made."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from docx import Document
from tests.steps.office import ASKED, START, Office, closed_office

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.sop.calendar.holiday_kinds import COLLECTIVE_LEAVE, LOCAL, NATIONAL
from lkjip.steps.new_year import new_book
from lkjip.steps.plan import set_plan
from lkjip.steps.request.request import request_data
from lkjip.tables.data import Row

FIRST_2028 = date(2028, 1, 3)


def day(on: date, kind: str | None, name: str = "Libur") -> Row:
    return {"Tanggal": on, "Nama": name, "Jenis": kind}


def codes(result: object) -> list[tuple[str, str]]:
    return [(one.code, one.value) for one in result.findings]  # type: ignore[attr-defined]


def in_2028(office: Office, *days: Row) -> Office:
    """An office that reports about 2027 with these days off in 2028."""
    office.type_setting("tahun", 2027)
    rows = [row for row in office.rows("tblLibur") if str(row["Tanggal"]) < "2028"]
    office.reopen().apply(Change({"tblLibur": (*rows, *days)}))
    return office


LEAVE = day(date(2028, 1, 4), COLLECTIVE_LEAVE)
NEW_YEAR = day(date(2028, 1, 1), NATIONAL)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), [("B08", "2028")]),
        ((day(date(2028, 9, 4), LOCAL),), [("B08", "2028")]),
        ((day(date(2028, 9, 4), None),), [("B08", "2028")]),
        ((LEAVE,), [("B08", "2028")]),
        ((NEW_YEAR,), [("B09", "2028")]),
        ((NEW_YEAR, LEAVE), []),
        ((day(date(2028, 1, 1), NATIONAL, "Imlek (perkiraan)"), LEAVE), [("B09", "2028")]),
    ],
)
def test_a_plan_says_what_the_calendar_of_its_year_does_not_know(
    quick: Office, days: tuple[Row, ...], told: list[tuple[str, str]]
) -> None:
    in_2028(quick, *days)
    result = quick.step(partial(set_plan, begin=FIRST_2028), FIRST_2028)
    assert codes(result) == told
    assert result.needs_fix is any(code == "B08" for code, _ in told)
    written = [row["Kode"] for row in quick.rows("tblTemuan") if row["Langkah"] == "1 Rencana"]
    assert written == [code for code, _ in told]


def test_the_shipped_calendar_gives_a_plan_without_findings(quick: Office) -> None:
    assert codes(quick.step(partial(set_plan, begin=START), START)) == []


def test_a_plan_that_passes_the_legal_deadline_says_both_days(quick: Office) -> None:
    result = quick.step(partial(set_plan, begin=date(2025, 2, 3)), date(2025, 2, 3))
    [found] = result.findings
    assert found.code == "B10" and found.value in found.message
    assert "28 Februari 2025" in found.message


def test_a_city_has_a_month_more_until_its_legal_deadline(quick: Office) -> None:
    quick.type_setting("level", "kota")
    for table in ("tblRiwayatIndikator", "tblPembanding"):
        quick.type_rows(table, lambda _rows: [])
    assert codes(quick.step(partial(set_plan, begin=date(2025, 2, 3)), date(2025, 2, 3))) == []


def test_a_letter_whose_limit_is_over_is_told(quick: Office) -> None:
    quick.planned()
    result = quick.step(request_data, date(2026, 6, 1))
    [found] = [one for one in result.findings if one.code == "B11"]
    assert found.value == "8 Januari 2025"
    assert "4 Juni 2026" in found.message, "three working days from tomorrow"
    assert result.data["tenggat"] == "2026-06-04"
    assert set(quick.column("tblPermintaan", "Tenggat")) == {date(2026, 6, 4)}
    assert set(quick.column("tblPengumpulan", "Status")) == {"belum diterima"}


def test_a_second_request_after_the_due_date_names_a_day_to_come(quick: Office) -> None:
    quick.asked()
    assert quick.step(request_data, date(2025, 1, 20)).data["tenggat"] == "2025-01-23"
    letter = quick.folder / "forms/2024/keluar/Surat_Formulir_LKjIP_2024_SB-PEM.docx"
    assert "23 Januari 2025" in Document(str(letter)).element.xpath("string(.)")


def test_a_letter_in_time_is_not(quick: Office) -> None:
    assert "B11" not in dict(codes(quick.planned().step(request_data, ASKED)))


def test_a_six_day_week_is_a_setting(quick: Office) -> None:
    quick.type_setting("hari_kerja", 6)
    quick.step(partial(set_plan, begin=START), START)
    due = quick.column("tblRencana", "Tenggat")
    assert due[2:4] == [date(2025, 1, 7), date(2025, 1, 10)]
    assert due[-1] < date(2025, 2, 11)


# ---- a new year


def holidays(book: Path) -> dict[str, tuple[str, str]]:
    rows = FileBook(book).read("tblLibur")["tblLibur"].rows
    return {str(row["Tanggal"])[:10]: (str(row["Nama"]), str(row["Jenis"])) for row in rows}


def test_local_days_of_a_new_year_are_kept_and_its_national_ones_are_seeded(
    tmp_path: Path,
) -> None:
    office = in_2028(
        closed_office(tmp_path / "lama"),
        day(date(2028, 9, 4), LOCAL, "Hari Jadi Kota"),
        day(date(2028, 1, 1), LOCAL, "Tahun baru di kantor kami"),
    )
    found = new_book(tmp_path / "buku.xlsm", 2027, office.folder / "lkjip_book.xlsm")
    days = holidays(tmp_path / "buku.xlsm")
    assert days["2028-09-04"] == ("Hari Jadi Kota", LOCAL)
    assert days["2028-01-01"] == ("Tahun baru di kantor kami", LOCAL)
    assert sum(key.startswith("2028") and kind == NATIONAL for key, (_, kind) in days.items()) > 10
    assert [(one.code, one.value) for one in found] == [("B09", "2027"), ("B09", "2028")]
    assert "8 tanggal masih perkiraan" in found[1].message


def test_a_year_that_the_office_has_filled_is_not_seeded_again(tmp_path: Path) -> None:
    office = in_2028(closed_office(tmp_path / "lama"), NEW_YEAR, LEAVE)
    found = new_book(tmp_path / "buku.xlsm", 2027, office.folder / "lkjip_book.xlsm")
    assert [one.value for one in found] == ["2027"]
    days = holidays(tmp_path / "buku.xlsm")
    assert sorted(key for key in days if key.startswith("2028")) == ["2028-01-01", "2028-01-04"]
