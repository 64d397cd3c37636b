"""One module of a VBA project: its name, its kind, and the text that stands in its stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ENCODING = "cp1252"
CODE_PAGE = 1252

Kind = Literal["standard", "workbook", "sheet"]

CLASS_IDS: dict[Kind, str] = {
    "workbook": "00020819-0000-0000-C000-000000000046",
    "sheet": "00020820-0000-0000-C000-000000000046",
}
"""The Excel classes behind ``ThisWorkbook`` and behind a worksheet's module."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module to write; ``source`` has no ``Attribute`` lines, lines end in LF or CRLF."""

    name: str
    source: str
    kind: Kind

    @property
    def is_document(self) -> bool:
        """True if the module belongs to the workbook or to a sheet."""
        return self.kind != "standard"


def stream_text(module: Module) -> str:
    """The module's whole text as Excel keeps it: attributes first, CRLF, a line end at the end."""
    lines = [f'Attribute VB_Name = "{module.name}"']
    if module.is_document:
        lines += [
            f'Attribute VB_Base = "0{{{CLASS_IDS[module.kind]}}}"',
            "Attribute VB_GlobalNameSpace = False",
            "Attribute VB_Creatable = False",
            "Attribute VB_PredeclaredId = True",
            "Attribute VB_Exposed = True",
            "Attribute VB_TemplateDerived = False",
            "Attribute VB_Customizable = True",
        ]
    source = module.source.replace("\r\n", "\n").rstrip("\n")
    if source:
        lines += source.split("\n")
    return "".join(f"{line}\r\n" for line in lines)
