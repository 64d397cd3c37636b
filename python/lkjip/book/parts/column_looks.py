"""Finds how a closed book shows the columns of its tables: number formats, and own formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from lkjip.a1 import address
from lkjip.book.cells import split_range
from lkjip.book.parts.package import REL, Package, tag
from lkjip.book.parts.sheet_values import decode

GENERAL = "General"
_BUILT_IN = {
    **{0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **{11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy"},
    **{16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 20: "h:mm", 21: "h:mm:ss"},
    **{22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 49: "@"},
}
"""The formats without a code of their own (ECMA-376 part 1, 18.8.30)."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a column: the number format of its first cell, and whether it has formulas."""

    number_format: str
    formulas: bool


def column_looks(path: Path) -> Mapping[tuple[str, str], Look]:
    """Return the look of each column, by table and heading."""
    package = Package(path)
    formats = _formats(package)
    relations = package.relations("xl/workbook.xml")
    found: dict[tuple[str, str], Look] = {}
    for sheet in package.xml("xl/workbook.xml").iter(tag("sheet")):
        kind, part = relations.get(sheet.get(f"{{{REL}}}id", ""), ("", ""))
        if kind == "worksheet" and part in package:
            found |= dict(_of_sheet(package, part, formats))
    return found


def _of_sheet(
    package: Package, part: str, formats: list[str]
) -> Iterator[tuple[tuple[str, str], Look]]:
    tables = [target for kind, target in package.relations(part).values() if kind == "table"]
    if not tables:
        return
    cells = {cell.get("r", ""): cell for cell in package.xml(part).iter(tag("c"))}
    for target in tables:
        root = package.xml(target)
        top, left, bottom, _right = split_range(root.get("ref", ""))
        for i, column in enumerate(root.iter(tag("tableColumn"))):
            here = [cells.get(address(row, left + i)) for row in range(top + 1, bottom + 1)]
            key = (root.get("displayName", ""), decode(column.get("name", "")))
            yield key, Look(_format(here[0] if here else None, formats), any(map(_counts, here)))


def _format(cell: etree._Element | None, formats: list[str]) -> str:
    index = int(cell.get("s", "0")) if cell is not None else 0
    return formats[index] if index < len(formats) else GENERAL


def _counts(cell: etree._Element | None) -> bool:
    return cell is not None and cell.find(tag("f")) is not None


def _formats(package: Package) -> list[str]:
    """Return the format code of each cell style."""
    if "xl/styles.xml" not in package:
        return []
    root = package.xml("xl/styles.xml")
    listed_formats = root.iterfind(f"{tag('numFmts')}/{tag('numFmt')}")
    own = {int(i.get("numFmtId", "0")): i.get("formatCode", "") for i in listed_formats}
    known = {**_BUILT_IN, **own}
    styles = root.find(tag("cellXfs"))
    listed = styles if styles is not None else ()
    return [known.get(int(style.get("numFmtId", "0")), GENERAL) for style in listed]
