"""The tables of the city's book as the material of its report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lkjip.measure.numbers.ranks import tables_of_kind
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.budget import efficiency
from lkjip.measure.rules.comparison import against_renstra
from lkjip.report.material.city import CityGoalPart, CityPart, Money, OpdLine, SupportLine
from lkjip.report.material.identity import Identity
from lkjip.report.material.model import (
    Comparator,
    Evidence,
    Indikator,
    Origin,
    OtherYear,
    ProgramRow,
    ReportMaterial,
    Sasaran,
)
from lkjip.sop.calendar.words import date_in_words
from lkjip.steps.city.figures.concatenation import opd_texts
from lkjip.steps.city.figures.goals import (
    CityGoal,
    capaian_of_goal,
    city_goals,
    status_in_force,
)
from lkjip.steps.city.figures.indicators import (
    rule_of_city,
    sources,
    way_of,
)
from lkjip.steps.kernel.office.evidence_state import FILE_THERE
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Cell
from lkjip.tables.choices import CityAnalysis, CityWay, YesNo
from lkjip.tables.declared.city import (
    CITY_ANALYSES,
    OPD,
    OPD_INPUTS,
    SUPPORT,
    CityIndicatorRow,
    OpdRow,
    SupportRow,
)
from lkjip.tables.declared.comparisons import COMPARATORS, PAST_YEARS
from lkjip.tables.declared.inputs import EvidenceRow
from lkjip.tables.declared.registers import IndicatorRow

OPD_LEVEL = "Perangkat Daerah"


def city_material(shot: Snapshot, common: ReportMaterial) -> ReportMaterial:
    """Return the material of the city's report; ``common`` is what every report says."""
    return replace(
        common,
        identity=city_identity(shot, common.identity),
        sasaran=city_goals_of_report(shot),
        programs=tuple(opd_rows(shot)),
        evidence=tuple(city_evidence(shot)),
        city=city_part(shot),
    )


def city_identity(shot: Snapshot, common: Identity) -> Identity:
    """Return whose report it is: the government's, not that of the section that compiles it."""
    government = shot.settings["pemerintah"]
    return replace(common, work_unit=government or common.work_unit, institution="")


def city_goals_of_report(shot: Snapshot) -> tuple[Sasaran, ...]:
    """Return the sasaran with their indicators; capaian is the mean of the indicators'."""
    return tuple(_goal(shot, goal) for goal in city_goals(shot))


def _goal(shot: Snapshot, goal: CityGoal) -> Sasaran:
    indicators = tuple(_indicator(shot, row) for row in goal.indicators)
    rolled = capaian_of_goal(goal, shot.settings.capaian_cap)
    return Sasaran(
        name=goal.name,
        indikator=indicators,
        capaian=rolled.value,
        category=shot.scale.category(rolled.value) if rolled.value is not None else "",
        method=rolled.method,
        formula=rolled.formula,
        left_out=rolled.left_out,
        used=rolled.used,
    )


def _indicator(shot: Snapshot, row: CityIndicatorRow) -> Indikator:
    ranks = tables_of_kind(shot.ranks, row.rank_kind)

    def value(cell: Cell) -> Value:
        return parse_number(cell, measure_unit=row.measure_unit, ordinal=ranks)

    rule = rule_of_city(row, shot)
    own = way_of(row) is CityWay.OWN
    status = status_in_force(row)
    realisasi, end = value(row.realisasi), value(row.target_rpjmd)
    years = (y for y in shot.rows(PAST_YEARS) if y.code == row.code and y.year)
    others = (c for c in shot.rows(COMPARATORS) if c.code == row.code)
    return Indikator(
        code=row.code,
        name=row.indikator,
        measure_unit=row.measure_unit,
        target=value(row.target),
        realisasi=realisasi,
        capaian=row.capaian,
        category=row.category,
        formula=row.formula,
        direction=rule.direction,
        formula_kind=rule.formula_kind,
        status=status,
        unit=", ".join(_names(shot, sources(row.responsible))),
        details=() if own else tuple(sources(row.sources)),
        past=tuple(
            OtherYear(
                y.year or 0,
                value(y.realisasi),
                value(y.target),
                y.capaian,
                y.method_changed.casefold() == YesNo.YES,
            )
            for y in years
            if y.year and y.year < shot.settings.year and value(y.realisasi).known
        ),
        end_target=end,
        end_capaian=against_renstra(realisasi, end, rule, status).value,
        comparators=tuple(
            Comparator(c.name, c.year, value(c.value), c.source)
            for c in others
            if value(c.value).known
        ),
        asked=False,
        master=IndicatorRow(
            code=row.code,
            indikator=row.indikator,
            definition=row.definition,
            formula_words=row.formula_words,
            data_source=row.data_source,
            responsible=row.responsible,
        ),
        origin=Origin(file=row.data_source) if own and row.data_source else None,
    )


