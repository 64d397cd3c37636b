"""Draws the tabs: the card and the buttons of a step, the head of a register, the home tab."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.a1 import column_letters
from lkjip.book.drawing import styles as look
from lkjip.book.drawing.canvas import Sheet
from lkjip.book.drawing.step_card import draw_card
from lkjip.book.drawing.tables import write_table
from lkjip.book.layout.places import REGISTER_ROW, TABLE_ROW
from lkjip.book.layout.steps import LAST_OF_SECTION
from lkjip.book.spec import MAX_ROWS, Layout, Link, Placed, Tab, TabKind, Table
from lkjip.book.vba.sources import PROTECTION
from lkjip.sop.activities import ALL_STEPS, activity_of

MARGIN = 1.5
PAPER_A4 = 9
LINK_LABEL = "Tanpa makro:"
LINK_TIP = (
    "Sama dengan tombolnya, tanpa makro. Bekerja bila buku dibuka lewat pintasan 'LKjIP tanpa "
    "makro' di desktop dan baris status Excel menulis: LKjIP siap."
)
LINK_HEIGHT = 14
TITLE_HEIGHT = 18
"""Of the row with the titles of tables that stand side by side."""
TAB_COLOURS = {
    TabKind.HOME: look.NAVY,
    TabKind.STEPS: look.BLUE,
    TabKind.REGISTER: "#BF9000",
    TabKind.ENTRY: "#7F7F7F",
    TabKind.RESULT: "#548235",
    TabKind.SYSTEM: "#7F7F7F",
}


def draw(sheet: Sheet, tab: Tab, layout: Layout) -> None:
    """Draw everything of one tab except the home tab's own drawing."""
    sheet.raw.hide_gridlines(2)
    sheet.raw.set_tab_color(TAB_COLOURS[tab.kind])
    sheet.width(1, MARGIN)
    grows = tab.kind is TabKind.REGISTER
    for table in layout.tables_of(tab.name):
        for i, column in enumerate(table.columns, table.col):
            sheet.width(i, column.width, look.below(column.kind) if grows else None)
    last = max((t.col + len(t.columns) - 1 for t in layout.tables_of(tab.name)), default=10)
    if tab.kind is TabKind.STEPS:
        step = activity_of(tab.sop_step)
        _band(sheet, f"Langkah {step.no} dari {_last_step(step.no)} · {step.short}", last)
        draw_card(sheet, tab, step, last, layout)
        put_links(sheet, [link for link in layout.links if link.tab == tab.name])
        header = TABLE_ROW
    else:
        _head(sheet, tab, last)
        header = REGISTER_ROW
    for table in layout.tables_of(tab.name):
        if table.title:
            end = table.col + len(table.columns) - 1
            sheet.merge((table.row - 1, table.col, table.row - 1, end), table.title, look.SECTION)
            sheet.height(table.row - 1, TITLE_HEIGHT)
        sheet.height(table.row, 28 if tab.kind is TabKind.STEPS else 32)
        write_table(sheet, table)
    for placed in layout.buttons:
        if placed.tab == tab.name:
            put_button(sheet, placed)
    printed = [
        t.col + i
        for t in layout.tables_of(tab.name)
        for i, column in enumerate(t.columns)
        if column.printed
    ]
    if max(printed, default=last) < last:
        # it ends with the data: programs print every blank page of it
        end = max(table.row + max(1, len(table.shipped)) for table in layout.tables_of(tab.name))
        sheet.raw.print_area(0, 0, end - 1, max(printed) - 1)
    if tab.kind is not TabKind.STEPS:
        sheet.raw.freeze_panes(*tab.freeze)
    _allow_digits(sheet, layout.tables_of(tab.name))
    finish(sheet, tab, header)


def _last_step(no: int) -> int:
    """Return how many steps there are: a section sees eight of them."""
    return max(LAST_OF_SECTION, len(ALL_STEPS) if no > LAST_OF_SECTION else 0)


def _allow_digits(sheet: Sheet, tables: tuple[Table, ...]) -> None:
    """Text cells that hold digits are meant so: Excel marks none of them as an error."""
    boxes = [
        f"{column_letters(i)}{table.row + 1}:{column_letters(i)}{table.row + MAX_ROWS}"
        for table in tables
        for i, column in enumerate(table.columns, table.col)
        if look.below(column.kind)
    ]
    if boxes:
        sheet.raw.ignore_errors({"number_stored_as_text": " ".join(boxes)})


def _band(sheet: Sheet, title: str, last: int) -> None:
    sheet.height(1, 24)
    back = max(3, last - 1)
    sheet.merge((1, 2, 1, back - 1), title, look.BAND)
    sheet.merge((1, back, 1, max(back, last)), None, look.BAND_RIGHT)
    sheet.link((1, back), "Beranda", "‹ Beranda", look.BAND_RIGHT)


def _head(sheet: Sheet, tab: Tab, last: int) -> None:
    _band(sheet, tab.title, last)
    sheet.height(2, 20)
    sheet.merge((2, 2, 2, last), tab.remark, look.NOTE)
    sheet.height(3, 8)


def put_button(sheet: Sheet, placed: Placed) -> None:
    """Draw a form button; its VBA sub carries the same name."""
    result = sheet.raw.insert_button(
        placed.row - 1,
        placed.col - 1,
        {
            "macro": placed.button.sub,
            "caption": placed.button.caption,
            "width": placed.width,
            "height": placed.height,
            "x_offset": placed.x,
            "y_offset": placed.y,
            "description": placed.button.hint,
        },
    )
    if isinstance(result, int) and result < 0:
        raise RuntimeError(f"button {placed.button.sub}: {result}")


def put_links(sheet: Sheet, links: Sequence[Link], height: float = LINK_HEIGHT) -> None:
    """Draw the links of a tab, and the label before the first one."""
    first = links[0]
    sheet.put(first.row, first.col - 1, LINK_LABEL, look.LINK_LABEL)
    for row in {link.row for link in links}:
        sheet.height(row, height)
    for link in links:
        box = (link.row, link.col, link.row, link.right)
        sheet.merge(box, link.button.caption, look.LINK)
        sheet.follow(link.row, link.col, link.target, link.button.caption, LINK_TIP, look.LINK)


def finish(sheet: Sheet, tab: Tab, header: int) -> None:
    """Set print layout and protection."""
    raw = sheet.raw
    raw.set_landscape()
    raw.set_paper(PAPER_A4)
    raw.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    raw.fit_to_pages(1, 0)
    raw.set_footer("&L&8&F&C&8&A&R&8Halaman &P dari &N · dicetak &D &T")
    if tab.kind in (TabKind.REGISTER, TabKind.ENTRY, TabKind.RESULT):
        raw.repeat_rows(header - 1)
    if tab.locked:
        raw.protect("", PROTECTION)
