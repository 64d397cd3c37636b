"""Cases about what was typed: numbers, texts, dates, formulas, notes beside the form."""

from __future__ import annotations

from tests.intake.build import MAIN, OFFICE, Xlsx, filled
from tests.intake.cases import ACCEPT, REFUSE, WARN, case

K = "Kinerja"


def style(book: Xlsx, code: str | int) -> int:
    """The index of a new cell format: a built-in number format or a format code."""
    part = "xl/styles.xml"
    number = code if isinstance(code, int) else 199
    if isinstance(code, str):
        one = f'<numFmt numFmtId="199" formatCode="{code}"/></numFmts>'
        book.edit(part, "</numFmts>", one)
    head, tail = book.text(part).split("<cellXfs", 1)
    inside, rest = tail.split("</cellXfs>", 1)
    xf = f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    book.parts[part] = f"{head}<cellXfs{inside}{xf}</cellXfs>{rest}".encode()
    return inside.count("<xf ")


def comment(book: Xlsx, sheet: str, notes: dict[str, str], author: str = "Pengisi") -> Xlsx:
    """Comments on cells, as Excel stores them."""
    listed = "".join(
        f'<comment ref="{cell}" authorId="0"><text><t>{text}</t></text></comment>'
        for cell, text in notes.items()
    )
    book.add(
        "xl/comments1.xml",
        f'<comments xmlns="{MAIN}"><authors><author>{author}</author></authors>'
        f"<commentList>{listed}</commentList></comments>",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
    )
    number = book.sheets[sheet].rpartition("sheet")[2]
    rels = f"xl/worksheets/_rels/sheet{number}.rels".replace(".rels", ".rels")
    return book.relate(rels, f"{OFFICE}/comments", "../comments1.xml")


def row_at(book: Xlsx, sheet: str, xml: str) -> Xlsx:
    return book.edit(book.sheets[sheet], "</sheetData>", f"{xml}</sheetData>")


@case(WARN, "I02")
def validation_removed_bad_value() -> bytes:
    return filled().typed(K, {"K6": "Ok"}).data()


@case(ACCEPT)
def status_in_capitals_with_spaces() -> bytes:
    return filled().typed(K, {"K6": " ANGKA "}).data()


@case(WARN, "I22")
def formula_in_input_cell() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><f>12+0.5</f><v>12.5</v></c>').data()


@case(WARN, "I23")
def formula_empty_string_cached() -> bytes:
    return filled().raw(K, "F6", '<c r="F6" t="str"><f>IF(1,"","")</f><v></v></c>').data()


@case(WARN, "I23")
def formula_without_cached_value() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><f>12+0.5</f></c>').data()


@case(WARN, "I22")
def shared_formula_follower_in_input_cell() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><f t="shared" si="0"/><v>3</v></c>').data()


@case(WARN, "I22")
def formula_in_an_answer() -> bytes:
    xml = '<c r="E6" t="str"><f>"Target "&amp;"tercapai"</f><v>Target tercapai</v></c>'
    return filled().raw("Analisis", "E6", xml).data()


@case(WARN, "I07")
def total_overwritten() -> bytes:
    return filled().raw(K, "J6", '<c r="J6"><v>99</v></c>').data()


@case(ACCEPT)
def total_overwritten_with_the_right_sum() -> bytes:
    return filled().raw(K, "J6", '<c r="J6"><v>10</v></c>').data()


@case(ACCEPT)
def stale_cached_total() -> bytes:
    book = filled()
    xml = book.xml_of(K, "J6").replace("<v></v>", "<v>77</v>")
    assert "<f>" in xml and "77" in xml
    return book.raw(K, "J6", xml).data()


@case(ACCEPT)
def csv_injection_text() -> bytes:
    book = filled()
    book.typed("Analisis", {"E6": "=cmd|'/c calc'!A0", "E7": "+62 335", "E8": "@SUM(1)", "E9": "-"})
    return book.typed(K, {"L6": "=1+1"}).data()


