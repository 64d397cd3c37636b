"""Cases of what acts behind drawings, buttons, lists and links, of cells that hold pictures or more
than one value, and of merges over the cells that a unit fills in.
"""

from __future__ import annotations

from functools import partial

from tests.intake.build import Xlsx, filled
from tests.intake.cases import ACCEPT, REFUSE, WARN, case
from tests.intake.cases_other import K, raw

from lkjip.intake.package.parts import OLE

_DDE = "cmd|'/C calc'!A0"
_BOOK = "[1]S!A1"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROGRAM = b"MZ" + bytes(126) + b"PE\0\0" + bytes(96)


def with_part(name: str, data: str | bytes) -> bytes:
    return filled().add(name, data).data()


def after_cells(xml: str, sheet: str = K) -> bytes:
    book = filled()
    return book.edit(book.sheets[sheet], "</sheetData>", f"</sheetData>{xml}").data()


def related(part: str, kind: str, target: str) -> bytes:
    """A form with a part that points out of the file."""
    folder, _, name = part.rpartition("/")
    relation = (
        f'<Relationship Id="rId1" Type="{_KIND}/{kind}" Target="{target}" TargetMode="External"/>'
    )
    rels = f'<Relationships xmlns="{_RELS}">{relation}</Relationships>'
    return filled().add(part, "<x/>").add(f"{folder}/_rels/{name}.rels", rels).data()


# ---- formulas and programs behind drawings, charts, lists

_PARTS: dict[str, tuple[str, str]] = {
    "series_of_a_chart": ("xl/charts/chart9.xml", f'<c:c xmlns:c="c"><c:f>{_DDE}</c:f></c:c>'),
    "chart_of_another_book": ("xl/charts/chart9.xml", f'<c:c xmlns:c="c"><c:f>{_BOOK}</c:f></c:c>'),
    "column_of_a_table": (
        "xl/tables/table9.xml",
        f"<table><calculatedColumnFormula>{_DDE}</calculatedColumnFormula></table>",
    ),
    "total_of_a_table": (
        "xl/tables/table9.xml",
        f"<table><totalsRowFormula>{_BOOK}</totalsRowFormula></table>",
    ),
    "macro_of_a_shape": ("xl/drawings/drawing9.xml", '<d><sp macro="[0]!Jalan" textlink=""/></d>'),
    "macro_in_single_quotes": ("xl/drawings/drawing9.xml", "<d><sp macro = '[0]!Jalan'/></d>"),
    "text_of_a_shape": ("xl/drawings/drawing9.xml", f'<d><sp macro="" textlink="{_DDE}"/></d>'),
    "macro_of_an_old_button": (
        "xl/drawings/vmlDrawing9.vml",
        '<xml xmlns:x="x"><x:FmlaMacro>[0]!Jalan</x:FmlaMacro></xml>',
    ),
    "picture_of_an_old_control": (
        "xl/drawings/vmlDrawing9.vml",
        f'<xml xmlns:x="x"><x:FmlaPict>{_DDE}</x:FmlaPict></xml>',
    ),
    "cell_of_an_old_control": (
        "xl/drawings/vmlDrawing9.vml",
        f'<xml xmlns:x="x"><x:FmlaLink>{_BOOK}</x:FmlaLink></xml>',
    ),
    "embedded_object_on_an_extra_sheet": (
        "xl/worksheets/sheet99.xml",
        '<worksheet><oleObjects><oleObject progId="Package"/></oleObjects></worksheet>',
    ),
}
for _name, (_part, _xml) in _PARTS.items():
    case(REFUSE, "K04", name=f"hidden_{_name}")(partial(with_part, _part, _xml))

