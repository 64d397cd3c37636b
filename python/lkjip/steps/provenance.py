"""Traces a figure: from the result back to the cell of the archived original."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from lkjip.errors import UsageError
from lkjip.findings import Finding, Severity
from lkjip.measure.numbers.format import format_exact, format_number, rupiah
from lkjip.sop.overview import STALE
from lkjip.steps.analyse.indicators import descendants
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.display import OVERALL, SASARAN
from lkjip.steps.kernel.freshness import ANALYSIS
from lkjip.steps.kernel.office.registers import COMBINED
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.archive import archive_findings, inside, state_of
from lkjip.steps.seals.inputs import changed_inputs
from lkjip.steps.seals.record import record_findings
from lkjip.tables.cells import Cell, decimal, number, text
from lkjip.tables.column import as_cell
from lkjip.tables.declared.inputs import BUDGET, PERFORMANCE, BudgetRow, PerformanceRow
from lkjip.tables.declared.results import CAPAIAN, SUBMISSIONS, CapaianRow, SubmissionRow
from lkjip.tables.declared.steps import ROLLED, RolledRow

DIGITS = 4
"""Decimals shown as they are; a longer value was computed and is shown rounded."""


def trace_origin(shot: Snapshot, context: Context, code: str) -> StepResult:
    """Return the chain behind a code as the report prints it.

    An indicator (IK01), a line of the budget (4.01.02.2.01), a unit, a sasaran ("Sasaran 1" or its
    name), "Keseluruhan": first the result, then what it was made of, down to the cells of the
    originals.
    """
    wanted = " ".join(code.split()).casefold()
    levels = [row for n, row in _levels(shot) if wanted in _names(row, n)]
    indicators, budget_codes = chain(shot, wanted)
    results = [row for row in shot.rows(CAPAIAN) if row.code.casefold() in indicators]
    results.sort(key=lambda row: row.code.casefold() != wanted)
    performance = [r for r in shot.rows(PERFORMANCE) if r.code.casefold() in indicators]
    budget = [r for r in shot.rows(BUDGET) if r.code.casefold() in budget_codes]
    if not levels and not results and not performance and not budget:
        known = ", ".join(row.code for row in shot.indicators) or "belum ada"
        raise UsageError(
            f"Kode '{code}' tidak ditemukan di isian maupun hasil.",
            f"Indikator yang ada: {known}. Kode lain ada di lembar Program dan Unit; sasaran "
            "ditulis sebagai Sasaran 1.",
        )
    archive = context.forms_folder(shot.settings.year, "arsip")
    units = [*(row.unit for row in performance), *(row.unit for row in budget)]
    changed = changed_inputs(shot, context, units)
    links = [_link(row, "kinerja", archive, shot, changed) for row in performance]
    links += [_link(row, "anggaran", archive, shot, changed) for row in budget]
    lines = [_level_line(row) for row in levels] + [_result_line(row) for row in results]
    lines += [_line(link) for link in links]
    codes = {*(row.code for row in performance), *(row.code for row in budget)}
    found = (
        *record_findings(shot, context.book),
        *(one for one in archive_findings(shot, archive) if one.unit in units),
        *(one for one in changed if not one.label or one.label.split()[0] in codes),
    )
    stale = shot.process.step_state(ANALYSIS).renewal_reason
    if stale:
        lines.insert(0, f"Hasil berikut {STALE}: {stale}. Jalankan lagi analisis.")
    return StepResult(
        "asal",
        "\n".join(lines),
        findings=found,
        needs_fix=any(one.level is not Severity.NOTE for one in found),
        data={
            "kode": code,
            "perlu_diperbarui": stale or None,
            "tingkat": [
                {
                    "jenjang": row.level,
                    "uraian": row.description,
                    "capaian": number(row.capaian),
                    "realisasi_rp": number(row.realisasi),
                    "cara": row.method,
                }
                for row in levels
            ],
            "hasil": [
                {
                    "kode": row.code,
                    "realisasi": row.realisasi,
                    "capaian": number(row.capaian),
                    "rumus": row.formula or None,
                }
                for row in results
            ],
            "asal": links,
        },
    )


def _levels(shot: Snapshot) -> Iterable[tuple[int, RolledRow]]:
    """Return the rolled-up rows; sasaran with their number in the report, the others with 0."""
    position = 0
    for row in shot.rows(ROLLED):
        goal = row.level == SASARAN
        position += goal
        yield (position if goal else 0), row


def _names(row: RolledRow, position: int) -> set[str]:
    """Return the names by which a rolled-up row may be asked for."""
    if position:
        return {f"{SASARAN} {position}".casefold(), row.description.casefold()}
    if row.level == OVERALL:
        return {OVERALL.casefold()}
    return {row.code.casefold()} - {""}


def chain(shot: Snapshot, wanted: str) -> tuple[set[str], set[str]]:
    """Return the codes (case-folded) of the indicators and budget lines below the wanted one."""
    indicators = {i for i in shot.indicators if i.code.casefold() == wanted}
    below: set[str] = set()
    for i in indicators:
        if i.source == COMBINED:
            below |= descendants(i.program, shot.below)
    goal = {n for i, n in enumerate(shot.goals, 1) if wanted in (f"sasaran {i}", n.casefold())}
    programs = _programs(shot, wanted, goal)
    for i in shot.indicators:
        of_tree = not goal and (i.program in below | programs or wanted == OVERALL.casefold())
        if i.sasaran in goal or of_tree:
            indicators.add(i)
    indicators |= {i for i in shot.indicators if i.unit.casefold() == wanted}
    return {i.code.casefold() for i in indicators} | {wanted}, {p.casefold() for p in programs}


def _programs(shot: Snapshot, wanted: str, goal: Collection[str]) -> set[str]:
    """Return the codes of the programme tree under a code, a unit, a sasaran, or the whole."""
    codes: set[str] = set()
    for p in shot.programs:
        if wanted in (OVERALL.casefold(), p.unit.casefold()) or p.sasaran in goal:
            codes.add(p.code)
        elif p.code.casefold() == wanted:
            codes |= descendants(p.code, shot.below)
    return codes


def _link(
    row: PerformanceRow | BudgetRow,
    kind: str,
    archive: Path,
    shot: Snapshot,
    changed: Iterable[Finding],
) -> dict[str, object]:
    path = _original(shot.rows(SUBMISSIONS), row.fingerprint, archive)
    tab, place = _row_place(row)
    said = [one.message for one in changed if one.sheet == tab and _row_of(one.cell) == place]
    return {
        "jenis": kind,
        "kode": row.code,
        "unit": row.unit,
        "nilai": as_cell(row.realisasi),
        "berkas": row.file,
        "lembar": row.sheet,
        "sel": row.at,
        "pengirim": row.sender or None,
        "diterima": text(row.cell(PerformanceRow.received)),
        "revisi": row.revision,
        "sidik": row.fingerprint,
        "arsip": str(path) if path else "",
        "keadaan_arsip": state_of(path, row.fingerprint),
        "berbeda": said,
    }


def _row_place(row: PerformanceRow | BudgetRow) -> tuple[str, str]:
    tab, _, at = row.where(type(row).code).partition("!")
    return tab, _row_of(at)


def _row_of(cell: str) -> str:
    """Return the row of an address: ``F7`` gives ``7``."""
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _original(rows: Iterable[SubmissionRow], digest: str, archive: Path) -> Path | None:
    for row in rows:
        if row.fingerprint == digest and row.archived:
            return inside(archive, row.archived)
    return None


def _level_line(row: RolledRow) -> str:
    spent = f"; realisasi anggaran {rupiah(row.realisasi)}" if row.realisasi is not None else ""
    capaian = format_number(row.capaian) or "belum ada"
    name = f"{row.code or row.level} {row.description}"
    return f"{name}: capaian {capaian} = {row.method}{spent}"


def _result_line(row: CapaianRow) -> str:
    return (
        f"{row.code} {row.indikator}: realisasi {_shown(row.realisasi)}, "
        f"capaian {format_number(row.capaian)} = {row.formula}"
    )


def _shown(value: Cell) -> str:
    figure = decimal(value)
    if figure is None:
        return text(value)
    exact = format_exact(figure)
    return exact if len(exact.partition(",")[2]) <= DIGITS else format_number(figure)


def _line(link: dict[str, object]) -> str:
    sender = link["pengirim"] or "tanpa surel"
    value = link["nilai"]
    figure = _shown(value) if isinstance(value, int | float) else "kosong"
    return (
        f"  ← {link['kode']} = {figure} dari {link['berkas']}, "
        f"{link['lembar']}!{link['sel']}, {sender}, {link['diterima']}, revisi {link['revisi']}\n"
        f"    berkas asli ({link['keadaan_arsip']}): {link['arsip']}"
        + "".join(f"\n    TIDAK SAMA: {one}" for one in _strings(link["berbeda"]))
    )


def _strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
