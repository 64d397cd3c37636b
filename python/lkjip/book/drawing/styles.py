"""Colours, fonts and number formats of everything on a sheet: one place for the whole look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkjip.tables.column import Kind

FONT = "Calibri"
NAVY, BLUE, PALE = "#1F3864", "#2F5597", "#DEE7F3"
INK, GREY, LINE, PAPER = "#262626", "#595959", "#BFBFBF", "#F5F6F8"
INPUT = "#FFF8D6"
BAR = "#B4C7E7"
"""A bar behind a figure: so pale that the figure stays readable."""

STATES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("#F8D0CC", "#8E1B0E", ("terlambat", "tolak", "dikembalikan", "tidak sesuai", "Rendah")),
    (
        "#FFE8A8",
        "#6B4E00",
        ("menunggu", "perlu", "belum dievaluasi", "Sedang", "hampir", "dibatalkan"),
    ),
    ("#E4E4E4", "#404040", ("belum",)),
    ("#D3E8C8", "#2F5A1B", ("selesai", "diterima", "disetujui", "sesuai", "Tinggi")),
    ("#D6E4F5", "#1F4E79", ("berjalan", "dikirim", "diminta", "catatan")),
)
"""Fill, ink and the words that get them; the first match counts. Colour never stands alone.

A form that is accepted with notes ("diterima, ada catatan") is complete: nobody waits for it.
"""
_RED, _AMBER, _GREY, _GREEN, _BLUE = ((fill, ink) for fill, ink, _ in STATES)
TILE_COLOURS = (
    *(_AMBER, _RED, _RED, _AMBER, _GREY, _GREEN),
    *(_RED, _AMBER, _BLUE),
    *(None, _RED),
)
"""Fill and ink of a figure on the home tab that has something to say; the budget's never has."""
PLAN_FILL, FACT_FILL, OVER_FILL = "#9DB7DD", "#404040", "#B23A2E"
"""Bars of the plan, of what became of it, and the mark of what runs over."""

TEXT_FORMAT = "@"
"""Excel takes what is typed in such a cell as text: the eighteen digits of a NIP stay."""
WHOLE, FRACTION = "#,##0", "#,##0.##"
"""A whole number under the format of fractions would show as ``7,``: no format can tell them apart,
so a conditional format gives whole ones their own."""
NUMBER_FORMATS: Mapping[Kind, str] = {
    Kind.CODE: TEXT_FORMAT,
    Kind.SETTING: TEXT_FORMAT,
    Kind.INTEGER: WHOLE,
    Kind.YEAR: "0",
    Kind.NUMBER: FRACTION,
    Kind.VALUE: FRACTION,
    Kind.MONEY: WHOLE,
    Kind.PERCENT: "#,##0.00",
    Kind.DATE: "[$-421]d mmm yyyy",
    Kind.TIME: "[$-421]d mmm yyyy hh:mm",
}

LONG_DATE = "[$-421]dddd, d mmmm yyyy"

_ALIGN = {
    Kind.TEXT: "left",
    Kind.CODE: "left",
    Kind.FILE: "left",
    Kind.RECORD: "left",
    Kind.SETTING: "left",
    Kind.FINGERPRINT: "fill",
    Kind.CENTRED_TEXT: "center",
    Kind.DATE: "center",
    Kind.TIME: "center",
}

_WRAPPED = (Kind.TEXT, Kind.CENTRED_TEXT, Kind.CODE, Kind.RECORD, Kind.SETTING)


def below(kind: Kind) -> dict[str, Any] | None:
    """Return the format of the blank cells below a register, in which people type on."""
    return {"num_format": TEXT_FORMAT} if NUMBER_FORMATS.get(kind) == TEXT_FORMAT else None


def body(kind: Kind, typed: bool = False) -> dict[str, Any]:
    """Return the format of a table's body cell."""
    return {
        "num_format": NUMBER_FORMATS.get(kind, "General"),
        "align": _ALIGN.get(kind, "right"),
        "indent": 0 if kind in _ALIGN else 1,
        "valign": "top",
        "text_wrap": kind in _WRAPPED,
        "border": 1,
        "border_color": LINE,
        "bg_color": INPUT if typed else "#FFFFFF",
        "locked": not typed,
    }


HEADER: dict[str, Any] = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": BLUE,
    "border": 1,
    "border_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
    "align": "center",
}
BAND: dict[str, Any] = {
    "bold": True,
    "font_size": 14,
    "font_color": "#FFFFFF",
    "bg_color": NAVY,
    "valign": "vcenter",
    "indent": 1,
}
BAND_RIGHT: dict[str, Any] = BAND | {"align": "right", "font_size": 11, "bold": False}
NOTE: dict[str, Any] = {"font_color": GREY, "italic": True, "text_wrap": True, "valign": "vcenter"}
SECTION: dict[str, Any] = {
    "bold": True,
    "font_color": NAVY,
    "font_size": 11,
    "bottom": 2,
    "bottom_color": BLUE,
    "valign": "vcenter",
}
LABEL: dict[str, Any] = {
    "font_color": GREY,
    "bg_color": PAPER,
    "border": 1,
    "border_color": LINE,
    "valign": "vcenter",
    "text_wrap": True,
    "indent": 1,
}
VALUE: dict[str, Any] = {
    "bold": True,
    "font_color": INK,
    "border": 1,
    "border_color": LINE,
    "valign": "vcenter",
    "text_wrap": True,
    "align": "left",
    "indent": 1,
}
TYPED: dict[str, Any] = VALUE | {"bg_color": INPUT, "locked": False}
LINK: dict[str, Any] = {"font_color": BLUE, "underline": 1, "font_size": 9, "valign": "vcenter"}
LINK_LABEL: dict[str, Any] = {
    "font_color": GREY, "italic": True, "font_size": 9, "valign": "vcenter", "align": "right",
}  # fmt: skip
TEXT: dict[str, Any] = {"font_color": INK, "text_wrap": True, "valign": "top"}


def colours_of(state: str) -> tuple[str, str] | None:
    """Return fill and ink of a state word; None for a word without colour."""
    said = state.casefold()
    for fill, ink, words in STATES:
        if any(word.casefold() in said for word in words):
            return fill, ink
    return None
