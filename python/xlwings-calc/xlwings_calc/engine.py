"""The engine that xlwings is given, and how values pass between Python and cells."""

from __future__ import annotations

import datetime as dt
import decimal
import math
import sys
from collections.abc import Callable, Sequence
from typing import Any

from .apps import Apps
from .cell_errors import CellError

NAME = "calc"


class Engine:
    """LibreOffice Calc as an xlwings engine."""

    name = NAME
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any = None) -> Any:
        """Turn one value of the caller's into one that a cell takes.

        numpy's and pandas' values become Python's; "no value" of any kind empties the cell.
        """
        if value is None or isinstance(value, str | bool | int):
            return "" if value is None else value
        if isinstance(value, float):
            return "" if math.isnan(value) else float(value)
        if isinstance(value, decimal.Decimal):
            return "" if value.is_nan() else float(value)
        if _is_missing(value):
            return ""
        if isinstance(value, dt.date):
            return value.to_pydatetime() if hasattr(value, "to_pydatetime") else value
        numpy = sys.modules.get("numpy")
        if numpy is not None and isinstance(value, numpy.generic):
            if isinstance(value, numpy.datetime64):
                value = value.astype("datetime64[us]")
            return Engine.prepare_xl_data_element(value.item(), options)
        return value

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Turn a block of raw values into what the caller's options ask for."""

        def clean(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, dt.datetime):
                return datetime_builder(
                    year=value.year,
                    month=value.month,
                    day=value.day,
                    hour=value.hour,
                    minute=value.minute,
                    second=value.second,
                    microsecond=value.microsecond,
                    tzinfo=None,
                )
            if number_builder is not None and isinstance(value, float):
                return number_builder(value)
            if isinstance(value, CellError):
                return value.text if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in data]


def _is_missing(value: Any) -> bool:
    pandas = sys.modules.get("pandas")
    return pandas is not None and (value is pandas.NaT or value is pandas.NA)
