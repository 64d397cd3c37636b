"""The home tab as data: its grid, its named blocks, and the data of its chart.

The tab is one screen of 1366 × 768 pixels at 100 %. A band of 24 equal columns carries everything:
the strip of eight steps, the figures, the list of units on the left, sasaran and plan on the right.
"""

from __future__ import annotations

from typing import NamedTuple

from lkjip.a1 import column_letters
from lkjip.book.layout.places import REGISTER_ROW
from lkjip.book.spec import Named, Tab, TabKind
from lkjip.book.text_room import column_pixels
from lkjip.tables.declared.tabs import TabName

_HOME, _CHARTS = str(TabName.HOME), str(TabName.PROCESS)

LEFT, LAST = 2, 25
"""The first and the last column of the band."""
COLUMN = 6.65
"""Characters of each of its columns."""
STEP_COLUMNS = 3


class Line(NamedTuple):
    """A row of the tab and its height in points."""

    row: int
    points: float


TITLE = Line(1, 18)
STRIP = (Line(2, 12), Line(3, 12), Line(4, 10.5), Line(5, 20.25))
"""Step, state, due date, time left."""
ACTION = Line(7, 24.75)
NUMBERS, WORDS = Line(9, 18), Line(10, 20)
LINKS_ROW = Line(8, 11.25)
"""The links that do what the buttons above them do."""
LINK_PARTS = ((20, 22), (23, 25))
GAPS = (Line(6, 1.5), Line(11, 1.5))
PANELS = 12
"""The row of the heads of the list of units and of the sasaran."""
PANEL_HEIGHT = 10.5
"""Points of each row from there on: one line of the smallest type."""
UNITS, UNIT_LINES = 10, 2
"""Units that the list shows, and the rows of each: a long name takes two lines."""
SASARAN = 12
"""Rows for the sasaran; with few of them a long name takes several."""
UNITS_END = PANELS + UNITS * UNIT_LINES
PLAN = PANELS + SASARAN + 1
"""The row of the head of the plan."""
STEPS_SHOWN = 8
BOTTOM = PLAN + STEPS_SHOWN
"""The last row."""
SMALL, PLAIN = 8, 9
"""Type sizes of the panels."""


class Part(NamedTuple):
    """Columns of the band that are one cell in a row: the first and the last."""

    first: int
    last: int

    @property
    def pixels(self) -> int:
        """The width of the cell in the program that draws it narrowest."""
        return (self.last - self.first + 1) * column_pixels(COLUMN)

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.last - self.first + 1


TITLE_PART, TODAY_PART = Part(LEFT, 18), Part(19, LAST)
ACTION_LABEL, ACTION_PART = Part(LEFT, 3), Part(4, 19)
ACTION_SIZE, ACTION_LINES = 10, 2
BUTTONS = 20
UNIT_STATE, UNIT_NAME, UNIT_WAIT, UNIT_LINK = Part(2, 3), Part(4, 12), Part(13, 15), Part(16, 16)
UNIT_HEAD = Part(2, 15)
GOAL_NAME, GOAL_VALUE, GOAL_RANK = Part(17, 21), Part(22, 23), Part(24, LAST)
GOAL_HEAD = Part(17, LAST)
PLAN_STEP, PLAN_CHART, PLAN_WORDS = Part(17, 18), Part(19, 22), Part(23, LAST)
TILES = (
    *(Part(first, first + 1) for first in range(LEFT, LEFT + 18, 2)),
    Part(20, 22),
    Part(23, LAST),
)
"""Six states of the units, three levels of findings, budget, legal deadline."""
LINKS, STEP_TABS, CHART = 20, 21, 22
"""Columns of the hidden tab: where the links lead, the steps shown, the data of the chart."""


def place_of_link(line: int) -> str:
    """Return the cell of the hidden tab that says where a line of the list leads."""
    return f"{_CHARTS}!${column_letters(LINKS)}${REGISTER_ROW + line}"


def place_of_step(number: int) -> str:
    """Return the cell of the hidden tab that names the tab of a step of the strip."""
    return f"{_CHARTS}!${column_letters(STEP_TABS)}${REGISTER_ROW + number}"


TABS = (Tab(_HOME, "Beranda", TabKind.HOME, "Beranda"),)
NAMES = (
    Named("beranda_judul", _HOME, TITLE.row, TITLE_PART.first),
    Named("beranda_hari_ini", _HOME, TITLE.row, TODAY_PART.first),
    Named("beranda_langkah", _HOME, STRIP[1].row, LEFT, 3, LAST - LEFT + 1),
    Named("beranda_langkah_lembar", _CHARTS, REGISTER_ROW, STEP_TABS, STEPS_SHOWN),
    Named("beranda_tindakan", _HOME, ACTION.row, ACTION_PART.first),
    Named("beranda_angka", _HOME, NUMBERS.row, LEFT, 2, LAST - LEFT + 1),
    Named("beranda_pengumpulan_judul", _HOME, PANELS, UNIT_HEAD.first),
    Named(
        "beranda_pengumpulan",
        *(_HOME, PANELS + 1, UNIT_STATE.first),
        *(UNITS * UNIT_LINES, UNIT_WAIT.last - UNIT_STATE.first + 1),
    ),
    Named("beranda_lainnya", _HOME, UNITS_END + 1, UNIT_STATE.first),
    Named("beranda_sasaran_judul", _HOME, PANELS, GOAL_HEAD.first),
    Named("beranda_sasaran", _HOME, PANELS + 1, GOAL_NAME.first, SASARAN, GOAL_HEAD.width),
    Named("beranda_rencana_judul", _HOME, PLAN, GOAL_HEAD.first),
    Named("beranda_rencana", _HOME, PLAN + 1, PLAN_STEP.first, STEPS_SHOWN, PLAN_STEP.width),
    Named("beranda_selisih", _HOME, PLAN + 1, PLAN_WORDS.first, STEPS_SHOWN, PLAN_WORDS.width),
    Named("beranda_tautan", _CHARTS, REGISTER_ROW, LINKS, UNITS + 1),
    Named("grafik_rencana", _CHARTS, REGISTER_ROW, CHART, STEPS_SHOWN * 2, 5),
)
