"""Values of `measure` as cells, and so that the same value is read from them again."""

from __future__ import annotations

from lkjip.measure.numbers.value import Value
from lkjip.tables.cells import Cell, number


def value_cell(value: Value) -> Cell:
    """Give the cell from which the same value is read again: a number, or the words typed."""
    stored = value.stored
    return stored if isinstance(stored, str) else number(stored)


def typed_cell(value: Value) -> Cell:
    """Give the cell that holds what was typed."""
    typed = value.as_typed
    return typed if isinstance(typed, str) else number(typed)
