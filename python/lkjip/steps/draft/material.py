"""The tables of the book as the material of the report (``report.material``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lkjip.findings import Severity
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.comparison import against_renstra
from lkjip.report.material.model import (
    Analysis,
    Answer,
    Comparator,
    Evidence,
    Indikator,
    Origin,
    OtherYear,
    ProgramRow,
    ReportMaterial,
    Sasaran,
    WorkUnit,
)
from lkjip.report.material.process import FindingCounts, SopStep
from lkjip.sop.calendar.due_dates import first_plan
from lkjip.sop.overview import summarize
from lkjip.sop.process.state import RELEASED
from lkjip.steps.analyse.indicators import Measured, descendants
from lkjip.steps.analyse.recorded import Recorded, recorded_goal, recorded_indicators
from lkjip.steps.analyse.rollup import goal_members
from lkjip.steps.draft.city import city_material
from lkjip.steps.draft.office import approval, identity, measure_method, organisation
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.evidence_state import FILE_THERE, PAIRED, state_of_document
from lkjip.steps.kernel.office.legal import legal_bases
from lkjip.steps.kernel.office.paper import emblem
from lkjip.steps.kernel.office.registers import COMBINED
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import moment
from lkjip.tables.declared.inputs import (
    ANALYSES,
    BUDGET,
    EVIDENCE,
    EVIDENCE_FILES,
    PERFORMANCE,
    EvidenceRow,
    PerformanceRow,
    Provenance,
)
from lkjip.tables.declared.registers import INDICATORS, IndicatorRow
from lkjip.tables.declared.results import FINDINGS, FindingRow
from lkjip.tables.declared.steps import COLLECTION, ROLLED, RolledRow
from lkjip.tables.table import Level

OF_REPORT = "L"
"""Codes of findings about a report begin with it: they are not about its data."""
NOT_OF_DATA = frozenset({"B61"})
"""Findings about addresses to which nothing is mailed."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """The units' figures and answers by code, looked up once for every indicator."""

    entry: Mapping[str, PerformanceRow]
    answer: Mapping[str, Mapping[str, Answer]]
    asked: Mapping[str, str]
    """Indicators that the sheet Analisis asks about, with the unit that answers."""
    master: Mapping[str, IndicatorRow]

    @classmethod
    def of(cls, shot: Snapshot) -> _Sent:
        answers: dict[str, dict[str, Answer]] = defaultdict(dict)
        for row in shot.rows(ANALYSES):
            answers[row.code][row.item] = Answer(row.answer, _origin(row))
        rows = {row.code: row for row in shot.rows(PERFORMANCE)}
        asked = {i.code: unit for unit, own in shot.questions.items() for i in own}
        return cls(rows, answers, asked, {row.code: row for row in shot.rows(INDICATORS)})

    def analysis(self, code: str) -> Analysis:
        """Return the five answers for one indicator."""
        found, blank = self.answer.get(code, {}), Answer()
        return Analysis(
            cause=found.get("sebab", blank),
            obstacles=found.get("kendala", blank),
            solution=found.get("solusi", blank),
            efficiency=found.get("efisiensi", blank),
            support=found.get("pendukung", blank),
        )


def gather_material(shot: Snapshot, context: Context) -> ReportMaterial:
    """Everything that the report says, from one snapshot."""
    common = ReportMaterial(
        identity=identity(shot),
        sasaran=(),
        units=tuple(_units(shot)),
        organisation=organisation(shot),
        legal_basis=legal_bases(shot),
        method=measure_method(shot),
        steps=tuple(_steps(shot, context)),
        findings=_counts(shot.rows(FINDINGS)),
        approval=approval(shot),
        emblem=emblem(shot.settings, context.folder),
    )
    if shot.settings.level == Level.CITY:
        return city_material(shot, common)
    known, sent = recorded_indicators(shot), _Sent.of(shot)
    return replace(
        common,
        sasaran=tuple(_goal(goal, shot, known, sent) for goal in shot.goals),
        programs=tuple(_programme_rows(shot)),
        evidence=tuple(_evidence(shot)),
    )


def _origin(row: Provenance) -> Origin:
    return Origin(
        row.file,
        row.sheet,
        row.at,
        row.sender,
        row.received,
        row.revision,
        row.fingerprint,
    )


def _goal(goal: str, shot: Snapshot, known: Mapping[str, Recorded], sent: _Sent) -> Sasaran:
    measured = {code: one.measured for code, one in known.items()}
    result = recorded_goal(goal, shot, measured)
    rolled = result.rolled
    top = goal_members(goal, measured)
    codes = {m.indikator.code for m in top}
    below = [
        m
        for m in measured.values()
        if m.indikator.code not in codes and m.indikator.sasaran == goal
    ]
    return Sasaran(
        name=goal,
        indikator=tuple(
            _indicator(known[m.indikator.code], shot, measured, sent) for m in (*top, *below)
        ),
        capaian=rolled.value,
        category=result.category,
        method=rolled.method,
        formula=rolled.formula,
        left_out=rolled.left_out,
        used=rolled.used,
        main=tuple(m.indikator.code for m in top),
    )


