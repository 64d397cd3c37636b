"""More traps of real inboxes: other programs' habits, slips of people, files that are something else."""

from __future__ import annotations

import base64
import re
import struct
import warnings
import zipfile
from io import BytesIO

from tests.intake.build import MAIN, OFFICE, Xlsx, filled
from tests.intake.cases import ACCEPT, REFUSE, WARN, Builder, case
from tests.intake.cases_content import comment, row_at, style
from tests.intake.cases_structure import shift_rows

K = "Kinerja"
BOOK, SHEET, STRINGS = "xl/workbook.xml", "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml"
RELS, EVIDENCE = "xl/worksheets/_rels/sheet3.xml.rels", "xl/worksheets/_rels/sheet6.xml.rels"
DDE = "cmd|'/c calc'!A0"


def typed(name: str, verdict: str, code: str, sheet: str, cell: str, value: object) -> None:
    """Register the form with one value typed into one cell."""

    def build() -> bytes:
        return filled().typed(sheet, {cell: value}).data()  # type: ignore[dict-item]

    case(verdict, *code.split(), name=name)(build)


def renamed(old: str, new: str) -> Xlsx:
    return filled().edit(BOOK, f'name="{old}"', f'name="{new}"')


def raw(cell: str, xml: str, sheet: str = K) -> bytes:
    return filled().raw(sheet, cell, xml).data()


def added_name(formula: str) -> bytes:
    name = f'<definedName name="x">{formula}</definedName></definedNames>'
    return filled().edit(BOOK, "</definedNames>", name).data()


def linked(target: str) -> bytes:
    return filled().relate(EVIDENCE, f"{OFFICE}/hyperlink", target, "External").data()


# ---- sheets and identity


@case(ACCEPT)
def sheet_name_in_capitals() -> bytes:
    return renamed("Kinerja", "KINERJA").data()


@case(ACCEPT)
def sheet_name_with_a_space_behind_it() -> bytes:
    return renamed("Kinerja", "Kinerja ").data()


@case(ACCEPT)
def sheet_name_written_with_an_entity() -> bytes:
    return renamed("Kinerja", "&#75;inerja").data()


@case(REFUSE, "F10", "F17")
def sheet_name_with_a_cyrillic_letter() -> bytes:
    return renamed("Kinerja", "K\u0456nerja").data()


@case(REFUSE, "F11", "F11")
def names_of_two_sheets_swapped() -> bytes:
    book = renamed("Kinerja", "Sementara").edit(BOOK, 'name="Anggaran"', 'name="Kinerja"')
    return book.edit(BOOK, 'name="Sementara"', 'name="Anggaran"').data()


@case(REFUSE, "K03")
def two_sheets_with_one_name_in_another_case() -> bytes:
    return filled().add_sheet("kinerja", "").data()


@case(REFUSE, "K06")
def two_sheets_with_one_name_but_for_a_space() -> bytes:
    return filled().add_sheet("Kinerja ", "").data()


@case(WARN, "F17")
def copy_of_a_sheet_beside_it() -> bytes:
    return filled().add_sheet("Kinerja (2)", "").data()


@case(WARN, *["F17"] * 11)
def hundred_and_fifty_sheets_too_many() -> bytes:
    book = filled()
    for number in range(150):
        book.add_sheet(f"Lembar {number}", "")
    return book.data()


@case(REFUSE, "K05")
def more_sheets_than_any_form_has() -> bytes:
    book = filled()
    for number in range(210):
        book.add_sheet(f"Lembar {number}", "")
    return book.data()


@case(REFUSE, "F10")
def chart_sheet_under_the_name_of_a_sheet() -> bytes:
    rels = "xl/_rels/workbook.xml.rels"
    target = r'/worksheet"( Target="worksheets/sheet3.xml")'
    return filled().sub(rels, target, r'/chartsheet"\1').data()


@case(ACCEPT)
def identity_sheet_made_visible() -> bytes:
    return filled().sub(BOOK, r'(name="_lkjip"[^>]*?) state="veryHidden"', r"\1").data()