@case(WARN, "I16")
def text_number_id() -> bytes:
    return filled().typed(K, {"F9": "1.234,56"}).data()


@case(WARN, "N04")
def text_number_ambiguous() -> bytes:
    return filled().typed(K, {"F6": "1.234"}).data()


@case(WARN, "N02")
def text_number_with_a_dot_where_the_unit_and_the_target_agree() -> bytes:
    return filled().typed(K, {"F9": "1.234"}).data()


@case(WARN, "I16")
def text_percent() -> bytes:
    return filled().typed(K, {"I7": "85 %"}).data()


@case(WARN, "I05")
def text_percent_where_documents_are_counted() -> bytes:
    return filled().typed(K, {"F6": "85 %"}).data()


@case(WARN, "I16")
def rupiah_with_rp_and_dots() -> bytes:
    return filled().typed("Anggaran", {"E6": "Rp 194.425.000,-"}).data()


@case(WARN, "I16")
def number_with_its_unit() -> bytes:
    return filled().typed(K, {"F6": "3 dokumen"}).data()


@case(WARN, "N16")
def number_with_another_unit() -> bytes:
    return filled().typed(K, {"F6": "3 orang"}).data()


@case(WARN, "N09")
def number_with_a_remark() -> bytes:
    return filled().typed(K, {"F6": "3 (sementara)"}).data()


@case(WARN, "N05")
def dash_for_nothing() -> bytes:
    return filled().typed(K, {"F6": "-"}).data()


@case(WARN, "I05")
def status_word_in_a_number_cell() -> bytes:
    return filled().typed(K, {"F6": "nihil"}).data()


@case(WARN, "N07")
def percent_as_fraction() -> bytes:
    return filled().typed(K, {"I7": 0.85}).data()


@case(WARN, "I26")
def percent_format_shows_what_is_meant() -> bytes:
    book = filled()
    return book.raw(K, "I7", f'<c r="I7" s="{style(book, 9)}"><v>0.85</v></c>').data()


@case(WARN, "I06")
def negative_number() -> bytes:
    return filled().typed(K, {"F6": -5.0}).data()


@case(WARN, "I06")
def negative_budget() -> bytes:
    return filled().typed("Anggaran", {"E6": -5.0}).data()


@case(WARN, "A01", "I19")
def out_of_range() -> bytes:
    return filled().typed(K, {"F6": 1e12}).typed("Anggaran", {"E6": 400_000_000.0}).data()


@case(REFUSE, "K03")
def nan_inf_number() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><v>NaN</v></c>').data()


@case(REFUSE, "K03")
def number_beyond_every_range() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><v>1E400</v></c>').data()


@case(REFUSE, "K03")
def infinite_number() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><v>INF</v></c>').data()


@case(REFUSE, "K03")
def words_in_a_cell_that_says_it_is_a_number() -> bytes:
    return filled().raw(K, "F6", '<c r="F6"><v>dua belas</v></c>').data()


@case(WARN, "N06", "N06", "N06")
def error_cells() -> bytes:
    book = filled()
    for cell, error in (("F6", "#DIV/0!"), ("G6", "#N/A"), ("F9", "#REF!")):
        book.raw(K, cell, f'<c r="{cell}" t="e"><v>{error}</v></c>')
    return book.data()


@case(WARN, "N06")
def formula_with_an_error() -> bytes:
    return filled().raw(K, "F6", '<c r="F6" t="e"><f>1/0</f><v>#DIV/0!</v></c>').data()


@case(WARN, "N06")
def error_in_an_answer() -> bytes:
    return filled().raw("Analisis", "E6", '<c r="E6" t="e"><v>#REF!</v></c>').data()


@case(ACCEPT)
def error_in_the_locked_total() -> bytes:
    xml = '<c r="J6" t="e"><f>IF(COUNT(F6:I6)=0,"",SUM(F6:I6))</f><v>#VALUE!</v></c>'
    return filled().raw(K, "J6", xml).data()