def _indicator(
    one: Recorded, shot: Snapshot, measured: Mapping[str, Measured], sent: _Sent
) -> Indikator:
    m, i = one.measured, one.measured.indikator
    row = sent.entry.get(i.code)
    to_end = against_renstra(m.realisasi, i.target_renstra, m.measure_rule, m.status)
    return Indikator(
        code=i.code,
        name=i.indikator,
        measure_unit=i.measure_unit,
        target=m.target,
        realisasi=m.realisasi,
        capaian=m.capaian,
        category=one.category,
        formula=m.formula,
        direction=m.measure_rule.direction,
        formula_kind=m.measure_rule.formula_kind,
        accumulation=m.measure_rule.accumulation,
        status=m.status if m.filled_in else Status.NUMBER,
        remark=row.remark if row else "",
        level=i.level,
        program_code=i.program,
        unit=_unit_name(shot, i.unit or sent.asked.get(i.code, "")),
        triwulan=m.triwulan,
        weight=i.weight,
        details=_parts(m, shot, measured) if i.source == COMBINED else (),
        past=tuple(
            OtherYear(y.year, y.realisasi, y.target, y.capaian, y.method_changed)
            for y in i.past
            if y.realisasi.known
        ),
        end_target=i.target_renstra,
        end_capaian=to_end.value,
        comparators=tuple(
            Comparator(c.name, c.year, c.value, c.source) for c in i.comparators if c.value.known
        ),
        analysis=sent.analysis(i.code),
        asked=i.code in sent.asked,
        master=sent.master[i.code],
        target_triwulan=i.target_triwulan,
        origin=_origin(row) if row else None,
    )


def _parts(m: Measured, shot: Snapshot, measured: Mapping[str, Measured]) -> tuple[str, ...]:
    """Return the codes of the indicators that a rolled-up one is made of."""
    below = descendants(m.indikator.program, shot.below)
    return tuple(
        other.indikator.code
        for other in measured.values()
        if other.indikator.source != COMBINED and other.indikator.program in below
    )


def _unit_name(shot: Snapshot, code: str) -> str:
    unit = shot.unit(code)
    return unit.name if unit else code


def _programme_rows(shot: Snapshot) -> Iterable[ProgramRow]:
    rolled = {row.code: row for row in shot.rows(ROLLED) if row.code}
    spent = {row.code: row for row in shot.rows(BUDGET)}
    for p in shot.programs:
        row = rolled.get(p.code, RolledRow())
        own = spent.get(p.code)
        yield ProgramRow(
            code=p.code,
            level=p.level,
            description=p.description,
            parent=p.parent,
            sasaran=p.sasaran,
            unit=_unit_name(shot, p.unit),
            capaian=row.capaian,
            category=row.category,
            pagu=row.pagu,
            realisasi=row.realisasi,
            serapan=row.serapan,
            efficiency=row.efficiency,
            remark=own.remark if own else "",
            origin=_origin(own) if own else None,
        )


def _units(shot: Snapshot) -> Iterable[WorkUnit]:
    rows = {row.unit: row for row in shot.rows(COLLECTION)}
    asked = shot.process.units
    for unit in shot.units:
        if not unit.active and unit.code not in asked:
            continue
        row = rows.get(unit.code)
        yield WorkUnit(
            unit.code,
            unit.name,
            unit.head,
            row.status if row else RELEASED if asked.get(unit.code) == RELEASED else "",
            moment(row.received) if row else None,
        )


def _evidence(shot: Snapshot) -> Iterable[Evidence]:
    """Yield the documents that the units name, then files of an indicator that nobody named."""
    files, named = shot.rows(EVIDENCE_FILES), shot.rows(EVIDENCE)
    for row in named:
        yield Evidence(row, _unit_name(shot, row.unit), state_of_document(row, files))
    known = {(row.unit, row.code) for row in named}
    for file in files:
        if file.code and file.result == PAIRED and (file.unit, file.code) not in known:
            row = EvidenceRow(unit=file.unit, code=file.code, document=file.file)
            yield Evidence(row, _unit_name(shot, file.unit), FILE_THERE)


def _steps(shot: Snapshot, context: Context) -> Iterable[SopStep]:
    first = {one.no: one for one in first_plan(shot.process, shot.calendar)}
    for step in summarize(shot.process, shot.calendar, context.today, shot.role):
        planned = first.get(step.no)
        yield SopStep(
            step.no,
            step.short,
            step.official,
            planned.begin if planned else None,
            planned.due if planned else None,
            step.actual_begin,
            step.actual_finish,
            step.status,
            step.due,
        )


def _counts(rows: Iterable[FindingRow]) -> FindingCounts:
    levels = [
        row.severity
        for row in rows
        if not row.code.startswith(OF_REPORT) and row.code not in NOT_OF_DATA
    ]
    return FindingCounts(
        levels.count(Severity.REJECT.value),
        levels.count(Severity.FIX.value),
        levels.count(Severity.NOTE.value),
    )