def _names(shot: Snapshot, codes: Iterable[str]) -> list[str]:
    """Return the names of OPD by their codes, whatever the case."""
    known = {unit.code.casefold(): unit.name for unit in shot.units}
    return [known.get(code.casefold(), code) for code in codes]


def city_part(shot: Snapshot) -> CityPart:
    """Return the city's part: its words, the support that was agreed to, the OPD."""
    names = {unit.code: unit.name for unit in shot.units}
    answers = {name: tuple(held) for name, held in opd_texts(shot.rows(CITY_ANALYSES)).items()}
    return CityPart(
        goals=tuple(_part(shot, goal, names) for goal in city_goals(shot)),
        opd=tuple(_opd(row) for row in shot.rows(OPD)),
        answers=answers,
    )


def _part(shot: Snapshot, goal: CityGoal, names: Mapping[str, str]) -> CityGoalPart:
    said = {
        row.analysis.casefold(): row.words
        for row in shot.rows(CITY_ANALYSES)
        if row.goal == goal.code
    }
    rows = [row for row in shot.rows(SUPPORT) if row.goal == goal.code]
    return CityGoalPart(
        code=goal.code,
        mission=goal.row.mission,
        aim=goal.row.aim,
        carriers=tuple(_names(shot, goal.carriers)),
        words={one: said[one.casefold()] for one in CityAnalysis if said.get(one.casefold())},
        support=tuple(_support(row, names) for row in rows if row.agreed.casefold() == YesNo.YES),
        waiting=sum(not row.agreed for row in rows),
    )


def _support(row: SupportRow, names: Mapping[str, str]) -> SupportLine:
    return SupportLine(
        opd=row.opd,
        opd_name=names.get(row.opd, row.opd),
        program=row.program,
        description=row.description,
        part=row.part,
        capaian=row.capaian,
        money=Money(row.pagu, row.realisasi),
    )


def _opd(row: OpdRow) -> OpdLine:
    return OpdLine(
        code=row.code,
        name=row.name,
        status=row.status,
        version=row.version,
        indicators=row.indicators,
        capaian=row.capaian,
        category=row.category,
        money=Money(row.pagu, row.realisasi),
        package=row.package,
    )


def opd_rows(shot: Snapshot) -> Iterable[ProgramRow]:
    """Yield the OPD as the lines of the budget: their sum is that of the city."""
    for row in shot.rows(OPD):
        yield ProgramRow(
            code=row.code,
            level=OPD_LEVEL,
            description=row.name,
            capaian=row.capaian,
            category=row.category,
            pagu=row.pagu,
            realisasi=row.realisasi,
            serapan=row.serapan,
            efficiency=efficiency(row.capaian, row.serapan, shot.settings.efficiency_formula),
            origin=Origin(file=row.package) if row.package else None,
        )


def city_evidence(shot: Snapshot) -> Iterable[Evidence]:
    """Yield the document behind each figure: the one that was named, or the package itself."""
    packages = {f"{row.opd}:{row.code}".casefold(): row.package for row in shot.rows(OPD_INPUTS)}
    for goal in city_goals(shot):
        for row in goal.indicators:
            if way_of(row) is CityWay.OWN:
                if row.data_source:
                    number = date_in_words(row.data_date) if row.data_date else ""
                    yield Evidence(
                        EvidenceRow(code=row.code, document=row.data_source, number=number)
                    )
                continue
            found = {packages.get(name.casefold(), "") for name in sources(row.sources)} - {""}
            for name in sorted(found):
                yield Evidence(EvidenceRow(code=row.code, document=name), state=FILE_THERE)
