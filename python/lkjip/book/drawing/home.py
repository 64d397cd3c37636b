"""Draws ``Beranda``: one screen (1366 × 768) that says where the report stands."""

from __future__ import annotations

from typing import Any

from lkjip.book.drawing import styles as look
from lkjip.book.drawing.canvas import Sheet
from lkjip.book.drawing.tabs import MARGIN, TAB_COLOURS, finish, put_button, put_links
from lkjip.book.layout.home import HOME_LINES, HOME_ROWS, PLAN_BARS
from lkjip.book.spec import Layout, Tab, TabKind
from lkjip.sop.activities import STEPS
from lkjip.sop.office_words import names_from
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS

COLUMNS = range(2, 18)
WIDTH = 9.6
LAST = 17
LINE = {"bold": True, "font_color": look.INK, "valign": "vcenter"}
"""A value in a list: no frame, so that free lines stay white."""
HEIGHTS = {1: 26, 2: 4, 3: 17, 4: 17, 5: 15, 6: 25, 7: 4, 8: 34, 9: 16}
MIDDLE, BOTTOM = HOME_ROWS["tengah"], HOME_ROWS["bawah"]
BOTTOM_LINES = 7
GOALS_TITLE = "Capaian per sasaran: setelah 4 Analisis"
PLAN_TITLE = "Rencana (biru) dan kenyataan (hitam), setelah 1 Rencana"
FIGURES = ("Serapan", "Realisasi (juta Rp)", "Pagu (juta Rp)", "Batas hukum")
CHART_FONT = {"name": look.FONT, "size": 8, "color": look.INK}
RANK_COLOURS = ("#3F7D2A", "#7FB069", "#E0B93C", "#D9822B", "#B23A2E")
"""Best category first; the category's name stands beside the bar, so colour is never alone."""
FIGURE_COLOURS = ("#FFFFFF", look.INK, look.INK, look.INK, "#FFFFFF")
"""The colour of the figure on each bar."""


def draw_home(sheet: Sheet, tab: Tab, layout: Layout) -> None:
    """Draw the home tab: Python fills its named blocks, its charts read the tab ``Proses``."""
    sheet.raw.hide_gridlines(2)
    sheet.raw.hide_row_col_headers()
    sheet.raw.set_tab_color(TAB_COLOURS[TabKind.HOME])
    sheet.width(1, MARGIN)
    for column in COLUMNS:
        sheet.width(column, WIDTH)
    for row, points in HEIGHTS.items():
        sheet.height(row, points)
    for row in range(MIDDLE + 1, MIDDLE + 1 + HOME_LINES):
        sheet.height(row, 17)
    sheet.merge((1, 2, 1, 12), _title(layout), look.BAND)
    sheet.merge((1, 13, 1, LAST), None, look.BAND_RIGHT)
    _strip(sheet)
    sheet.merge((8, 2, 8, 3), "Tindakan berikut", look.LABEL | {"bold": True})
    begin = "Isi tanggal mulai di lembar 1 Rencana, lalu tekan Tetapkan Rencana."
    sheet.merge((8, 4, 8, 13), begin, look.VALUE | {"font_size": 11})
    _collection(sheet)
    _goals(sheet)
    _findings(sheet)
    _plan(sheet)
    _budget(sheet)
    for placed in layout.buttons:
        if placed.tab == tab.name:
            put_button(sheet, placed)
    put_links(sheet, [link for link in layout.links if link.tab == tab.name])
    sheet.raw.print_area(0, 1, BOTTOM + BOTTOM_LINES, LAST - 1)
    finish(sheet, tab, 1)


def _title(layout: Layout) -> str:
    """Return year and office, as the settings of the layout have them."""
    shipped = SETTINGS.read_rows(layout.table(SETTINGS.name).shipped)
    values = {row.key: text(row.value) for row in shipped}
    return f"LKjIP {values['tahun']} · {names_from(values).unit}"


def _strip(sheet: Sheet) -> None:
    head = look.HEADER | {"align": "center"}
    state = look.VALUE | {"align": "center", "indent": 0}
    due = look.LABEL | {"align": "center", "indent": 0, "font_size": 9}
    for i, step in enumerate(STEPS):
        left = 2 + 2 * i
        sheet.merge((3, left, 3, left + 1), None, head)
        sheet.link((3, left), step.tab, step.tab, head)
        sheet.merge((4, left, 4, left + 1), "belum mulai", state)
        sheet.merge((5, left, 5, left + 1), None, due)
        sheet.merge((6, left, 6, left + 1), None, due)
    sheet.colour_states((4, 2, 4, LAST))


