"""Refuses a VBA project on which Excel would break later.

Excel says nothing when it loads a project; it stops at the first click, or shows "?" for a
letter. So every rule is checked here and broken rules raise ``ValueError`` with the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lkjip.book.vba.directory import LONGEST_NAME
from lkjip.book.vba.module import ENCODING, Module

LONGEST_LINE = 1023
"""The VBA editor's limit for one line."""

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*")
_PROCEDURE = re.compile(
    r"[ \t]*(?:(?P<scope>Public|Private|Friend)[ \t]+)?(?:Static[ \t]+)?"
    r"(?P<kind>Sub|Function|Property[ \t]+(?:Get|Let|Set))[ \t]+(?P<name>[^\s(]+)",
    re.IGNORECASE,
)
_WORDS = """
and as boolean byref byte byval call case const date declare dim do double each else end enum erase
error event exit false for friend function get global gosub goto if implements in integer is let
like long loop lset me mod new next not nothing null object on option optional or paramarray
preserve private property public raiseevent redim rem resume return rset select set single static
step stop string sub then to true type until variant vba wend while with xor
"""
_STREAMS = "dir"  # a module's stream lies beside this one
_RESERVED = frozenset([*_WORDS.split(), _STREAMS])


class Procedure(NamedTuple):
    """A procedure as its first line declares it."""

    module: str
    line: int
    name: str
    kind: str
    public: bool


def check_project(name: str, modules: Sequence[Module]) -> None:
    """Raise ``ValueError`` when Excel could not use a project of this name and these modules."""
    _check_identifier(name, "the project", longest=128)
    seen: dict[str, str] = {name.lower(): f"the project {name}"}
    for module in modules:
        _check_identifier(module.name, "a module")
        _claim(seen, module.name, f"module {module.name}")
        _check_text(module)
    if sum(module.kind == "workbook" for module in modules) != 1:
        raise ValueError("a VBA project has exactly one module of kind 'workbook'")
    found = [procedure for module in modules for procedure in procedures(module)]
    for procedure in found:
        _check_procedure(procedure, seen)
    _check_duplicates(found, {module.name for module in modules if not module.is_document})


def procedures(module: Module) -> Iterator[Procedure]:
    """Yield the procedures that a module declares, in order."""
    for number, line in enumerate(_lines(module), start=1):
        if match := _PROCEDURE.match(line):
            public = (match["scope"] or "Public").lower() == "public"
            kind = " ".join(match["kind"].lower().split())
            yield Procedure(module.name, number, match["name"], kind, public)


def _lines(module: Module) -> list[str]:
    return module.source.replace("\r\n", "\n").split("\n")


def _check_identifier(name: str, what: str, longest: int = LONGEST_NAME) -> None:
    if not _IDENTIFIER.fullmatch(name) or len(name) > longest or name.lower() in _RESERVED:
        raise ValueError(
            f"{name!r} cannot be the name of {what}: letters A-Z, digits and _ only, a letter "
            f"first, at most {longest} characters, no word of the language"
        )


def _claim(seen: dict[str, str], name: str, owner: str) -> None:
    if name.lower() in seen:
        raise ValueError(f"{owner} has the same name as {seen[name.lower()]}")
    seen[name.lower()] = owner


def _check_text(module: Module) -> None:
    for number, line in enumerate(_lines(module), start=1):
        where = f"module {module.name}, line {number}"
        for character in line:
            if (character < " " and character != "\t") or not _encodable(character):
                raise ValueError(
                    f"{where}: the character {character!r} (U+{ord(character):04X}) "
                    f"cannot stand in VBA text ({ENCODING}, CRLF)"
                )
        if len(line) > LONGEST_LINE:
            raise ValueError(f"{where}: {len(line)} characters, at most {LONGEST_LINE} are allowed")
        if line.lstrip().lower().startswith("attribute vb_"):
            raise ValueError(f"{where}: the writer adds the Attribute lines itself")


def _encodable(character: str) -> bool:
    try:
        character.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def _check_procedure(procedure: Procedure, seen: dict[str, str]) -> None:
    where = f"module {procedure.module}, line {procedure.line}"
    _check_identifier(procedure.name, f"a procedure ({where})", longest=255)
    if _CELL_LIKE.fullmatch(procedure.name):
        raise ValueError(f"{where}: {procedure.name} looks like a cell, so Excel cannot run it")
    if owner := seen.get(procedure.name.lower()):
        raise ValueError(f"{where}: {procedure.name} has the same name as {owner}")


def _check_duplicates(found: Sequence[Procedure], standard: set[str]) -> None:
    seen: dict[tuple[str, str, str], Procedure] = {}
    for procedure in found:
        accessor = procedure.kind if procedure.kind.startswith("property") else ""
        shared = procedure.public and procedure.module in standard
        for scope in ("", procedure.module) if shared else (procedure.module,):
            key = (scope, procedure.name.lower(), accessor)
            first = seen.setdefault(key, procedure)
            if first is not procedure:
                raise ValueError(
                    f"module {procedure.module}, line {procedure.line}: {procedure.name} is "
                    f"already in module {first.module}, line {first.line}"
                )
