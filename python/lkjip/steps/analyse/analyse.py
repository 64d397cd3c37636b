"""SOP step 4: capaian per indicator, roll-ups, budget, comparisons, checks across units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip.findings import Finding, Place, Severity, make
from lkjip.intake.precedence import held
from lkjip.intake.submission import Standing
from lkjip.measure.cross_checks.budget import check_pagu
from lkjip.measure.cross_checks.indicator import check_years
from lkjip.measure.numbers.format import format_number
from lkjip.measure.numbers.value import NOTHING
from lkjip.sop.process.commands import Actor, RecordAnalysis
from lkjip.sop.process.process import carry_out
from lkjip.steps.analyse.data_file import data_file
from lkjip.steps.analyse.indicators import Measured, measure_all, status_words
from lkjip.steps.analyse.rollup import lifted_category, rolled_rows
from lkjip.steps.collect.submissions import earlier
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import OVERALL, SASARAN
from lkjip.steps.kernel.freshness import fed_by
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import LATE, NOT_YET, TO_BE_ADMITTED, WORDS
from lkjip.steps.registers.check import check_registers, refusal
from lkjip.tables.cells import number
from lkjip.tables.declared.inputs import ANALYSES, BUDGET, AnalysisRow
from lkjip.tables.declared.results import CAPAIAN, CapaianRow
from lkjip.tables.declared.steps import COLLECTION, ROLLED, RolledRow
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.values import typed_cell, value_cell

TAB = TabName.ANALYSIS.value


def analyse(shot: Snapshot, context: Context) -> StepResult:
    """Compute everything from the accepted inputs; nothing is filled in that was not reported."""
    refused = refusal(TAB, check_registers(shot))
    if refused is not None:
        return refused
    who = Actor(context.actor)
    measured = measure_all(shot)
    rolled = rolled_rows(shot, measured)
    findings = _findings(shot, measured)
    done = sum(m.capaian is not None for m in measured.values())
    words = _words(rolled, done, len(measured), findings)
    fed = fed_by({name: data.rows for name, data in shot.tables.items()})
    process = carry_out(shot.process, RecordAnalysis(words, fed), context.now, who)
    rows = [_row(m, shot) for m in measured.values()]
    output = data_file(shot, context, rows, rolled)
    return StepResult(
        TAB,
        words,
        process,
        files=(output,),
        tables=dict(
            (
                CAPAIAN.written(rows),
                ROLLED.written(rolled),
                replace_findings(shot, TAB, findings),
            )
        ),
        findings=findings,
        notes=(HistoryEntry("hitung capaian", status="selesai", remark=words),),
        data={
            "berkas": str(output[0]),
            "indikator": [_as_json(m, shot) for m in measured.values()],
            "gulungan": [
                {
                    "jenjang": row.level,
                    "kode": row.code or None,
                    "uraian": row.description,
                    "capaian": number(row.capaian),
                    "kategori": row.category or None,
                    "pagu": number(row.pagu),
                    "realisasi": number(row.realisasi),
                    "serapan": number(row.serapan),
                }
                for row in rolled
            ],
        },
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )


def _findings(shot: Snapshot, measured: Mapping[str, Measured]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    absent = (NOT_YET, LATE, WORDS["ditolak"], TO_BE_ADMITTED)
    for row in shot.rows(COLLECTION):
        if row.status in absent:
            at = Place(unit=row.unit, sheet=TabName.COLLECTION)
            found.append(make("B05", at, nilai=row.name))
    found += (held(one) for one in earlier(shot) if one.standing is Standing.HELD)
    for m in measured.values():
        found += m.findings
    found += _changed_pagu(shot)
    for goal in shot.goals:
        found += lifted_category(goal, shot, measured)
    year = shot.settings.year
    for said in shot.rows(ANALYSES):
        at = Place(
            said.file,
            said.unit,
            ANALYSES.tab,
            said.address(AnalysisRow.answer),
            f"{said.item} {said.code}",
        )
        found += check_years(said.answer, year, (year - 1, year + 1), at)
    return tuple(found)


def _changed_pagu(shot: Snapshot) -> Iterator[Finding]:
    """Check what was spent against a pagu that was changed after the form had gone out."""
    ceilings = {p.code: p.pagu for p in shot.programs}
    for row in shot.rows(BUDGET):
        pagu = ceilings.get(row.code)
        if pagu != row.pagu:
            at = Place(unit=row.unit, sheet=TabName.PROGRAMS, label=f"Pagu {row.code}")
            yield from check_pagu(pagu, row.realisasi, at)


def _row(m: Measured, shot: Snapshot) -> CapaianRow:
    i = m.indikator
    unit = shot.unit(i.unit)
    before = i.year(shot.settings.year - 1)
    last_year = before.realisasi if before else NOTHING
    current, past = m.realisasi.plain_number, last_year.plain_number
    change = current - past if current is not None and past is not None else None
    return CapaianRow(
        code=i.code,
        program=i.program,
        indikator=i.indikator,
        measure_unit=i.measure_unit,
        target=typed_cell(i.target),
        realisasi=value_cell(m.realisasi),
        status=status_words(m),
        direction=m.measure_rule.direction.value,
        capaian=m.capaian,
        category=shot.scale.category(m.capaian) if m.capaian is not None else "",
        formula=m.formula,
        last_year=typed_cell(last_year),
        change=change,
        source=i.source,
        unit=unit.name if unit else "",
        sasaran=i.sasaran,
    )


def _as_json(m: Measured, shot: Snapshot) -> dict[str, object]:
    return {
        "kode": m.indikator.code,
        "program": m.indikator.program or None,
        "sasaran": m.indikator.sasaran,
        "jenis": str(m.indikator.kind) if m.indikator.kind else None,
        "indikator": m.indikator.indikator,
        "target": m.target.printed or None,
        "realisasi": number(m.realisasi.number),
        "realisasi_tertulis": m.realisasi.printed or None,
        "status": status_words(m),
        "capaian": number(m.capaian),
        "kategori": shot.scale.category(m.capaian) if m.capaian is not None else "",
        "rumus": m.formula,
        "frekuensi": str(m.indikator.frequency),
    }


def _words(
    rolled: tuple[RolledRow, ...], done: int, total: int, findings: tuple[Finding, ...]
) -> str:
    lines = [f"Capaian {done} dari {total} indikator dihitung."]
    for row in rolled:
        if row.level == SASARAN and row.capaian is not None:
            lines.append(f"{row.description}: {format_number(row.capaian)} ({row.category}).")
    whole = next(row for row in rolled if row.level == OVERALL)
    if whole.serapan is not None:
        lines.append(f"Serapan anggaran {format_number(whole.serapan)} %.")
    lines.append(f"{len(findings)} temuan." if findings else "Tidak ada temuan.")
    return " ".join(lines)