_TAILS = {
    "sparkline": f'<extLst><ext xmlns:m="m"><m:sparkline><m:f>{_DDE}</m:f></m:sparkline></ext></extLst>',
    "newer_list": f'<extLst><ext xmlns:m="m"><m:formula1><m:f>{_BOOK}</m:f></m:formula1></ext></extLst>',
    "newer_list_from_the_web": (
        '<extLst><ext xmlns:m="m"><m:formula1><m:f>WEBSERVICE("x")</m:f></m:formula1></ext></extLst>'
    ),
    "newer_format": (
        '<extLst><ext xmlns:m="m"><m:cfRule><m:f>WEBSERVICE("x")</m:f></m:cfRule></ext></extLst>'
    ),
    "upper_bound_of_a_rule": (
        "<dataValidations><dataValidation><formula1>1</formula1>"
        f"<formula2>{_BOOK}</formula2></dataValidation></dataValidations>"
    ),
    "place_of_a_link": '<hyperlinks><hyperlink ref="A1" location="\'\\\\10.0.0.9\\x.xlsx\'!A1"/></hyperlinks>',
    "linked_object": '<oleObjects><oleObject progId="Package" link="[1]!x"/></oleObjects>',
    "control": '<controls><control shapeId="1" name="Jalan"/></controls>',
    "publishing_of_a_sheet": '<webPublishItems><webPublishItem id="1" destinationFile="x"/></webPublishItems>',
}
for _name, _xml in _TAILS.items():
    for _where in (K, "Bukti"):
        case(REFUSE, "K04", name=f"hidden_{_name}_on_{_where.lower()}")(
            partial(after_cells, _xml, _where)
        )

_RELATED = {
    "shape_that_starts_a_program": ("hyperlink", "file:///C:/Windows/System32/cmd.exe"),
    "shape_that_opens_a_computer_by_its_number": ("hyperlink", "\\\\10.0.0.9\\a.pdf"),
    "picture_from_a_computer_by_its_number": ("image", "\\\\10.0.0.9\\a.png"),
    "data_of_a_chart_elsewhere": ("oleObject", "file:///C:/x.xlsx"),
}
for _name, (_kind, _target) in _RELATED.items():
    case(REFUSE, "K04", name=f"hidden_{_name}")(
        partial(related, "xl/drawings/drawing9.xml", _kind, _target)
    )

_FORMULAS = {
    "link_to_a_program": 'HYPERLINK("file:///C:/Windows/System32/cmd.exe","buka")',
    "link_to_a_computer_by_its_number": 'HYPERLINK("\\\\10.0.0.9\\a")',
    "link_inside_a_condition": 'IF(1=1,hyperlink ( "C:\\a.bat" ),2)',
    "link_with_escaped_signs": "HYPERLINK(&quot;file:////10.0.0.9/a&quot;)",
    "value_from_the_web_in_a_name_of_its_own": '_xlfn.LET(_xlpm.a,WEBSERVICE("x"),1)',
}
for _name, _formula in _FORMULAS.items():
    case(REFUSE, "K04", name=f"hidden_{_name}")(
        partial(raw, "F6", f'<c r="F6"><f>{_formula}</f><v>2</v></c>')
    )
for _name, _formula in {
    "to_a_page": 'HYPERLINK("https://kota.example/SK","SK")',
    "to_a_share_of_the_office": 'HYPERLINK("\\\\server\\bukti\\SK.pdf")',
    "to_another_sheet": 'HYPERLINK("#Bukti!A6","bukti")',
}.items():
    case(WARN, "I22", name=f"ordinary_link_{_name}")(
        partial(raw, "F6", f'<c r="F6"><f>{_formula}</f><v>2</v></c>')
    )

_BYTES: dict[str, tuple[str, bytes]] = {
    "program_named_as_a_picture": ("xl/media/image9.png", _PROGRAM),
    "program_named_as_the_preview": ("docProps/thumbnail.jpeg", _PROGRAM),
    "program_among_the_settings_of_a_printer": (
        "xl/printerSettings/printerSettings9.bin",
        _PROGRAM,
    ),
    "object_among_the_settings_of_a_printer": ("xl/printerSettings/printerSettings9.bin", OLE),
    "query_in_wide_letters": (
        "customXml/item9.xml",
        "\ufeff<DataMashup>UEs=</DataMashup>".encode("utf-16-le"),
    ),
}
for _name, (_part, _data) in _BYTES.items():
    case(REFUSE, "K04", name=f"hidden_{_name}")(partial(with_part, _part, _data))


@case(REFUSE, "K04")
def hidden_publishing_of_the_book() -> bytes:
    objects = (
        '<webPublishObjects><webPublishObject id="1" destinationFile="x"/></webPublishObjects>'
    )
    return filled().edit("xl/workbook.xml", "</workbook>", f"{objects}</workbook>").data()