@case(ACCEPT)
def own_sheet_hidden() -> bytes:
    return (
        filled()
        .edit(BOOK, '<sheet name="Analisis"', '<sheet state="hidden" name="Analisis"')
        .data()
    )


@case(REFUSE, "F05", "F06")
def hidden_unit_changed_to_another() -> bytes:
    return filled().typed("_lkjip", {"B4": "SB-WIL"}).data()


@case(REFUSE, "F01")
def identity_sheet_emptied() -> bytes:
    return filled().typed("_lkjip", {f"B{row}": None for row in range(1, 7)}).data()


typed("checksum_deleted", REFUSE, "F07", "_lkjip", "B6", None)
typed("hidden_revision_in_words", REFUSE, "F01", "_lkjip", "B5", "dua")
typed("revision_zero", WARN, "I14", "Identitas", "C12", 0.0)
typed("revision_with_a_decimal", WARN, "I14", "Identitas", "C12", 1.5)
typed("revision_left_blank", WARN, "I14", "Identitas", "C12", None)
typed("revision_of_three_digits", WARN, "I14", "Identitas", "C12", 100.0)
typed("year_as_text_with_spaces", ACCEPT, "", "Identitas", "C5", " 2026 ")
typed("telephone_as_a_number", ACCEPT, "", "Identitas", "C15", 81234567890.0)
typed("date_with_two_digits_for_the_year", WARN, "I25", "Identitas", "C16", "6/1/27")
typed("date_in_american_order", WARN, "I25", "Identitas", "C16", "1/13/2027")
typed("date_that_no_calendar_has", WARN, "I25", "Identitas", "C16", "31/02/2027")
typed("date_in_words", WARN, "I25", "Identitas", "C16", "kemarin")
typed("date_as_iso_text", ACCEPT, "", "Identitas", "C16", "2027-01-06")
typed("date_with_dots", ACCEPT, "", "Identitas", "C16", "6.1.2027")
typed("name_of_five_thousand_letters", WARN, "I09", "Identitas", "C13", "n" * 5000)


@case(WARN, "I22")
def date_that_is_always_today() -> bytes:
    return raw("C16", '<c r="C16"><f>TODAY()</f><v>46393</v></c>', "Identitas")


# ---- rows, columns, what lies around them


@case(WARN, "F22")
def column_of_notes_at_the_right() -> bytes:
    book = filled()
    for row, text in ((5, "Catatan"), (6, "sudah dicek")):
        cell = f'<c r="M{row}" t="str"><v>{text}</v></c></row>'
        book.sub(SHEET, rf'(<row r="{row}"[^>]*>.*?)</row>', lambda m, cell=cell: m[1] + cell)
    return book.data()


@case(REFUSE, "F12")
def two_rows_inserted_at_the_top() -> bytes:
    return shift_rows(filled(), K, 1, 2).data()


@case(ACCEPT)
def line_of_totals_typed_below_the_table() -> bytes:
    row = '<row r="16"><c r="A16" t="str"><v>JUMLAH</v></c><c r="F16"><v>50</v></c></row>'
    return row_at(filled(), K, row).data()


@case(REFUSE, "F13", "F22")
def codes_of_two_rows_merged() -> bytes:
    book = filled().typed(K, {"B7": None})
    return book.edit(SHEET, "</mergeCells>", '<mergeCell ref="B6:B7"/></mergeCells>').data()


@case(WARN, "I20")
def two_answers_merged() -> bytes:
    book = filled()
    merged = '<mergeCell ref="E6:E7"/></mergeCells>'
    return book.edit(book.sheets["Analisis"], "</mergeCells>", merged).data()


@case(ACCEPT)
def title_cells_merged() -> bytes:
    return filled().edit(SHEET, "</mergeCells>", '<mergeCell ref="F4:I4"/></mergeCells>').data()


@case(ACCEPT)
def fifty_thousand_merged_cells_beside_the_table() -> bytes:
    many = "".join(f'<mergeCell ref="N{row}:O{row}"/>' for row in range(10, 50_000))
    return filled().edit(SHEET, "</mergeCells>", f"{many}</mergeCells>").data()


