"""The tabs that only one level of book uses: in the other they are hidden, and still there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from lkjip.book.layout import LAYOUT
from lkjip.book.parts.package import Package, tag
from lkjip.tables.cells import text
from lkjip.tables.data import Row
from lkjip.tables.declared.registers import SETTINGS
from lkjip.tables.table import Level

TABLE = SETTINGS.name
_KEY = "level"
_BOOK = "xl/workbook.xml"


def shown_tabs(settings: Iterable[Row]) -> Mapping[str, bool]:
    """Return which tabs of one level are to be seen; nothing where the level is not known."""
    said = next((text(one.value) for one in SETTINGS.read_rows(settings) if one.key == _KEY), "")
    if said not in (Level.SECTION, Level.CITY):
        return {}
    return {tab.name: tab.level == said for tab in LAYOUT.tabs if tab.level is not Level.BOTH}


def show_tabs(package: Package, shown: Mapping[str, bool]) -> None:
    """Show and hide tabs of the closed book; a hidden one is no more the one that opens."""
    book = package.xml(_BOOK)
    sheets = list(book.iter(tag("sheet")))
    changed = [
        one for one in sheets if _visible(one) != shown.get(one.get("name", ""), _visible(one))
    ]
    for one in changed:
        if _visible(one):
            one.set("state", "hidden")
        else:
            del one.attrib["state"]
    if not changed:
        return
    for view in book.iter(tag("workbookView")):
        at = int(view.get("activeTab", "0"))
        if not _visible(sheets[at]):
            view.set("activeTab", "0")
    package.put(_BOOK, book)


def _visible(sheet: etree._Element) -> bool:
    return sheet.get("state", "visible") == "visible"
