"""The cells of one table of an .ods workbook, as its XML goes by."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from lkjip.a1 import column_letters
from lkjip.forms.cells import Cells
from lkjip.forms.value import Raw
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.sheet.fast import LAST_COLUMN, LAST_ROW
from lkjip.intake.sheet.foreign import calls_out
from lkjip.intake.sheet.full import SHOWN_FAR
from lkjip.intake.sheet.values import error_word

_LINK = re.compile(r"'(?:[a-z]{2,8}:|\\\\|/)[^']{0,300}'#", re.IGNORECASE)
_FORMULA = re.compile(r"^(?:of:|oooc:|msoxl:)?=?")
_TIME = re.compile(r"PT(\d{1,5})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_NUMBERS = ("float", "percentage", "currency")
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3}")


class Table:
    """One sheet: values, and what lies beside them.

    ``depth`` is where its element stands; ``percents`` are the styles that show a percentage.
    """

    def __init__(self, name: str, depth: int, percents: Collection[str]) -> None:
        self.name, self.depth, self.percents = name, depth, percents
        self._columns: defaultdict[str, dict[str, Raw]] = defaultdict(dict)
        self._formulas: dict[str, str] = {}
        self._blank: set[str] = set()
        self._errors: set[str] = set()
        self._percent: set[str] = set()
        self._merged: list[str] = []
        self._comments: dict[str, str] = {}
        self._far: list[tuple[str, str]] = []
        self._far_count = 0
        self._row = self._column = 0
        self._repeat_row = 1
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        self._note: list[str] | None = None
        self._noted = ""
        self._in_line = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear the beginning of an element."""
        if name == "table-row":
            self._repeat_row = _count(attributes.get("number-rows-repeated"))
            self._column = 0
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._lines, self._noted = attributes, [], ""
        elif name == "annotation":
            self._note = []
        elif name == "p":
            self._in_line = True
            (self._lines if self._note is None else self._note).append("")
        elif self._in_line and name in ("s", "tab", "line-break"):
            spaces = " " * min(_count(attributes.get("c")), 1000)
            self.text({"s": spaces, "tab": "\t", "line-break": "\n"}[name])

    def end(self, name: str) -> None:
        """Hear the end of an element."""
        if name == "table-row":
            self._row += self._repeat_row
        elif name in ("table-cell", "covered-table-cell"):
            self._take()
        elif name == "annotation" and self._note is not None:
            self._noted, self._note = "\n".join(self._note), None
        elif name == "p":
            self._in_line = False

    def text(self, data: str) -> None:
        """Hear text; only that of a paragraph belongs to a cell or to its comment."""
        lines = self._lines if self._note is None else self._note
        if self._in_line and lines:
            lines[-1] += data

    def _take(self) -> None:
        attributes = self._cell or {}
        self._cell = None
        repeated = _count(attributes.get("number-columns-repeated"))
        formula = _FORMULA.sub("", attributes.get("formula", ""), count=1)
        value = self._value(attributes)
        if value is not None or formula or self._noted:
            last_row = min(self._row + self._repeat_row, max(self._row, LAST_ROW) + 1)
            last_column = min(self._column + repeated, max(self._column, LAST_COLUMN) + 1)
            for row in range(self._row + 1, last_row + 1):
                for column in range(self._column + 1, last_column + 1):
                    self._put(row, column, value, formula, attributes)
        self._column += repeated

    def _put(
        self, row: int, column: int, value: Raw, formula: str, attributes: dict[str, str]
    ) -> None:
        letters = column_letters(column)
        address = f"{letters}{row}"
        if row > LAST_ROW or column > LAST_COLUMN:
            self._far_count += 1
            if len(self._far) < SHOWN_FAR:
                self._far.append((address, str(value)[:80]))
            return
        if formula:
            kind = "tautan ke berkas luar" if _LINK.search(formula) else calls_out(formula)
            if kind:
                raise RefusedError("K04", f"{kind} (rumus di {self.name}!{address})")
            self._formulas[address] = formula
            if value is None:
                self._blank.add(address)
        if value is not None:
            self._columns[letters][str(row)] = value
        if self._noted:
            self._comments[address] = self._noted
        styled = attributes.get("style-name", "") in self.percents and isinstance(value, float)
        if styled or attributes.get("value-type") == "percentage":
            self._percent.add(address)
        if isinstance(value, str) and formula and _ERROR.fullmatch(value):
            self._errors.add(address)
            self._columns[letters][str(row)] = error_word(value)
        wide = _count(attributes.get("number-columns-spanned"))
        high = _count(attributes.get("number-rows-spanned"))
        if wide > 1 or high > 1:
            last = f"{column_letters(min(column + wide, LAST_COLUMN) - 1)}{row + high - 1}"
            self._merged.append(f"{address}:{last}")

    def _value(self, attributes: dict[str, str]) -> Raw:
        kind = attributes.get("value-type", "")
        if kind in _NUMBERS:
            return self._number(attributes.get("value", ""))
        if kind == "boolean":
            return attributes.get("boolean-value") == "true"
        if kind == "date":
            return _moment(attributes.get("date-value", ""))
        if kind == "time":
            found = _TIME.fullmatch(attributes.get("time-value", ""))
            return f"{int(found[1]):02d}:{found[2]}:{found[3]}" if found else None
        if not kind and "formula" not in attributes:
            return None
        shown = "\n".join(self._lines)
        return attributes.get("string-value", shown) or shown or None

    def _number(self, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            where = f"{self.name}!{column_letters(self._column + 1)}{self._row + 1}"
            raise RefusedError("K03", f"nilai '{text[:20]}' di {where}")
        return number

    def cells(self) -> Cells:
        """Freeze everything."""
        return Cells(
            self._columns,
            self._formulas,
            frozenset(self._blank),
            frozenset(self._errors),
            frozenset(self._percent),
            tuple(self._merged),
            self._comments,
            tuple(self._far),
            self._far_count,
        )


def _count(text: str | None) -> int:
    """Return how often something is repeated; 1 for anything that is no number."""
    return max(int(text), 1) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def _moment(text: str) -> Raw:
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text or None
    return moment if len(text) > len("2025-01-07") else date(moment.year, moment.month, moment.day)
