"""Writes back what changed in the stand-in of Excel; every other part keeps its bytes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from lxml import etree
from tests.windows.workbook_file import (
    MAIN,
    ErrorValue,
    StoredCell,
    StoredFile,
    StoredSheet,
    StoredTable,
    corners,
    letters,
)  # fmt: skip

ESCAPED = re.compile(
    "[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}(?:_|[\x00-\x08\x0b-\x1f]))"
)
DATED = "date:"
"""Begins the style of a cell that became a date: the file needs one more style for it."""


def save(file: StoredFile, copy: Path | None = None) -> None:
    """Write the sheets and tables that changed; into another file with ``copy``."""
    for sheet in file.sheets:
        if sheet.touched:
            file.parts[sheet.part] = _sheet_xml(sheet)
            for table in sheet.tables:
                file.parts[table.part] = _table_xml(file.parts[table.part], table, sheet)
            sheet.touched = sheet.touched and copy is not None
    file.parts["xl/workbook.xml"] = _workbook_xml(file)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in file.parts.items():
            archive.writestr(name, content)
    (copy or file.path).write_bytes(out.getvalue())


def _workbook_xml(file: StoredFile) -> bytes:
    """Write the printed areas; a book where none changed keeps its bytes."""
    root = etree.fromstring(file.parts["xl/workbook.xml"])
    changed = False
    for one in root.iter(MAIN + "definedName"):
        if one.get("name") == "_xlnm.Print_Area":
            area = file.print_areas[int(one.get("localSheetId"))]
            changed = changed or area != one.text
            one.text = area
    return _xml(root) if changed else file.parts["xl/workbook.xml"]


def _sheet_xml(sheet: StoredSheet) -> bytes:
    root = sheet.root
    body = root.find(MAIN + "sheetData")
    rows = {int(row.get("r")): row for row in body}
    there = {number: {corners(c.get("r"))[1]: c for c in row} for number, row in rows.items()}
    for (r, c), cell in sorted(sheet.cells.items()):
        if not cell.changed:
            continue
        if r not in rows:
            rows[r] = etree.Element(MAIN + "row", r=str(r))
            there[r] = {}
        there[r].setdefault(c, etree.Element(MAIN + "c", r=f"{letters(c)}{r}"))
        _put(there[r][c], cell, sheet.file)
        cell.changed = False
    for number, row in rows.items():
        row.attrib.pop("hidden", None)
        row.attrib.pop("spans", None)
        if number in sheet.hidden:
            row.set("hidden", "1")
        row[:] = [there[number][c] for c in sorted(there[number])]
    body[:] = [rows[number] for number in sorted(rows)]
    lock = root.find(MAIN + "sheetProtection")
    if lock is not None:
        root.remove(lock)
    if sheet.protected:
        text = sheet.lock or f'<sheetProtection xmlns="{MAIN[1:-1]}" sheet="1"/>'
        body.addnext(etree.fromstring(text))
    return _xml(root)


def _put(element: etree._Element, cell: StoredCell, file: StoredFile) -> None:
    element[:] = []
    for name in ("t", "s"):
        element.attrib.pop(name, None)
    if cell.style is not None:
        base = cell.style.removeprefix(DATED)
        element.set("s", base if base == cell.style else _date_style(base or "0", file))
    if cell.formula is not None:
        etree.SubElement(element, MAIN + "f").text = cell.formula[1:]
    value = cell.value
    if value is None:
        return
    if isinstance(value, str) and not isinstance(value, ErrorValue) and cell.formula is None:
        element.set("t", "inlineStr")
        inside = etree.SubElement(etree.SubElement(element, MAIN + "is"), MAIN + "t")
        inside.text = encoded(value)
        inside.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return
    if isinstance(value, bool):
        kind, text = "b", str(int(value))
    elif isinstance(value, str):
        kind, text = ("e" if isinstance(value, ErrorValue) else "str"), encoded(value)
    else:
        kind, text = "n", repr(float(value))  # type: ignore[arg-type]
    element.set("t", kind)
    etree.SubElement(element, MAIN + "v").text = text


def encoded(text: str) -> str:
    """Write characters that XML cannot hold as the file format does."""
    return ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _date_style(base: str, file: StoredFile) -> str:
    if base not in file.dated:
        root = etree.fromstring(file.parts["xl/styles.xml"])
        styles = root.find(MAIN + "cellXfs")
        copy = etree.fromstring(etree.tostring(styles[int(base)]))
        copy.set("numFmtId", "14")
        copy.set("applyNumberFormat", "1")
        styles.append(copy)
        styles.set("count", str(len(styles)))
        file.parts["xl/styles.xml"] = _xml(root)
        file.dated[base] = str(len(styles) - 1)
    return file.dated[base]


def _table_xml(content: bytes, table: StoredTable, sheet: StoredSheet) -> bytes:
    root = etree.fromstring(content)
    root.set("ref", _box(table, table.bottom))
    for name in ("totalsRowCount", "totalsRowShown", "headerRowCount"):
        root.attrib.pop(name, None)
    if table.totals:
        root.set("totalsRowCount", "1")
    if not table.headers:
        root.set("headerRowCount", "0")
    columns = root.find(MAIN + "tableColumns")
    for c, column in enumerate(columns, table.left):
        heading = sheet.cells.get((table.top, c))
        if table.headers and heading is not None and isinstance(heading.value, str):
            column.set("name", heading.value.replace("\n", "_x000a_"))
    for c in range(table.left + len(columns), table.right + 1):
        number = str(max(int(one.get("id")) for one in columns) + 1)
        name = str(sheet.cells[table.top, c].value)
        etree.SubElement(columns, MAIN + "tableColumn", id=number, name=name)
    columns.set("count", str(len(columns)))
    for name in ("autoFilter", "sortState"):
        old = root.find(MAIN + name)
        if old is not None:
            root.remove(old)
    if table.arrows:
        arrows = etree.Element(MAIN + "autoFilter", ref=_box(table, table.bottom - table.totals))
        for number, values in table.filtered.items():
            one = etree.SubElement(arrows, MAIN + "filterColumn", colId=str(number - 1))
            kept = etree.SubElement(one, MAIN + "filters")
            for value in values:
                etree.SubElement(kept, MAIN + "filter", val=value)
        root.insert(0, arrows)
    return _xml(root)


def _box(table: StoredTable, bottom: int) -> str:
    return f"{letters(table.left)}{table.top}:{letters(table.right)}{bottom}"


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
