"""Cells of one sheet: what other programs write is read, what we write disturbs nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from lkjip.book.parts.cell_text import encode
from lkjip.book.parts.number_formats import is_date_format
from lkjip.book.parts.package import MAIN
from lkjip.book.parts.row_height import text_lines
from lkjip.book.parts.sheet_values import SheetValues, decode, string_of
from lkjip.book.parts.sheet_xml import SheetXml
from lkjip.tables.cells import Cell

DATE_STYLE = 5
STRINGS = ["nol", "satu", "dua"]


def sheet(rows: str, before: str = "", after: str = "") -> SheetXml:
    """A sheet with this inside its ``sheetData``; style 5 shows dates."""
    root = etree.fromstring(
        f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )
    return SheetXml(root, lambda: STRINGS, lambda style: style == DATE_STYLE)


def written(of: SheetXml) -> str:
    return etree.tostring(of.root).decode().replace(f' xmlns="{MAIN}"', "")


def refs(of: SheetXml) -> list[list[str | None]]:
    """The addresses of the cells, row by row, in the order of the file."""
    return [[c.get("r") for c in row] for row in of.root.find(f"{{{MAIN}}}sheetData")]


# ---- reading what other programs write


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B2"><v>7</v></c>', 7),
        ('<c r="B2" t="n"><v>7.0</v></c>', 7),
        ('<c r="B2"><v>58.82</v></c>', 58.82),
        ('<c r="B2"><v>5.8820000000000001E1</v></c>', 58.82),
        ('<c r="B2" s="3"><v>45659</v></c>', 45659),
        ('<c r="B2" s="5"><v>45659</v></c>', date(2025, 1, 2)),
        ('<c r="B2" s="5"><v>45659.354166666664</v></c>', datetime(2025, 1, 2, 8, 30)),
        ('<c r="B2" s="5"><v>20250102</v></c>', 20250102),
        ('<c r="B2" t="s"><v>2</v></c>', "dua"),
        ('<c r="B2" t="b"><v>1</v></c>', True),
        ('<c r="B2" t="b"><v>0</v></c>', False),
        ('<c r="B2" t="str"><f>A1&amp;"x"</f><v>hasil</v></c>', "hasil"),
        ('<c r="B2"><f>A1*2</f><v>4</v></c>', 4),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="B2" t="d"><v>2025-01-02</v></c>', date(2025, 1, 2)),
        ('<c r="B2" t="d"><v>2025-01-02T08:30:00</v></c>', datetime(2025, 1, 2, 8, 30)),
        ('<c r="B2" t="inlineStr"><is><t>langsung</t></is></c>', "langsung"),
        (
            '<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">tebal </t></r>'
            "<r><t>biasa</t></r></is></c>",
            "tebal biasa",
        ),
        ('<c r="B2" s="3"/>', None),
        ('<c r="B2" t="s"><v/></c>', None),
        ('<c r="B2" t="inlineStr"/>', None),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
    ],
)
def test_every_kind_of_cell_is_read(cell: str, value: Cell) -> None:
    seen = sheet(f'<row r="2">{cell}</row>').get(2, 2)
    assert seen == value and type(seen) is type(value)


def test_rows_and_cells_without_addresses_are_counted() -> None:
    cells = sheet(
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>'
        "<row><c><v>5</v></c></row>"
    )
    seen = {at: cells.get(*at) for at in ((1, 1), (1, 2), (5, 3), (5, 4), (6, 1))}
    assert list(seen.values()) == [1, 2, 3, 4, 5]
    assert cells.get(2, 1) is None and cells.get(5, 1) is None


def test_a_string_item_gives_its_runs_and_not_how_they_are_pronounced() -> None:
    item = etree.fromstring(
        f'<si xmlns="{MAIN}"><r><t>Sasaran</t></r><r><t xml:space="preserve"> _x0031_</t></r>'
        '<rPh sb="0" eb="1"><t>bunyi</t></rPh><phoneticPr fontId="1"/></si>'
    )
    assert string_of(item) == "Sasaran 1"


def test_a_sheet_without_data_is_no_sheet() -> None:
    with pytest.raises(ValueError, match="sheetData"):
        SheetXml(etree.fromstring(f'<worksheet xmlns="{MAIN}"/>'), lambda: [], lambda _: False)


# ---- writing


def test_a_cell_keeps_its_style_and_loses_its_formula_and_its_type() -> None:
    cells = sheet('<row r="2"><c r="B2" s="3" t="str"><f>A1</f><v>lama</v></c></row>')
    cells.set(2, 2, 7, "9")
    assert '<c r="B2" s="3"><v>7</v></c>' in written(cells)


def test_a_new_cell_takes_the_style_that_it_is_given() -> None:
    cells = sheet("")
    cells.set(2, 2, "baru", "9")
    assert '<c r="B2" s="9" t="inlineStr"><is><t>baru</t></is></c>' in written(cells)


def test_nothing_is_written_as_a_styled_blank_or_not_at_all() -> None:
    cells = sheet('<row r="2"><c r="B2" s="3"><v>1</v></c></row>')
    cells.set(2, 2, None)
    cells.set(2, 3, None, "4")
    cells.set(9, 9, None)
    assert '<row r="2"><c r="B2" s="3"/><c r="C2" s="4"/></row></sheetData>' in written(cells)


@pytest.mark.parametrize("text", [" depan", "belakang ", "baris\nbaris", " "])
def test_blanks_around_text_are_marked_so_that_other_programs_keep_them(text: str) -> None:
    cells = sheet("")
    cells.set(1, 1, text)
    cells.set(1, 2, "biasa")
    assert written(cells).count('xml:space="preserve"') == 1


def test_new_rows_and_cells_stand_in_order() -> None:
    cells = sheet('<row r="3" spans="2:4"><c r="B3"/><c r="AA3"/></row><row r="7"/>')
    for at in ((5, 2), (3, 26), (3, 1), (1, 1), (9, 1), (3, 28), (5, 1)):
        cells.set(*at, 1)
    assert refs(cells) == [["A1"], ["A3", "B3", "Z3", "AA3", "AB3"], ["A5", "B5"], [], ["A9"]]
    assert "spans" not in written(cells)


def test_rows_without_addresses_take_new_cells_at_their_end() -> None:
    cells = sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    cells.set(1, 4, 9)
    cells.set(2, 1, 8)
    cells.set(4, 1, 7)
    assert refs(cells) == [[None, None, "D1"], [None], ["A4"]]
    again = SheetXml(cells.root, lambda: STRINGS, lambda _: False)
    at = ((1, 1), (1, 2), (1, 4), (2, 1), (4, 1))
    assert [again.get(*one) for one in at] == [1, 2, 9, 8, 7]


def test_the_dimension_covers_what_was_written() -> None:
    cells = sheet("", before='<dimension ref="B2:D9"/>')
    cells.grow_dimension(30, 3)
    assert '<dimension ref="B2:D30"/>' in written(cells)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(7, "7"), (7.0, "7"), (-3, "-3"), (0.1, "0.1"), (58.82, "58.82"), (1e300, repr(1e300))],
)
def test_a_number_is_written_so_that_it_reads_the_same(number: float, shown: str) -> None:
    cells = sheet("")
    cells.set(1, 1, number)
    assert f"<v>{shown}</v>" in written(cells) and cells.get(1, 1) == number


# ---- text that XML cannot hold


@given(st.text(alphabet="_x0041F5e\x01\x1f\ufffe é", max_size=30) | st.text())
@example("_x0041_x0042_")
@example("_x0041\x01")
@example("_x005F_x0041_")
def test_any_text_comes_back_from_its_written_form(text: str) -> None:
    assert decode(encode(text)) == text


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_can_stand_in_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = encode(text)
    assert decode(etree.fromstring(etree.tostring(element)).text or "") == text


def test_the_escape_is_the_one_that_excel_writes() -> None:
    assert encode("a\x0bb") == "a_x000B_b"
    assert encode("_x0041_") == "_x005F_x0041_"
    assert encode("_x004_ _xZZZZ_ nama_x") == "_x004_ _xZZZZ_ nama_x"


# ---- how high a row must be


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("pendek", 20, 1),
        ("satu\ndua\ntiga", 20, 3),
        ("kata " * 20, 20, 5),
        ("a" * 64, 20, 1),
        ("", 20, 1),
    ],
)
def test_a_text_takes_as_many_lines_as_it_wraps_into(text: str, width: float, lines: int) -> None:
    assert text_lines(text, width) == lines


HIGH = '<row r="2" ht="16" customHeight="1"><c r="B2"/></row>'


@pytest.mark.parametrize(
    ("row", "text", "height"),
    [
        ('<row r="2"><c r="B2"/></row>', "pendek", None),
        ('<row r="2"><c r="B2"/></row>', "satu\ndua\ntiga", "42"),
        (HIGH, "pendek", "16"),
        (HIGH, "satu\ndua", "29"),
        (HIGH, "a\n" * 500, "409"),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(row: str, text: str, height: str | None) -> None:
    cells = sheet(row, before='<cols><col min="2" max="2" width="30"/></cols>')
    cells.fit_height(2, {2: text, 3: 5}, cells.widths())
    assert cells.root.find(f".//{{{MAIN}}}row").get("ht") == height


def test_widths_are_read_for_every_column_of_a_span_and_no_endless_one() -> None:
    cells = sheet("", before='<cols><col min="2" max="4" width="30"/>'
                             '<col min="5" max="16384" width="9"/></cols>')  # fmt: skip
    widths = cells.widths()
    assert [widths[i] for i in (2, 3, 4, 5)] == [30, 30, 30, 9] and len(widths) < 300


# ---- which number formats show dates


@pytest.mark.parametrize(
    ("code", "shows_dates"),
    [
        ("dd/mm/yyyy", True),
        ("[$-421]dd mmm yyyy;@", True),
        ("h:mm", True),
        ("yyyy", True),
        ("General", False),
        ("#,##0.00", False),
        ('"Rp"#,##0', False),
        ('#,##0" hari"', False),
        ("0.00E+00", False),
        ("0.0%", False),
        ("@", False),
        ("[Red]-#,##0", False),
        (r"0\d", False),
        ('_("Rp"* #,##0_)', False),
    ],
)
def test_a_number_format_tells_whether_it_shows_dates(code: str, shows_dates: bool) -> None:
    assert is_date_format(code) is shows_dates


def test_a_time_without_a_day_is_a_moment_of_day_zero() -> None:
    cells = sheet('<row r="1"><c r="A1" s="5"><v>0.5</v></c></row>')
    assert cells.get(1, 1) == datetime(1899, 12, 30, 12)


# ---- whole rows


def _read(rows: str) -> SheetXml:
    """A sheet that was read before it is written."""
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    dates = (lambda: STRINGS, lambda style: style == DATE_STYLE)
    return SheetXml(etree.fromstring(data), *dates, read=SheetValues(data, *dates))


VALUES: tuple[Cell, ...] = (
    *("teks", "  <a> & \"b\" 'c'\r\nbaris", "_x000D_", "\x07\x85\u2028", "1", "", None),
    *(True, False, 0, 7, -3, 0.1, 1e300, 10**20, date(2025, 1, 2), datetime(2025, 1, 2, 8, 30)),
)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("style", [None, "5"])
@pytest.mark.parametrize(
    "row", ["", '<row r="2" ht="20"><c r="B2" s="3" t="b"><v>1</v></c><c r="C2"/></row>']
)
def test_a_whole_row_is_written_as_cell_by_cell(value: Cell, style: str | None, row: str) -> None:
    """Both ways to write give the same file, also where the row stood before."""
    one, other = sheet(row), sheet(row)
    for new in (False, True):
        one.set_row(2, (2, 3), [value, "x"], [style, "3"], new=new)
        other.set(2, 2, value, style, new)
        other.set(2, 3, "x", "3", new)
        assert written(one) == written(other)
        assert [one.get(2, 2), one.get(2, 3)] == [other.get(2, 2), other.get(2, 3)]


def test_a_row_beside_other_cells_keeps_them() -> None:
    cells = _read('<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"/><c r="C2"/></row>')
    cells.set_row(2, (2, 3), [1, 2], [None, None], new=False)
    assert [cells.get(2, c) for c in (1, 2, 3)] == ["satu", 1, 2]


@pytest.mark.parametrize(
    ("cell", "value", "held"),
    [
        ("<v>1</v>", 1, True),
        ("<v>1</v>", 1.0, False),
        ("<v>1</v>", True, False),
        ("<v>1</v>", "1", False),
        ("", "", True),
        ("<f>A1</f><v>1</v>", 1, False),
        ("<f>A1</f>", None, False),
    ],
)
def test_a_row_holds_what_was_read_only_as_the_same_kind_of_value(
    cell: str, value: Cell, held: bool
) -> None:
    cells = _read(f'<row r="2"><c r="B2">{cell}</c><c r="C2"/></row>')
    assert cells.holds(2, (2, 3), [value, None]) is held
    assert not cells.holds(9, (2, 3), [None, None])


@pytest.mark.parametrize("kind", ["e", "str"])
def test_an_error_or_a_result_is_no_value_that_a_row_holds(kind: str) -> None:
    cells = _read(f'<row r="2"><c r="B2" t="{kind}"><v>#REF!</v></c></row>')
    assert not cells.holds(2, (2,), ["#REF!"])


def test_a_row_that_was_written_is_read_from_its_own_cells() -> None:
    cells = _read('<row r="2"><c r="B2"><v>1</v></c></row>')
    cells.set(2, 2, 8)
    assert (cells.get(2, 2), cells.values(2, (2, 3))) == (8, [8, None])
    assert not cells.holds(2, (2,), [1])
    cells.set_row(2, (2,), [9], [None], new=False)
    assert cells.get(2, 2) == 9
