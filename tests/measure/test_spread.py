"""The spread of the indicators of many units over the categories."""

from __future__ import annotations

from lkjip.measure.spread import category_spread, spread_sentence

SCALE = ("Tinggi", "Sedang", "Rendah")


def test_each_unit_gets_a_row_and_each_category_a_column_best_first():
    table = category_spread([("B", "Sedang"), ("A", "Tinggi"), ("B", "Sedang"), ("B", "")], SCALE)
    assert list(table.index) == ["B", "A"]
    assert list(table.columns) == [*SCALE, "tanpa nilai"]
    assert table.loc["B"].tolist() == [0, 2, 0, 1]
    assert table.loc["A"].tolist() == [1, 0, 0, 0]


def test_the_words_name_only_what_there_is():
    table = category_spread([("B", "Sedang"), ("B", ""), ("A", "Tinggi")], SCALE)
    assert spread_sentence(table, "B") == "1 Sedang, 1 tanpa nilai"
    assert spread_sentence(table, "C") == ""


def test_no_rows_give_an_empty_table():
    table = category_spread([], SCALE)
    assert table.empty
    assert spread_sentence(table, "A") == ""
