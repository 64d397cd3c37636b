"""The locks of the layout's sheets in a saved file.

A button opens the sheets for its run, so a file that is saved or copied meanwhile has none.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from lkjip.book.layout import LAYOUT
from lkjip.book.parts.package import REL, Package, tag

OPTIONS = {
    "sheet": "1", "objects": "1", "scenarios": "1", "formatColumns": "0", "sort": "0",
    "autoFilter": "0",
}  # fmt: skip
"""As a build writes them: columns may be widened, rows sorted and filtered."""
_LOCK = re.compile(rb"""sheetProtection[^>]*\ssheet=["'](?:1|true)["']""")
_BEFORE = ("sheetCalcPr", "sheetData")
"""The lock stands behind the last of these that a sheet has."""


def parts_of(package: Package) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    relations = package.relations("xl/workbook.xml")
    book = package.xml("xl/workbook.xml")
    return {
        sheet.get("name", ""): relations[sheet.get(f"{{{REL}}}id", "")][1]
        for sheet in book.iter(tag("sheet"))
        if sheet.get(f"{{{REL}}}id", "") in relations
    }


def open_tabs(package: Package) -> tuple[str, ...]:
    """Return the sheets that the layout locks and the file does not."""
    parts = parts_of(package)
    return tuple(
        tab.name
        for tab in LAYOUT.tabs
        if tab.locked
        and parts.get(tab.name, "") in package
        and not _LOCK.search(package.data(parts[tab.name]))
    )


def lock(root: etree._Element) -> None:
    """Lock one sheet, without a password, as a build does."""
    old = root.find(tag("sheetProtection"))
    if old is not None:
        root.remove(old)
    anchor = next(found for name in _BEFORE if (found := root.find(tag(name))) is not None)
    anchor.addnext(etree.Element(tag("sheetProtection"), OPTIONS))


def lock_file(path: Path) -> None:
    """Put the missing locks into a file; one that has all of them stays as it is."""
    package = Package(path, whole=False)
    missing = open_tabs(package)
    if not missing:
        return
    parts = parts_of(package)
    for tab in missing:
        root = package.xml(parts[tab])
        lock(root)
        package.put(parts[tab], root)
    package.save()