@case(WARN, "I24")
def date_instead_of_number() -> bytes:
    book = filled()
    return book.raw(K, "F6", f'<c r="F6" s="{style(book, 14)}"><v>46145</v></c>').data()


@case(WARN, "I05", "I05", "I25")
def date_impossible() -> bytes:
    book = filled()
    day = style(book, 14)
    book.raw(K, "F6", f'<c r="F6" s="{day}"><v>60</v></c>')
    book.raw(K, "F9", f'<c r="F9" s="{day}"><v>-5</v></c>')
    return book.raw("Identitas", "C16", f'<c r="C16" s="{day}"><v>3000000</v></c>').data()


@case(WARN, "I25")
def date_of_filling_in_years_ago() -> bytes:
    return filled().typed("Identitas", {"C16": 30000.0}).data()


@case(ACCEPT)
def date_of_filling_in_as_text() -> bytes:
    return filled().typed("Identitas", {"C16": "Rabu, 6 Januari 2027"}).data()


@case(WARN, "I05")
def boolean_in_number() -> bytes:
    return filled().typed(K, {"F6": True}).data()


@case(WARN, "I17", "I17")
def fullwidth_digits() -> bytes:
    return filled().typed(K, {"F6": "１２", "F7": "٣٤"}).data()


@case(WARN, *["I05"] * 5)
def python_float_traps() -> bytes:
    traps = ("1_000", "1e3", "inf", "nan", "0x10")
    return filled().typed(K, dict(zip(("F6", "G6", "F9", "G9", "F11"), traps, strict=True))).data()


@case(ACCEPT)
def emoji_text() -> bytes:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    return (
        filled()
        .typed("Analisis", {"E6": f"Tercapai \U0001f389 {family} \U0001f1ee\U0001f1e9"})
        .data()
    )


@case(WARN, "I18", "I18")
def rtl_zero_width() -> bytes:
    book = filled().typed("Bukti", {"B6": "IK\u200b01\ufeff"})
    return book.typed("Analisis", {"E6": "Target \u202etercapai\u202c seluruhnya"}).data()


@case(WARN, "I18")
def control_character_escaped_by_excel() -> bytes:
    return filled().typed("Analisis", {"E6": "Target_x0007_tercapai"}).data()


@case(ACCEPT)
def carriage_returns_escaped_by_excel() -> bytes:
    return filled().typed("Analisis", {"E6": "Baris satu_x000D_\nbaris dua"}).data()


@case(WARN, "F19")
def homoglyph_key() -> bytes:
    return filled().typed(K, {"B6": "I\u041a01"}).data()


@case(WARN, "F19")
def homoglyph_key_of_a_document() -> bytes:
    return filled().typed("Bukti", {"B6": "I\u041a01"}).data()


@case(WARN, "F15")
def document_for_an_unknown_indicator() -> bytes:
    return filled().typed("Bukti", {"B6": "IK77"}).data()


@case(WARN, "I01", "I01", "I01", "I20")
def merged_input_cells() -> bytes:
    book = filled().typed(K, {"G6": None, "H6": None, "I6": None})
    part = book.sheets[K]
    return book.edit(part, "</mergeCells>", '<mergeCell ref="F6:I6"/></mergeCells>').data()


@case(WARN, *["I01"] * 5, *["I21"] * 5)
def comments_only() -> bytes:
    cells = [f"F{row}" for row in (6, 8, 9, 10, 11)]
    book = filled().typed(K, dict.fromkeys(cells))
    return comment(book, K, dict.fromkeys(cells, "isinya 12")).data()


@case(ACCEPT)
def comments_of_our_own_correction_copy() -> bytes:
    return comment(filled(), K, {"F6": "Perbaiki: …"}, author="Pemeriksaan LKjIP").data()


@case(ACCEPT)
def hidden_rows_with_data() -> bytes:
    book = filled()
    part = book.sheets[K]
    return (
        book.edit(part, '<row r="8"', '<row r="8" hidden="1"')
        .edit(part, '<row r="9"', '<row r="9" hidden="1"')
        .data()
    )


