"""Asks the spreadsheet program to compute the closed book anew when it opens it."""

from __future__ import annotations

from lxml import etree

from lkjip.book.parts.package import Package, tag


def ask_for_recalculation(package: Package) -> None:
    """Let the program that opens the book compute it, and drop the calc chain."""
    if "xl/calcChain.xml" in package:
        package.drop("xl/calcChain.xml")
    book = package.xml("xl/workbook.xml")
    calc = book.find(tag("calcPr"))
    if calc is None or calc.get("fullCalcOnLoad") not in ("1", "true"):
        if calc is None:
            names = book.find(tag("definedNames"))
            anchor = names if names is not None else book.find(tag("sheets"))
            calc = etree.Element(tag("calcPr"))
            anchor.addnext(calc)  # type: ignore[union-attr]
        calc.set("fullCalcOnLoad", "1")
        package.put("xl/workbook.xml", book)
