"""Three readers see the same values: the quick pass, the XML parser, and python-calamine."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.intake import cases_active as active_cases
from tests.intake import cases_content as content_cases
from tests.intake import cases_hidden as hidden_cases
from tests.intake import cases_other as other_cases
from tests.intake import cases_package as package_cases
from tests.intake import cases_structure as structure_cases
from tests.intake import cases_xml as xml_cases
from tests.intake.build import MAIN, NAME, filled
from tests.intake.cases import ACCEPT, CASES, WARN

from lkjip.a1 import column_letters
from lkjip.findings import Finding
from lkjip.forms.cells import Cells
from lkjip.forms.value import Raw
from lkjip.intake.gate import Passed, inspect
from lkjip.intake.sheet import fast as sheetscan
from lkjip.intake.sheet import full as careful
from lkjip.intake.sheet.strings import read_strings
from lkjip.intake.sheet.values import Tables, decode, number

assert all(
    (
        active_cases,
        hidden_cases,
        structure_cases,
        content_cases,
        other_cases,
        package_cases,
        xml_cases,
    )
)

UNREAD = {"Analisis": "ACD", "Kinerja": "A"}
"""Locked columns that the quick pass checks but does not keep."""
PICTURES = {n for n in CASES if n.startswith("picture_") and "kept_as_text" not in n}
"""Another reader sees the formula or the error of a cell that shows a picture."""
SEEN_OTHERWISE = {
    "a_value_in_an_extension_of_a_cell": "calamine refuses an extension in a cell",
    "cell_with_an_extension_before_its_value": "calamine refuses an extension in a cell",
    "cell_with_a_text_in_an_extension": "calamine refuses an extension in a cell",
    "cell_with_its_value_as_character_data": "calamine reads no CDATA in a value",
    "merge_with_locked_names": "calamine reads no dollar signs in a merge",
    "error_cells": "calamine gives nothing for an error",
    "formula_with_an_error": "calamine gives nothing for an error",
    "error_in_an_answer": "calamine gives nothing for an error",
    "error_in_the_locked_total": "calamine gives nothing for an error",
    "date_impossible": "calamine makes a time or a day of what is no date",
    "far_cell_xfd1048576": "calamine ends the process",
    "thousands_of_far_cells": "far cells are listed, not read",
    "control_character_escaped_by_excel": "control characters become one visible to the checks",
    "rich_text_runs_in_the_cell": "calamine trims the runs",
    "carriage_returns_escaped_by_excel": "calamine keeps the carriage return",
    "cdata_and_comments_in_the_xml": "calamine loses a cell with a comment in it",
    "answer_with_half_a_character": "half a character becomes one visible to the checks",
    "code_typed_again_far_below": "far cells are listed, not read",
    "error_of_a_newer_excel": "calamine gives nothing for an error",
    "number_stored_with_spaces": "calamine takes it for text",
    "time_in_a_number_cell": "the checks want the words that are shown",
}
NO_TABLES = Tables([], frozenset(), frozenset(), False)


def read(data: bytes) -> dict[str, Cells]:
    passed = inspect(data, NAME)
    assert isinstance(passed, Passed), passed
    return dict(passed.content.sheet)


def values(cells: Cells, sheet: str, *, all_columns: bool = False) -> dict[str, Raw]:
    skipped = "" if all_columns else UNREAD.get(sheet.strip().title(), "")
    return {
        f"{column}{row}": value
        for column, rows in cells.columns.items()
        for row, value in rows.items()
        if value != "" and not (column in skipped and column and int(row) > 5)
    }


def by_calamine(data: bytes, sheet: str) -> dict[str, Raw]:
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(data))
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    )
    skipped = UNREAD.get(sheet.strip().title(), "")
    return {
        f"{column_letters(c)}{r}": value  # type: ignore[misc]
        for r, row in enumerate(rows, 1)
        for c, value in enumerate(row, 1)
        if value != "" and not (column_letters(c) in skipped and skipped and r > 5)
    }


PASSING = sorted(
    name
    for name, one in CASES.items()
    if one.verdict in (ACCEPT, WARN)
    and name not in ("row_formatting_bloat", "million_empty_styled_cells")
)


@pytest.mark.parametrize("name", PASSING)
def test_the_quick_pass_and_the_parser_see_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = CASES[name].build()
    quick = read(data)
    monkeypatch.setattr(sheetscan, "scan", lambda *_: None)
    slow = read(data)
    assert list(quick) == list(slow)
    for sheet, cells in quick.items():
        assert values(cells, sheet) == values(slow[sheet], sheet)
        assert dict(cells.formulas) == dict(slow[sheet].formulas)
        assert cells.formulas_without_result == slow[sheet].formulas_without_result
        assert cells.errors == slow[sheet].errors
        assert cells.percent == slow[sheet].percent
        assert set(cells.merged) == set(slow[sheet].merged)


@pytest.mark.parametrize(
    "name", [name for name in PASSING if name not in PICTURES | SEEN_OTHERWISE.keys()]
)
def test_an_independent_reader_sees_the_same(name: str) -> None:
    data = CASES[name].build()
    for sheet, cells in read(data).items():
        assert values(cells, sheet) == by_calamine(data, sheet)


def test_forms_as_excel_writes_them_take_the_quick_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(careful, "read", lambda *_: pytest.fail("the slow reader was used"))
    assert len(read(filled().data())) == 6


# ---- single values


@pytest.mark.parametrize(
    ("serial", "shown"),
    [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("61", date(1900, 3, 1)),
        ("45663", date(2025, 1, 6)),
        ("45663.5", datetime(2025, 1, 6, 12)),
        ("2958465", date(9999, 12, 31)),
        ("0.25", "06:00:00"),
        ("60", "tanggal 60 yang tidak ada"),
        ("-5", "tanggal -5 yang tidak ada"),
        ("2958466", "tanggal 2958466 yang tidak ada"),
        ("1e99", "tanggal 1e99 yang tidak ada"),
    ],
)
def test_a_number_in_a_date_format_is_the_date_that_it_shows(serial: str, shown: Raw) -> None:
    tables = Tables([], frozenset({"7"}), frozenset(), False)
    assert number(serial, "7", tables) == shown


def test_the_mac_date_system_starts_four_years_later() -> None:
    tables = Tables([], frozenset({"7"}), frozenset(), True)
    assert number("44201", "7", tables) == date(2025, 1, 6)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;", "a & b <c> \"d\" 'e'"),
        ("&amp;lt;", "&lt;"),
        ("&#65;&#x42;", "AB"),
        ("&#0;x", "\ufeffx"),
        ("baris_x000D_\nlain", "baris\nlain"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("_x005F_x000D_", "_x000D_"),
        ("nama_berkas", "nama_berkas"),
    ],
)
def test_texts_are_read_as_a_person_sees_them(xml: str, text: str) -> None:
    assert decode(xml) == text


TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="_")
)


@given(st.lists(TEXTS, max_size=6))
def test_shared_texts_come_out_as_they_went_in(texts: list[str]) -> None:
    items = "".join(
        f'<si><t xml:space="preserve">{t.replace("&", "&amp;").replace("<", "&lt;")}</t></si>'
        for t in texts
    )
    part = f'<sst xmlns="{MAIN}">{items}</sst>'
    spaced = f'<sst xmlns="{MAIN}"> {items}</sst>'
    assert read_strings("", part) == read_strings("", spaced) == texts


CELL_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="_<&"),
    min_size=1,
    max_size=12,
)
CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ABCXYZ"), st.integers(1, 60)),
    st.one_of(
        st.floats(allow_nan=False, allow_infinity=False, width=32).map(lambda f: f"<v>{f!r}</v>"),
        CELL_TEXT.map(lambda t: f"t-str<v>{t}</v>"),
        CELL_TEXT.map(lambda t: f"t-inlineStr<is><t>{t}</t></is>"),
        st.booleans().map(lambda b: f"t-b<v>{int(b)}</v>"),
        st.just("<f>SUM(A1:A2)</f><v>3</v>"),
        st.just("<f>SUM(A1:A2)</f>"),
        st.just("t-e<v>#DIV/0!</v>"),
    ),
    max_size=12,
)


@given(CELLS)
def test_any_cells_are_read_alike_by_the_quick_pass_and_the_parser(
    cells: dict[tuple[str, int], str],
) -> None:
    rows = ""
    for row in sorted({row for _, row in cells}):
        inside = ""
        for column in "ABCXYZ":
            body = cells.get((column, row))
            if body is not None:
                kind, _, rest = body.partition("<")
                declared = f' t="{kind[2:]}"' if kind else ""
                inside += f'<c r="{column}{row}"{declared}><{rest}</c>'
        rows += f'<row r="{row}">{inside}</row>'
    part = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    quick = sheetscan.scan("Uji", part, NO_TABLES)
    slow = careful.read("Uji", part, NO_TABLES)
    assert quick is not None
    assert values(quick, "Uji") == values(slow, "Uji")
    assert dict(quick.formulas) == dict(slow.formulas)
    assert (quick.errors, quick.formulas_without_result) == (
        slow.errors,
        slow.formulas_without_result,
    )


def test_a_refusal_is_a_finding_and_never_an_exception() -> None:
    assert isinstance(inspect(b"PK\x03\x04" + b"\x00" * 100, NAME), Finding)
