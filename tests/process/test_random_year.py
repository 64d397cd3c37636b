"""A year by chance: whatever people do, the book stays whole and the end is reached."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.process.random_year import Year
from tests.steps.office import Office, closed_office, memory_office


def lived(office: Office, seed: object, moves: int, *, to_the_end: bool = True) -> Counter[str]:
    """The counts of one year; a failure names seed and moves."""
    year = Year(office, seed)
    try:
        year.play(moves)
        assert not to_the_end or year.reach_the_end(), year.told[-5:]
    except AssertionError as error:
        raise AssertionError(f"seed {seed}, {year.trail}: {error}") from error
    return year.counts


@pytest.mark.parametrize("seed", range(3))
def test_a_year_by_chance_keeps_the_book_whole_and_reaches_the_end(
    tmp_path: Path, seed: int
) -> None:
    assert lived(memory_office(tmp_path / "kantor"), seed, 12)["selesai"] > 5


def test_a_year_by_chance_with_undo_and_old_copies_on_a_closed_book(tmp_path: Path) -> None:
    office = closed_office(tmp_path / "kantor").analysed()
    assert lived(office, "a", 6, to_the_end=False)["selesai"] > 0


@pytest.mark.slow_stage
@pytest.mark.parametrize("seed", range(100))
def test_a_hundred_years_by_chance(tmp_path: Path, seed: int) -> None:
    make = closed_office if seed % 5 == 0 else memory_office
    lived(make(tmp_path / "kantor"), f"seratus {seed}", 30)