def _collection(sheet: Sheet) -> None:
    sheet.merge((MIDDLE, 2, MIDDLE, 6), "Pengumpulan", look.SECTION)
    top, bottom = MIDDLE + 1, MIDDLE + HOME_LINES
    for row in range(top, bottom + 1):
        name = {"valign": "vcenter", "shrink": True, "font_color": look.INK}
        sheet.merge((row, 2, row, 4), None, name)
        sheet.merge((row, 5, row, 6), None, LINE | {"align": "center", "font_size": 9})
    sheet.colour_states((top, 5, bottom, 6))


def _goals(sheet: Sheet) -> None:
    sheet.merge((MIDDLE, 8, MIDDLE, 12), GOALS_TITLE, look.SECTION)
    chart = sheet.canvas.raw.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = CHART_TOP - 1, CHART_TOP + HOME_LINES - 2
    for rank, (colour, figure) in enumerate(zip(RANK_COLOURS, FIGURE_COLOURS, strict=True), 1):
        chart.add_series(
            {
                "categories": ["Proses", first, CHART_GOALS, last, CHART_GOALS],
                "values": ["Proses", first, CHART_GOALS + rank, last, CHART_GOALS + rank],
                "fill": {"color": colour},
                "border": {"color": "#404040", "width": 0.5},
                "gap": 40,
                "data_labels": {
                    "value": True,
                    "num_format": "0.00;;",
                    "font": CHART_FONT | {"color": figure},
                },
            }
        )
    axis: dict[str, Any] = {"num_font": CHART_FONT, "min": 0, "visible": False}
    chart.set_x_axis(axis | {"major_gridlines": {"visible": False}})
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": CHART_FONT,
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    _place(sheet, chart, MIDDLE + 1, 8, (370, 23 * HOME_LINES), "Capaian setiap sasaran")


CHART_GOALS = 20
"""0-based column of the hidden tab ``Proses`` where the chart data of the sasaran begin."""
CHART_PLAN = 28
"""The same for plan and fact of the eight steps."""
CHART_TOP = 4
"""Row of the first line of both."""


def _place(
    sheet: Sheet, chart: Any, row: int, column: int, size: tuple[int, int], words: str
) -> None:
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    chart.set_size({"width": size[0], "height": size[1]})
    chart.show_hidden_data()
    options = {"object_position": 2, "description": words}
    result = sheet.raw.insert_chart(row - 1, column - 1, chart, options)
    if isinstance(result, int) and result < 0:
        raise RuntimeError(f"chart at row {row}: {result}")


def _findings(sheet: Sheet) -> None:
    sheet.merge((MIDDLE, 14, MIDDLE, LAST), "Temuan", look.SECTION)
    for i, label in enumerate(("tolak", "perlu diperbaiki", "catatan"), MIDDLE + 1):
        sheet.merge((i, 14, i, 16), label, look.LABEL)
        sheet.put(i, LAST, 0, look.VALUE | {"align": "right"})
    sheet.link((MIDDLE + 4, 14), "Temuan", "Lihat lembar Temuan ›", {"font_color": look.BLUE})


def _plan(sheet: Sheet) -> None:
    sheet.merge((BOTTOM, 2, BOTTOM, 12), PLAN_TITLE, look.SECTION)
    chart = sheet.canvas.raw.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = CHART_TOP - 1, CHART_TOP + PLAN_BARS - 2
    for offset, fill in ((1, None), (2, "#9DB7DD"), (3, "#404040")):
        chart.add_series(
            {
                "categories": ["Proses", first, CHART_PLAN, last, CHART_PLAN],
                "values": ["Proses", first, CHART_PLAN + offset, last, CHART_PLAN + offset],
                "fill": {"color": fill} if fill else {"none": True},
                "border": {"none": True},
                "gap": 5,
            }
        )
    font = CHART_FONT | {"size": 7}
    grid = {"visible": True, "line": {"color": "#E4E4E4"}}
    chart.set_x_axis({"num_font": font, "min": 0, "major_gridlines": grid, "num_format": "0"})
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": font,
            "interval_unit": 2,
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    size = (800, 20 * BOTTOM_LINES + 14)
    _place(sheet, chart, BOTTOM + 1, 2, size, "Rencana dan kenyataan delapan langkah")


def _budget(sheet: Sheet) -> None:
    sheet.merge((BOTTOM, 14, BOTTOM, LAST), "Anggaran dan batas hukum", look.SECTION)
    value = look.VALUE | {"align": "right", "font_size": 9}
    short = look.LABEL | {"font_size": 9, "text_wrap": False, "shrink": True}
    for row, label in enumerate(FIGURES, BOTTOM + 1):
        sheet.height(row, 17)
        sheet.merge((row, 14, row, 15), label, short)
        sheet.merge((row, 16, row, LAST), "–", value)


def draw_chart_labels(sheet: Sheet) -> None:
    """Write the steps' names into the hidden tab, so that a new book's plan has its labels."""
    for i, step in enumerate(STEPS):
        sheet.put(CHART_TOP + 2 * i, CHART_PLAN + 1, step.tab, look.TEXT)
