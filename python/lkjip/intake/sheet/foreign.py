"""Refuses formulas that reach out of the file: other workbooks, DDE, the web, native code.

They may stand in cells, in defined names, in the rules of a sheet (drop-downs, formats) and behind
drawings and buttons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from xml.parsers import expat

from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import leads_elsewhere, local
from lkjip.intake.sheet.values import decode

_LITERAL = re.compile(r"('(?:[^']|'')*')|\"(?:[^\"]|\"\")*\"")
"""A quoted name of a sheet, which stays, or a text in quotation marks, which reaches nowhere."""
# [1]Sheet!  [a.xlsx]Sheet!  'C:\a.xlsx'!Name  '\\server\a.xlsx'!Name
_FOREIGN = re.compile(
    r"\[(?:[0-9]+|[^\[\]]{1,200}\.[A-Za-z]{2,5})\][^\[\]!()+*/,;=<>&]{0,120}!"
    r"|'(?:[A-Za-z]:|\\|[a-z]{3,5}:)[^']{0,300}'!"
)
_DDE = re.compile(r"\|[^!]{0,300}!")
CALLS = re.compile(
    r"(?<![A-Z0-9])(?:WEBSERVICE|CALL|REGISTER(?:\.ID)?|EXEC|RTD|DDE|IMAGE)\s*\(", re.IGNORECASE
)
_ACTS = ("macro", "FmlaMacro", "oleObject", "webPublish", "<control")
_SIGNS = ("[", "|", "\\", *_ACTS)
_WORDS = ("WEBSERVICE", "CALL", "REGISTER", "EXEC", "RTD", "DDE", "IMAGE")
"""Words looked for first: a plain search takes a hundredth of the time of the pattern above."""
_CACHED = 64 * 1024
_RULE = re.compile(
    r"<(?:\w+:)?(?:formula[12]?|calculatedColumnFormula|totalsRowFormula|f|Fmla[A-Z][a-z]+)"
    r"(?:\s[^<>]*)?>([^<]*)(?=<)"  # the next tag may be a rule inside this one
)
_ATTRIBUTE = re.compile(r"""\s(?:textlink|location)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ACTIVE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "tombol bermakro",
        re.compile(r"""\smacro\s*=\s*(?:"[^"]|'[^'])|<(?:\w+:)?FmlaMacro>[^<]"""),
    ),
    ("objek tertanam", re.compile(r"<(?:\w+:)?oleObject\b")),
    ("kontrol ActiveX", re.compile(r"<(?:\w+:)?control\b")),
    ("penerbitan ke tempat lain", re.compile(r"<(?:\w+:)?webPublish(?:Object|Item)\b")),
)
_LINK = re.compile(r'HYPERLINK\s*\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_MARKS = (b"<f", b":f", b"ormula", b"textlink", b"Fmla", *(word.encode() for word in _ACTS))
"""Beginnings of whatever can act: a part without any of them need not be decoded."""


def refuse_in_cells(formulas: Mapping[str, str], name: str) -> None:
    """Refuse a sheet by the formulas of its cells. Raises ``RefusedError`` (K04)."""
    if not _suspicious("\n".join(formulas.values())):
        return
    for cell, formula in formulas.items():
        if kind := _reaches_out(formula):
            raise RefusedError("K04", f"{kind} (rumus di {name}!{cell})", name, cell)


def refuse_in_rules(name: str, part: str) -> None:
    """Refuse a sheet by what stands after its cells: rules for input and for formats."""
    _refuse_in_text(part[part.rfind("</sheetData>") :], f"aturan sel di {name}")


def refuse_in_part(name: str, part: bytes) -> None:
    """Refuse a package by a part that nobody reads: a hidden or extra sheet, a chart, a table."""
    if len(part) <= _CACHED:
        _refuse_in_small_part(name, part)
    else:
        _refuse_in_any_part(name, part)


@lru_cache(maxsize=64)
def _refuse_in_small_part(name: str, part: bytes) -> None:
    """Remember small parts: styles and pages of instructions are equal in form after form."""
    _refuse_in_any_part(name, part)


def _refuse_in_any_part(name: str, part: bytes) -> None:
    if any(mark in part for mark in _MARKS):
        _refuse_in_text(part.decode("utf-8", "replace"), f"bagian {name}")


def _refuse_in_text(text: str, where: str) -> None:
    if not _suspicious(text):
        return
    for what, pattern in _ACTIVE:
        if pattern.search(text):
            raise RefusedError("K04", f"{what} ({where})")
    attributes = (double or single for double, single in _ATTRIBUTE.findall(text))
    _refuse(map(decode, (*_RULE.findall(text), *attributes)), where)


@lru_cache(maxsize=32)
def refuse_in_names(part: bytes) -> None:
    """Refuse a workbook by its defined names; ``part`` is the workbook part, sound XML."""
    if b"definedName" in part and _suspicious(part.decode("utf-8", "replace")):
        _refuse(_names(part), "nama di buku kerja")
    if b"webPublishObject" in part:
        raise RefusedError("K04", "penerbitan ke tempat lain (buku kerja)")


def _suspicious(text: str) -> bool:
    return _may_reach(text) if len(text) <= _CACHED else _may_reach.__wrapped__(text)


@lru_cache(maxsize=128)
def _may_reach(text: str) -> bool:
    """Remember texts: the rules and formulas of a template come with form after form."""
    if any(sign in text for sign in _SIGNS):
        return True
    upper = text.upper()
    if "HYPERLINK" in upper:
        return True
    return any(word in upper for word in _WORDS) and CALLS.search(text) is not None


def _reaches_out(formula: str) -> str:
    bare = _bare(formula)
    if _DDE.search(bare):
        return "tautan DDE"
    return "tautan ke berkas luar" if _FOREIGN.search(bare) else calls_out(formula)


def calls_out(formula: str) -> str:
    """Return what a formula of any program calls: the web, native code, a program behind a link."""
    if any(leads_elsewhere(link.replace('""', '"')) for link in _LINK.findall(formula)):
        return "tautan ke program atau ke alamat jaringan"
    return "tautan ke berkas luar" if CALLS.search(_bare(formula)) else ""


def _bare(formula: str) -> str:
    """Return a formula without its texts, but for one that makes a reference out of a text."""
    builds = "INDIRECT" in formula.upper()
    return formula if builds else _LITERAL.sub(r"\1", formula)


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
