"""Decides what may be typed for an indicator: each row by its own unit and target."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from lkjip.measure.numbers import units
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.ranks import ORDINAL_TABLES, OrdinalTable
from lkjip.measure.numbers.reading import parse_number


class EntryKind(StrEnum):
    """The kind of value that an indicator's quarters take."""

    WHOLE = "bilangan bulat"
    PERCENT = "persen"
    FIGURE = "angka"
    SMALL = "pecahan"
    """A figure whose target is a fraction, or is not known: 0,85 is nothing to ask about."""
    RANGE = "rentang"
    """Figures measured against a range; now and then a range themselves."""
    RANK = "peringkat"
    WORDS = "kata"

    @property
    def numeric(self) -> bool:
        """True if the values are numbers that can be added up."""
        return self not in (EntryKind.RANK, EntryKind.WORDS)


class Entry(NamedTuple):
    """The kind, and the ranks to choose from where the target is one."""

    kind: EntryKind
    ranks: tuple[str, ...] = ()


def entry_for(
    target: Decimal | str | None,
    measure_unit: str,
    ranks: tuple[OrdinalTable, ...] = ORDINAL_TABLES,
) -> Entry:
    """Return what may be typed against a target: text where the target is text.

    A range, or a number that stands in a cell of text, is measured in figures.

    >>> entry_for("WTP", "Opini").ranks
    ('WTP', 'WDP', 'TW', 'TMP')
    >>> entry_for("5–7", "hari").kind, entry_for("92,50", "persen").kind
    (<EntryKind.RANGE: 'rentang'>, <EntryKind.PERCENT: 'persen'>)
    """
    if isinstance(target, str):
        read = parse_number(target, measure_unit=measure_unit, ordinal=ranks)
        if isinstance(read.quantity, Range):
            return Entry(EntryKind.RANGE)
        if read.plain_number is None:
            return _of_words(target, ranks)
        target = read.plain_number
    if units.percent(measure_unit):
        return Entry(EntryKind.PERCENT)
    if units.whole(measure_unit) and (target is None or target == int(target)):
        return Entry(EntryKind.WHOLE)
    small = target is None or abs(target) < 1
    return Entry(EntryKind.SMALL if small else EntryKind.FIGURE)


def _of_words(target: str, ranks: tuple[OrdinalTable, ...]) -> Entry:
    """Find the kind of rank that the target names, alone or before its number: "BB (79,39)"."""
    named = target.partition("(")[0].strip() or target
    table = next((table for table in ranks if table.find(named) or table.find(target)), None)
    if table is None:
        return Entry(EntryKind.WORDS)
    return Entry(EntryKind.RANK, tuple(spellings[0] for spellings in table.level))
