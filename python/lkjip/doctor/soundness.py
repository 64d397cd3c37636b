"""Checks that buttons, ribbon and macros are whole and bound, by relations and contents.

Other programs keep some of it and drop the rest, and a part that is there may hold nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip.book.drawing.zip_finish import groups
from lkjip.book.layout import LAYOUT
from lkjip.book.locks import parts_of
from lkjip.book.parts.package import Package
from lkjip.book.vba.reading import Unreadable
from lkjip.book.vba.sources import ribbon_callback
from lkjip.book.vba.whole import differing, part_of
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings

MACROS, BUTTONS, RIBBON = "Makro tombol", "Tombol di lembar", "Pita LKjIP"
RESTORE = "Ambil salinan terakhir dari folder cadangan."
OTHER_PROGRAM = "buku pernah disimpan oleh program selain Excel"
_BOUND = re.compile(rb"""FmlaMacro>\s*([^<]+?)\s*<|\smacro=["']([^"']+)["']""")


def soundness(around: Surroundings) -> Iterator[Line]:
    """Check the macros, then the buttons of each tab, then the ribbon."""
    package = Package(around.book)
    yield _macros(around, package)
    yield _buttons(package)
    yield _ribbon(package)


def _macros(around: Surroundings, package: Package) -> Line:
    part = part_of(package)
    if not part:
        return Line(MACROS, TROUBLE, "hilang; buku disimpan sebagai .xlsx?", RESTORE)
    renew = f"Tutup buku kerja, lalu {_lower(around.setup)}: makronya dipasang lagi."
    try:
        other = differing(package, LAYOUT)
    except Unreadable:
        return Line(MACROS, TROUBLE, "rusak: teksnya tidak dapat dibaca", renew)
    if around.book.suffix.casefold() != ".xlsm":
        cure = "Ganti nama berkasnya sehingga berakhir dengan .xlsm."
        return Line(MACROS, TROUBLE, f"nama berkas berakhir '{around.book.suffix}'", cure)
    if other:
        words = f"modul {', '.join(other)} hilang atau lain dari program ini"
        return Line(MACROS, TROUBLE, words, renew)
    return Line(MACROS, OK, "sesuai program")


def _buttons(package: Package) -> Line:
    parts = parts_of(package)
    wrong = []
    for tab in LAYOUT.tabs:
        wanted = {placed.button.sub for placed in LAYOUT.buttons if placed.tab == tab.name}
        part = parts.get(tab.name, "")
        if wanted and part in package and (missing := wanted - _bound(package, part)):
            wrong.append(f"{tab.name} ({len(missing)} dari {len(wanted)})")
    if wrong:
        words = f"tombol hilang atau tanpa makro di lembar {', '.join(wrong)}; {OTHER_PROGRAM}"
        return Line(BUTTONS, TROUBLE, words, f"{RESTORE} Pita LKjIP menjalankan hal yang sama.")
    return Line(BUTTONS, OK, f"{len(LAYOUT.buttons)} tombol terhubung ke makronya")


def _bound(package: Package, sheet: str) -> set[str]:
    """Return the subs to which the buttons of a sheet are bound, in any of the ways to say it."""
    drawings = [part for _, part in package.relations(sheet).values() if part in package]
    found: set[str] = set()
    for part in (sheet, *drawings):
        for match in _BOUND.finditer(package.data(part)):
            name = (match[1] or match[2]).decode("utf-8", "replace")
            found.add(name.rpartition("!")[2])
    return found


def _ribbon(package: Package) -> Line:
    part = next((p for kind, p in package.relations("").values() if kind == "extensibility"), "")
    text = package.data(part).decode("utf-8", "replace") if part in package else ""
    buttons = {button.sub: button for _, group in groups(LAYOUT) for button in group}
    wanted = {ribbon_callback(sub) for sub in buttons}
    missing = wanted - set(re.findall(r"""onAction=["']([^"']+)["']""", text))
    if not missing:
        return Line(RIBBON, OK, f"{len(wanted)} tombol terhubung ke makronya")
    seen = "hilang" if len(missing) == len(wanted) else f"{len(missing)} tombol hilang"
    cure = f"{RESTORE} Tombol di lembar menjalankan hal yang sama."
    return Line(RIBBON, TROUBLE, f"{seen}; {OTHER_PROGRAM}", cure)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
