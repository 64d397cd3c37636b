"""Checks the sasaran: one that is written in two ways would be counted as two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from lkjip.findings import Finding, make
from lkjip.steps.registers.cells import place_of
from lkjip.tables.choices import ProgramLevel
from lkjip.tables.declared.registers import IndicatorRow, ProgramRow
from lkjip.tables.table import TableRow

LIKENESS = 0.85
"""Two sasaran this much alike are one with a slip of the pen, unless a person says otherwise."""


def check_sasaran(
    rows: Sequence[ProgramRow], indicators: Sequence[IndicatorRow]
) -> Iterator[Finding]:
    """Find a programme without a sasaran, and a sasaran that occurs once and looks like another.

    Programmes and indicators name sasaran alike.
    """
    by_words: dict[str, list[tuple[TableRow, object]]] = defaultdict(list)
    for one in indicators:
        if one.sasaran:
            by_words[" ".join(one.sasaran.split())].append((one, IndicatorRow.sasaran))
    for row in rows:
        if row.sasaran:
            by_words[" ".join(row.sasaran.split())].append((row, ProgramRow.sasaran))
        elif row.level.casefold() == ProgramLevel.PROGRAM.casefold():
            yield make("B28", place_of(row, ProgramRow.sasaran), nilai=row.code)
    for words, single in by_words.items():
        if len(single) > 1:
            continue
        alike = next((other for other in by_words if other != words and _alike(words, other)), "")
        # Of two that both occur once, only the later is asked about.
        if alike and (len(by_words[alike]) > 1 or _before(by_words, alike, words)):
            yield make("B29", place_of(*single[0]), nilai=words, lain=alike)


def _before(by_words: Mapping[str, object], first: str, second: str) -> bool:
    order = list(by_words)
    return order.index(first) < order.index(second)


def _alike(a: str, b: str) -> bool:
    return SequenceMatcher(None, a.casefold(), b.casefold()).ratio() >= LIKENESS
