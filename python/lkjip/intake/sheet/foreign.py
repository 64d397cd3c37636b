"""Refuses formulas that reach out of the file: other workbooks, DDE, the web, native code.

They may stand in cells, in defined names, and in the rules of a sheet (drop-downs, formats).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from xml.parsers import expat

from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import local
from lkjip.intake.sheet.values import decode

_FOREIGN = re.compile(r"\[[^\[\]]{1,120}\][^\[\]!]{0,120}!|^[^\"]{0,80}\|[^\"]{0,200}!")
_CALLS = ("WEBSERVICE(", "CALL(", "REGISTER(", "REGISTER.ID(", "EXEC(", "RTD(", "DDE(", "IMAGE(")
_SIGNS = ("[", "|", *_CALLS)
_RULE = re.compile(r"<(?:\w+:)?(?:formula[12]?|f)(?:\s[^<>]*)?>([^<]*)<")


def refuse_in_cells(formulas: Mapping[str, str], name: str) -> None:
    """Refuse a sheet by the formulas of its cells. Raises ``RefusedError`` (K04)."""
    if not _suspicious("\n".join(formulas.values())):
        return
    for cell, formula in formulas.items():
        if kind := _reaches_out(formula):
            raise RefusedError("K04", f"{kind} (rumus di {name}!{cell})", name, cell)


def refuse_in_rules(name: str, part: str) -> None:
    """Refuse a sheet by what stands after its cells: rules for input and for formats."""
    tail = part[part.rfind("</sheetData>") :]
    if "[" in tail or "|" in tail:
        _refuse(map(decode, _RULE.findall(tail)), f"aturan sel di {name}")


@lru_cache(maxsize=32)
def refuse_in_names(part: bytes) -> None:
    """Refuse a workbook by its defined names; ``part`` is the workbook part, sound XML."""
    if b"definedName" in part and _suspicious(part.decode("utf-8", "replace")):
        _refuse(_names(part), "nama di buku kerja")


def _suspicious(text: str) -> bool:
    upper = text.upper()
    return any(sign in upper for sign in _SIGNS)


def _reaches_out(formula: str) -> str:
    if not (_FOREIGN.search(formula) or any(call in formula.upper() for call in _CALLS)):
        return ""
    return "tautan DDE" if "|" in formula else "tautan ke berkas luar"


def _refuse(formulas: Iterable[str], where: str) -> None:
    for formula in formulas:
        if kind := _reaches_out(formula):
            raise RefusedError("K04", f"{kind} ({where})")


def _names(part: bytes) -> list[str]:
    """Return the formulas behind the defined names."""
    found: list[str] = []
    inside = False

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = local(tag) == "definedName"
        if inside:
            found.append("")

    def end(_tag: str) -> None:
        nonlocal inside
        inside = False

    def text(data: str) -> None:
        if inside:
            found[-1] += data

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.Parse(part, True)
    return found
