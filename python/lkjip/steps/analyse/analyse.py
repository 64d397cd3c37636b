"""SOP step 4: capaian per indicator, roll-ups, budget, comparisons, checks across units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.findings import Finding, Place, Severity, make
from lkjip.measure.cross_checks.budget import check_pagu
from lkjip.measure.cross_checks.indicator import check_years
from lkjip.measure.numbers.format import format_number
from lkjip.sop.process.commands import Actor, RecordAnalysis
from lkjip.sop.process.process import carry_out
from lkjip.steps.analyse.indicators import Measured, measure_all
from lkjip.steps.analyse.rollup import rolled_rows
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.display import OVERALL, SASARAN
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import LATE, NOT_YET, WORDS
from lkjip.tables.cells import number
from lkjip.tables.values import typed_cell, value_cell

TAB = "4 Analisis"


def analysis(shot: Snapshot, context: Context) -> StepResult:
    """Compute everything from the accepted inputs; nothing is filled in that was not reported."""
    who = Actor(context.actor)
    measured = measure_all(shot)
    rolled = rolled_rows(shot, measured)
    findings = _findings(shot, measured)
    done = sum(m.capaian is not None for m in measured.values())
    words = _words(rolled, done, len(measured), findings)
    process = carry_out(shot.process, RecordAnalysis(words), context.now, who)
    return StepResult(
        TAB,
        words,
        process,
        tables={
            "tblCapaian": tuple(_row(m, shot) for m in measured.values()),
            "tblGulungan": rolled,
            **dict([replace_findings(shot, TAB, findings)]),
        },
        findings=findings,
        notes=(Note("hitung capaian", status="selesai", remark=words),),
        data={
            "indikator": [_as_json(m, shot) for m in measured.values()],
            "gulungan": [
                {
                    "jenjang": row["Jenjang"],
                    "kode": row["Kode"],
                    "uraian": row["Uraian"],
                    "capaian": row["Capaian (%)"],
                    "kategori": row["Kategori"],
                    "pagu": row["Pagu (Rp)"],
                    "realisasi": row["Realisasi (Rp)"],
                    "serapan": row["Serapan (%)"],
                }
                for row in rolled
            ],
        },
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )


def _findings(shot: Snapshot, measured: Mapping[str, Measured]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    absent = (NOT_YET, LATE, WORDS["ditolak"])
    for row in shot.rows("tblPengumpulan"):
        if text(row["Status"]) in absent:
            at = Place(unit=text(row["Kode Unit"]), sheet="3 Pengumpulan")
            found.append(make("B05", at, nilai=text(row["Unit"])))
    for m in measured.values():
        found += m.findings
    found += _changed_pagu(shot)
    year = shot.settings.year
    table = shot.tables["tblIsianAnalisis"]
    for i, row in enumerate(table.row):
        label = f"{text(row['Butir'])} {text(row['Kode'])}"
        at = Place(
            text(row["Berkas"]),
            text(row["Kode Unit"]),
            table.sheet,
            table.cell(i, "Jawaban"),
            label,
        )
        found += check_years(text(row["Jawaban"]), year, (year - 1, year + 1), at)
    return tuple(found)


def _changed_pagu(shot: Snapshot) -> Iterator[Finding]:
    """Check what was spent against a pagu that was changed after the form had gone out."""
    ceilings = {p.code: p.pagu for p in shot.programs}
    for row in shot.rows("tblIsianAnggaran"):
        code = text(row["Kode"])
        pagu = ceilings.get(code)
        if pagu != decimal(row["Pagu"]):
            at = Place(unit=text(row["Kode Unit"]), sheet="Program", label=f"Pagu {code}")
            yield from check_pagu(pagu, decimal(row["Realisasi"]), at)


def _row(m: Measured, shot: Snapshot) -> Row:
    i = m.indikator
    unit = shot.unit(i.unit)
    program = next(p for p in shot.programs if p.code == i.program)
    current, past = m.realisasi.plain_number, i.last_year.plain_number
    change = current - past if current is not None and past is not None else None
    return {
        "Kode": i.code,
        "Kode Program": i.program,
        "Indikator": i.indikator,
        "Satuan": i.measure_unit,
        "Target": typed_cell(i.target),
        "Realisasi": value_cell(m.realisasi),
        "Status": m.status.value if m.filled_in else "belum diisi",
        "Arah": m.measure_rule.direction.value,
        "Capaian (%)": number(m.capaian),
        "Kategori": shot.scale.category(m.capaian) if m.capaian is not None else None,
        "Rumus yang dipakai": m.formula or None,
        "Realisasi Tahun Lalu": typed_cell(i.last_year),
        "Perubahan": number(change),
        "Sumber": i.source,
        "Unit": unit.name if unit else None,
        "Sasaran": program.sasaran,
    }


def _as_json(m: Measured, shot: Snapshot) -> dict[str, object]:
    return {
        "kode": m.indikator.code,
        "program": m.indikator.program,
        "indikator": m.indikator.indikator,
        "target": m.target.printed or None,
        "realisasi": number(m.realisasi.number),
        "realisasi_tertulis": m.realisasi.printed or None,
        "status": m.status.value if m.filled_in else "belum diisi",
        "capaian": number(m.capaian),
        "kategori": shot.scale.category(m.capaian) if m.capaian is not None else "",
        "rumus": m.formula,
    }


def _words(rolled: tuple[Row, ...], done: int, total: int, findings: tuple[Finding, ...]) -> str:
    lines = [f"Capaian {done} dari {total} indikator dihitung."]
    for row in rolled:
        value = decimal(row["Capaian (%)"])
        if row["Jenjang"] == SASARAN and value is not None:
            lines.append(f"{row['Uraian']}: {format_number(value)} ({row['Kategori']}).")
    whole = next(row for row in rolled if row["Jenjang"] == OVERALL)
    absorbed = decimal(whole["Serapan (%)"])
    if absorbed is not None:
        lines.append(f"Serapan anggaran {format_number(absorbed)} %.")
    lines.append(f"{len(findings)} temuan." if findings else "Tidak ada temuan.")
    return " ".join(lines)
