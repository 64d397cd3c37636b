"""The card of a step's tab: its lines, their heights, and how much they can say."""

from __future__ import annotations

from lkjip.book.spec import Layout
from lkjip.book.text_room import column_pixels

CARD_ROW = 5
"""The row where the card (state, due date, …) begins."""
CARD_LABELS = ("Keadaan", "Tenggat", "Sisa waktu", "Pelaksana", "Yang kurang", "Berikutnya")
CARD_LINES = (1, 1, 1, 2, 2, 2)
"""Lines of type that each of them has room for."""
CARD_HEIGHTS = (13.5, 13.5, 13.5, 24, 24, 24)
"""Their heights in points."""
CARD_SIZE = 9
VALUE_COLUMNS = (3, 4)
"""The columns that a value of the card covers."""
DEFAULT_WIDTH = 8.43


def value_pixels(tab: str, layout: Layout) -> int:
    """Return the width of a value of the card: that of the columns of the tab's tables."""
    widths = {
        i: column.width
        for table in layout.tables_of(tab)
        for i, column in enumerate(table.columns, table.col)
    }
    return sum(column_pixels(widths.get(column, DEFAULT_WIDTH)) for column in VALUE_COLUMNS)
