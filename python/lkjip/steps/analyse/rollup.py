"""The rows of ``tblGulungan``: sub-kegiatan, kegiatan, programme, sasaran, unit, whole.

Capaian: a kegiatan is its rolled-up indicator (or the pooled outputs), a programme the mean of its
kegiatan, a sasaran the mean of its IKU or of its uppermost indicators, the whole the mean of the
sasaran. Budget: sums at every level (docs/aturan-hitung.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import format_number
from lkjip.measure.rules.budget import efficiency, serapan
from lkjip.measure.rules.capaian import HUNDRED
from lkjip.measure.rules.kinds import IndicatorKind, main_kinds
from lkjip.measure.rules.rollup import MEAN, Item, RolledUp, mean_capaian, pool_outputs
from lkjip.steps.analyse.indicators import Measured, descendants, outputs
from lkjip.steps.kernel.display import OVERALL, SASARAN
from lkjip.steps.kernel.office.registers import Program
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import ProgramLevel
from lkjip.tables.declared.inputs import BUDGET
from lkjip.tables.declared.steps import RolledRow

UNIT = "Unit"
LEVELS = tuple(level.value for level in ProgramLevel)


@dataclass(frozen=True, slots=True)
class Budget:
    """Sums in rupiah; ``realisasi`` is ``None`` when nothing has been reported.

    ``not_yet`` are the codes that were not reported: neither their pagu nor their realisasi counts.
    """

    pagu: Decimal
    realisasi: Decimal | None
    not_yet: tuple[str, ...] = ()


def rolled_rows(shot: Snapshot, measured: Mapping[str, Measured]) -> tuple[RolledRow, ...]:
    """Return all levels, the whole first, then sasaran, the programme tree, and the units."""
    spent = {row.code: row.realisasi for row in shot.rows(BUDGET)}
    values = _values(shot, measured)
    place = {p.code: n for n, p in enumerate(shot.programs)}
    supporting: dict[str, list[Program]] = {}
    for program in shot.programs:
        supporting.setdefault(program.sasaran, []).append(program)
    of_unit: dict[str, list[Measured]] = {}
    for one in measured.values():
        of_unit.setdefault(one.indikator.unit, []).append(one)
    by_goal = {goal: goal_value(goal, shot, measured) for goal in shot.goals}
    whole = mean_capaian([Item(goal, g.value) for goal, g in by_goal.items()])
    rows = [_row(shot, OVERALL, shot.settings["unit_kerja"], "", whole, _sum(shot.programs, spent))]
    for goal, rolled in by_goal.items():
        budget = _sum(supporting.get(goal, ()), spent)
        rows.append(_row(shot, SASARAN, goal, "", rolled, budget))
    for program in shot.programs:
        codes = sorted(descendants(program.code, shot.below) & place.keys(), key=place.__getitem__)
        budget = _sum([shot.programs[place[code]] for code in codes], spent)
        rolled = values[program.code]
        rows.append(_row(shot, program.level, program.description, program.code, rolled, budget))
    for unit in shot.units:
        own, programs = of_unit.get(unit.code, []), shot.programs_of.get(unit.code, ())
        if own or programs:
            mean = _mean(own, shot)
            rows.append(_row(shot, UNIT, unit.name, unit.code, mean, _sum(programs, spent)))
    return tuple(rows)


def _bottom_up(programs: tuple[Program, ...]) -> list[Program]:
    return sorted(programs, key=lambda p: -LEVELS.index(p.level) if p.level in LEVELS else 0)


def _mean(members: Iterable[Measured], shot: Snapshot) -> RolledUp:
    items = list(members)
    weights = {
        m.indikator.code: m.indikator.weight for m in items if m.indikator.weight is not None
    }
    return mean_capaian(
        [Item(m.indikator.code, m.capaian, m.status) for m in items],
        weights if len(weights) == len(items) and items else None,
        limit=shot.settings.capaian_cap,
    )


def _values(shot: Snapshot, measured: Mapping[str, Measured]) -> dict[str, RolledUp]:
    """Return the capaian of every programme, kegiatan and sub-kegiatan by its code."""
    by_program: dict[str, list[Measured]] = {}
    for m in measured.values():
        by_program.setdefault(m.indikator.program, []).append(m)
    values: dict[str, RolledUp] = {}

    def value(program: Program) -> RolledUp:
        if program.code not in values:
            own = by_program.get(program.code, [])
            values[program.code] = _value(program, own, value, shot, measured)
        return values[program.code]

    for program in _bottom_up(shot.programs):
        value(program)
    return values


def _value(
    program: Program,
    own: list[Measured],
    value: Callable[[Program], RolledUp],
    shot: Snapshot,
    measured: Mapping[str, Measured],
) -> RolledUp:
    if own:
        if len(own) == 1:
            only = own[0]
            return RolledUp(only.capaian, only.method, only.formula, (only.indikator.code,))
        return _mean(own, shot)
    if program.level == ProgramLevel.KEGIATAN:
        return pool_outputs(outputs(measured, descendants(program.code, shot.below)))
    children = shot.below.get(program.code, ())
    return mean_capaian(
        [Item(child.code, value(child).value) for child in children],
        limit=shot.settings.capaian_cap,
    )


def goal_members(goal: str, measured: Mapping[str, Measured]) -> tuple[Measured, ...]:
    """Return the indicators of which a sasaran is the mean.

    Its IKU where the register says which ones they are. Else the uppermost of those that speak for
    it: of no programme, of programmes, else kegiatan, else sub-kegiatan.
    """
    own = [m for m in measured.values() if m.indikator.sasaran == goal]
    main = main_kinds(m.indikator.kind for m in own)
    members = tuple(m for m in own if m.indikator.kind in main)
    if IndicatorKind.MAIN in main:
        return members
    levels = (tuple(m for m in members if m.indikator.level == one) for one in ("", *LEVELS))
    return next((found for found in levels if found), ())


def goal_value(goal: str, shot: Snapshot, measured: Mapping[str, Measured]) -> RolledUp:
    """Return the capaian of a sasaran: the mean of its IKU, or of its uppermost indicators."""
    return _mean(goal_members(goal, measured), shot)


def lifted_category(
    goal: str, shot: Snapshot, measured: Mapping[str, Measured]
) -> Iterator[Finding]:
    """Name an indicator above 100 that alone lifts a sasaran into another category."""
    members = goal_members(goal, measured)
    value = _mean(members, shot).value
    for m in members:
        if value is None or m.capaian is None or m.capaian <= HUNDRED:
            continue
        held = [replace(x, capaian=HUNDRED) if x is m else x for x in members]
        capped = _mean(held, shot).value
        before, after = shot.scale.category(value), shot.scale.category(capped)
        if before != after:
            yield make(
                "C34",
                Place(sheet="Capaian", label=goal),
                sasaran=goal,
                indikator=m.indikator.code,
                nilai=format_number(value),
                kategori=before,
                dibatasi=format_number(capped),
                lain=after,
            )


def _sum(programs: Iterable[Program], spent: Mapping[str, Decimal | None]) -> Budget:
    """Add up the sub-kegiatan that were reported; the others are named, not counted as 0."""
    items = [p for p in programs if p.pagu is not None]
    known = [p for p in items if spent.get(p.code) is not None]
    counted = known or items
    ceiling = sum((p.pagu for p in counted if p.pagu is not None), Decimal(0))
    figures = [value for p in known if (value := spent.get(p.code)) is not None]
    left = tuple(p.code for p in items if spent.get(p.code) is None) if known else ()
    return Budget(ceiling, sum(figures, Decimal(0)) if figures else None, left)


def _how(rolled: RolledUp) -> str:
    """Say in words how a value was made; a mean of one thing is just that thing."""
    if rolled.method == MEAN and len(rolled.used) == 1:
        return f"sama dengan {rolled.used[0]}"
    return f"{rolled.method}: {rolled.formula}" if rolled.formula else rolled.method


def _row(
    shot: Snapshot, level: str, description: str, code: str, rolled: RolledUp, budget: Budget
) -> RolledRow:
    absorbed = serapan([budget.pagu], [budget.realisasi]) if budget.realisasi is not None else None
    left = ", ".join(f"{name}: {reason}" for name, reason in rolled.left_out)
    how = _how(rolled)
    if budget.not_yet:
        how = f"{how}; anggaran belum ada: {', '.join(budget.not_yet)}"
    return RolledRow(
        level=level,
        description=description,
        code=code,
        capaian=rolled.value,
        category=shot.scale.category(rolled.value) if rolled.value is not None else "",
        pagu=budget.pagu or None,
        realisasi=budget.realisasi,
        serapan=absorbed,
        efficiency=efficiency(rolled.value, absorbed, shot.settings.efficiency_formula),
        method=f"{how} (tidak ikut: {left})" if left else how,
    )
