"""Dates and small numbers in Indonesian words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.mail.paper.number_words import file_count, spell_out
from lkjip.sop.calendar.words import MONTHS, date_in_words


def test_a_date_has_its_weekday_and_its_month_in_words() -> None:
    assert weekday_and_date(date(2025, 1, 2)) == "Kamis, 2 Januari 2025"


def test_every_weekday_has_its_own_name_in_the_order_of_the_week() -> None:
    week = [weekday_and_date(date(2024, 1, 1) + timedelta(days=k)).split(",")[0] for k in range(7)]
    assert week == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def test_every_month_has_its_name() -> None:
    assert [date_in_words(date(2024, month, 5)) for month in range(1, 13)] == [
        f"5 {name} 2024" for name in MONTHS
    ]
    assert (MONTHS[1], MONTHS[7], MONTHS[11]) == ("Februari", "Agustus", "Desember")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_a_number_is_written_in_words(number: int, words: str) -> None:
    assert spell_out(number) == words


def test_no_two_numbers_have_the_same_words() -> None:
    assert len({spell_out(number) for number in range(1000)}) == 1000


@pytest.mark.parametrize("number", [-1, 1000])
def test_a_number_without_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        spell_out(number)


def test_the_line_attachment_counts_in_figures_and_words() -> None:
    assert (file_count(0), file_count(2)) == ("-", "2 (dua) berkas")
