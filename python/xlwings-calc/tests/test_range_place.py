"""Where a range is, and how it finds its neighbours."""

from typing import Any

import pytest
import xlwings as xw

import xlwings_calc
from xlwings_calc import kept
from xlwings_calc.kept import KeptCells

pytestmark = pytest.mark.libreoffice


def test_a_range_is_named_by_text_corners_numbers_and_names(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["B2:C3"].name = "blok"
    same = [
        sheet["B2:C3"],
        sheet.range((2, 2), (3, 3)),
        sheet.range(sheet["C3"], sheet["B2"]),
        sheet.range("blok"),
        sheet[1:3, 1:3],
        sheet["A1:D4"][1:3, 1:3],
        sheet["B2"].resize(2, 2),
        sheet["A1:B2"].offset(1, 1),
        xw.Range("B2:C3"),
    ]
    assert {cells.address for cells in same} == {"$B$2:$C$3"}
    assert len(set(same)) == 1


def test_what_is_no_address_or_name_is_refused_with_its_text(sheet: xw.Sheet) -> None:
    with pytest.raises(xlwings_calc.CalcError, match="tidak_ada"):
        sheet["tidak_ada"]
    with pytest.raises(IndexError):
        sheet.range((0, 1))


def test_an_address_is_absolute_relative_or_external(book: xw.Book, sheet: xw.Sheet) -> None:
    cells = sheet["B2:C3"]
    assert cells.get_address(False, False) == "B2:C3"
    assert cells.get_address(external=True) == f"'[{book.name}]Sheet1'!$B$2:$C$3"
    assert sheet["A:C"].address == "$A:$C"
    assert sheet["2:4"].address == "$2:$4"


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("B2", "down", "$B$4"),
        ("B2", "right", "$D$2"),
        ("D4", "up", "$D$2"),
        ("D4", "left", "$B$4"),
        ("B4", "down", "$B$7"),
        ("B7", "up", "$B$4"),
        ("A1", "down", "$A$1048576"),
        ("B7", "down", "$B$1048576"),
        ("C1", "left", "$A$1"),
        ("A1", "right", "$XFD$1"),
    ],
)
def test_end_goes_where_ctrl_and_an_arrow_go(
    sheet: xw.Sheet, start: str, direction: str, end: str
) -> None:
    sheet["B2:D4"].value = 1
    sheet["B7"].value = 1
    assert sheet[start].end(direction).address == end


def test_a_formula_with_an_empty_text_counts_as_filled(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].value = [["x"], ['=""'], ["y"]]
    assert sheet["A1"].end("down").address == "$A$3"


def test_a_region_and_a_table_expand_to_their_borders(sheet: xw.Sheet) -> None:
    sheet["B2:D5"].value = 1
    assert sheet["C3"].current_region.address == "$B$2:$D$5"
    assert sheet["B2"].expand().address == "$B$2:$D$5"
    assert sheet["B2"].expand("down").address == "$B$2:$B$5"


def test_cells_are_counted_from_one_within_and_beyond_a_range(sheet: xw.Sheet) -> None:
    cells = sheet["B2:C3"]
    assert [cell.address for cell in cells] == ["$B$2", "$C$2", "$B$3", "$C$3"]
    assert cells(2, 3).address == "$D$3"
    with pytest.raises(IndexError):
        cells(-5, 1)


def test_an_empty_slice_is_a_range_without_cells(sheet: xw.Sheet) -> None:
    nothing = sheet["A1:B2"][0:0, :]
    assert (len(nothing), nothing.value, nothing.shape) == (0, None, (0, 2))
    nothing.clear()


def test_a_range_stays_at_its_place_when_cells_are_inserted_or_deleted_before_it(
    sheet: xw.Sheet,
) -> None:
    sheet["A1:A4"].value = [["a"], ["b"], ["c"], ["d"]]
    cells = sheet["A2:A3"]
    assert cells.value == ["b", "c"]
    sheet["1:1"].insert("down")
    assert cells.value == sheet["A2:A3"].value == ["a", "b"]
    sheet["1:2"].delete("up")
    assert cells.value == sheet["A2:A3"].value == ["c", "d"]


def test_a_block_is_fetched_from_libreoffice_once(
    sheet: xw.Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[object] = []
    fetch = KeptCells.fetch

    def counted(kept: KeptCells, *args: Any) -> Any:
        fetched.append(args)
        return fetch(kept, *args)

    monkeypatch.setattr(KeptCells, "fetch", counted)
    for _ in range(3):
        assert sheet["A1:B2"].value == [[None, None], [None, None]]
    assert len(fetched) == 1


def test_only_so_many_blocks_are_kept(sheet: xw.Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BLOCKS", 2)
    sheet["A1:A5"].value = [[number] for number in range(5)]
    assert [sheet.range((row, 1)).value for row in range(1, 6)] == [0, 1, 2, 3, 4]
    assert len(sheet.impl._cells._blocks) <= 2
