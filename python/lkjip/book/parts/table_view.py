"""Takes off what a person switched on in a table of the closed book, when it is written."""

from __future__ import annotations

from lxml import etree

from lkjip.book.parts.package import tag
from lkjip.book.parts.sheet_xml import SheetXml


def open_up(root: etree._Element, sheet: SheetXml, first: int, last: int, ref: str) -> list[str]:
    """Give a table its new place without filter, total row, sort mark and hidden rows.

    A program applies a filter only when a person chooses it, so one that stays in the file would
    hide the wrong rows. Returns what was changed, in words for the person.
    """
    told = []
    arrows = root.find(tag("autoFilter"))
    if arrows is not None:
        arrows.set("ref", ref)
        if len(arrows):
            told.append("saringan dilepas; pasang lagi bila masih perlu")
            arrows[:] = []
    mark = root.find(tag("sortState"))
    if mark is not None:  # it names rows that may be gone
        root.remove(mark)
    if sheet.show_rows(first, last) and not told:
        told.append("baris yang tersembunyi ditampilkan")
    if root.attrib.pop("totalsRowCount", "0") != "0":
        told.append("baris total dimatikan; nyalakan lagi bila masih perlu")
    return told
