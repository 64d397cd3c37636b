"""Draws the head of a step's tab: its state, who must do what next, and the words of the SOP."""

from __future__ import annotations

from lkjip.book.drawing import styles as look
from lkjip.book.drawing.canvas import Sheet
from lkjip.book.layout.card import (
    CARD_HEIGHTS,
    CARD_LABELS,
    CARD_ROW,
    CARD_SIZE,
    VALUE_COLUMNS,
)
from lkjip.book.layout.places import BUTTON_ROW, LINK_ROWS, TABLE_ROW
from lkjip.book.spec import Layout, Tab
from lkjip.sop.activities import Activity
from lkjip.tables.column import Kind

SIZE = {"font_size": CARD_SIZE}
SOP_LABEL, SOP_WORDS = 5, 6
"""Columns of the SOP's words beside the card."""
SOP_WIDTH = 64
"""Characters that they cover at least, as far as the table below reaches."""
BUTTONS_HIGH, BUTTONS_LOW = 50, 38
"""Points of the row of buttons: two lines of them, or one."""
NO_LINKS = 3
"""Points of a row for links that has none."""
NO_TYPED_CELL = 3
"""Points of the row between card and buttons where one types nothing."""


def draw_card(sheet: Sheet, tab: Tab, step: Activity, last: int, layout: Layout) -> None:
    """Draw the card, the cell in which one types, the SOP's words, and the room for buttons."""
    sheet.height(2, 16)
    sheet.merge((2, 2, 2, last), step.activity, look.NOTE | {"text_wrap": False})
    sheet.height(3, 3)
    sheet.height(CARD_ROW - 1, 14)
    first, end = VALUE_COLUMNS
    sheet.merge((CARD_ROW - 1, 2, CARD_ROW - 1, end), "Keadaan langkah ini", look.SECTION | SIZE)
    for i, label in enumerate(CARD_LABELS):
        row = CARD_ROW + i
        sheet.height(row, CARD_HEIGHTS[i])
        sheet.put(row, 2, label, look.LABEL | SIZE)
        style = look.VALUE | SIZE
        if i == CARD_LABELS.index("Tenggat"):
            style |= {"num_format": look.NUMBER_FORMATS[Kind.DATE]}
        sheet.merge((row, first, row, end), "belum mulai" if i == 0 else None, style)
    sheet.colour_states((CARD_ROW, first, CARD_ROW, end))
    _typed_cells(sheet, tab, layout)
    _sop_words(sheet, step, _reach(tab, last, layout))
    lines = {placed.y for placed in layout.buttons if placed.tab == tab.name and not placed.primary}
    sheet.height(BUTTON_ROW, BUTTONS_HIGH if len(lines) > 1 else BUTTONS_LOW)
    for row in LINK_ROWS:
        sheet.height(row, NO_LINKS)
    sheet.height(TABLE_ROW - 1, 18)


def _typed_cells(sheet: Sheet, tab: Tab, layout: Layout) -> None:
    row = BUTTON_ROW - 1
    sheet.height(row, NO_TYPED_CELL)
    for named in layout.names:
        if named.tab == tab.name and named.entry:
            sheet.put(named.row, named.col - 1, named.label, look.LABEL | SIZE)
            style = look.TYPED | (
                {"num_format": look.NUMBER_FORMATS[named.kind]}
                if named.kind in look.NUMBER_FORMATS
                else {}
            )
            sheet.put(named.row, named.col, named.value, style)
            sheet.height(named.row, 24)


def _reach(tab: Tab, last: int, layout: Layout) -> int:
    """Return the last column of the SOP's words: wide enough, but no wider than the table."""
    widths = {
        i: column.width
        for table in layout.tables_of(tab.name)
        for i, column in enumerate(table.columns, table.col)
    }
    covered, column = 0.0, SOP_WORDS
    while column < last and (covered := covered + widths.get(column, 0)) < SOP_WIDTH:
        column += 1
    return column


def _sop_words(sheet: Sheet, step: Activity, last: int) -> None:
    top = CARD_ROW
    sheet.merge((top - 1, SOP_LABEL, top - 1, last), "Menurut SOP", look.SECTION | SIZE)
    decision = (
        f"Sesuai: {step.decision.conforming}. Tidak sesuai: {step.decision.not_conforming}."
        if step.decision
        else "–"
    )
    words = (
        ("Waktu", f"{step.duration_days} hari kerja", 0, 0),
        ("Output", "; ".join(step.output), 1, 2),
        ("Pelaksana", ", ".join(step.performer), 3, 3),
        ("Kelengkapan", "; ".join(step.completeness_items), 4, 4),
        ("Keputusan", decision, 5, 5),
    )
    for label, said, begin, end in words:
        sheet.merge((top + begin, SOP_LABEL, top + end, SOP_LABEL), label, look.LABEL | SIZE)
        style = look.VALUE | SIZE | {"bold": False}
        sheet.merge((top + begin, SOP_WORDS, top + end, last), said, style)
