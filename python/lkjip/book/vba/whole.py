"""The whole VBA project of a layout: written into a build, compared with a book, renewed in it."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.book.parts.package import Package, tag
from lkjip.book.spec import Layout
from lkjip.book.vba.module import Module
from lkjip.book.vba.project import vba_project
from lkjip.book.vba.reading import read_modules, same_code
from lkjip.book.vba.sources import modules

NAME = "LKjIPBook"


def modules_of(layout: Layout, codenames: Sequence[str] = ()) -> list[Module]:
    """Return the modules of a layout; ``codenames`` are the sheets' own, if they are others."""
    buttons = list({placed.button.sub: placed.button for placed in layout.buttons}.values())
    locked = [tab.name for tab in layout.tabs if tab.locked]
    return modules(buttons, codenames or [tab.codename for tab in layout.tabs], locked)


def project_of(layout: Layout, codenames: Sequence[str] = ()) -> bytes:
    """Return the project of a layout as the file holds it."""
    return vba_project(NAME, modules_of(layout, codenames))


def part_of(package: Package) -> str:
    """Return the part with the project of a closed book; ``""`` when there is none."""
    targets = package.relations("xl/workbook.xml").values()
    return next((part for kind, part in targets if kind == "vbaProject" and part in package), "")


def renewed(package: Package, layout: Layout) -> bytes:
    """Return the project for a book as it is, also with sheets of the user's own."""
    found = []
    for kind, part in package.relations("xl/workbook.xml").values():
        if kind == "worksheet" and part in package:
            own = package.xml(part).find(tag("sheetPr"))
            if own is not None and own.get("codeName"):
                found.append(own.get("codeName", ""))
    return project_of(layout, found)


def differing(package: Package, layout: Layout) -> tuple[str, ...]:
    """Name the modules of the product that a closed book lacks or has otherwise.

    Raises ``Unreadable`` for a damaged project.
    """
    part = part_of(package)
    there = read_modules(package.data(part)) if part else {}
    ours = (module for module in modules_of(layout) if not module.is_document)
    return tuple(m.name for m in ours if not same_code(m.source, there.get(m.name, "")))
