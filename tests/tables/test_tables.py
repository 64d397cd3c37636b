"""Tables are declared once: columns, typed rows, and what a row of the book remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from lkjip.forms import spec
from lkjip.sop.process.rows import COLUMNS
from lkjip.tables.column import Kind, Turn
from lkjip.tables.data import TableData
from lkjip.tables.declared.inputs import EVIDENCE, PERFORMANCE, EvidenceRow, PerformanceRow
from lkjip.tables.declared.registers import INDICATORS, UNITS, IndicatorRow, UnitRow
from lkjip.tables.declared.results import EVENTS, SUBMISSIONS, SubmissionRow
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.registry import BY_NAME, TABLES
from lkjip.tables.table import from_form

UNIT_CELLS = {
    "Kode Unit": "SB-PEM",
    "Unit": " Sub Bagian ",
    "Kepala": None,
    "Nama Kepala": None,
    "NIP": 1980,
    "Email": "a@b.example",
    "Aktif": "ya",
    "Catatan Saya": "tetap",
}


def _read(cells: dict[str, object]) -> UnitRow:
    data = TableData("tblUnit", "Unit", tuple(cells), 2, (cells,), (7,))  # type: ignore[arg-type]
    (row,) = UNITS.read(data)
    return row


def test_every_table_has_a_name_and_a_tab_of_its_own_place() -> None:
    assert len(BY_NAME) == len(TABLES)
    assert len({(t.tab, t.left) for t in TABLES}) == len(TABLES)
    assert all(isinstance(t.tab, TabName) for t in TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_every_column_says_what_happens_to_it_at_the_turn_of_the_year(table) -> None:
    assert all(isinstance(column.turn, Turn) for column in table.columns)
    assert len(set(table.headings)) == len(table.columns)


def test_columns_of_provenance_come_last() -> None:
    assert PERFORMANCE.headings[0] == "Kode Unit"
    assert PERFORMANCE.headings[-1] == "Sidik"


def test_the_log_of_events_has_the_headings_of_the_process() -> None:
    assert EVENTS.headings == COLUMNS


def test_a_row_has_the_types_of_its_columns() -> None:
    cells = {"Waktu": date(2025, 1, 8), "Revisi": 2.0, "Berkas": None, "Tolak": "banyak"}
    (row,) = SUBMISSIONS.read_rows([cells])
    assert row.received == datetime(2025, 1, 8)
    assert (row.revision, row.file, row.refusals) == (2, "", None)


def test_a_value_is_kept_whole() -> None:
    (row,) = INDICATORS.read_rows([{"Target": "BB (79,18)", "Bobot": "berat"}])
    assert row.target == "BB (79,18)"
    assert row.weight is None
    assert row.cell(IndicatorRow.weight) == "berat"


def test_a_row_that_was_read_gives_its_cells_back_as_they_stood() -> None:
    assert _read(UNIT_CELLS).cells() == UNIT_CELLS


def test_a_changed_row_is_written_from_its_fields() -> None:
    changed = replace(_read(UNIT_CELLS), nip="198001012005011001")
    assert changed.cells()["NIP"] == "198001012005011001"
    assert changed.cells()["Unit"] == "Sub Bagian"
    assert changed.cells()["Kepala"] is None


def test_a_row_knows_the_address_of_its_cells() -> None:
    row = _read(UNIT_CELLS)
    assert row.address(UnitRow.code) == "B7"
    assert row.address(UnitRow.email) == "G7"


def test_columns_inherited_from_the_provenance_have_addresses_too() -> None:
    cells = dict.fromkeys(PERFORMANCE.headings)
    (row,) = PERFORMANCE.read(
        TableData("tblIsianKinerja", "Isian Kinerja", PERFORMANCE.headings, 2, (cells,), (5,))
    )
    assert row.address(PerformanceRow.at) == "P5"


def test_a_new_row_becomes_cells_by_heading() -> None:
    name, rows = SUBMISSIONS.written([SubmissionRow(unit="SB-PEM", revision=1)])
    assert name == "tblKiriman"
    assert rows[0]["Kode Unit"] == "SB-PEM"
    assert rows[0]["Berkas"] is None
    assert tuple(rows[0]) == SUBMISSIONS.headings


def test_numbers_become_whole_or_fractional_cells() -> None:
    row = PerformanceRow(target="BB", realisasi=3)
    assert row.cells()["Target"] == "BB"
    assert IndicatorRow(weight=Decimal("2.0")).cells()["Bobot"] == 2
    assert IndicatorRow(weight=Decimal("2.5")).cells()["Bobot"] == 2.5


def test_columns_that_may_look_like_numbers_are_codes() -> None:
    for table in TABLES:
        for column in table.columns:
            if column.heading in ("NIP", "Kode", "Kode Unit", "Kode Program", "Induk"):
                looks = Kind.CENTRED_TEXT if table.name == "tblTemuan" else Kind.CODE
                assert column.kind is looks, (table.name, column.heading)


def test_a_number_that_lost_its_last_digits_is_seen() -> None:
    cells = dict(UNIT_CELLS) | {"NIP": 1.98001012005011e17, "Nama Kepala": 1e20}
    assert [column.heading for column, _ in UNITS.rounded(_read(cells))] == ["NIP"]


def test_every_column_of_the_sheet_of_evidence_has_its_column_in_the_book() -> None:
    assert [c.key for c in spec.EVIDENCE.inputs] == [c.form for c in EVIDENCE.columns if c.form]


def test_a_row_is_made_from_the_answers_of_a_form() -> None:
    answers = {"kode": "IK02", "dokumen": "Laporan", "nomor": "1/2024", "lokasi": "map 3"}
    row = from_form(EvidenceRow, answers)
    assert row == EvidenceRow(code="IK02", document="Laporan", number="1/2024", location="map 3")
    assert row.said == ("IK02", "Laporan", "1/2024", "map 3")