@case(ACCEPT)
def other_column_widths() -> bytes:
    book = filled()
    return book.sub(
        book.sheets[K], r"<cols>.*?</cols>", '<cols><col min="1" max="9" width="3"/></cols>'
    ).data()


@case(WARN, "F22")
def values_outside_area() -> bytes:
    book = row_at(filled(), K, '<row r="60"><c r="N60" t="str"><v>lihat lampiran</v></c></row>')
    return row_at(book, K, '<row r="200"><c r="AB200"><v>7</v></c></row>').data()


@case(WARN, "F22")
def note_beside_the_identity() -> bytes:
    book = filled()
    part = book.sheets["Identitas"]
    note = '<c r="E13" t="str"><v>HP saya ganti</v></c></row>'
    return book.sub(part, r'(<row r="13"[^>]*>.*?)</row>', lambda m: m[1] + note).data()


@case(WARN, "F22")
def figures_below_the_table_without_a_code() -> bytes:
    row = '<row r="30"><c r="C30" t="str"><v>Tambahan</v></c><c r="F30"><v>5</v></c></row>'
    return row_at(filled(), K, row).data()


@case(WARN, "I01")
def one_quarter_left_blank() -> bytes:
    return filled().typed(K, {"G6": None}).data()


@case(WARN, "I03", "I04")
def status_nihil_beside_figures() -> bytes:
    return filled().typed(K, {"K6": "nihil", "L6": None}).data()


@case(ACCEPT)
def status_nihil_with_a_reason() -> bytes:
    book = filled().typed(K, dict.fromkeys(("F6", "G6", "H6", "I6")))
    return book.typed(K, {"K6": "nihil", "L6": "Tidak ada permohonan."}).data()


@case(ACCEPT)
def status_not_released_with_a_reason() -> bytes:
    book = filled().typed(K, dict.fromkeys(("F7", "G7", "H7", "I7")))
    return book.typed(K, {"K7": "belum rilis", "L7": "Terbit bulan April."}).data()


@case(WARN, "I08")
def answer_left_blank() -> bytes:
    return filled().typed("Analisis", {"E6": None}).data()


@case(WARN, "I09")
def answer_too_long() -> bytes:
    return filled().typed("Analisis", {"E6": "panjang " * 600}).data()


LONG = "p" * 40_000  # more than a cell of the book holds


@case(WARN, "I29")
def answer_of_forty_thousand_letters() -> bytes:
    return filled().typed("Analisis", {"E6": LONG}).data()


@case(WARN, "I29")
def remark_of_forty_thousand_letters() -> bytes:
    return filled().typed(K, {"L6": LONG}).data()


@case(WARN, "I29")
def budget_remark_of_forty_thousand_letters() -> bytes:
    return filled().typed("Anggaran", {"H6": LONG}).data()


@case(WARN, "I29")
def document_of_forty_thousand_letters() -> bytes:
    return filled().typed("Bukti", {"C6": LONG}).data()


@case(WARN, "I29")
def place_of_forty_thousand_letters() -> bytes:
    return filled().typed("Bukti", {"E6": LONG}).data()


@case(WARN, "F15", "I29")
def document_for_a_code_of_forty_thousand_letters() -> bytes:
    return filled().typed("Bukti", {"B6": LONG}).data()


@case(WARN, "I29")
def name_of_forty_thousand_letters() -> bytes:
    return filled().typed("Identitas", {"C13": LONG}).data()


@case(WARN, "I10")
def no_document_named() -> bytes:
    cells = [f"{letter}{row}" for letter in "BCDE" for row in (6, 7, 8)]
    return filled().typed("Bukti", dict.fromkeys(cells)).data()


@case(WARN, "I11")
def document_named_twice() -> bytes:
    return filled().typed("Bukti", {"C7": "Laporan 6", "D7": "Nomor 6/2026"}).data()


@case(ACCEPT)
def document_in_a_row_that_lost_its_number() -> bytes:
    return filled().typed("Bukti", {"A6": None}).data()
