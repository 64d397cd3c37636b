"""Draws ``Beranda``: one screen (1366 × 768) that says where the report stands."""

from __future__ import annotations

from lkjip.a1 import column_letters
from lkjip.book.drawing import styles as look
from lkjip.book.drawing.canvas import Sheet
from lkjip.book.drawing.home_chart import draw_plan_chart
from lkjip.book.drawing.tabs import MARGIN, TAB_COLOURS, finish, put_button, put_links
from lkjip.book.layout import home as grid
from lkjip.book.layout.home import Part
from lkjip.book.layout.places import REGISTER_ROW
from lkjip.book.spec import Layout, Tab, TabKind
from lkjip.sop.activities import STEPS
from lkjip.sop.office_words import names_from
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS

CLEAR = {"font_color": look.INK, "valign": "vcenter", "text_wrap": True}
"""A cell of a list: no frame, so that free lines stay white."""
HEAD = look.SECTION | {"font_size": 10}
TILE_WORDS = (
    *("perlu dipastikan", "dikembalikan", "terlambat"),
    *("jatuh tempo hari ini", "belum diterima", "lengkap"),
    *("temuan tolak", "temuan perlu diperbaiki", "catatan"),
    *("serapan anggaran", "batas hukum"),
)
TOO_LATE = 'ISNUMBER(SEARCH("lewat",{words}))'
COUNTS = "AND(ISNUMBER({number}),{number}<>0)"
BEGIN = "Isi tanggal mulai di lembar 1 Rencana, lalu tekan Tetapkan Rencana."


def draw_home(sheet: Sheet, tab: Tab, layout: Layout) -> None:
    """Draw the home tab: Python fills its named blocks, its chart reads the tab ``Proses``."""
    sheet.raw.hide_gridlines(2)
    sheet.raw.hide_row_col_headers()
    sheet.raw.set_tab_color(TAB_COLOURS[TabKind.HOME])
    sheet.width(1, MARGIN)
    for column in range(grid.LEFT, grid.LAST + 1):
        sheet.width(column, grid.COLUMN)
    lines = (grid.TITLE, *grid.STRIP, grid.ACTION, grid.NUMBERS, grid.WORDS, *grid.GAPS)
    for line in lines:
        sheet.height(line.row, line.points)
    for row in range(grid.PANELS, grid.BOTTOM + 1):
        sheet.height(row, grid.PANEL_HEIGHT)
    row = grid.TITLE.row
    _cell(sheet, row, grid.TITLE_PART, _title(layout), look.BAND | {"shrink": True})
    _cell(sheet, row, grid.TODAY_PART, None, look.BAND_RIGHT | {"font_size": 10})
    _strip(sheet)
    row = grid.ACTION.row
    _cell(sheet, row, grid.ACTION_LABEL, "Tindakan berikut", look.LABEL | {"bold": True})
    _cell(sheet, row, grid.ACTION_PART, BEGIN, look.VALUE)
    _tiles(sheet)
    _units(sheet)
    _goals(sheet)
    _plan(sheet)
    for placed in layout.buttons:
        if placed.tab == tab.name:
            put_button(sheet, placed)
    put_links(sheet, [link for link in layout.links if link.tab == tab.name], grid.LINKS_ROW.points)
    sheet.raw.print_area(0, 1, grid.BOTTOM - 1, grid.LAST - 1)
    finish(sheet, tab, 1)


def _cell(sheet: Sheet, row: int, part: Part, value: str | None, style: dict[str, object]) -> None:
    sheet.merge((row, part.first, row, part.last), value, style)


def _title(layout: Layout) -> str:
    """Return year and office, as the settings of the layout have them."""
    shipped = SETTINGS.read_rows(layout.table(SETTINGS.name).shipped)
    values = {row.key: text(row.value) for row in shipped}
    return f"LKjIP {values['tahun']} · {names_from(values).unit}"


def _strip(sheet: Sheet) -> None:
    name, state, due, left = (line.row for line in grid.STRIP)
    head = look.HEADER | {"align": "center", "font_size": grid.PLAIN}
    middle = look.VALUE | {"align": "center", "indent": 0, "font_size": grid.PLAIN}
    small = look.LABEL | {"align": "center", "indent": 0, "font_size": grid.SMALL}
    for i, step in enumerate(STEPS):
        first = grid.LEFT + grid.STEP_COLUMNS * i
        part = Part(first, first + grid.STEP_COLUMNS - 1)
        _cell(sheet, name, part, None, head)
        tab = grid.place_of_step(i)
        sheet.formula((name, first), f'=HYPERLINK("#\'"&{tab}&"\'!A1",{tab})', head, step.tab)
        _cell(sheet, state, part, "belum mulai", middle)
        _cell(sheet, due, part, None, small)
        _cell(sheet, left, part, None, small)
    sheet.colour_states((state, grid.LEFT, state, grid.LAST))


