"""A fault in a register or a setting stops every step and is named by its cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.steps.office import DUE, Office

from lkjip.errors import LkjipError, RegisterError
from lkjip.steps.analyse.analyse import analyse
from lkjip.tables.cells import Cell

Rows = list[dict[str, Cell]]
Change = Callable[[Rows], object]


def put(row: int, column: str, value: Cell) -> Change:
    """Type one value into a register."""

    def change(rows: Rows) -> None:
        rows[row][column] = value

    return change


def refused(office: Office) -> LkjipError:
    """The error with which reading the book stops; nothing is changed by it."""
    before = office.everything()
    with pytest.raises(LkjipError) as refusal:
        office.planned()
    assert office.everything() == before
    assert refusal.value.cure
    return refusal.value


@pytest.mark.parametrize(
    ("table", "tab"),
    [("tblUnit", "Unit"), ("tblIndikator", "Indikator"), ("tblProgram", "Program"),
     ("tblSkala", "Pengaturan")],
)  # fmt: skip
def test_an_empty_register_is_told_by_its_tab(office: Office, table: str, tab: str) -> None:
    office.type_rows(table, lambda _rows: [])
    error = refused(office)
    assert isinstance(error, RegisterError)
    assert f"'{tab}'" in error.message and f"'{tab}'" in error.cure


@pytest.mark.parametrize(
    ("table", "change", "place", "seen"),
    [
        ("tblUnit", put(1, "Kode Unit", "sb-pem"), "Unit!B6", "B5"),
        ("tblUnit", put(2, "Kode Unit", None), "Unit!B7", "kosong"),
        ("tblUnit", put(1, "NIP", 198001012005011001), "Unit!F6", "15 digit"),
        ("tblProgram", put(3, "Kode", "4.01.02.2.01"), "Program!B8", "B6"),
        ("tblProgram", put(1, "Induk", "9.99"), "Program!E6", "9.99"),
        ("tblProgram", put(2, "Pagu", "Rp 5 juta"), "Program!H7", "Rp 5 juta"),
        ("tblIndikator", put(4, "Kode", "IK01"), "Indikator!B9", "B5"),
        ("tblIndikator", put(1, "Kode Program", "9.99"), "Indikator!C6", "9.99"),
        ("tblSkala", put(0, "Batas Bawah (%)", "tinggi"), "Pengaturan!G5", "bukan angka"),
        ("tblLibur", put(0, "Tanggal", "besok"), "Libur!B5", "besok"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_cell(
    quick: Office, table: str, change: Change, place: str, seen: str
) -> None:
    quick.type_rows(table, change)
    error = refused(quick)
    assert isinstance(error, RegisterError)
    assert place in error.message and seen in error.message


@pytest.mark.parametrize(
    ("key", "value", "row"),
    [
        ("tahun", "dua ribu", 5),
        ("tahun", None, 5),
        ("tahun", 24, 5),
        ("tahun", 2024.5, 5),
        ("sampai_triwulan", 5, 6),
        ("level", "provinsi", 7),
        ("rumus_turun", "kira-kira", None),
        ("batas_capaian", "200", None),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_its_cell_with_what_may_stand_there(
    quick: Office, key: str, value: Cell, row: int | None
) -> None:
    quick.type_setting(key, value)
    error = refused(quick)
    assert isinstance(error, RegisterError)
    keys = quick.column("tblPengaturan", "Kunci")
    assert f"Pengaturan!D{keys.index(key) + 5}" in error.message
    assert row is None or f"Pengaturan!D{row}" in error.message
    assert f"'{value}'" in error.message or value is None
    assert "Isi" in error.cure


def test_a_setting_whose_row_is_gone_has_the_shipped_value(quick: Office) -> None:
    quick.type_rows("tblPengaturan", lambda rows: [r for r in rows if r["Kunci"] != "level"])
    assert quick.shot().settings.level == "bagian"


def test_blank_rows_between_the_units_do_no_harm(office: Office) -> None:
    blank: dict[str, Cell] = {}
    office.type_rows("tblUnit", lambda rows: [rows[0], blank, blank, *rows[1:]])
    assert [unit.code for unit in office.shot().units] == [
        "SB-PEM", "SB-WIL", "SB-OTDA", "KERJASAMA",
    ]  # fmt: skip
    assert office.shot().units[1].email_cell == "G8"


def test_codes_with_blanks_around_are_read_without_them(quick: Office) -> None:
    quick.type_rows("tblUnit", put(0, "Kode Unit", " SB-PEM "))
    assert quick.shot().units[0].code == "SB-PEM"


@pytest.mark.parametrize("word", ["tidak", "Tidak", "TIDAK "])
def test_inactive_is_understood_however_it_is_written(quick: Office, word: str) -> None:
    quick.type_rows("tblUnit", put(0, "Aktif", word))
    assert not quick.shot().units[0].active


@pytest.mark.parametrize(
    "change",
    [put(0, "Induk", "04.01.02"), put(1, "Induk", "4.01.02.2.01"),
     put(0, "Induk", "4.01.02.2.01.0001")],
    ids=["its own parent", "another's own parent", "in a circle"],
)  # fmt: skip
def test_a_programme_below_itself_is_refused(quick: Office, change: Change) -> None:
    quick.asked().collected()
    quick.type_rows("tblProgram", change)
    with pytest.raises(RegisterError, match=r"Program!E\d+"):
        quick.step(analyse, DUE, 10)
