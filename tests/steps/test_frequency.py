"""Half-yearly and yearly indicators: only their own quarters are asked, none is invented."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.steps.office import ASKED, DUE, Edit, Office

from lkjip.forms.writing.writer import draw_form, write_form
from lkjip.report.analyses.target import analysis_1
from lkjip.report.blocks.model import Table, gaps_in
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.draft.material import gather_material
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell

UNIT, CODE, ROW = "KERJASAMA", "IK06", 6
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def office_with(office: Office, frequency: str, until: int = 4, **columns: Cell) -> Office:
    def change(rows: list[dict[str, Cell]]) -> None:
        row = next(row for row in rows if row["Kode"] == CODE)
        row.update({"Frekuensi": frequency} | columns)

    office.type_rows("tblIndikator", change)
    office.type_setting("sampai_triwulan", until)
    office.planned().step(request_data, ASKED)
    return office


def quarters(*values: Cell) -> Edit:
    def edit(book: Workbook) -> None:
        sheet: Any = book["Kinerja"]
        for cell, value in zip("FGHI", values, strict=True):
            sheet[f"{cell}{ROW}"] = value

    return edit


def reported(office: Office, *values: Cell) -> list[str]:
    """Hand the form in; give the codes of its findings."""
    office.put(UNIT, office.form(UNIT, quarters(*values)))
    result = office.step(collect, DUE)
    return [f.code for f in result.findings]


@pytest.mark.parametrize(
    ("frequency", "until", "open_cells"),
    [("tahun", 4, "I"), ("semester", 4, "GI"), ("semester", 3, "G"), ("tahun", 2, "G"),
     ("", 4, "FGHI")],
)  # fmt: skip
def test_the_form_opens_only_the_quarters_that_are_asked(
    quick: Office, frequency: str, until: int, open_cells: str
) -> None:
    form = office_with(quick, frequency, until).blank(UNIT)
    data = write_form(form)
    sheet = openpyxl.load_workbook(BytesIO(data))["Kinerja"]
    assert "".join(c for c in "FGHI" if not sheet[f"{c}{ROW}"].protection.locked) == open_cells
    drawn = openpyxl.load_workbook(BytesIO(draw_form(form)))["Kinerja"]
    for row, other in zip(sheet.iter_rows(), drawn.iter_rows(), strict=True):
        assert [(c.value, c.protection.locked) for c in row] == [
            (c.value, c.protection.locked) for c in other
        ]


def test_a_yearly_index_is_complete_with_its_one_value(quick: Office) -> None:
    office_with(quick, "tahun", Akumulasi="akhir", Target=80)
    assert reported(quick, None, None, None, 84) == []
    quick.step(analyse, DUE, 10)
    row = quick.row("tblCapaian", "Kode", CODE)
    assert (row["Realisasi"], row["Capaian (%)"]) == (84, 105)


def test_the_mean_of_a_half_yearly_one_divides_by_two(quick: Office) -> None:
    office_with(quick, "semester", Akumulasi="rata", Target=80)
    assert reported(quick, None, 70, None, 90) == []
    assert quick.row("tblIsianKinerja", "Kode", CODE)["Realisasi"] == 80


def test_a_missing_semester_is_asked_and_a_typed_closed_quarter_is_not_used(quick: Office) -> None:
    office_with(quick, "semester", Akumulasi="rata")
    assert reported(quick, 5, None, None, 90) == ["I12", "I01"]


def test_before_its_quarter_a_value_is_not_due_and_nothing_is_found(quick: Office) -> None:
    office_with(quick, "semester", until=1)
    assert reported(quick, None, None, None, None) == []
    result = quick.step(analyse, DUE, 10)
    assert quick.row("tblCapaian", "Kode", CODE)["Status"] == "belum waktunya"
    assert not [f for f in result.findings if f.value == CODE]
    [one] = [x for x in result.data["indikator"] if x["kode"] == CODE]  # type: ignore[attr-defined]
    assert (one["frekuensi"], one["status"]) == ("semester", "belum waktunya")
    material = gather_material(quick.shot(), quick.context(DUE))
    [goal] = material.sasaran
    blocks = analysis_1(material, goal, "k")
    assert "belum waktunya diukur pada periode laporan ini" in str(blocks)
    assert [gap for gap in gaps_in(blocks) if CODE in str(gap)] == []
    [row] = [r for b in blocks if isinstance(b, Table) for r in b.row if CODE in r.cell]
    assert "belum waktunya" in row.cell


def test_what_was_asked_is_remembered_with_the_frequency(quick: Office) -> None:
    office_with(quick, "tahun")
    form = quick.form(UNIT, quarters(None, None, None, 41))
    quick.type_rows(
        "tblIndikator",
        lambda rows: [{**r, "Target": 50} if r["Kode"] == CODE else r for r in rows],
    )
    quick.put(UNIT, form)
    assert [f.code for f in quick.step(collect, DUE).findings] == ["F24"]
