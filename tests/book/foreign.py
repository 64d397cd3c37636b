"""A small book as Excel itself saves one, written by hand: every habit that ours does not have.

Shared strings (with rich runs and phonetics), rows and cells partly without addresses, ``spans``,
extension lists and foreign namespaces, a calc chain, no request for a recalculation, a formula
beside the table, a total row, names of one sheet only, a tab whose name needs quotes.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
FOREIGN = (
    f'xmlns="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="x14ac xr" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
)

TAB = "Data 'asli'"
TABLE = "tblAsli"
HEADERS = ("Kode", "Nilai", "Hari", "Milik Saya")

CONTENT_TYPES = f"""<Types xmlns="{PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>\
<Override PartName="/xl/tables/table1.xml" ContentType="{TYPES}.table+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>\
<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/>\
<Override PartName="/xl/calcChain.xml" ContentType="{TYPES}.calcChain+xml"/></Types>"""

ROOT_RELS = f"""<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""

WORKBOOK = f"""<workbook {FOREIGN}><fileVersion appName="xl" lastEdited="7" lowestEdited="7"/>\
<workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>\
<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20490" windowHeight="7545"/></bookViews>\
<sheets><sheet name="{TAB}" sheetId="4" r:id="rId7"/></sheets><definedNames>\
<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Data ''asli'''!$B$4</definedName>\
<definedName name="tunjuk">'Data ''asli'''!$B$2</definedName>\
<definedName name="tunjuk" localSheetId="0">'Data ''asli'''!$Z$99</definedName>\
<definedName name="hilang">#REF!</definedName>\
<definedName name="rumus">SUM('Data ''asli'''!$B$2:$B$3)</definedName>\
</definedNames><calcPr calcId="191029"/><extLst><ext uri="{{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}}"/>\
</extLst></workbook>"""

WORKBOOK_RELS = f"""<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId7" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/>\
<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>\
<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>\
<Relationship Id="rId9" Type="{OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>"""

CALC_CHAIN = f'<calcChain xmlns="{MAIN}"><c r="E5" i="4" l="1"/><c r="G1" i="4"/></calcChain>'

STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="1">\
<numFmt numFmtId="164" formatCode="[$-421]d\\ mmmm\\ yyyy;@"/></numFmts>\
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""

STRINGS = f"""<sst xmlns="{MAIN}" count="8" uniqueCount="7"><si><t>Kode</t></si><si><t>Nilai</t></si>\
<si><t>Hari</t></si><si><t>Milik Saya</t></si><si><r><rPr><b/><sz val="11"/></rPr><t>SB</t></r>\
<r><t xml:space="preserve">-PEM </t></r><rPh sb="0" eb="2"><t>es be</t></rPh></si>\
<si><t>garis_x000D_\nbaru</t></si><si><t>Jumlah</t></si></sst>"""

SHEET = f"""<worksheet {FOREIGN} xr:uid="{{00000000-0001-0000-0000-000000000000}}">\
<sheetPr codeName="DataAsli"/><dimension ref="B1:G7"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>\
<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>\
<cols><col min="2" max="2" width="14.7109375" customWidth="1"/></cols><sheetData>\
<row r="1" spans="2:7" x14ac:dyDescent="0.25"><c r="G1"><f>SUM(C5:C6)</f><v>9</v></c></row>\
<row r="2" spans="2:7"><c r="B2" t="s"><v>5</v></c></row>\
<row r="4" spans="2:7" x14ac:dyDescent="0.25"><c r="B4" t="s"><v>0</v></c><c r="C4" t="s"><v>1</v></c>\
<c r="D4" t="s"><v>2</v></c><c r="E4" t="s"><v>3</v></c></row>\
<row r="5" spans="2:7" x14ac:dyDescent="0.25"><c r="B5" t="s"><v>4</v></c><c s="1"><v>4.0</v></c>\
<c s="2"><v>45659</v></c><c r="E5" t="str"><f>B5&amp;"!"</f><v>SB-PEM !</v></c><c r="G5"><v>42</v></c></row>\
<row spans="2:7"><c r="B6" t="inlineStr"><is><t>SB-WIL</t></is></c><c r="C6" s="1"><v>5.25</v></c>\
<c r="D6" s="3"><v>45660.5</v></c></row>\
<row r="7"><c r="B7" t="s"><v>6</v></c><c r="C7" s="1"><f>SUBTOTAL(109,C5:C6)</f><v>9.25</v></c></row>\
</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>\
<tableParts count="1"><tablePart r:id="rId1"/></tableParts>\
<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"/></extLst></worksheet>"""

SHEET_RELS = f"""<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{OFFICE}/table" Target="../tables/table1.xml"/></Relationships>"""

TABLE_PART = f"""<table {FOREIGN} id="3" xr:uid="{{00000000-000C-0000-FFFF-FFFF00000000}}" \
name="{TABLE}" displayName="{TABLE}" ref="B4:E7" totalsRowCount="1"><autoFilter ref="B4:E6"/>\
<tableColumns count="4"><tableColumn id="1" name="Kode" totalsRowLabel="Jumlah"/>\
<tableColumn id="2" name="Nilai" totalsRowFunction="sum"/><tableColumn id="3" name="Hari"/>\
<tableColumn id="7" name="Milik Saya"/></tableColumns>\
<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>"""

PARTS = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": ROOT_RELS,
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": WORKBOOK_RELS,
    "xl/worksheets/sheet1.xml": SHEET,
    "xl/worksheets/_rels/sheet1.xml.rels": SHEET_RELS,
    "xl/tables/table1.xml": TABLE_PART,
    "xl/styles.xml": STYLES,
    "xl/sharedStrings.xml": STRINGS,
    "xl/calcChain.xml": CALC_CHAIN,
}
SAVED = (2025, 1, 2, 8, 30, 0)


def saved_by_excel(path: Path) -> Path:
    """Write the book."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in PARTS.items():
            info = zipfile.ZipInfo(name, SAVED)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (HEAD + text).encode())
    return path
