"""Cases about the structure of a form and its identity."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.intake.build import (
    MAIN,
    UNIT,
    YEAR,
    Xlsx,
    answers,
    asked,
    blank_bytes,
    filled,
    with_identity,
)
from tests.intake.cases import ACCEPT, REFUSE, WARN, case

from lkjip.forms import spec


def shift_rows(book: Xlsx, sheet: str, first: int, by: int) -> Xlsx:
    """Move all rows from ``first`` on, as inserting or deleting rows does."""
    part = book.sheets[sheet]

    def cell(match: re.Match[str]) -> str:
        row = int(match[3])
        return f'{match[1]}{match[2]}{row + by if row >= first else row}"'

    book.sub(part, r'(<row r="|<c r=")([A-Z]*)(\d+)"', cell)
    if "<mergeCell " in book.text(part):

        def corner(match: re.Match[str]) -> str:
            row = int(match[2])
            return f"{match[1]}{row + by if row >= first else row}"

        def merged(match: re.Match[str]) -> str:
            return f'ref="{re.sub(r"([A-Z]+)([0-9]+)", corner, match[1])}"'

        book.sub(part, r'(?<=<mergeCell )ref="([^"]+)"', merged)
    return book


def drop_row(book: Xlsx, sheet: str, row: int) -> Xlsx:
    return book.sub(book.sheets[sheet], rf'<row r="{row}"[^>]*>.*?</row>', "")


def swap_rows(book: Xlsx, sheet: str, one: int, two: int) -> Xlsx:
    part = book.sheets[sheet]
    rows = {}
    for row in (one, two):
        match = re.search(rf'<row r="{row}"[^>]*>.*?</row>', book.text(part))
        assert match is not None
        rows[row] = match[0]
    moved = {
        one: re.sub(rf'(r="[A-Z]*){two}"', rf'\g<1>{one}"', rows[two]),
        two: re.sub(rf'(r="[A-Z]*){one}"', rf'\g<1>{two}"', rows[one]),
    }
    book.edit(part, rows[one], "<!ONE>").edit(part, rows[two], moved[two])
    return book.edit(part, "<!ONE>", moved[one])


@case(ACCEPT)
def valid_control() -> bytes:
    return filled().data()


@case(REFUSE, "F10", "F17")
def renamed_sheet() -> bytes:
    return filled().edit("xl/workbook.xml", 'name="Kinerja"', 'name="Kinerja (2)"').data()


@case(REFUSE, "F10")
def deleted_sheet() -> bytes:
    return filled().remove_sheet("Analisis").data()


@case(WARN, "F17")
def extra_sheet_visible() -> bytes:
    return filled().add_sheet("Sheet1", '<row r="1"><c r="A1"><v>1</v></c></row>').data()


@case(WARN, "F21")
def hidden_sheet_with_data() -> bytes:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return filled().add_sheet("data lama", rows, state="hidden").data()


@case(WARN, "F21")
def very_hidden_sheet_with_data() -> bytes:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return filled().add_sheet("data lama", rows, state="veryHidden").data()


@case(WARN, "F20")
def inserted_row() -> bytes:
    return shift_rows(filled(), "Kinerja", 11, 1).data()


@case(WARN, "F20", "F22")
def inserted_row_with_a_note_in_it() -> bytes:
    book = shift_rows(shift_rows(filled(), "Kinerja", 11, 1), "Kinerja", 13, 1)
    row = '<row r="11"><c r="C11" t="str"><v>Kelompok B</v></c></row>'
    return book.edit(book.sheets["Kinerja"], '<row r="12"', f'{row}<row r="12"').data()


@case(REFUSE, "F11")
def inserted_column() -> bytes:
    book = filled()
    part = book.sheets["Kinerja"]

    def moved(match: re.Match[str]) -> str:
        letter = match[1]
        return f'<c r="{chr(ord(letter) + 1) if letter >= "F" else letter}{match[2]}"'

    return book.sub(part, r'<c r="([A-Z])(\d+)"', moved).data()


@case(REFUSE, "F11")
def deleted_column() -> bytes:
    book = filled()
    part = book.sheets["Kinerja"]
    book.sub(part, r'<c r="F\d+"[^>]*?(?:/>|>.*?</c>)', "")

    def moved(match: re.Match[str]) -> str:
        letter = match[1]
        return f'<c r="{chr(ord(letter) - 1) if letter > "F" else letter}{match[2]}"'

    return book.sub(part, r'<c r="([A-Z])(\d+)"', moved).data()


@case(REFUSE, "F11")
def swapped_columns() -> bytes:
    book = filled()
    part = book.sheets["Kinerja"]
    swap = {"F": "G", "G": "F"}
    return book.sub(part, r'<c r="([FG])(\d+)"', lambda m: f'<c r="{swap[m[1]]}{m[2]}"').data()


@case(REFUSE, "F11")
def retyped_column_title() -> bytes:
    return filled().typed("Kinerja", {"G5": "Triwulan 2"}).data()


@case(REFUSE, "F12")
def shifted_header() -> bytes:
    return shift_rows(filled(), "Kinerja", 5, 1).data()


@case(REFUSE, "F12")
def header_row_deleted() -> bytes:
    return drop_row(filled(), "Anggaran", 5).data()


@case(REFUSE, "F13")
def deleted_row() -> bytes:
    book = drop_row(filled(), "Kinerja", 15)
    return book.data()


@case(REFUSE, "F13")
def deleted_row_in_the_middle() -> bytes:
    book = drop_row(filled(), "Kinerja", 9)
    return shift_rows(book, "Kinerja", 10, -1).data()


@case(REFUSE, "F13")
def deleted_budget_row() -> bytes:
    return drop_row(filled(), "Anggaran", 7).data()


@case(ACCEPT)
def reordered_rows() -> bytes:
    return swap_rows(filled(), "Kinerja", 8, 12).data()


@case(ACCEPT)
def reordered_sheets() -> bytes:
    book = filled()
    sheets = re.findall(r"<sheet [^>]*/>", book.text("xl/workbook.xml"))
    for i, sheet in enumerate(sheets):
        book.edit("xl/workbook.xml", sheet, f"<!{i}>")
    for i, sheet in enumerate(reversed(sheets)):
        book.edit("xl/workbook.xml", f"<!{i}>", sheet)
    return book.data()


@case(REFUSE, "F13", "F14")
def duplicate_row_key() -> bytes:
    return filled().typed("Kinerja", {"B11": "IK05"}).data()


@case(WARN, "F15")
def added_row_with_an_unknown_code() -> bytes:
    book = filled()
    row = '<row r="16"><c r="B16" t="str"><v>IK99</v></c><c r="F16"><v>5</v></c></row>'
    return book.edit(book.sheets["Kinerja"], "</sheetData>", f"{row}</sheetData>").data()


@case(ACCEPT)
def label_whitespace() -> bytes:
    book = filled()
    book.typed(
        "Kinerja",
        {"F5": "TW\u00a0I ", "B7": " ik02 ", "C8": f"  {asked().performance[2].indikator.upper()}"},
    )
    return book.typed("Identitas", {"B13": "nama  PENGISI"}).data()


@case(WARN, "F16")
def indicator_text_edited() -> bytes:
    return filled().typed("Kinerja", {"C6": "Jumlah keluaran yang lebih mudah"}).data()


@case(WARN, "F16")
def unit_of_measurement_edited() -> bytes:
    return filled().typed("Kinerja", {"D6": "Persen"}).data()


@case(WARN, "F23")
def target_edited() -> bytes:
    return filled().typed("Kinerja", {"E6": 4.0}).data()


@case(WARN, "F23")
def ceiling_edited() -> bytes:
    return filled().typed("Anggaran", {"D6": 999_999_999.0}).data()


@case(REFUSE, "F04")
def wrong_year() -> bytes:
    other = asked(year=YEAR - 1)
    return Xlsx(blank_bytes(other)).data()


@case(REFUSE, "F06")
def year_mismatch() -> bytes:
    return filled().typed("Identitas", {"C5": float(YEAR - 1)}).data()


@case(REFUSE, "F06")
def visible_unit_edited() -> bytes:
    return filled().typed("Identitas", {"C7": "SB-WIL"}).data()


@case(WARN, "F16")
def visible_unit_name_edited() -> bytes:
    return filled().typed("Identitas", {"C8": "Sub Bagian Lain"}).data()


@case(REFUSE, "F05")
def unknown_unit() -> bytes:
    other = asked("U99999")
    book = Xlsx(blank_bytes(other))
    for sheet, values in answers(other).items():
        book.typed(sheet, values)
    return book.data()


@case(REFUSE, "F03")
def older_form_version() -> bytes:
    return with_identity(filled(), version="0.3").data()


@case(REFUSE, "F03")
def newer_form_version() -> bytes:
    return with_identity(filled(), version="99.0").data()


@case(REFUSE, "F02")
def other_form_id() -> bytes:
    return with_identity(filled(), form_id="F-RISIKO").data()


@case(REFUSE, "F07")
def checksum_typed_by_hand() -> bytes:
    return filled().typed(spec.HIDDEN_SHEET, {"B6": "0123456789abcdef"}).data()


@case(REFUSE, "F07")
def form_with_other_rows_than_were_asked() -> bytes:
    smaller = asked(performance=asked().performance[:-1])
    book = Xlsx(blank_bytes(smaller))
    for sheet, values in answers(smaller).items():
        book.typed(sheet, values)
    return book.data()


@case(REFUSE, "F01")
def hidden_identity_deleted() -> bytes:
    return filled().remove_sheet(spec.HIDDEN_SHEET).data()


@case(REFUSE, "F01")
def identity_with_a_broken_year() -> bytes:
    return filled().typed(spec.HIDDEN_SHEET, {"B3": "dua ribu"}).data()


@case(REFUSE, "F01")
def some_other_workbook() -> bytes:
    book = filled()
    for name in list(book.sheets):
        book.remove_sheet(name)
    return book.add_sheet("Rekap", '<row r="1"><c r="A1"><v>1</v></c></row>').data()


@case(REFUSE, "I28")
def blank_form_sent_back() -> bytes:
    return blank_bytes(asked())


@case(WARN, *["I15"] * 3)
def identity_of_the_person_left_blank() -> bytes:
    return filled().typed("Identitas", {"C13": None, "C14": None, "C16": None}).data()


@case(WARN, "I14")
def revision_in_words() -> bytes:
    return filled().typed("Identitas", {"C12": "dua"}).data()


@case(ACCEPT)
def unit_without_budget_rows() -> bytes:
    form = replace(asked(), budget=())
    book = Xlsx(blank_bytes(form))
    for sheet, values in answers(form).items():
        book.typed(sheet, values)
    return book.data()


@case(ACCEPT)
def calculation_chain_and_printer_settings_as_excel_adds_them() -> bytes:
    book = filled()
    book.add(
        "xl/calcChain.xml",
        f'<calcChain xmlns="{MAIN}"><c r="J6" i="3"/></calcChain>',
        "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
    )
    book.add("xl/printerSettings/printerSettings1.bin", b"\x01\x00\x02\x00" * 50)
    return book.data()


assert asked().unit == UNIT
