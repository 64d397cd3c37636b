"""The programmes of OPD that support a sasaran: proposed from the packages, agreed by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lkjip.steps.city.figures.goals import CityGoal, city_goals
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import ProgramLevel
from lkjip.tables.column import Writer, as_cell
from lkjip.tables.data import Row
from lkjip.tables.declared.city import SUPPORT, SupportRow
from lkjip.tables.declared.steps import RolledRow

CARRIER, SOURCE = "OPD pengampu sasaran", "sumber indikator"
_COMPUTED = tuple(column for column in SUPPORT.columns if column.by is Writer.PROGRAM)

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A programme that an OPD reports, and why it may support a sasaran."""

    opd: str
    rolled: RolledRow
    reason: str


def support_rows(shot: Snapshot, packages: Mapping[str, Contents]) -> tuple[Row, ...]:
    """Return the table with today's figures, and with the proposals that it does not have yet.

    ``packages`` are the contents by the code of the OPD. What a person typed stays; a row whose
    package is not here keeps its figures.
    """
    goals = city_goals(shot)
    proposed = {
        (goal.code, one.opd, one.rolled.code): one
        for goal in goals
        for one in _proposals(goal, packages)
    }
    programmes = {
        (opd, row.code): row for opd, held in packages.items() for row in _programmes(held)
    }
    rows: list[Row] = []
    known: set[Key] = set()
    for row in shot.rows(SUPPORT):
        key = (row.goal, row.opd, row.program)
        known.add(key)
        figures = programmes.get((row.opd, row.program))
        rows.append(_filled(row, figures, proposed.get(key), row.opd in packages))
    for key, one in proposed.items():
        if key not in known:
            new = SupportRow(goal=key[0], opd=key[1], program=key[2])
            rows.append(_filled(new, one.rolled, one, True))
    return tuple(rows)


def _programmes(contents: Contents) -> Iterable[RolledRow]:
    level = ProgramLevel.PROGRAM.casefold()
    return [row for row in contents.rolled if row.level.casefold() == level and row.code]


def _proposals(goal: CityGoal, packages: Mapping[str, Contents]) -> Iterator[_Proposal]:
    carriers = {code.casefold() for code in goal.carriers}
    for opd, contents in packages.items():
        used = {
            row.program
            for row in contents.capaian
            if f"{opd}:{row.code}".casefold() in goal.source_codes
        }
        above = {row.code: row.parent for row in contents.programs}
        tops = {_top(code, above) for code in used if code}
        for row in _programmes(contents):
            if row.code in tops:
                yield _Proposal(opd, row, SOURCE)
            elif opd.casefold() in carriers:
                yield _Proposal(opd, row, CARRIER)


def _top(code: str, above: Mapping[str, str]) -> str:
    """Return the programme above a kegiatan or sub-kegiatan."""
    seen = {code}
    while (parent := above.get(code, "")) and parent not in seen:
        code = parent
        seen.add(code)
    return code


def _filled(row: SupportRow, figures: RolledRow | None, why: _Proposal | None, here: bool) -> Row:
    """Return a row with the program's cells: figures of the package, or those that stand there."""
    cells = dict(row.cells())
    if figures is None and not here:
        return cells
    values = {
        "reason": why.reason if why else "",
        "description": figures.description if figures else "",
        "capaian": figures.capaian if figures else None,
        "pagu": figures.pagu if figures else None,
        "realisasi": figures.realisasi if figures else None,
        "serapan": figures.serapan if figures else None,
    }
    return cells | {column.heading: as_cell(values[column.field]) for column in _COMPUTED}
