"""The words of the city against those of its OPD: no mere concatenation (reviu II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, make
from lkjip.measure.cross_checks.copied_text import TextIndex
from lkjip.measure.numbers.format import format_number
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.city import CityAnalysisRow

LIMIT = 80
"""Percent of a city text that may not stand word for word in the OPD's."""
SHOWN = 3
_LINE = re.compile(r"(?P<opd>.+?) \((?P<code>[^()]*), \w+\): (?P<answer>.*)")


def opd_texts(rows: Iterable[CityAnalysisRow]) -> dict[str, list[str]]:
    """Return the OPD's answers by its name, out of the column beside the city's words."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for line in row.from_opd.splitlines():
            said = _LINE.fullmatch(line)
            if said:
                found.setdefault(said["opd"], []).append(said["answer"])
    return found


def copied_analyses(rows: tuple[CityAnalysisRow, ...]) -> Iterator[Finding]:
    """Find the words of the city of which 80 % or more stand in the OPD's answers."""
    index = TextIndex.of(opd_texts(rows))
    for row in rows:
        copied = index.copied(row.words)
        if copied.percent >= LIMIT:
            yield make(
                "D11",
                place_of(row, CityAnalysisRow.words),
                nilai=f"{row.goal}, {row.analysis}",
                persen=format_number(copied.percent, 0),
                opd=", ".join(copied.names[:SHOWN]),
            )
