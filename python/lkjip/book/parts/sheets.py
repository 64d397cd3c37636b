"""The sheets of the closed book: each as values, or as a tree once something is written there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from lkjip.book.parts.number_formats import date_styles, first_day
from lkjip.book.parts.package import REL, Package, tag
from lkjip.book.parts.sheet_values import SheetValues, string_of
from lkjip.book.parts.sheet_xml import SheetXml


class Sheets:
    """The worksheets of a package, by the names of their tabs."""

    def __init__(self, package: Package, book: etree._Element) -> None:
        """Take the package and its ``xl/workbook.xml``."""
        self._package = package
        self.parts: Mapping[str, str] = dict(_worksheets(package, book))
        """The part of each tab."""
        self._trees: dict[str, SheetXml] = {}
        self._read: dict[str, SheetValues] = {}
        self._shared: list[str] | None = None
        self._dates = date_styles(package)
        self._first_day = first_day(book)

    def values(self, tab: str) -> SheetXml | SheetValues:
        """Return what a sheet holds: from its tree where there is one, else without any."""
        if tab in self._trees:
            return self._trees[tab]
        if tab not in self._read:
            data, dates = self._package.data(self.parts[tab]), self._dates.__contains__
            try:
                self._read[tab] = SheetValues(data, self._strings, dates, self._first_day)
            except etree.XMLSyntaxError:
                return self.tree(tab)  # which says what is damaged
        return self._read[tab]

    def tree(self, tab: str, *, read: bool = False) -> SheetXml:
        """Return a sheet as a tree whose cells can be set; to ``read`` many of them is quick."""
        if tab not in self._trees:
            if read:
                self.values(tab)
            before = self._read.pop(tab, None)
            root = self._package.xml(self.parts[tab])
            dates = self._dates.__contains__
            self._trees[tab] = SheetXml(root, self._strings, dates, self._first_day, before)
        return self._trees[tab]

    def close(self, tab: str) -> None:
        """Let go of a sheet; who asks for it again reads it anew from the package."""
        self._trees.pop(tab, None)
        self._read.pop(tab, None)

    def _strings(self) -> list[str]:
        if self._shared is None:
            targets = self._package.relations("xl/workbook.xml").values()
            part = next((t for kind, t in targets if kind == "sharedStrings"), "")
            root = self._package.xml(part or "xl/sharedStrings.xml")
            self._shared = [string_of(item) for item in root.iter(tag("si"))]
        return self._shared


def _worksheets(package: Package, book: etree._Element) -> Iterator[tuple[str, str]]:
    relations = package.relations("xl/workbook.xml")
    for sheet in book.iter(tag("sheet")):
        kind, target = relations.get(sheet.get(f"{{{REL}}}id", ""), ("", ""))
        if kind == "worksheet" and target in package:
            yield sheet.get("name", ""), target
