"""XlsxWriter, made strict: formats by content, warnings and error codes become errors."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from lkjip.a1 import address
from lkjip.book.drawing import styles as look
from lkjip.tables.cells import Cell

CREATED = datetime(2024, 1, 2)  # noqa: DTZ001 - a constant, so that two builds are identical


class BuildError(RuntimeError):
    """The builder asked XlsxWriter for something that it does not do."""


def _must(result: object, what: str) -> None:
    if isinstance(result, int) and result < 0:
        raise BuildError(f"XlsxWriter refused ({result}): {what}")


class Sheet:
    """One worksheet; rows and columns count from 1."""

    def __init__(self, canvas: Canvas, raw: Any) -> None:
        self.canvas = canvas
        self.raw = raw
        self._heights: dict[int, float] = {}

    def put(self, row: int, column: int, value: Cell, style: Mapping[str, Any]) -> None:
        """Write a value of any cell type; text never becomes a formula, a number or a link."""
        form = self.canvas.style(style)
        at = (row - 1, column - 1)
        if value is None:
            result = self.raw.write_blank(*at, None, form)
        elif isinstance(value, bool):
            result = self.raw.write_boolean(*at, value, form)
        elif isinstance(value, date):
            result = self.raw.write_datetime(*at, value, form)
        elif isinstance(value, str):
            result = self.raw.write_string(*at, self.canvas.words(value), form)
        else:
            result = self.raw.write_number(*at, value, form)
        _must(result, f"{xl_rowcol_to_cell(*at)} = {value!r}")

    def formula(
        self, at: tuple[int, int], text: str, style: Mapping[str, Any], value: Cell
    ) -> None:
        """Write a formula with its computed value, so that no reader sees an empty cell."""
        form = self.canvas.style(style)
        shown = "" if value is None else value
        _must(self.raw.write_formula(at[0] - 1, at[1] - 1, text, form, shown), text)

    def merge(self, box: tuple[int, int, int, int], value: Cell, style: Mapping[str, Any]) -> None:
        """Merge the cells ``(top, left, bottom, right)`` and write one value."""
        top, left, bottom, right = box
        if (top, left) == (bottom, right):
            self.put(top, left, value, style)
            return
        form = self.canvas.style(style)
        _must(self.raw.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", form), str(box))
        self.put(top, left, value, style)

    def link(self, at: tuple[int, int], tab: str, text: str, style: Mapping[str, Any]) -> None:
        """Write a link to a tab that keeps the cell's own look in every program."""
        formula = f'=HYPERLINK("#\'{tab}\'!A1","{text}")'
        form = self.canvas.style(style)
        _must(self.raw.write_formula(at[0] - 1, at[1] - 1, formula, form, text), formula)

    def follow(
        self, row: int, column: int, target: str, words: str, tip: str, style: Mapping[str, Any]
    ) -> None:
        """Write a real link, which raises an event in Excel when it is clicked."""
        form = self.canvas.style(style)
        at = (row - 1, column - 1)
        result = self.raw.write_url(*at, f"internal:{target}", form, self.canvas.words(words), tip)
        _must(result, target)

    def width(self, column: int, chars: float, style: Mapping[str, Any] | None = None) -> None:
        """Set the width of one column in characters, and the format of its blank cells."""
        form = None if style is None else self.canvas.style(style)
        _must(self.raw.set_column(column - 1, column - 1, chars, form), f"column {column}")

    def pixels(self, chars: float) -> int:
        """Return the pixels that XlsxWriter counts for a column of this width."""
        return int(chars * 7 + 0.5) + 5

    def height(self, row: int, points: float) -> None:
        """Set the height of one row in points."""
        _must(self.raw.set_row(row - 1, points), f"row {row}")

    def at_least(self, row: int, points: float) -> None:
        """Make a row at least this high: tables that stand side by side share their rows."""
        self._heights[row] = max(points, self._heights.get(row, 0))
        self.height(row, self._heights[row])

    def valid(self, box: tuple[int, int, int, int], rule: Mapping[str, Any]) -> None:
        """Put a data validation over a box."""
        top, left, bottom, right = box
        _must(
            self.raw.data_validation(top - 1, left - 1, bottom - 1, right - 1, dict(rule)),
            str(rule),
        )

    def colour_states(self, box: tuple[int, int, int, int]) -> None:
        """Colour cells by the state word that they hold."""
        top, left, bottom, right = box
        for fill, ink, words in look.STATES:
            form = self.canvas.style({"bg_color": fill, "font_color": ink, "bold": True})
            for word in words:
                rule = {
                    "type": "text",
                    "criteria": "containing",
                    "value": word,
                    "format": form,
                    "stop_if_true": True,
                }
                _must(
                    self.raw.conditional_format(top - 1, left - 1, bottom - 1, right - 1, rule),
                    word,
                )

    def colour_where(
        self, box: tuple[int, int, int, int], formula: str, fill: str, ink: str
    ) -> None:
        """Give cells a fill and an ink where the formula holds."""
        self._dress_where(box, formula, {"bg_color": fill, "font_color": ink})

    def draw_bars(self, box: tuple[int, int, int, int]) -> None:
        """Draw a bar behind each number, from 0 to 100; more than that fills the cell."""
        top, left, bottom, right = box
        rule = {
            "type": "data_bar",
            "data_bar_2010": True,
            "bar_solid": True,
            "bar_color": look.BAR,
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": 100,
            "bar_negative_color_same": True,
        }
        _must(self.raw.conditional_format(top - 1, left - 1, bottom - 1, right - 1, rule), "bars")

    def whiten(self, box: tuple[int, int, int, int], formula: str) -> None:
        """Take the colour of typed cells away where the formula (of the first cell) holds."""
        self._dress_where(box, formula, {"bg_color": "#FFFFFF"})

    def show_whole_numbers(self, box: tuple[int, int, int, int]) -> None:
        """Show numbers without a fraction of hundredths without a decimal comma."""
        cell = address(box[0], box[1])
        formula = f"AND(ISNUMBER({cell}),ROUND({cell},2)=ROUND({cell},0))"
        self._dress_where(box, formula, {"num_format": look.WHOLE})

    def _dress_where(
        self, box: tuple[int, int, int, int], formula: str, style: Mapping[str, Any]
    ) -> None:
        top, left, bottom, right = box
        rule = {"type": "formula", "criteria": f"={formula}", "format": self.canvas.style(style)}
        _must(self.raw.conditional_format(top - 1, left - 1, bottom - 1, right - 1, rule), formula)


class Canvas:
    """One workbook in memory."""

    def __init__(self, properties: Mapping[str, Any], words: Callable[[str], str] = str) -> None:
        """Begin a workbook; ``words`` turns every text that is written into cells."""
        self.words = words
        self._stream = BytesIO()
        self.raw = xlsxwriter.Workbook(
            self._stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": look.FONT, "font_size": 10},
            },
        )
        self.raw.set_properties({**properties, "created": CREATED})
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def style(self, properties: Mapping[str, Any]) -> Any:
        """Return a format; the same properties give the same format object."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            base = {"font_name": look.FONT, "font_size": 10}
            self._styles[key] = self.raw.add_format(base | dict(properties))
        return self._styles[key]

    def sheet(self, name: str) -> Sheet:
        """Return a new worksheet."""
        return Sheet(self, self.raw.add_worksheet(name))

    def name(self, name: str, reference: str) -> None:
        """Define a name."""
        _must(self.raw.define_name(name, "=" + reference), name)

    def bytes(self) -> bytes:
        """Return the finished file."""
        with strict():
            self.raw.close()
        return self._stream.getvalue()


@contextmanager
def strict() -> Iterator[None]:
    """Make XlsxWriter stop where it only warns and Excel would repair the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
