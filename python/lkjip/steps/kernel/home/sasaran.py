"""The capaian of the sasaran as lines of the home tab."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.book.layout.home import GOAL_HEAD, GOAL_NAME, GOAL_RANK, SASARAN, SMALL
from lkjip.book.text_room import fitting, fitting_both_ends, wrapped
from lkjip.measure.numbers.format import format_number
from lkjip.tables.cells import Block, Cell, number

LOWEST = 10
"""Sasaran that are shown where there are more than lines: the lowest ones."""
MOST_LINES = 4
"""Lines that one name takes at most."""
UNKNOWN = "belum ada"
SOON = "Capaian setiap sasaran dan kategorinya tampil di sini setelah {when}."


@dataclass(frozen=True, slots=True)
class Goal:
    """A sasaran with its capaian and the category of that."""

    name: str
    capaian: Decimal | None
    category: str


def title(goals: Sequence[Goal]) -> str:
    """Return the head of the panel."""
    if len(goals) > SASARAN:
        return f"Capaian sasaran (%): {LOWEST} terendah dari {len(goals)}"
    return "Capaian per sasaran (%)" if goals else "Capaian per sasaran"


def lines(goals: Sequence[Goal], when: str) -> Block:
    """Return the lines: name, capaian, category; ``when`` says what must be done before.

    With few sasaran a name goes on in the next lines; with more than twelve the lowest ten stand
    there, and one line for the rest.
    """
    if not goals:
        words = wrapped(SOON.format(when=when), GOAL_NAME.pixels, SMALL)
        return _block(_line(one) for one in words[:SASARAN])
    if len(goals) > SASARAN:
        shown, more = lowest(goals)
        return _block([line for goal in shown for line in _goal(goal, 1)] + [_line(more)])
    each = min(MOST_LINES, SASARAN // len(goals))
    return _block(line for goal in goals for line in _goal(goal, each))


def lowest(goals: Sequence[Goal]) -> tuple[list[Goal], str]:
    """Return the lowest ten of many, and the words for the rest."""
    known = sorted(
        (goal for goal in goals if goal.capaian is not None), key=lambda goal: goal.capaian or 0
    )
    shown = [*known, *(goal for goal in goals if goal.capaian is None)][:LOWEST]
    rest = [goal.capaian for goal in known if goal not in shown and goal.capaian is not None]
    at_least = f", paling rendah {format_number(rest[0])}" if rest else ""
    return shown, f"… {len(goals) - LOWEST} sasaran lainnya{at_least}"


def _goal(goal: Goal, room: int) -> Iterable[tuple[Cell, ...]]:
    """Yield the lines of a sasaran: the first one has the figure."""
    words = fitting_both_ends(goal.name, GOAL_NAME.pixels, SMALL, room)
    first, *more = wrapped(words, GOAL_NAME.pixels, SMALL)
    if goal.capaian is None:
        yield _line(first, None, UNKNOWN)
    else:
        rank = fitting(goal.category, GOAL_RANK.pixels, SMALL)
        yield _line(first, number(goal.capaian), rank)
    for one in more:
        yield _line(one)


def _line(name: str, capaian: Cell = None, rank: Cell = None) -> tuple[Cell, ...]:
    """Return one line of the block; the cells between are covered by those before them."""
    row: list[Cell] = [None] * GOAL_HEAD.width
    row[0] = name
    row[GOAL_NAME.width] = capaian
    row[-GOAL_RANK.width] = rank
    return tuple(row)


def _block(given: Iterable[tuple[Cell, ...]]) -> Block:
    found = list(given)[:SASARAN]
    return tuple(found + [(None,) * GOAL_HEAD.width] * (SASARAN - len(found)))
