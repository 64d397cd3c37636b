"""Cells that a spreadsheet program would run are written so that it shows them."""

from __future__ import annotations

import pytest

from lkjip.table_files.csv_writer import harmless


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "- kegiatan"],
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize(
    "text", ["-5,3", "+3", "-1.234.567,50", "-4 %", "-", "--", "", "a=b", "-Rp5"]
)
def test_a_number_or_a_dash_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_a_formula_behind_a_separator_inside_a_cell_is_seen() -> None:
    assert harmless("a;=1+1") == "a;'=1+1"
    assert harmless("satu\n=1+1") == "satu\n'=1+1"
