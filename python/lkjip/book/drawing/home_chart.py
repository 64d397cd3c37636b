"""Draws the plan of the eight steps on the home tab, with what became of it."""

from __future__ import annotations

from lkjip.book.drawing import styles as look
from lkjip.book.drawing.canvas import Sheet
from lkjip.book.layout import home as grid
from lkjip.book.layout.places import REGISTER_ROW

WORDS = "Rencana dan kenyataan delapan langkah"
POINT = 96 / 72
"""Pixels in a point."""
SERIES = ((1, None), (2, look.PLAN_FILL), (3, look.FACT_FILL), (4, look.OVER_FILL))
"""Columns of the chart's data: the room before a bar, the plan, the fact, what runs over."""


def draw_plan_chart(sheet: Sheet) -> None:
    """Draw two bars for each step, in a line with its name and its words.

    The data are hundredths of the plan, so the scale never follows a late step. Without data
    nothing is drawn: the chart has no ground of its own.
    """
    chart = sheet.canvas.raw.add_chart({"type": "bar", "subtype": "stacked"})
    first = REGISTER_ROW - 1
    last = first + 2 * grid.STEPS_SHOWN - 1
    for offset, fill in SERIES:
        column = grid.CHART - 1 + offset
        chart.add_series(
            {
                "values": ["Proses", first, column, last, column],
                "fill": {"color": fill} if fill else {"none": True},
                "border": {"none": True},
                "gap": 25,
            }
        )
    hidden = {"visible": False, "major_gridlines": {"visible": False}}
    chart.set_x_axis({"min": 0, "max": 100, **hidden})
    chart.set_y_axis({"reverse": True, **hidden})
    chart.set_plotarea(
        {"layout": {"x": 0, "y": 0, "width": 1, "height": 1}, "fill": {"none": True}}
    )
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_legend({"none": True})
    height = int(grid.PANEL_HEIGHT * POINT) * grid.STEPS_SHOWN
    chart.set_size({"width": sheet.pixels(grid.COLUMN) * grid.PLAN_CHART.width, "height": height})
    chart.show_hidden_data()
    options = {"object_position": 1, "description": WORDS}
    result = sheet.raw.insert_chart(grid.PLAN, grid.PLAN_CHART.first - 1, chart, options)
    if isinstance(result, int) and result < 0:
        raise RuntimeError(f"the chart of the plan: {result}")