@case(ACCEPT)
def filter_left_switched_on() -> bytes:
    column = '<filterColumn colId="1"><filters><filter val="IK01"/></filters></filterColumn>'
    filters = f'</sheetData><autoFilter ref="A5:L15">{column}</autoFilter>'
    return filled().edit(SHEET, "</sheetData>", filters).data()


@case(ACCEPT)
def table_laid_over_the_rows() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
    table = f'<table xmlns="{MAIN}" id="1" name="Table1" displayName="Table1" ref="A5:L15"/>'
    book = filled().add("xl/tables/table1.xml", table, kind)
    return book.relate(RELS, f"{OFFICE}/table", "../tables/table1.xml").data()


@case(ACCEPT)
def protection_of_the_sheet_removed() -> bytes:
    return filled().sub(SHEET, r"<sheetProtection[^>]*/>", "").data()


@case(ACCEPT)
def validation_removed_good_values() -> bytes:
    return filled().sub(SHEET, r"<dataValidations.*?</dataValidations>", "").data()


@case(ACCEPT)
def rows_stored_from_last_to_first() -> bytes:
    book = filled()
    text = book.text(SHEET)
    begin, end = text.index("<sheetData>") + 11, text.index("</sheetData>")
    rows = re.findall(r"<row [^>]*?/>|<row .*?</row>", text[begin:end], re.DOTALL)
    book.parts[SHEET] = (text[:begin] + "".join(reversed(rows)) + text[end:]).encode()
    return book.data()


@case(WARN, "F22")
def code_typed_again_far_below() -> bytes:
    row = '<row r="2500"><c r="B2500" t="str"><v>IK01</v></c></row>'
    return row_at(filled(), K, row).data()


@case(WARN, *["I21"] * 21)
def nine_hundred_comments() -> bytes:
    return comment(filled(), K, {f"F{row}": "lihat lampiran" for row in range(6, 900)}).data()


@case(WARN, "I21")
def answer_in_a_threaded_comment() -> bytes:
    part = "xl/threadedComments/threadedComment1.xml"
    words = '<threadedComment ref="F6" personId="{1}"><text>isinya 12</text></threadedComment>'
    book = filled().add(part, f'<ThreadedComments xmlns="t">{words}</ThreadedComments>')
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    return book.relate(RELS, kind, "../threadedComments/threadedComment1.xml").data()


typed("code_with_a_full_stop", REFUSE, "F13 F15", K, "B6", "IK01.")
typed("code_with_the_letter_o_for_zero", REFUSE, "F13 F15", K, "B6", "IKO1")
typed("code_deleted", REFUSE, "F13 F22", K, "B6", None)
typed("code_of_the_budget_twice", REFUSE, "F13 F14", "Anggaran", "B7", "4.01.02.2.01.0001")
typed("code_of_a_document_in_small_letters", ACCEPT, "", "Bukti", "B6", "ik01")
typed("two_codes_for_one_document", WARN, "F15", "Bukti", "B6", "IK01, IK02")

# ---- numbers as people type them

