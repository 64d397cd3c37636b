"""The modules of the book's VBA project: three hand-written texts and one sub per button.

A button's sub takes no argument and runs constant text, so nothing that stands in a cell can
reach the command line. Its twin for the ribbon takes the control ``As Object``, because
LibreOffice does not know ``IRibbonControl`` and one unknown word stops every button there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Protocol

from lkjip.actions.model import SUB_PREFIX
from lkjip.book.vba.module import Module

STAMP_NAME = "stempel_jalan"
"""The named cell whose value Python changes in every run; the VBA compares it before and after."""

PROTECTION = {"sort": True, "autofilter": True, "format_columns": True}
"""The options of a locked sheet, in XlsxWriter's names; ``kunci.bas`` sets the same."""

WORKBOOK_CODENAME = "ThisWorkbook"
BUTTONS_MODULE = "LkjipTombol"
LOCKS_MODULE = "LkjipKunci"
COMMON_MODULES = {"LkjipPesan": "pesan.bas", LOCKS_MODULE: "kunci.bas"}
BUTTONS_TEXT = "tombol.bas"
RIBBON_PREFIX = "Pita_"

_SUB = re.compile(rf"{SUB_PREFIX}[A-Za-z][A-Za-z0-9_]*")
_MACRO = re.compile(r"[a-z_][a-z0-9_]*")


class Button(Protocol):
    """A button as the VBA needs it."""

    @property
    def sub(self) -> str:
        """The sub's name, such as ``Tombol_Kumpulkan``."""

    @property
    def macro(self) -> str:
        """The function of ``lkjip.macros``, such as ``kumpulkan``."""

    @property
    def question(self) -> str:
        """The yes-or-no question before the button runs; ``""`` asks nothing."""


def modules(
    buttons: Sequence[Button], sheet_codenames: Sequence[str], locked: Sequence[str]
) -> list[Module]:
    """Return all modules: the workbook's, one per sheet code name, the shared ones, the buttons'.

    ``locked`` names the sheets that are locked after each run. ``ValueError`` for a button whose
    sub, macro or question cannot be written.
    """
    text = "\n".join([_text(BUTTONS_TEXT), *(_sub(button) for button in buttons)])
    common = {name: _text(file) for name, file in COMMON_MODULES.items()}
    common[LOCKS_MODULE] += f"\n{_locked_sheets(locked)}"
    return [
        Module(WORKBOOK_CODENAME, "", "workbook"),
        *(Module(codename, "", "sheet") for codename in sheet_codenames),
        *(Module(name, source, "standard") for name, source in common.items()),
        Module(BUTTONS_MODULE, text, "standard"),
    ]


def ribbon_callback(sub: str) -> str:
    """Return the ribbon's sub for a button's sub: ``Tombol_Kumpulkan`` → ``Pita_Kumpulkan``."""
    return RIBBON_PREFIX + sub.removeprefix(SUB_PREFIX)


def _sub(button: Button) -> str:
    return "\n".join(_sub_lines(button)) + "\n"


def _sub_lines(button: Button) -> Iterator[str]:
    if not _SUB.fullmatch(button.sub):
        raise ValueError(f"{button.sub!r}: a button's sub is named {SUB_PREFIX} and a word")
    if not _MACRO.fullmatch(button.macro):
        raise ValueError(f"{button.sub}: {button.macro!r} is no name of a Python function")
    question = f"If Yakin({_literal(button.question)}) Then " if button.question else ""
    yield f"Public Sub {button.sub}()"
    yield f'    {question}Jalankan "import lkjip.macros as m; m.{button.macro}()"'
    yield "End Sub"
    yield ""
    yield f"Public Sub {ribbon_callback(button.sub)}(ByVal control As Object)"
    yield f"    {button.sub}"
    yield "End Sub"


def _locked_sheets(names: Sequence[str]) -> str:
    """Return the function that names the sheets to lock; no sheet name may hold a slash."""
    value = _literal("/".join(names))
    return (
        f"Private Function LembarTerkunci() As String\n    LembarTerkunci = {value}\nEnd Function\n"
    )


def _literal(text: str) -> str:
    """Return a text as a VBA string expression; line breaks become ``vbLf``."""
    lines = (line.replace('"', '""') for line in text.split("\n"))
    return " & vbLf & ".join(f'"{line}"' for line in lines)


def _text(file: str) -> str:
    return (resources.files(__package__) / file).read_text(encoding="utf-8")
