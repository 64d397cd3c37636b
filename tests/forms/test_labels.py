"""Labels are compared as people read them; dates are understood as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from lkjip.a1 import address, column_letters, column_number, split
from lkjip.forms.dates import read_date
from lkjip.forms.labels import blank, plain, same, shown, skeleton, tidy, visible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TW I", " tw  i "),
        ("TW I", "TW\u00a0I"),
        ("Nama pengisi", "NAMA PENGISI *"),
        ("Kode", "Ko\u00adde\u200b"),
        ("é", "e\u0301"),
    ],
)
def test_labels_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(("one", "other"), [("TW I", "TW II"), ("IK01", "I\u041a01")])
def test_labels_that_differ_stay_different(one: str, other: str) -> None:
    assert same(one) != same(other)


@pytest.mark.parametrize("twin", ["I\u041a01", "ＩＫ０１", "ik01", "I\u039a01"])
def test_a_key_in_letters_of_another_script_looks_like_its_latin_twin(twin: str) -> None:
    assert skeleton(twin) == skeleton("IK01")


@pytest.mark.parametrize("value", [None, "", "  ", "\u200b", "\n\t ", "\ufeff"])
def test_what_shows_nothing_is_blank(value: str | None) -> None:
    assert blank(value)


@pytest.mark.parametrize("value", [0.0, False, "-", "0", "é"])
def test_what_shows_something_is_not_blank(value: object) -> None:
    assert not blank(value)  # type: ignore[arg-type]


def test_invisible_characters_go_and_emoji_families_stay() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert visible(f"a\u200bb\u202ec {family}") == f"abc {family}"
    assert visible("a\u200db") == "ab"


def test_a_text_with_nothing_to_clean_is_told_from_one_that_needs_a_look() -> None:
    assert plain(" jawaban\nkedua ") == "jawaban\nkedua"
    assert plain(None) == ""
    assert plain("dengan\ttab") is None
    assert plain("– garis") is None
    assert plain(12.0) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [(7.0, "7"), (12.5, "12,5"), (True, "BENAR"), (date(2025, 1, 6), "6/1/2025"), (None, "")],
)
def test_values_are_shown_as_an_indonesian_sheet_shows_them(value: object, text: str) -> None:
    assert shown(value) == text  # type: ignore[arg-type]


def test_tidy_keeps_words_and_drops_doubled_spaces() -> None:
    assert tidy("  dua   kata \n") == "dua kata"


@pytest.mark.parametrize(
    "text",
    [
        "6 Januari 2025",
        "Senin, 6 Januari 2025",
        "6/1/2025",
        "06-01-2025",
        "6.1.2025",
        "2025-01-06",
        "6 Jan 2025",
        "6-Jan-2025",
    ],
)
def test_a_date_is_understood_in_the_ways_people_type_it(text: str) -> None:
    assert read_date(text) == date(2025, 1, 6)


@pytest.mark.parametrize(
    "text", ["", "kemarin", "31/2/2025", "6 Januri 2025", "１/１/2025", "6/1/25"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_addresses_go_both_ways() -> None:
    assert (address(14, 10), column_letters(16384), column_number("XFD")) == ("J14", "XFD", 16384)
    assert split("J14") == ("J", 14)
    assert split("bukan") == ("", 0)


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_separator_is_replaced_and_never_glues_two_words(separator: str) -> None:
    assert visible(f"menunggu.{separator}Kendala") == "menunggu.\nKendala"
    assert tidy(f"dua{separator}kata") == "dua kata"