typed("text_number_of_digits_only", WARN, "I16", K, "F6", "3")
typed("text_number_with_an_apostrophe", WARN, "I16", K, "F6", "'3")
typed("text_number_with_a_unicode_minus", WARN, "I06 I16", K, "F6", "\u22125")
typed("text_number_with_the_minus_behind", WARN, "I05", K, "F6", "5-")
typed("text_number_with_two_dots", WARN, "I05", K, "F6", "1.234.56")
typed("text_number_in_english", WARN, "N12", "Anggaran", "E6", "194,425,000")
typed("text_number_with_spaces", WARN, "N12", K, "F9", "1 234")
typed("text_number_in_brackets", WARN, "N10", K, "F6", "(5)")
typed("text_number_in_words", WARN, "I05", K, "F6", "tiga puluh")
typed("text_number_with_the_letter_o", WARN, "I05", K, "F6", "1O")
typed("two_numbers_in_one_cell", WARN, "I05", K, "F6", "3 dan 4")
typed("fraction_of_the_target", WARN, "I05", K, "F6", "3 dari 4")
typed("date_like_fraction", WARN, "I05", K, "F6", "5/10")
typed("range_of_numbers", WARN, "I05", K, "F6", "5-7")
typed("number_over_two_lines", WARN, "I05", K, "F6", "3\n4")
typed("about_a_number", WARN, "N15", K, "F6", "sekitar 3")
typed("one_half_as_one_character", WARN, "I17", K, "F6", "½")
typed("rupiah_in_millions", WARN, "N17", "Anggaran", "E6", "194,4 juta")
typed("rupiah_with_sen", WARN, "I16", "Anggaran", "E6", "Rp194.425.000,00")
typed("rupiah_in_thousands_as_a_number", WARN, "I19", "Anggaran", "E6", 194.425)
typed("rupiah_nothing_spent", ACCEPT, "", "Anggaran", "E6", 0.0)
typed("percent_as_fraction_in_text", WARN, "N07", K, "I7", "0,85")
typed("percent_without_its_comma", WARN, "I19", K, "I7", 8500.0)
typed("percent_without_its_comma_in_text", WARN, "I16 I19", K, "I7", "8500")
typed("percent_above_hundred", ACCEPT, "", K, "I7", 150.0)
typed("percent_of_one_as_a_sign", WARN, "I16", K, "I7", "0,85 %")
typed("only_spaces", WARN, "I01", K, "F6", "   ")
typed("only_a_no_break_space", WARN, "I01", K, "F6", "\u00a0")
typed("only_a_zero_width_space", WARN, "I01", K, "F6", "\u200b")
typed("zero_below_zero", ACCEPT, "", K, "F6", -0.0)
typed("status_as_a_number", WARN, "I02", K, "K6", 1.0)
typed("status_in_another_case_beside_figures", WARN, "I03", K, "K6", "Belum Rilis")
typed("total_as_a_word", ACCEPT, "", K, "J6", "sepuluh")

# ---- texts

typed("remark_of_six_thousand_letters", WARN, "I09", K, "L6", "ab" * 3000)
typed("document_of_six_thousand_letters", WARN, "I09", "Bukti", "C6", "ab" * 3000)
typed("answer_with_markup", ACCEPT, "", "Analisis", "E6", "<script>alert(1)</script>")
typed("answer_over_two_lines", ACCEPT, "", "Analisis", "E6", "satu\ndua")
typed("answer_of_no_break_spaces", WARN, "I08", "Analisis", "E6", "\u00a0\u00a0")
typed("answer_with_half_a_character", WARN, "I18", "Analisis", "E6", "a _xD83D_ b")


@case(WARN, "F22", "I08")
def answer_typed_over_the_question() -> bytes:
    return filled().typed("Analisis", {"D6": "jawaban saya", "E6": None}).data()


# ---- formats and types of cells


@case(WARN, "I05")
def percent_format_where_documents_are_counted() -> bytes:
    book = filled()
    return book.raw(K, "F6", f'<c r="F6" s="{style(book, 9)}"><v>0.03</v></c>').data()


@case(WARN, "I24")
def small_number_shown_as_a_date() -> bytes:
    book = filled()
    return book.raw(K, "F6", f'<c r="F6" s="{style(book, 14)}"><v>3</v></c>').data()


@case(WARN, "I05")
def time_in_a_number_cell() -> bytes:
    book = filled()
    return book.raw(K, "F6", f'<c r="F6" s="{style(book, 20)}"><v>0.5</v></c>').data()


@case(ACCEPT)
def number_in_a_cell_with_the_format_of_text() -> bytes:
    book = filled()
    return book.raw(K, "F6", f'<c r="F6" s="{style(book, 49)}"><v>3</v></c>').data()


