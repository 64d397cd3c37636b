"""Two whole values beside each other: numbers in brackets, ranks, levels, ambiguous numbers."""

from __future__ import annotations

import pytest

from lkjip.measure.numbers.format import format_number
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.plain_table.row import compute_row
from lkjip.measure.rules.capaian import Capaian
from lkjip.measure.rules.pairs import capaian_of
from lkjip.measure.rules.rule import Direction, Rule


def capaian(target: str, realisasi: str, direction: Direction = Direction.UP) -> Capaian:
    return capaian_of(parse_number(target), parse_number(realisasi), Rule(direction))


@pytest.mark.parametrize(
    ("direction", "value"), [(Direction.UP, "264,94"), (Direction.STEADY, "37,74")]
)
def test_a_capaian_that_is_the_same_under_every_reading_is_computed_with_a_remark(
    direction: Direction, value: str
) -> None:
    c = capaian("3.286", "8.706", direction)
    assert (format_number(c.value), [f.code for f in c.findings]) == (value, ["C33"])
    assert "3.286" in c.findings[0].message and "8.706" in c.findings[0].message


@pytest.mark.parametrize(("target", "realisasi"), [("3.286", "8"), ("12", "8.706")])
def test_a_capaian_that_hangs_on_the_reading_is_not_computed(target: str, realisasi: str) -> None:
    assert capaian(target, realisasi).value is None


def test_a_plain_table_computes_what_is_the_same_either_way() -> None:
    row = compute_row(RowInput(target="3.286", realisasi="8.706"))
    assert format_number(row.capaian.value) == "264,94"
    assert [f.code for f in row.findings] == ["C33"]


def test_two_marks_are_asked() -> None:
    value = parse_number("168.325,740")
    assert (value.number, [f.code for f in value.findings]) == (None, ["N04"])
