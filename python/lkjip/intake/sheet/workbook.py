"""Reads the workbook part: its sheets in order, hidden or not, and its date system."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import Relation, elements, relations

WORKSHEET = "worksheet"
MAX_SHEETS = 200
_AUTO = ("auto_open", "auto_close", "auto_activate", "auto_deactivate")


class SheetPart(NamedTuple):
    """One sheet: its name, the part that holds it, and whether the user can see it."""

    name: str
    section: str
    hidden: bool
    kind: str


class Workbook(NamedTuple):
    """The sheets, the date system, and the parts with shared texts and styles (or ``""``).

    ``section`` is the part of the workbook itself.
    """

    sheets: tuple[SheetPart, ...]
    mac: bool
    text: str
    style: str
    section: str


def read_workbook(parts: Mapping[str, bytes]) -> Workbook:
    """Return the workbook of a package; ``parts`` maps lower-case names to bytes."""
    path = _workbook_part(parts)
    folder, _, name = path.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    if rels not in parts:
        raise RefusedError("K03", "hubungan buku kerja hilang")
    targets = relations(rels, parts[rels])
    sheets: list[SheetPart] = []
    mac = False
    for tag, attributes in elements(path, parts[path]):
        if tag == "sheet":
            sheets.append(_sheet(attributes, targets, parts))
        elif tag == "workbookPr":
            mac = attributes.get("date1904", "").lower() in ("1", "true", "on")
        elif tag == "definedName":
            defined = attributes.get("name", "").lower().removeprefix("_xlnm.")
            if defined.startswith(_AUTO):
                raise RefusedError("K04", "lembar makro Excel 4")
    if len(sheets) > MAX_SHEETS:
        raise RefusedError("K05", f"{len(sheets)} lembar, paling banyak {MAX_SHEETS}")
    names = [sheet.name.casefold() for sheet in sheets]
    if not sheets or len(set(names)) != len(names):
        raise RefusedError("K03", "daftar lembar rusak")
    by_kind = {relation.kind: relation.target for relation in targets.values()}
    strings, styles = by_kind.get("sharedstrings", ""), by_kind.get("styles", "")
    if strings and strings not in parts:
        raise RefusedError("K03", "sharedStrings hilang")
    return Workbook(tuple(sheets), mac, strings, styles if styles in parts else "", path)


def _workbook_part(parts: Mapping[str, bytes]) -> str:
    targets = {
        relation.target
        for relation in relations("_rels/.rels", parts["_rels/.rels"]).values()
        if relation.kind == "officedocument"
    }
    if not targets:
        raise RefusedError("K01", "arsip ini bukan buku kerja Excel")
    if len(targets) > 1:
        raise RefusedError("K06", "dua buku kerja dalam satu berkas")
    (target,) = targets
    if target not in parts:
        raise RefusedError("K03", "buku kerja hilang")
    return target


def _sheet(
    attributes: Mapping[str, str], targets: Mapping[str, Relation], parts: Mapping[str, bytes]
) -> SheetPart:
    target = targets.get(attributes.get("id", ""))
    if target is None or target.target not in parts:
        raise RefusedError("K03", f"lembar '{attributes.get('name', '')}' hilang dari berkas")
    if "macrosheet" in target.kind:
        raise RefusedError("K04", "lembar makro Excel 4")
    hidden = attributes.get("state", "visible") != "visible"
    return SheetPart(attributes.get("name", ""), target.target, hidden, target.kind)
