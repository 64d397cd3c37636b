"""Indented JSON is that of the standard library, letter for letter."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.tables.json_text import indented

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.decimals(allow_nan=False)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside) | st.tuples(inside, inside) | st.dictionaries(st.text(), inside)
    ),
)


@given(VALUES, st.integers(1, 4), st.booleans())
def test_any_value_is_spelled_as_the_standard_library_does(
    value: Any, width: int, sort_keys: bool
) -> None:
    wanted = json.dumps(value, ensure_ascii=False, indent=width, default=str, sort_keys=sort_keys)
    assert indented(value, width, sort_keys=sort_keys) == wanted


@pytest.mark.parametrize(
    "value", [{2025: 1, 2024: [True]}, {True: 1}, {None: {}}, {1.5: []}, date(2025, 1, 2)]
)
def test_keys_that_are_no_text_and_days(value: Any) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1, default=str)


def test_a_number_of_money_is_its_text() -> None:
    assert indented([Decimal("1.50")]) == '[\n "1.50"\n]'