CELLS = {
    "iso_date_in_a_number_cell": (WARN, "I24", ' t="d"><v>2026-05-03</v></c>'),
    "number_that_says_it_is_text": (WARN, "I16", ' t="str"><v>3</v></c>'),
    "error_of_a_newer_excel": (WARN, "N06", ' t="e"><v>#SPILL!</v></c>'),
    "type_of_cell_that_does_not_exist": (REFUSE, "K03", ' t="zzz"><v>3</v></c>'),
    "number_stored_with_a_comma": (REFUSE, "K03", "><v>1,5</v></c>"),
    "number_stored_with_spaces": (ACCEPT, "", "><v> 3 </v></c>"),
    "formula_on_the_same_sheet": (WARN, "I22", "><f>F8</f><v>1</v></c>"),
    "formula_on_another_sheet": (WARN, "I22", "><f>Anggaran!E6</f><v>1</v></c>"),
    "array_formula": (WARN, "I22", '><f t="array" ref="F6">SUM(G6:H6)</f><v>1</v></c>'),
    "data_table": (WARN, "I22", '><f t="dataTable" ref="F6:F7" r1="A1"/><v>1</v></c>'),
    "formula_that_builds_a_link": (
        *(REFUSE, "K04"),
        "><f>INDIRECT(\"'[x.xlsx]Sheet1'!A1\")</f><v>1</v></c>",
    ),
    "formula_that_fetches_a_picture": (
        REFUSE,
        "K04",
        '><f>_xlfn.IMAGE("http://x")</f><v>1</v></c>',
    ),
    "formula_that_asks_a_server": (REFUSE, "K04", '><f>RTD("a",,"b")</f><v>1</v></c>'),
}


def _register_cells() -> None:
    for name, (verdict, code, body) in CELLS.items():

        def build(body: str = body) -> bytes:
            return raw("F6", f'<c r="F6"{body}')

        builder: Builder = build
        case(verdict, *code.split(), name=name)(builder)


_register_cells()


@case(WARN, "I22")
def formula_in_the_status() -> bytes:
    return raw("K6", '<c r="K6" t="str"><f>"ang"&amp;"ka"</f><v>angka</v></c>')


@case(WARN, "I23")
def formula_without_result_in_the_status() -> bytes:
    return raw("K6", '<c r="K6"><f>"ang"&amp;"ka"</f></c>')


@case(WARN, "I22")
def link_formula_at_a_document() -> bytes:
    formula = 'HYPERLINK("https://kota.example/a.pdf","Bukti")'
    return raw("E6", f'<c r="E6" t="str"><f>{formula}</f><v>Bukti</v></c>', "Bukti")


# ---- what reaches out of the file


@case(REFUSE, "K04")
def external_link_in_the_identity() -> bytes:
    return raw("C13", '<c r="C13" t="str"><f>[2]Data!A1</f><v>Nama</v></c>', "Identitas")


@case(REFUSE, "K04")
def dde_in_a_defined_name() -> bytes:
    return added_name(DDE)


@case(REFUSE, "K04")
def external_link_in_a_defined_name() -> bytes:
    return added_name("[1]Sheet1!$A$1")


@case(REFUSE, "K04")
def external_link_in_a_defined_name_as_cdata() -> bytes:
    return added_name("<![CDATA[[1]Sheet1!$A$1]]>")


@case(ACCEPT)
def defined_name_that_lost_its_cell() -> bytes:
    return added_name("#REF!")


@case(ACCEPT)
def defined_name_of_a_column_of_a_table() -> bytes:
    return added_name("Table1[[#All],[Kode]]")


@case(REFUSE, "K04")
def external_list_behind_a_drop_down() -> bytes:
    rule = '<dataValidation type="list" sqref="K6"><formula1>[1]Sheet1!A1:A9</formula1>'
    end = "</dataValidations>"
    return filled().edit(SHEET, end, f"{rule}</dataValidation>{end}").data()


@case(REFUSE, "K04")
def dde_in_a_conditional_format() -> bytes:
    rule = f'<cfRule type="expression" priority="99"><formula>{DDE}</formula></cfRule>'
    whole = f'<conditionalFormatting sqref="A1">{rule}</conditionalFormatting><dataValidations'
    return filled().edit(SHEET, "<dataValidations", whole).data()


@case(REFUSE, "K04")
def hyperlink_with_a_script() -> bytes:
    return linked("javascript:alert(1)")


@case(REFUSE, "K04")
def hyperlink_to_a_share_by_protocol() -> bytes:
    return linked("smb://server/bukti.pdf")


@case(ACCEPT)
def hyperlink_to_a_share_of_the_office() -> bytes:
    return linked("\\\\server\\bukti\\a.pdf")


