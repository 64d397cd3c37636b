"""Cases of active content wherever it lies, and of cells that hold more than one value."""

from __future__ import annotations

from functools import partial

from tests.intake.build import filled
from tests.intake.cases import ACCEPT, REFUSE, WARN, case
from tests.intake.cases_other import K, linked, raw

from lkjip.intake.package.parts import OLE

# ---- active content wherever it is


def on_extra_sheet(cells: str, after: str = "", state: str = "") -> bytes:
    """A form with one more sheet, which nobody reads."""
    book = filled().add_sheet("Lain", cells, state=state)
    return book.edit(book.sheets["Lain"], "</sheetData>", f"</sheetData>{after}").data()


ACTIVE = {
    "dde": "cmd|'/C calc'!A0",
    "webservice": 'WEBSERVICE("https://surel.example")',
    "webservice_with_a_blank": 'WEBSERVICE ("https://surel.example")',
    "webservice_prefixed": '_xlfn.WEBSERVICE("https://surel.example")',
    "webservice_beside_a_quoted_sheet": "'a&quot;b'!A1&amp;WEBSERVICE(\"x\")",
    "a_file_by_path": "'C:\\x\\evil.xlsx'!Nama",
    "a_file_on_a_server": "'\\\\10.0.0.9\\x\\evil.xlsx'!Nama",
    "an_external_book": "[1]Sheet1!A1",
}
for _name, _formula in ACTIVE.items():
    for _state in ("hidden", ""):
        _cell = f'<row r="1"><c r="A1"><f>{_formula}</f><v>1</v></c></row>'
        case(REFUSE, "K04", name=f"{_state or 'visible'}_extra_sheet_with_{_name}")(
            partial(on_extra_sheet, _cell, "", _state)
        )
    _rule = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1">'
        f"<formula>{_formula}</formula></cfRule></conditionalFormatting>"
    )
    case(REFUSE, "K04", name=f"format_on_an_extra_sheet_with_{_name}")(
        partial(on_extra_sheet, "", _rule)
    )


def in_the_form(after: str) -> bytes:
    book = filled()
    return book.edit(book.sheets[K], "</sheetData>", f"</sheetData>{after}").data()


for _name, _formula in ACTIVE.items():
    case(REFUSE, "K04", name=f"format_on_a_form_sheet_with_{_name}")(
        partial(
            in_the_form,
            '<conditionalFormatting sqref="F6"><cfRule type="expression" priority="9">'
            f"<formula>{_formula}</formula></cfRule></conditionalFormatting>",
        )
    )

ORDINARY = {
    "a_table_reference": "SUM(Tabel1[TW I])+Rekap!B2",
    "a_table_column_of_a_year": "SUM(Tabel1[2024])+Rekap!B2",
    "brackets_in_a_text": 'IF(Rekap!A1="[ada]",Rekap!B1,0)',
    "a_call_in_a_text": '"Layanan CALL(center) "&amp;J6',
    "a_bar_in_a_text": 'IF(Rekap!A1="a|b",Rekap!B1,0)',
}
for _name, _formula in ORDINARY.items():
    case(WARN, "I22", name=f"ordinary_formula_with_{_name}")(
        partial(raw, "F6", f'<c r="F6"><f>{_formula}</f><v>2</v></c>')
    )


@case(REFUSE, "K04")
def old_office_object_named_as_a_picture() -> bytes:
    return filled().add("xl/media/image9.png", OLE).data()


@case(REFUSE, "K04")
def power_query_in_a_custom_part() -> bytes:
    return filled().add("customXml/item9.xml", "<DataMashup>UEs=</DataMashup>").data()


@case(REFUSE, "K04")
def real_time_links() -> bytes:
    return filled().add("xl/volatileDependencies.xml", "<volTypes/>").data()


@case(REFUSE, "K04")
def hyperlink_to_a_computer_by_its_number() -> bytes:
    return linked("\\\\10.0.0.9\\bukti\\a.pdf")


@case(REFUSE, "K04")
def hyperlink_to_a_file_on_a_computer_by_its_number() -> bytes:
    return linked("file:////10.0.0.9/bukti/a.pdf")


@case(REFUSE, "K04")
def hyperlink_to_a_program() -> bytes:
    return linked("C:\\Windows\\System32\\cmd.exe")


@case(ACCEPT)
def hyperlink_to_a_file_of_ones_own() -> bytes:
    return linked("file:///C:/Users/unit/SK.pdf")


# ---- one value per cell

_ALTERNATIVE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x14"><v>1</v></mc:Choice><mc:Fallback><v>2</v></mc:Fallback>'
    "</mc:AlternateContent>"
)
DOUBTFUL = {
    "two_values_in_a_cell": '<c r="F6"><v>1</v><v>2</v></c>',
    "a_value_and_an_inline_text": '<c r="F6" t="inlineStr"><v>2</v><is><t>2</t></is></c>',
    "two_inline_texts": '<c r="F6" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>',
    "two_formulas_in_a_cell": '<c r="F6"><f>1</f><f>2</f><v>2</v></c>',
    "alternative_values": f'<c r="F6">{_ALTERNATIVE}</c>',
}
for _name, _xml in DOUBTFUL.items():
    case(REFUSE, "K06", name=_name)(partial(raw, "F6", _xml))
case(ACCEPT, name="a_value_in_an_extension_of_a_cell")(
    partial(raw, "F6", '<c r="F6"><v>2</v><extLst><ext><v>9</v></ext></extLst></c>')
)
