"""The look of the form: colours, formats, page set-up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from lkjip.forms.spec import Kind

CREATED = datetime(2024, 1, 2)  # noqa: DTZ001 - a constant, so that the same form has the same bytes
NAVY, BLUE, INPUT, LOCKED, LINE, GREY = (
    "#1F3864",
    "#2F5597",
    "#FFF8D6",
    "#E4E4E4",
    "#BFBFBF",
    "#595959",
)
# On a grey print the input cells are white, the locked ones grey, those not asked dark.
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
NUMBER_FORMATS = {
    Kind.NUMBER: "General",  # "#,##0.##" would show 3 as "3,"
    Kind.RUPIAH: "#,##0",
    Kind.DATE: "[$-421]d mmmm yyyy",
    Kind.INTEGER: "0",
}

_NAMED: dict[str, dict[str, Any]] = {
    "band": {"bold": True, "font_size": 14, "font_color": "#FFFFFF", "bg_color": NAVY, "indent": 1},
    "subtitle": {"font_size": 11, "font_color": NAVY, "bold": True, "indent": 1},
    "box": {"bold": True, "bg_color": "#DEE7F3", "border": 1, "border_color": BLUE, "indent": 1},
    "progress": {"bold": True, "font_color": BLUE, "indent": 1},
    "section": {"bold": True, "font_color": NAVY, "bottom": 2, "bottom_color": BLUE},
    "number": {"bold": True, "font_color": BLUE, "align": "center", "valign": "top"},
    "text": {"valign": "top"},
    "thousands": {"num_format": "#,##0"},
    "first": {"top": 2, "top_color": BLUE},
    "bold": {"bold": True},
    "locked": {"locked": True},
    "plain": {"bold": False},
    "note": {"italic": True, "font_color": GREY},
    "remark": {"italic": True, "font_color": GREY, "text_wrap": False},
    "label": {"bg_color": LOCKED, "border": 1, "border_color": LINE, "indent": 1},
    "header": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": BLUE,
        "border": 1,
        "border_color": "#FFFFFF",
        "align": "center",
    },
    "not_asked": {"bg_color": "#BFBFBF", "border": 1, "border_color": LINE},
    "total": {
        "bold": True,
        "bg_color": LOCKED,
        "border": 1,
        "border_color": LINE,
        "align": "right",
    },
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """Return a format by its name in this module."""
        return self._make(name, _NAMED[name])

    def only(self, name: str) -> Any:
        """Return a format for conditional formatting: it holds only what is added to the cell."""
        key = f"only {name}"
        if key not in self._made:
            self._made[key] = self._book.add_format(_NAMED[name])
        return self._made[key]

    def cell(
        self,
        kind: Kind,
        typed: bool,
        *,
        left: bool = False,
        number: str = "",
        more: str = "",
    ) -> Any:
        """Return the format of a body cell: yellow and unlocked where the unit types.

        ``more`` names further properties in this module.
        """
        wide = kind in (Kind.TEXT, Kind.PARAGRAPH)
        middle = kind in (Kind.CHOICE, Kind.INTEGER)
        align = "left" if wide or left else "center" if middle else "right"
        properties = {
            "num_format": number or NUMBER_FORMATS.get(kind, "General"),
            "bg_color": INPUT if typed else LOCKED,
            "locked": not typed,
            "border": 1,
            "border_color": LINE,
            "align": align,
            "indent": 1 if align == "left" else 0,
            "valign": "top" if wide and typed and not left else "vcenter",
        }
        if kind in (Kind.NUMBER, Kind.RUPIAH, Kind.FORMULA):
            properties |= {"text_wrap": False, "shrink": True}  # smaller figures, never ####
        if kind is Kind.PARAGRAPH and typed:
            properties["num_format"] = "@"  # an answer that begins with - or = stays text
        for name in more.split():
            properties |= _NAMED[name]
        return self._make(f"{kind}{typed}{left}{number}{more}", properties)

    def _make(self, key: str, properties: dict[str, Any]) -> Any:
        if key not in self._made:
            base = {"font_name": "Calibri", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
            self._made[key] = self._book.add_format(base | properties)
        return self._made[key]


def date_words(day: date) -> str:
    """Return a date in words: ``6 Januari 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