@case(REFUSE, "K04")
def add_in_panel() -> bytes:
    return filled().add("xl/webextensions/taskpanes.xml", "<x/>").data()


@case(REFUSE, "K06")
def two_workbooks_in_one_package() -> bytes:
    book = filled().add("xl/book2.xml", "<workbook/>")
    return book.relate("_rels/.rels", f"{OFFICE}/officeDocument", "xl/book2.xml").data()


@case(REFUSE, "K06")
def two_relationships_under_one_number() -> bytes:
    rels = "xl/_rels/workbook.xml.rels"
    book = filled()
    first = re.findall(r"<Relationship [^>]*/>", book.text(rels))[0]
    return book.edit(rels, "</Relationships>", f"{first}</Relationships>").data()


@case(REFUSE, "K06")
def two_tables_of_cells_in_one_sheet() -> bytes:
    more = '</sheetData><sheetData><row r="6"><c r="F6"><v>99</v></c></row></sheetData>'
    return filled().edit(SHEET, "</sheetData>", more).data()


# ---- what other programs and people add to the package


@case(WARN, "K08")
def packed_again_on_a_mac() -> bytes:
    book = filled()
    book.parts["__MACOSX/xl/._workbook.xml"] = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + bytes(
        90
    )
    book.parts[".DS_Store"] = b"\x00\x00\x00\x01Bud1"
    return book.data()


@case(ACCEPT)
def packed_again_with_times_and_in_another_order() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in reversed(filled().parts.items()):
            entry = zipfile.ZipInfo(name, (2027, 1, 6, 8, 30, 0))
            entry.extra = struct.pack("<HHBL", 0x5455, 5, 1, 1_800_000_000)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, part)
    return stream.getvalue()


@case(REFUSE, "K06")
def one_part_twice() -> bytes:
    book, stream = filled(), BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*book.parts, SHEET):
            archive.writestr(name, book.parts[name])
    return stream.getvalue()


@case(REFUSE, "K06")
def part_name_with_a_zero_byte() -> bytes:
    return filled().data().replace(b"xl/theme/theme1.xml", b"xl/theme/theme\x00.xml")


@case(REFUSE, "K06")
def part_name_from_the_root_of_the_disk() -> bytes:
    return filled().data().replace(b"xl/theme/theme1.xml", b"/l/theme/theme1.xml")


@case(ACCEPT)
def labels_of_an_office_that_classifies_files() -> bytes:
    book = filled().add("docMetadata/LabelInfo.xml", "<x/>").add("customXml/item1.xml", "<x/>")
    return book.add("docProps/thumbnail.jpeg", b"\xff\xd8\xff" + bytes(99)).data()


@case(WARN, "K08")
def signed_electronically() -> bytes:
    book = filled().add("_xmlsignatures/origin.sigs", b"")
    return book.add("_xmlsignatures/sig1.xml", "<Signature/>").data()


@case(WARN, "K08")
def pivot_table_on_an_extra_part() -> bytes:
    return filled().add("xl/pivotTables/pivotTable1.xml", "<x/>").data()


@case(ACCEPT)
def chart_drawn_into_the_form() -> bytes:
    book = filled().add("xl/charts/chart1.xml", '<c:chartSpace xmlns:c="c"/>')
    drawing = '<xdr:wsDr xmlns:xdr="x"><xdr:graphicFrame/></xdr:wsDr>'
    return book.add("xl/drawings/drawing1.xml", drawing).data()


@case(ACCEPT)
def attributes_of_the_newest_excel() -> bytes:
    book = filled()
    book.sub(
        SHEET,
        "<worksheet ",
        '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'mc:Ignorable="x14ac xr" xr:uid="{00000000-0001-0000-0200-000000000000}" '
        'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" ',
    )
    book.sub(SHEET, r'<row r="(\d+)"', r'<row r="\1" x14ac:dyDescent="0.25"')
    return book.edit(SHEET, "</worksheet>", "<extLst><ext uri='{1}'/></extLst></worksheet>").data()


