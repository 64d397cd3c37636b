"""The list of the units, those that need somebody first, and where one can do something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip.a1 import address
from lkjip.book.layout import LAYOUT
from lkjip.book.layout.home import SMALL, UNIT_LINES, UNIT_NAME, UNIT_STATE, UNIT_WAIT, UNITS
from lkjip.book.text_room import fitting, fitting_both_ends
from lkjip.steps.city.standing import CONFORMING, RETURNED
from lkjip.steps.kernel.display import shortened
from lkjip.steps.kernel.home.waiting import Need, Waiting
from lkjip.tables.cells import Block, Cell
from lkjip.tables.choices import HELD_WORD
from lkjip.tables.declared.city_evaluation import OPD_DECISIONS
from lkjip.tables.declared.results import SUBMISSIONS, SubmissionRow
from lkjip.tables.declared.steps import COLLECTION, CollectionRow

WIDTH = UNIT_WAIT.last - UNIT_STATE.first + 1
UNIT, OPD = "unit", "OPD"
_SOON = "{first} yang perlu ditindaklanjuti tampil di sini setelah {when}."


@dataclass(frozen=True, slots=True)
class Places:
    """Where the rows of units and of held submissions stand in the book.

    ``decisions`` is the place where a city types its decisions on packages.
    """

    collection: Mapping[str, str]
    held: Mapping[str, str]
    decisions: str = ""

    @classmethod
    def of(
        cls,
        collection: Sequence[CollectionRow],
        submissions: Sequence[SubmissionRow],
        city: bool = False,
    ) -> Places:
        """Return the places of rows in the order in which they are written."""
        held = {
            row.unit: _place(SUBMISSIONS.name, n)
            for n, row in enumerate(submissions)
            if row.result.startswith(HELD_WORD)
        }
        asked = {row.unit: _place(COLLECTION.name, n) for n, row in enumerate(collection)}
        return cls(asked, held, _place(OPD_DECISIONS.name, 0) if city else "")

    def of_unit(self, one: Waiting) -> str:
        """Return where something can be done about a unit."""
        code = one.row.unit
        if one.need is Need.DECISION and code in self.held:
            return self.held[code]
        if one.need is Need.DECISION and self.decisions:
            return self.decisions
        return self.collection.get(code, "")


def _place(table: str, line: int) -> str:
    placed = LAYOUT.table(table)
    return f"'{placed.tab}'!{address(placed.row + 1 + line, placed.col)}"


def title(found: Sequence[Waiting], city: bool = False) -> str:
    """Return the head of the list; in a city's book the units are OPD."""
    if not found:
        return "Pengumpulan"
    complete = sum(one.need is Need.NOTHING for one in found)
    if not city:
        return f"Pengumpulan: {complete} dari {len(found)} unit lengkap"
    came = sum(one.row.received is not None for one in found)
    judged = sum(one.row.status in (RETURNED, CONFORMING) for one in found)
    again = sum(one.corrected for one in found)
    return (
        f"Pengumpulan: paket {came} dari {len(found)} OPD; {judged} sudah dievaluasi, "
        f"{again} diperbaiki, {complete} sesuai"
    )


def shown_units(found: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """Return the units of the list: those that need somebody; when none does, all of them."""
    return tuple(one for one in found if one.need is not Need.NOTHING) or tuple(found)


def nobody(when: str, city: bool = False) -> str:
    """Return the words where no unit has been asked; ``when`` names the step that asks them."""
    whom = OPD if city else UNIT
    return _SOON.format(first=whom[0].upper() + whom[1:], when=when)


def rest(count: int, city: bool = False) -> str:
    """Return the words for the units that have no room in the list."""
    return f"… dan {count} {OPD if city else UNIT} lain"


def listed(
    found: Sequence[Waiting], who: Mapping[str, str], when: str, city: bool = False
) -> Block:
    """Return the list: state, unit, and for whom one waits since when; two rows for each unit.

    Once all are complete, they stand here with the day on which they came in.

    ``who`` names the person that one waits for by the code of the unit.
    """
    lines = [_lines(one, person(one, who)) for one in shown_units(found)[:UNITS]]
    if not lines:
        lines = [_row(None, nobody(when, city), None)]
    lines += [_row(None, None, None)] * (UNITS - len(lines))
    return tuple(row for line in lines for row in (line, (None,) * WIDTH))


def person(one: Waiting, who: Mapping[str, str]) -> str:
    """Return the person that one waits for; nobody where the unit is complete."""
    return "" if one.need is Need.NOTHING else who.get(one.row.unit, "")


def _lines(one: Waiting, who: str) -> tuple[Cell, ...]:
    whom = fitting(shortened(who, UNIT_WAIT.pixels, SMALL), UNIT_WAIT.pixels, SMALL)
    wait = f"{whom}\n{one.words}" if whom else one.words
    return _row(
        fitting(one.row.status, UNIT_STATE.pixels, SMALL, UNIT_LINES, bold=True),
        fitting_both_ends(one.row.name, UNIT_NAME.pixels, SMALL, UNIT_LINES),
        wait,
    )


def _row(state: Cell, name: Cell, wait: Cell) -> tuple[Cell, ...]:
    row: list[Cell] = [None] * WIDTH
    row[0] = state
    row[UNIT_NAME.first - UNIT_STATE.first] = name
    row[UNIT_WAIT.first - UNIT_STATE.first] = wait
    return tuple(row)


def more(found: Sequence[Waiting], city: bool = False) -> str | None:
    """Return the line below the list: how many units of it have no room."""
    left = len(shown_units(found)) - UNITS
    return f"{rest(left, city)}; semuanya di lembar {COLLECTION.tab}" if left > 0 else None


def links(found: Sequence[Waiting], places: Places) -> Block:
    """Return where each line leads; the last one is that of the line below the list."""
    shown = shown_units(found)
    there = [places.of_unit(one) or None for one in shown[: UNITS + 1]]
    return tuple((one,) for one in there + [None] * (UNITS + 1 - len(there)))