def _tiles(sheet: Sheet) -> None:
    """Draw the large figures; one that counts something has the colour of its word."""
    number, words = grid.NUMBERS.row, grid.WORDS.row
    big = {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"}
    big |= {"shrink": True, "font_color": look.GREY, "bg_color": look.PAPER}
    small = {"font_size": grid.SMALL, "align": "center", "valign": "top", "text_wrap": True}
    small |= {"font_color": look.GREY, "bg_color": look.PAPER}
    sides = {"left": 1, "right": 1, "left_color": "#FFFFFF", "right_color": "#FFFFFF"}
    law = grid.TILES[-1]
    for part, label, colours in zip(grid.TILES, TILE_WORDS, look.TILE_COLOURS, strict=True):
        _cell(sheet, number, part, "–", big | sides)
        _cell(sheet, words, part, label, small | sides)
        letters = column_letters(part.first)
        places = {"number": f"${letters}${number}", "words": f"${letters}${words}"}
        if colours:
            where = (TOO_LATE if part == law else COUNTS).format(**places)
            sheet.colour_where((number, part.first, words, part.last), where, *colours)


def _units(sheet: Sheet) -> None:
    _cell(sheet, grid.PANELS, grid.UNIT_HEAD, "Pengumpulan", HEAD)
    small = CLEAR | {"font_size": grid.SMALL}
    link = small | {"font_color": look.BLUE, "align": "center", "bold": True}
    top = grid.PANELS + 1
    for unit in range(grid.UNITS):
        row = top + unit * grid.UNIT_LINES
        end = row + grid.UNIT_LINES - 1
        for part, style in (
            (grid.UNIT_STATE, small | {"align": "center"}),
            (grid.UNIT_NAME, small | {"indent": 0}),
            (grid.UNIT_WAIT, small),
            (grid.UNIT_LINK, link),
        ):
            sheet.merge((row, part.first, end, part.last), None, style)
        _link_to_row(sheet, (row, grid.UNIT_LINK.first), unit, link)
    sheet.colour_states((top, grid.UNIT_STATE.first, grid.UNITS_END, grid.UNIT_STATE.last))
    row = grid.UNITS_END + 1
    more = Part(grid.UNIT_STATE.first, grid.UNIT_WAIT.last)
    _cell(sheet, row, more, None, small | {"font_color": look.GREY})
    _link_to_row(sheet, (row, grid.UNIT_LINK.first), grid.UNITS, link)


def _link_to_row(sheet: Sheet, at: tuple[int, int], line: int, style: dict[str, object]) -> None:
    """Write a link to the place that Python names in the hidden tab; blank where there is none."""
    there = grid.place_of_link(line)
    formula = f'=IF({there}="","",HYPERLINK("#"&{there},"›"))'
    sheet.formula(at, formula, style, "")


def _goals(sheet: Sheet) -> None:
    _cell(sheet, grid.PANELS, grid.GOAL_HEAD, "Capaian per sasaran", HEAD)
    small = CLEAR | {"font_size": grid.SMALL, "text_wrap": False}
    figure = small | {"num_format": "#,##0.00", "align": "right", "shrink": True}
    top, bottom = grid.PANELS + 1, grid.PANELS + grid.SASARAN
    for row in range(top, bottom + 1):
        _cell(sheet, row, grid.GOAL_NAME, None, small)
        _cell(sheet, row, grid.GOAL_VALUE, None, figure)
        _cell(sheet, row, grid.GOAL_RANK, None, small | {"align": "center"})
    sheet.draw_bars((top, grid.GOAL_VALUE.first, bottom, grid.GOAL_VALUE.last))
    sheet.colour_states((top, grid.GOAL_RANK.first, bottom, grid.GOAL_RANK.last))


def _plan(sheet: Sheet) -> None:
    _cell(sheet, grid.PLAN, grid.GOAL_HEAD, "Rencana dan kenyataan", HEAD)
    small = CLEAR | {"font_size": grid.SMALL, "text_wrap": False}
    for row in range(grid.PLAN + 1, grid.BOTTOM + 1):
        _cell(sheet, row, grid.PLAN_STEP, None, small)
        _cell(sheet, row, grid.PLAN_WORDS, None, small | {"indent": 1})
    draw_plan_chart(sheet)


def draw_chart_data(sheet: Sheet) -> None:
    """Write into the cells of the hidden tab that the home tab reads: no links, eight steps."""
    for i, step in enumerate(STEPS):
        sheet.put(REGISTER_ROW + i, grid.STEP_TABS, step.tab, look.TEXT)
    for line in range(grid.UNITS + 1):
        sheet.put(REGISTER_ROW + line, grid.LINKS, None, look.TEXT)