@case(ACCEPT)
def styles_part_missing() -> bytes:
    book = filled()
    del book.parts["xl/styles.xml"]
    return book.data()


@case(ACCEPT)
def count_of_the_shared_texts_too_large() -> bytes:
    return filled().sub(STRINGS, r'uniqueCount="\d+"', 'uniqueCount="999999999"').data()


# ---- files that are something else


def _register_others() -> None:
    whole = filled().data()
    files: dict[str, tuple[str, bytes]] = {
        "spreadsheet_of_excel_2003_as_xml": (
            "K01",
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        ),
        "web_archive_renamed_xlsx": (
            "K01",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        ),
        "pointer_to_an_online_sheet": ("K01", b'{"url": "https://docs.example/open?id=1"}'),
        "mail_saved_as_xlsx": ("K01", b"From: a@kota.example\r\nSubject: Formulir\r\n\r\nisi"),
        "photo_of_a_telephone": ("K01", b"\x00\x00\x00\x18ftypheic" + bytes(500)),
        "packed_with_gzip": ("K01", b"\x1f\x8b\x08" + bytes(99)),
        "form_still_in_base64": ("K01", base64.encodebytes(whole)),
        "directory_of_an_empty_archive": ("K01", b"PK\x05\x06" + bytes(18)),
        "first_four_bytes_only": ("K03", b"PK\x03\x04"),
        "first_hundred_bytes_only": ("K03", whole[:100]),
        "last_ten_bytes_lost": ("K03", whole[:-10]),
        "sent_in_text_mode": ("K06", whole.replace(b"\n", b"\r\n")),
    }
    for name, (code, data) in files.items():
        case(REFUSE, code, name=name)(lambda data=data: data)
    case(ACCEPT, name="line_end_added_by_a_mail_program")(lambda: whole + b"\r\n")


_register_others()


def _packed(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, filled().data())
    return stream.getvalue()


@case(REFUSE, "K01")
def zip_with_two_forms() -> bytes:
    return _packed("Formulir A.xlsx", "Formulir B.xlsx")


@case(REFUSE, "K01")
def zip_of_a_mac_with_the_form_in_it() -> bytes:
    return _packed("Formulir.xlsx", "__MACOSX/._Formulir.xlsx")


@case(REFUSE, "K01")
def package_unpacked_into_a_folder_and_packed_again() -> bytes:
    book = filled()
    book.parts = {f"Formulir/{name}": part for name, part in book.parts.items()}
    return book.data()


WPS = "<f>_xlfn.DISPIMG(&quot;ID_9&quot;,1)</f><v>=DISPIMG(&quot;ID_9&quot;,1)</v>"


@case(WARN, "I30")
def picture_of_wps_as_an_answer() -> bytes:
    return filled().raw("Analisis", "E6", f'<c r="E6" t="str">{WPS}</c>').data()


@case(WARN, "I30")
def picture_of_wps_as_the_name_of_a_document() -> bytes:
    return filled().raw("Bukti", "C6", f'<c r="C6" t="str">{WPS}</c>').data()


@case(WARN, "I30")
def picture_of_wps_kept_as_text_by_another_program() -> bytes:
    return filled().typed("Analisis", {"E6": '=DISPIMG("ID_9",1)'}).data()


@case(WARN, "I30")
def picture_placed_in_a_cell_as_a_number() -> bytes:
    return filled().raw("Kinerja", "F6", '<c r="F6" t="e" vm="1"><v>#VALUE!</v></c>').data()


@case(WARN, "I30")
def picture_placed_in_the_cell_of_the_spending() -> bytes:
    return filled().raw("Anggaran", "E6", '<c r="E6" vm="3" t="e"><v>#VALUE!</v></c>').data()


@case(WARN, "I30")
def picture_placed_in_the_name_of_the_filler() -> bytes:
    return filled().raw("Identitas", "C13", '<c r="C13" t="e" vm="1"><v>#VALUE!</v></c>').data()


@case(WARN, "I20")
def everything_merged_from_the_first_cell_on() -> bytes:
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    book = filled()
    part = book.sheets["Anggaran"]
    return book.sub(part, r"</sheetData>", "</sheetData>" + merged).data()
