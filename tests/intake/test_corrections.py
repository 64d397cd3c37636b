"""The correction copy: marked, commented, summed up in front, otherwise the sender's own form."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from tests.intake import cases_active as active_cases
from tests.intake import cases_content as content_cases
from tests.intake import cases_hidden as hidden_cases
from tests.intake import cases_package as package_cases
from tests.intake import cases_structure as structure_cases
from tests.intake import cases_xml as xml_cases
from tests.intake.build import Xlsx, asked, codes, filled, take
from tests.intake.cases import CASES, REFUSE, WARN
from tests.intake.cases_content import comment

from lkjip.checks.checked_form import Checked
from lkjip.findings import Severity
from lkjip.forms import spec
from lkjip.forms.writing.style import date_words
from lkjip.intake.corrections.changed import OPEN, fill_rule
from lkjip.intake.corrections.copy import COLOURS, make_correction_copy
from lkjip.intake.hands import join
from lkjip.intake.opened import SpreadError, open_form
from lkjip.intake.sheet.notes import OWN_AUTHOR

assert all((active_cases, hidden_cases, structure_cases, content_cases, package_cases, xml_cases))


ACTIVE = re.compile(r"<(?:f|formula[12]?)[ >][^<]*<|<Relationship [^>]*>|<definedName[^<]*<")
"""Contents that a spreadsheet program follows or computes."""


def doubtful() -> Xlsx:
    book = filled().typed("Kinerja", {"F6": "1.234", "G6": None, "K9": "Ok"})
    return book.typed("Analisis", {"E6": None})


def copied(data: bytes) -> tuple[Checked, bytes]:
    checked = take(data)
    copy = make_correction_copy(data, checked.findings, asked(), checked.revision)
    assert copy is not None
    return checked, copy


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def test_the_copy_names_no_due_date_that_is_over() -> None:
    """The first one has passed, and a mail that goes out later names a later day."""
    book = opened(copied(doubtful().data())[1])
    said = " ".join(
        str(cell.value) for name in ("Petunjuk", "Identitas") for row in book[name] for cell in row
    )
    assert date_words(asked().due) not in said and str(asked().due) not in said
    assert "paling lambat pada tanggal di surel koreksi" in said and "lihat surel koreksi" in said
    again = take(copied(doubtful().data())[1])
    assert again.revision == 2 and not any(f.level is Severity.REJECT for f in again.findings)


def test_the_summary_stands_in_front_and_lists_every_finding_with_its_cure() -> None:
    checked, copy = copied(doubtful().data())
    sheet = opened(copy)[spec.SUMMARY_SHEET]
    assert opened(copy).sheetnames[0] == spec.SUMMARY_SHEET
    listed = [(row[2].value, row[4].value, row[5].value) for row in sheet.iter_rows(min_row=6)]
    assert sorted(listed) == sorted(
        (f"{f.sheet}!{f.cell}", f.message, f.cure) for f in checked.findings
    )


def test_nothing_of_the_sender_but_values_goes_back_out() -> None:
    book = opened(doubtful().data())
    extra = book.create_sheet("Rekap")
    extra.sheet_state = "hidden"
    extra["A1"] = "=SUM(Kinerja!F6:F9)"
    page = book["Kinerja"]
    page["F7"].hyperlink = "https://surel.example/klik"
    page["L6"] = '=HYPERLINK("https://surel.example","klik")'
    page.conditional_formatting.add("F6", fill_rule("Rekap!A1>0", PatternFill("solid")))
    page.add_data_validation(DataValidation("list", formula1="Rekap!A1:A9", sqref="H6"))
    book.defined_names["Nama"] = DefinedName("Nama", attr_text="Rekap!$A$1")
    stream = BytesIO()
    book.save(stream)
    _, copy = copied(stream.getvalue())
    assert "Rekap" not in opened(copy).sheetnames and not opened(copy).defined_names
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist()]
    active = [found for part in parts for found in ACTIVE.findall(part)]
    assert not [one for one in active if "Rekap" in one or "surel.example" in one]
    kept = opened(copy)["Kinerja"]
    formulas = [opened(doubtful().data())["Kinerja"]["J6"].value, kept["J6"].value]
    assert formulas[0] == formulas[1] and str(formulas[0]).startswith("=")
    assert len(kept.data_validations.dataValidation) == len(
        opened(doubtful().data())["Kinerja"].data_validations.dataValidation
    )


def test_a_click_on_an_address_leads_to_the_cell() -> None:
    _, copy = copied(doubtful().data())
    link = opened(copy)[spec.SUMMARY_SHEET]["C6"].hyperlink
    assert link is not None and link.location == "'Kinerja'!F6"


def test_each_cell_with_a_finding_is_coloured_and_says_how_to_fix_it() -> None:
    checked, copy = copied(doubtful().data())
    book = opened(copy)
    for finding in checked.findings:
        cell = book[finding.sheet][finding.cell]
        assert cell.fill.start_color.rgb[-6:] == COLOURS[finding.level]
        assert cell.comment is not None and cell.comment.author == OWN_AUTHOR
        assert finding.message in cell.comment.text and finding.cure in cell.comment.text


def test_everything_else_stays_as_the_sender_left_it() -> None:
    data = doubtful().data()
    checked, copy = copied(data)
    before, after = opened(data), opened(copy)
    marked = {(f.sheet, f.cell) for f in checked.findings}
    ours = {
        *(("Petunjuk", "B4"), ("Identitas", "C10"), ("Identitas", "C12")),
        *((spec.HIDDEN_SHEET, "B5"), (spec.HIDDEN_SHEET, "B6")),
    }
    for sheet in before.worksheets:
        same = after[sheet.title]
        assert same.sheet_state == sheet.sheet_state
        assert same.protection.sheet == sheet.protection.sheet
        assert same.freeze_panes == sheet.freeze_panes
        assert len(same.data_validations.dataValidation) == len(
            sheet.data_validations.dataValidation
        )
        for row in sheet.iter_rows():
            for cell in row:
                twin = same[cell.coordinate]
                if (sheet.title, cell.coordinate) not in ours:
                    assert twin.value == cell.value
                if (sheet.title, cell.coordinate) not in marked:
                    assert twin.fill.start_color.rgb == cell.fill.start_color.rgb
                assert twin.number_format == cell.number_format
                assert twin.protection.locked == cell.protection.locked


def test_the_copy_can_be_taken_in_and_is_newer_than_the_form_it_corrects() -> None:
    checked, copy = copied(doubtful().data())
    again = take(copy)
    assert (checked.revision, again.revision) == (1, 2)
    assert codes(again.findings) == codes(checked.findings)


def test_a_corrected_copy_is_accepted_without_a_remark() -> None:
    _, copy = copied(doubtful().data())
    book = opened(copy)
    for cell, value in (("F6", 12), ("G6", 3), ("K9", "angka")):
        book["Kinerja"][cell].value = value
    book["Analisis"]["E6"].value = "Sudah dijawab."
    stream = BytesIO()
    book.save(stream)
    corrected = take(stream.getvalue())
    assert (codes(corrected.findings), corrected.revision) == ([], 2)


def test_a_second_round_starts_clean() -> None:
    _, copy = copied(doubtful().data())
    book = opened(copy)
    book["Kinerja"]["F6"].value = 12
    stream = BytesIO()
    book.save(stream)
    _, second = copied(stream.getvalue())
    after = opened(second)
    assert after.sheetnames.count(spec.SUMMARY_SHEET) == 1
    assert after["Kinerja"]["F6"].comment is None
    assert after["Kinerja"]["F6"].fill.start_color.rgb[-6:] == "FFF8D6"
    assert after["Kinerja"]["G6"].comment is not None
    assert take(second).revision == 3


def rules(book: Workbook, sheet: str) -> dict[str, str]:
    """The conditions under which marks go, by cell."""
    return {
        str(one.sqref): rule.formula[0]
        for one in book[sheet].conditional_formatting
        for rule in one.rules
        if "koreksi" in str(rule.formula)
    }


def test_the_mark_of_a_cell_goes_when_the_cell_is_changed() -> None:
    _, copy = copied(doubtful().data())
    found = rules(opened(copy), "Kinerja")
    assert 'NOT(EXACT(F6,"1.234"))' in found["F6"] and "LEN(G6)>0" in found["G6"]
    assert 'EXACT(K9,"Ok")' in found["K9"] and "F9" in found["K9"], "its row counts for a status"
    state = opened(copy)[spec.SUMMARY_SHEET]["G6"].value
    assert state.startswith("=IF(AND(") and "'Kinerja'!F6" in state and OPEN in state


def test_a_second_copy_has_no_rules_of_the_first() -> None:
    _, copy = copied(doubtful().data())
    book = opened(copy)
    book["Kinerja"]["F6"].value = 12
    stream = BytesIO()
    book.save(stream)
    _, second = copied(stream.getvalue())
    assert "F6" not in rules(opened(second), "Kinerja")
    assert len(rules(opened(second), "Kinerja")) == len(rules(book, "Kinerja")) - 1


def test_a_long_answer_can_be_read_in_the_copy() -> None:
    long = "Target tercapai karena koordinasi dimulai sejak Januari. " * 18
    _, copy = copied(doubtful().typed("Analisis", {"E7": long}).data())
    sheet = opened(copy)["Analisis"]
    assert sheet.row_dimensions[7].height > 190 > sheet.row_dimensions[8].height
    with zipfile.ZipFile(BytesIO(copy)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not any(b"customHeight" in sheet for sheet in sheets), "rows grow with what is typed"


def test_a_comment_of_the_sender_is_kept_inside_ours() -> None:
    data = comment(doubtful(), "Kinerja", {"G6": "menyusul bulan depan"}).data()
    _, copy = copied(data)
    said = opened(copy)["Kinerja"]["G6"].comment
    assert said is not None and "menyusul bulan depan" in said.text


def test_a_finding_in_a_merged_cell_is_marked_where_people_see_it() -> None:
    _, copy = copied(CASES["merged_input_cells"].build())
    said = opened(copy)["Kinerja"]["F6"].comment
    assert said is not None and "digabung" in said.text and "belum diisi" in said.text


def test_text_that_begins_like_a_formula_stays_text_in_the_summary() -> None:
    book = doubtful().typed("Kinerja", {"K10": "=1+1"})
    _, copy = copied(book.data())
    rows = opened(copy)[spec.SUMMARY_SHEET].iter_rows(max_col=6)
    kinds = {c.data_type for row in rows for c in row}
    assert "f" not in kinds


COPIED = sorted(
    name
    for name, one in CASES.items()
    if (one.verdict == WARN or (one.verdict == REFUSE and one.codes[0][0] == "F"))
    and not set(one.codes) & {"F01", "F02", "F03", "F04", "F05", "F07"}
    and name
    not in (
        "chart_sheet_under_the_name_of_a_sheet",  # openpyxl cannot open it
        "everything_merged_from_the_first_cell_on",  # openpyxl would make a cell of each
    )
)


def some(names: list[str]) -> list[Any]:
    """Return the names as parameters: every sixth for every run, the others for the slow stage."""
    return [
        pytest.param(name, marks=() if number % 6 == 0 else pytest.mark.slow_stage)
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize("name", some(COPIED))
def test_every_doubtful_form_of_the_register_gets_a_copy_that_can_be_taken_in(name: str) -> None:
    data = CASES[name].build()
    checked = take(data)
    copy = make_correction_copy(data, checked.findings, asked(), checked.revision)
    assert copy is not None
    again = take(copy)
    assert again.unit == checked.unit
    assert not [
        f for f in again.findings if f.code.startswith("K0") and f.code not in ("K08", "K09")
    ]


NO_COPY = sorted(set(CASES) - set(COPIED) - {n for n, one in CASES.items() if not one.codes})


@pytest.mark.parametrize("name", some(NO_COPY))
def test_what_the_gate_refuses_or_is_no_form_of_this_unit_gets_a_plain_text_only(name: str) -> None:
    data = CASES[name].build()
    checked = take(data)
    if CASES[name].codes == ("I28",):
        return
    assert make_correction_copy(data, checked.findings, asked(), checked.revision) is None


def test_a_form_without_findings_gets_no_copy() -> None:
    assert make_correction_copy(filled().data(), (), asked(), 1) is None


@pytest.mark.parametrize("tag", ["mergeCell", "hyperlink"])
@pytest.mark.parametrize("ref", ["A1:XFD1048576", "A100:Z2000", "$D:$D"])
def test_ranges_that_would_fill_the_memory_get_a_plain_text_only(tag: str, ref: str) -> None:
    """openpyxl makes an object of each of their cells."""
    book = doubtful()
    part = book.sheets["Anggaran"]
    more = f'<{tag}s><{tag} ref="{ref}"/></{tag}s>'
    data = book.sub(part, r"</sheetData>", f"</sheetData>{more}").data()
    with pytest.raises(SpreadError):
        open_form(data)
    assert make_correction_copy(data, take(doubtful().data()).findings, asked(), 1) is None
    assert join(data, data) is None


def test_the_blank_form_is_read_once_for_all_its_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    data = doubtful().data()
    checked = take(data)
    form = replace(asked(), year=asked().year + 1)
    read: list[object] = []
    load = openpyxl.load_workbook

    def counted(*args: Any, **options: Any) -> Any:
        read.append(args)
        return load(*args, **options)

    monkeypatch.setattr(openpyxl, "load_workbook", counted)
    for _ in range(3):
        make_correction_copy(data, checked.findings, form, checked.revision)
    assert len(read) == 4, "the blank form once, and the sender's file for each copy"
