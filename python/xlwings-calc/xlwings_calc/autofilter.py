"""`Range.autofilter` and `Table.autofilter`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge, serials, typed_text
from .base import CalcObject, engine_class, free
from .office import Office

if TYPE_CHECKING:
    from .range_place import RangePlace
    from .table import Table

# com.sun.star.sheet.FilterOperator2
_EMPTY, _NOT_EMPTY = 0, 1
_COMPARISONS = {
    "equal_to": 2,
    "not_equal_to": 3,
    "greater_than": 4,
    "greater_than_or_equal": 5,
    "less_than": 6,
    "less_than_or_equal": 7,
}
_COMPARISON_NAMES = {number: name for name, number in _COMPARISONS.items()}
_TOPS = {"top_items": 8, "top_percent": 9, "bottom_items": 10, "bottom_percent": 11}
_TOP_NAMES = {number: name for name, number in _TOPS.items()}
_STRING = 1  # com.sun.star.sheet.FilterFieldType

# LibreOffice hands "empty" and "not empty" back as numbers that a cell would equal.
_EMPTY_MARKS = {66.0: _EMPTY, 67.0: _NOT_EMPTY}

Field = Any
"""A LibreOffice `TableFilterField3`."""


@engine_class
class AutoFilter(CalcObject, base_classes.AutoFilter):
    """The filter of a range or of a table; its columns count from 1."""

    def __init__(self, parent: RangePlace | Table) -> None:
        self._parent = parent

    @property
    @free
    def office(self) -> Office:
        return self._parent.office

    @property
    def _cells(self) -> RangePlace:
        range_ = getattr(self._parent, "range", None)
        return range_ if range_ is not None else self._parent  # type: ignore[return-value]

    def _fields(self) -> list[Field]:
        descriptor = self._cells.xl.createFilterDescriptor(False)
        return [_understood(field) for field in descriptor.getFilterFields3()]

    def _filter(self, fields: list[Field]) -> None:
        xl = self._cells.xl
        descriptor = xl.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields3(tuple(fields))
        xl.filter(descriptor)

    def _apply(self, field: int, *new: Field) -> None:
        kept = [known for known in self._fields() if known.Field != field - 1]
        self._filter([*kept, *new])

    def clear(self, field: int | None) -> None:
        if field is None:
            self._filter([])
        else:
            self._apply(field)

    def apply_values(self, field: int, values: list[str]) -> None:
        self._apply(field, _field(field, _COMPARISONS["equal_to"], *map(_read, values)))

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        if value1 is None:
            empty = _EMPTY if operator == "equal_to" else _NOT_EMPTY
            self._apply(field, _field(field, empty))
        elif operator == "between":
            low = _field(field, _COMPARISONS["greater_than_or_equal"], _read(value1))
            high = _field(field, _COMPARISONS["less_than_or_equal"], _read(value2))
            self._apply(field, low, high)
        elif operator == "not_between":
            low = _field(field, _COMPARISONS["less_than"], _read(value1))
            high = _field(field, _COMPARISONS["greater_than"], _read(value2))
            high.Connection = bridge.enum("sheet.FilterConnection", "OR")
            self._apply(field, low, high)
        else:
            self._apply(field, _field(field, _COMPARISONS[operator], _read(value1)))

    def apply_top_items(self, field: int, count: int) -> None:
        self._apply(field, _field(field, _TOPS["top_items"], float(count)))

    def apply_bottom_items(self, field: int, count: int) -> None:
        self._apply(field, _field(field, _TOPS["bottom_items"], float(count)))

    def apply_top_percent(self, field: int, percent: float) -> None:
        self._apply(field, _field(field, _TOPS["top_percent"], float(percent)))

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        self._apply(field, _field(field, _TOPS["bottom_percent"], float(percent)))

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """The criteria of the filter, one entry per column."""
        fields = self._fields()
        found = []
        for field in range(1, self._cells.area.columns + 1):
            of_column = [known for known in fields if known.Field == field - 1]
            found.append(_snapshot(field, of_column))
        return found


def _understood(field: Field) -> Field:
    """Return a field as it must be given back: LibreOffice hands it out differently."""
    values = field.Values
    if field.Operator == _COMPARISONS["equal_to"] and len(values) == 1 and values[0].IsNumeric:
        mark = values[0].NumericValue
        if mark in _EMPTY_MARKS:
            return _field(field.Field + 1, _EMPTY_MARKS[mark])
    for value in values:
        if not value.IsNumeric:
            value.FilterType = _STRING
    field.Values = values
    return field


def _snapshot(field: int, parts: list[Field]) -> dict[str, Any]:
    entry: dict[str, Any] = base_classes.empty_autofilter_criteria(field)
    if not parts:
        return entry
    first = parts[0]
    values = [_text(value) for value in first.Values]
    if len(parts) == 2:
        lower = _COMPARISON_NAMES.get(first.Operator)
        entry["type"] = "comparison"
        entry["operator"] = "between" if lower == "greater_than_or_equal" else "not_between"
        entry["value1"], entry["value2"] = values[0], _text(parts[1].Values[0])
    elif first.Operator in _TOP_NAMES:
        entry["type"] = name = _TOP_NAMES[first.Operator]
        number = first.Values[0].NumericValue
        if name.endswith("percent"):
            entry["percent"] = number
        else:
            entry["count"] = int(number)
    elif first.Operator in (_EMPTY, _NOT_EMPTY):
        entry["type"] = "comparison"
        entry["operator"] = "equal_to" if first.Operator == _EMPTY else "not_equal_to"
    elif first.Operator == _COMPARISONS["equal_to"]:
        entry["type"], entry["values"] = "values", values
    elif first.Operator in _COMPARISON_NAMES:
        entry["type"] = "comparison"
        entry["operator"], entry["value1"] = _COMPARISON_NAMES[first.Operator], values[0]
    else:
        entry["type"] = "unknown"
    return entry


def _read(value: Any) -> float | str:
    """Return a criterion as a cell would read it."""
    if isinstance(value, dict):
        return serials.to_serial(dt.datetime.fromisoformat(value["value"]))
    typed = typed_text.read(str(value))
    return typed.value if typed.kind in ("number", "logical") else str(value)


def _field(field: int, operator: int, *values: float | str) -> Field:
    made = bridge.struct("sheet.TableFilterField3", Field=field - 1, Operator=operator)
    made.Values = tuple(_value(value) for value in values)
    return made


def _value(value: float | str) -> Any:
    if value in _EMPTY_MARKS:
        value = str(int(value))
    if isinstance(value, str):
        return bridge.struct("sheet.FilterFieldValue", StringValue=value, FilterType=_STRING)
    return bridge.struct("sheet.FilterFieldValue", NumericValue=value, IsNumeric=True)


def _text(value: Any) -> str:
    if not value.IsNumeric:
        return str(value.StringValue)
    number = value.NumericValue
    return str(int(number)) if number.is_integer() else str(number)
