"""The tables of the book as the material of the report (``report.material``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from lkjip.book.cells import Cell, decimal, text
from lkjip.book.port import Row
from lkjip.findings import Severity
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.comparison import against_renstra
from lkjip.report.material.model import (
    Analysis,
    Answer,
    Evidence,
    FindingCounts,
    Indikator,
    Origin,
    OtherYear,
    ProgramRow,
    ReportMaterial,
    Sasaran,
    SopStep,
    WorkUnit,
)
from lkjip.sop.overview import summarize
from lkjip.steps.analyse.indicators import Measured, descendants
from lkjip.steps.analyse.recorded import Recorded, recorded_goal, recorded_indicators
from lkjip.steps.analyse.rollup import goal_members
from lkjip.steps.draft.office import identity, measure_method, organisation
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.registers import COMBINED, Program
from lkjip.steps.kernel.snapshot import Snapshot

OF_REPORT = "L"
"""Codes of findings about a report begin with it: they are not about its data."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """The units' answers and the programmes by code, looked up once for every indicator."""

    entry: Mapping[str, Row]
    answer: Mapping[str, Mapping[str, Answer]]
    program: Mapping[str, Program]

    @classmethod
    def of(cls, shot: Snapshot) -> _Sent:
        answers: dict[str, dict[str, Answer]] = defaultdict(dict)
        for row in shot.rows("tblIsianAnalisis"):
            answer = Answer(text(row["Jawaban"]), _origin(row))
            answers[text(row["Kode"])][text(row["Butir"])] = answer
        rows = {text(row["Kode"]): row for row in shot.rows("tblIsianKinerja")}
        return cls(rows, answers, {p.code: p for p in shot.programs})

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
    known, sent = recorded_indicators(shot), _Sent.of(shot)
    goals = list(dict.fromkeys(p.sasaran for p in shot.programs if p.sasaran))
    return ReportMaterial(
        identification=identity(shot),
        sasaran=tuple(_goal(goal, shot, known, sent) for goal in goals),
        program=tuple(_programme_rows(shot)),
        unit=tuple(_units(shot)),
        organisation=organisation(shot),
        legal_basis=tuple(
            text(row["Dasar Hukum"]) for row in shot.rows("tblDasarHukum") if row["Dasar Hukum"]
        ),
        method=measure_method(shot),
        evidence=tuple(
            Evidence(
                text(row["Dokumen"]),
                text(row["Nomor dan Tanggal"]),
                text(row["Lokasi"]),
                text(row["Kode"]),
                _unit_name(shot, text(row["Kode Unit"])),
            )
            for row in shot.rows("tblBukti")
        ),
        sop_step=tuple(_steps(shot, context)),
        findings=_counts(shot.rows("tblTemuan")),
    )


def _origin(row: Row) -> Origin:
    revision = decimal(row["Revisi"])
    return Origin(
        text(row["Berkas"]),
        text(row["Lembar"]),
        text(row["Sel"]),
        text(row["Pengirim"]),
        _moment(row["Diterima"]),
        int(revision) if revision is not None else None,
        text(row["Sidik"]),
    )


def _moment(value: Cell) -> datetime | None:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else None


def _goal(goal: str, shot: Snapshot, known: Mapping[str, Recorded], sent: _Sent) -> Sasaran:
    measured = {code: one.measured for code, one in known.items()}
    result = recorded_goal(goal, shot, measured)
    rolled = result.rolled
    top = goal_members(goal, shot, measured)
    codes = {m.indikator.code for m in top}
    below = [
        m
        for m in measured.values()
        if m.indikator.code not in codes and sent.program[m.indikator.program].sasaran == goal
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
    )


def _indicator(
    one: Recorded, shot: Snapshot, measured: Mapping[str, Measured], sent: _Sent
) -> Indikator:
    m, i = one.measured, one.measured.indikator
    row = sent.entry.get(i.code)
    earlier = (OtherYear(shot.settings.year - 1, i.last_year),) if i.last_year.known else ()
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
        remark=text(row["Keterangan"]) if row else "",
        level=sent.program[i.program].level,
        program_code=i.program,
        unit=_unit_name(shot, i.unit),
        triwulan=m.triwulan,
        weight=i.weight,
        details=_parts(m, shot, measured) if i.source == COMBINED else (),
        past=earlier,
        end_target=i.target_renstra,
        end_capaian=to_end.value,
        standard=i.standard,
        analysis=sent.analysis(i.code),
        origin=_origin(row) if row else None,
    )


def _parts(m: Measured, shot: Snapshot, measured: Mapping[str, Measured]) -> tuple[str, ...]:
    """Return the codes of the indicators that a rolled-up one is made of."""
    below = descendants(m.indikator.program, shot.programs)
    return tuple(
        other.indikator.code
        for other in measured.values()
        if other.indikator.source != COMBINED and other.indikator.program in below
    )


def _unit_name(shot: Snapshot, code: str) -> str:
    unit = shot.unit(code)
    return unit.name if unit else code


def _programme_rows(shot: Snapshot) -> Iterable[ProgramRow]:
    rolled = {text(row["Kode"]): row for row in shot.rows("tblGulungan") if row["Kode"]}
    spent = {text(row["Kode"]): row for row in shot.rows("tblIsianAnggaran")}
    for p in shot.programs:
        row = rolled.get(p.code, {})

        def number(column: str, row: Row = row) -> Decimal | None:
            return decimal(row.get(column))

        own = spent.get(p.code)
        yield ProgramRow(
            code=p.code,
            level=p.level,
            description=p.description,
            parent=p.parent,
            sasaran=p.sasaran,
            unit=_unit_name(shot, p.unit),
            capaian=number("Capaian (%)"),
            category=text(row.get("Kategori")),
            pagu=number("Pagu (Rp)"),
            realisasi=number("Realisasi (Rp)"),
            serapan=number("Serapan (%)"),
            efficiency=number("Efisiensi"),
            remark=text(own["Keterangan"]) if own else "",
            origin=_origin(own) if own else None,
        )


def _units(shot: Snapshot) -> Iterable[WorkUnit]:
    rows = {text(row["Kode Unit"]): row for row in shot.rows("tblPengumpulan")}
    for unit in shot.active_units:
        row = rows.get(unit.code)
        yield WorkUnit(
            unit.code,
            unit.name,
            unit.head,
            text(row["Status"]) if row else "",
            _moment(row["Diterima"]) if row else None,
        )


def _steps(shot: Snapshot, context: Context) -> Iterable[SopStep]:
    for step in summarize(shot.process, shot.calendar, context.today, shot.role):
        yield SopStep(
            step.no,
            step.short,
            step.official,
            step.begin,
            step.due,
            step.actual_begin,
            step.actual_finish,
            step.status,
        )


def _counts(rows: Iterable[Row]) -> FindingCounts:
    levels = [text(r["Tingkat"]) for r in rows if not text(r["Kode"]).startswith(OF_REPORT)]
    return FindingCounts(
        levels.count(Severity.REJECT.value),
        levels.count(Severity.FIX.value),
        levels.count(Severity.NOTE.value),
    )
