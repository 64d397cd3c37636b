"""Categories: lower bounds on the unrounded value; gaps of printed scales get a note."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.rules.category import (
    AKIP_SCALE,
    DEFAULT_SCALES,
    SCALE_86_2017,
    SIX_CLASS_SCALE,
    TARGET_SCALE,
    Scale,
)

D = Decimal


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("91", "Sangat Tinggi"),
        ("250", "Sangat Tinggi"),
        ("90.999", "Tinggi"),
        ("90.90", "Tinggi"),  # printed so by Kota Probolinggo, Evaluasi RKPD TW II 2024
        ("76", "Tinggi"),
        ("75.99", "Sedang"),
        ("66.67", "Sedang"),
        ("65.0", "Rendah"),
        ("51", "Rendah"),
        ("50.51", "Sangat Rendah"),  # printed so by Kota Probolinggo
        ("0", "Sangat Rendah"),
        ("-3", "Sangat Rendah"),
    ],
)
def test_the_lower_bound_decides_on_the_unrounded_value(value: str, name: str) -> None:
    assert SCALE_86_2017.category(D(value)) == name


def test_no_value_has_no_category() -> None:
    assert SCALE_86_2017.category(None) == ""
    assert SCALE_86_2017.gap_notes(None) == ()


@pytest.mark.parametrize("value", ["90.5", "75.01", "65.999", "50.86"])
def test_a_value_inside_a_printed_gap_gets_a_note(value: str) -> None:
    (findings,) = SCALE_86_2017.gap_notes(D(value))
    assert findings.code == "C18" and SCALE_86_2017.category(D(value)) in findings.message


@pytest.mark.parametrize("value", ["90", "91", "76", "120", "0"])
def test_a_value_that_the_scale_names_gets_no_note(value: str) -> None:
    assert SCALE_86_2017.gap_notes(D(value)) == ()


def test_a_strict_bound_belongs_to_the_class_below() -> None:
    assert SIX_CLASS_SCALE.category(D(85)) == "Sangat Baik"
    assert SIX_CLASS_SCALE.category(D("85.01")) == "Memuaskan"
    assert AKIP_SCALE.category(D(80)) == "BB"
    assert AKIP_SCALE.category(D("80.01")) == "A"


def test_a_scale_that_ends_at_100_leaves_out_what_lies_above() -> None:
    assert SIX_CLASS_SCALE.is_in_gap(D(101)) and not SIX_CLASS_SCALE.is_in_gap(D(100))


def test_two_decimals_leave_a_gap_too() -> None:
    assert TARGET_SCALE.is_in_gap(D("94.995"))
    assert TARGET_SCALE.category(D("105.01")) == "Melampaui Target"


def test_the_rows_of_a_scale_may_come_in_any_order() -> None:
    row = [(D(0), "c"), (D(80), "a"), (D(50), "b")]
    assert Scale.from_table(row) == Scale.from_table(reversed(row))
    assert Scale.from_table(row).category_names == ("a", "b", "c")


def test_a_scale_without_rows_or_with_equal_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        Scale(())
    with pytest.raises(ValueError, match="same lower bound"):
        Scale(((D(1), "a"), (D(1), "b")))


def test_every_shipped_scale_names_its_source() -> None:
    assert all(s.name for s in DEFAULT_SCALES)