@case(ACCEPT)
def empty_macro_of_a_shape_as_every_program_writes_it() -> bytes:
    return with_part("xl/drawings/drawing9.xml", '<d><sp macro="" textlink=""/></d>')


@case(ACCEPT)
def settings_of_publishing_that_publish_nothing() -> bytes:
    return filled().edit("xl/workbook.xml", "</workbook>", "<webPublishing/></workbook>").data()


# ---- one value per cell, and pictures

_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_DOUBTFUL = {
    "three_values": '<c r="F6"><v>1</v><v>1</v><v>1</v></c>',
    "the_same_value_twice": '<c r="F6"><v>2</v><v>2</v></c>',
    "a_value_and_a_blank_one": '<c r="F6"><v>2</v><v/></c>',
    "a_shared_text_and_an_inline_one": '<c r="F6" t="s"><v>1</v><is><t>2</t></is></c>',
    "a_value_in_an_alternative_only": f'<c r="F6"><mc:AlternateContent {_MC}><mc:Choice Requires="x14"><v>2</v></mc:Choice></mc:AlternateContent></c>',
    "a_value_beside_an_alternative": f'<c r="F6"><v>2</v><mc:AlternateContent {_MC}><mc:Fallback><v>9</v></mc:Fallback></mc:AlternateContent></c>',
    "a_value_inside_a_value": '<c r="F6"><v>1<v>2</v></v></c>',
}
for _name, _xml in _DOUBTFUL.items():
    case(REFUSE, "K06", name=f"cell_with_{_name}")(partial(raw, "F6", _xml))
_PLAIN = {
    "an_extension_before_its_value": '<c r="F6"><extLst><ext><v>9</v></ext></extLst><v>2</v></c>',
    "a_text_in_an_extension": '<c r="F6"><v>2</v><extLst><ext><is><t>9</t></is></ext></extLst></c>',
    "blanks_around_its_value": '<c r="F6"> <v>2</v> </c>',
    "its_value_as_character_data": '<c r="F6"><v><![CDATA[2]]></v></c>',
    "a_comment_in_its_value": '<c r="F6"><v>2<!-- 9 --></v></c>',
    "a_value_of_a_newer_program": '<c r="F6" vm="0" cm="0"><v>2</v></c>',
}
for _name, _xml in _PLAIN.items():
    case(ACCEPT, name=f"cell_with_{_name}")(partial(raw, "F6", _xml))
_PICTURES = {
    "of_wps": '<c r="F6" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
    "of_wps_without_result": '<c r="F6"><f>DISPIMG("ID_1",1)</f></c>',
    "of_wps_as_an_error": '<c r="F6" t="e"><f>_xlfn.DISPIMG("ID_1",1)</f><v>#NAME?</v></c>',
    "of_wps_as_a_number": '<c r="F6"><f>_xlfn.DISPIMG("ID_1",1)</f><v>7</v></c>',
    "of_wps_as_an_inline_text": '<c r="F6" t="inlineStr"><is><t>=DISPIMG("ID_1",1)</t></is></c>',
    "placed_in_the_cell": '<c r="F6" t="e" vm="1"><v>#VALUE!</v></c>',
}
for _name, _xml in _PICTURES.items():
    case(WARN, "I30", name=f"picture_{_name}")(partial(raw, "F6", _xml))


# ---- merges over the cells that a unit fills in


def merged(ref: str, **values: object) -> bytes:
    book: Xlsx = filled().typed(K, dict(values))  # type: ignore[arg-type]
    return book.edit(
        book.sheets[K], "</mergeCells>", f'<mergeCell ref="{ref}"/></mergeCells>'
    ).data()


_MERGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "of_one_row": ("F6:I6", ("G6", "H6", "I6")),
    "with_locked_names": ("$F$6:$G$6", ("G6",)),
    "of_two_rows": ("F6:F8", ("F8",)),
    "of_a_remark": ("L6:L8", ()),
}
for _name, (_ref, _blank) in _MERGES.items():
    _codes = ["I20", *("I01" for _ in _blank)]
    case(WARN, *_codes, name=f"merge_{_name}")(partial(merged, _ref, **dict.fromkeys(_blank)))
case(ACCEPT, name="merge_above_the_rows")(partial(merged, "A4:C4"))
case(ACCEPT, name="merge_far_below_the_rows")(partial(merged, "A400:C400"))
