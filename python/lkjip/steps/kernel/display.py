"""Fills the cards of the step tabs after every action, and holds the words that tabs share.

All of it follows from the snapshot and the new state of the SOP, so that no tab can say something
else than another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from lkjip.book.layout import LAYOUT
from lkjip.book.layout.card import CARD_LINES, CARD_SIZE, value_pixels
from lkjip.book.layout.home import ACTION_LINES, ACTION_PART, ACTION_SIZE
from lkjip.book.text_room import fitting, wrapped
from lkjip.sop.activities import ALL_STEPS
from lkjip.sop.calendar.schedule import days_remaining, legal_due_date
from lkjip.sop.next_actions import Action
from lkjip.sop.office_words import in_office
from lkjip.sop.overview import StepSummary
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Block, Cell

FEW = 3
"""Units that a sentence names where it has no room for all."""
SHORT = (
    ("Kepala Sub Bagian", "Kasubbag"),
    ("Kepala Bagian", "Kabag"),
    ("Sub Bagian", "Subbag"),
)
"""Posts and units as offices shorten them."""
SASARAN, OVERALL = "Sasaran", "Keseluruhan"
_UNUSED: Block = tuple((words,) for words in ("hanya di buku kota", *("–",) * 5))
"""The card of a step that this book's level does not have."""


def short_date(day: date | None) -> str:
    """Return a date as ``8 Jan 2025``; "–" without a date."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    return f"{day.day} {months[day.month - 1]} {day.year}" if day else "–"


def card_names(
    shot: Snapshot, summary: tuple[StepSummary, ...], action: Action
) -> dict[str, Cell | Block]:
    """Return the named cells of the cards on the tabs of the eight steps."""
    names: dict[str, Cell | Block] = {
        f"langkah{step.no}_keadaan": _card(
            step, action.text if action.sop_step == step.no else "", shot
        )
        for step in summary
    }
    taken = {step.no for step in summary}
    names |= {f"langkah{step.no}_keadaan": _UNUSED for step in ALL_STEPS if step.no not in taken}
    return names


def home_title(in_force: Settings) -> str:
    """Return the title of the home tab: year, office (of a city its government), period."""
    office = in_force.office
    whose = office.government if in_force.level == "kota" else office.unit
    return f"LKjIP {in_force.year} · {whose} · {in_force.period}"


def with_names(words: str, shot: Snapshot) -> str:
    """Replace the unit codes in a sentence by the units' names."""
    names = {unit.code: unit.name for unit in shot.units}
    words = in_office(words, shot.settings.office)
    return _code(names).sub(lambda found: names[found[0]], words) if names else words


def _code(names: Mapping[str, str]) -> re.Pattern[str]:
    codes = "|".join(re.escape(code) for code in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{codes})(?![\w-])")


def with_few_units(words: str, shot: Snapshot) -> str:
    """Cut every list of units in a sentence to the first three, and say how many more there are."""
    codes = {unit.code: unit.name for unit in shot.units}
    if not codes:
        return words
    one = _code(codes).pattern
    listing = re.compile(rf"{one}(?:, {one})*(?:, dan (\d+) lainnya)?")

    def shorter(found: re.Match[str]) -> str:
        listed = re.findall(one, found[0])
        more = len(listed) - FEW + int(found[1] or 0)
        if len(listed) <= FEW:
            return found[0]
        return f"{', '.join(listed[:FEW])}, dan {more} lainnya"

    return listing.sub(shorter, words)


def shortened(words: str, pixels: float, points: float, lines: int = 1, bold: bool = False) -> str:
    """Return a text with the short words of an office, as far as it is too long for its cell."""
    for long, short in SHORT:
        if len(wrapped(words, pixels, points, bold)) > lines:
            words = words.replace(long, short)
    return words


def fit_sentence(words: str, shot: Snapshot, pixels: float, lines: int, points: float) -> str:
    """Return a sentence about units that fits into a cell.

    The units by name; else the first three by name and how many more, in the short words of an
    office where that helps; else these by code.
    """
    few = with_few_units(words, shot)
    whole, named = with_names(words, shot), with_names(few, shot)
    for one in (whole, named, shortened(named, pixels, points, lines, bold=True)):
        if len(wrapped(one, pixels, points, bold=True)) <= lines:
            return one
    by_code = in_office(few, shot.settings.office)
    return fitting(by_code, pixels, points, lines, bold=True)


def next_words(words: str, shot: Snapshot) -> str:
    """Return the next action as the home tab has room for it."""
    return fit_sentence(words, shot, ACTION_PART.pixels, ACTION_LINES, ACTION_SIZE)


def _card(step: StepSummary, action: str, shot: Snapshot) -> Block:
    room = value_pixels(step.tab, LAYOUT)

    def shown(words: str, line: int) -> str:
        return fit_sentence(words, shot, room, CARD_LINES[line], CARD_SIZE)

    who = step.official
    role = in_office(step.role, shot.settings.office)
    if role and role.casefold() != step.official.casefold():
        who = f"{step.official} (SOP: {role})"
    values = (
        step.status,
        step.due,
        step.remaining_words,
        shown(who, 3) or "–",
        shown(" ".join(step.lacking), 4) or "tidak ada",
        shown(action, 5) or "–",
    )
    return tuple((value,) for value in values)


def legal_deadline(shot: Snapshot, process: Process, today: date) -> tuple[date, int, str]:
    """Return the legal deadline, working days left, and the words; once sent it does not run on."""
    legal = legal_due_date(shot.settings.year, shot.settings.level)
    if process.finished:
        sent = process.events[-1].when.date()
        days, _ = days_remaining(legal, sent, shot.calendar)
        return legal, days, f"dikirim {short_date(sent)}"
    return legal, *days_remaining(legal, today, shot.calendar)
