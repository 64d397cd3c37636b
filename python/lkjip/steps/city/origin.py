"""Traces a figure of the city's book: from the result back to the packages of the OPD."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip.errors import UsageError
from lkjip.findings import Finding, Severity
from lkjip.intake.archive import archive_path
from lkjip.measure.numbers.format import format_number
from lkjip.steps.city.figures.indicators import sources
from lkjip.steps.city.opd.inputs import changed_opd_inputs
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.archive import SHORT, state_of
from lkjip.steps.seals.record import record_findings
from lkjip.tables.cells import number, text
from lkjip.tables.column import as_cell
from lkjip.tables.declared.city import CITY_INDICATORS, OPD_INPUTS, CityIndicatorRow, OpdInputRow


def trace_city_origin(shot: Snapshot, context: Context, code: str) -> StepResult:
    """Return what a code rests on: an indicator of the city, an OPD, or one of its indicators.

    An OPD's own indicator is named by its code, or as in the column Sumber (``OPD-11:IK01``).
    """
    wanted = "".join(code.split()).casefold()
    city = [row for row in shot.rows(CITY_INDICATORS) if row.code.casefold() == wanted]
    named = {wanted} | {one.casefold() for row in city for one in sources(row.sources)}
    inputs = [row for row in shot.rows(OPD_INPUTS) if named & _names(row)]
    if not city and not inputs:
        known = ", ".join(row.code for row in shot.rows(CITY_INDICATORS)) or "belum ada"
        raise UsageError(
            f"Kode '{code}' tidak ditemukan di IKU Kota maupun Isian OPD.",
            f"IKU Kota yang ada: {known}. Sebut juga kode OPD, atau OPD:kode seperti di kolom "
            "Sumber.",
        )
    changed = [one for one in changed_opd_inputs(shot, context) if one.unit in _units(inputs)]
    links = [_link(row, shot, context, changed) for row in inputs]
    found = (*record_findings(shot, context.book), *changed)
    return StepResult(
        "asal",
        "\n".join((*map(_city_line, city), *map(_line, links))),
        findings=found,
        needs_fix=any(one.level is not Severity.NOTE for one in found),
        data={
            "kode": code,
            "hasil": [
                {
                    "kode": row.code,
                    "realisasi": as_cell(row.realisasi),
                    "capaian": number(row.capaian),
                    "rumus": row.formula or None,
                }
                for row in city
            ],
            "asal": links,
        },
    )


def _names(row: OpdInputRow) -> set[str]:
    return {name.casefold() for name in (row.code, row.opd, f"{row.opd}:{row.code}")}


def _units(rows: Iterable[OpdInputRow]) -> set[str]:
    return {row.opd for row in rows}


def _link(
    row: OpdInputRow, shot: Snapshot, context: Context, changed: Iterable[Finding]
) -> dict[str, object]:
    archive = context.forms_folder(shot.settings.year, "arsip")
    path = archive_path(row.fingerprint, row.package, archive)
    tab, _, at = row.where(OpdInputRow.code).partition("!")
    line = at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {
        "jenis": "paket",
        "kode": row.code,
        "unit": row.opd,
        "nilai": as_cell(row.realisasi),
        "berkas": row.package,
        "lembar": tab,
        "sel": at,
        "sidik": row.fingerprint,
        "arsip": str(path),
        "keadaan_arsip": state_of(path, row.fingerprint),
        "berbeda": [
            one.message for one in changed if one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == line
        ],
    }


def _city_line(row: CityIndicatorRow) -> str:
    capaian = format_number(row.capaian) or "belum ada"
    return (
        f"{row.code} {row.indikator}: realisasi {text(as_cell(row.realisasi)) or 'belum ada'}, "
        f"capaian {capaian} = {row.formula or '–'}"
    )


def _line(link: dict[str, object]) -> str:
    different = link["berbeda"]
    said = different if isinstance(different, list) else []
    return (
        f"  ← {link['unit']}:{link['kode']} = {link['nilai']} dari {link['berkas']} "
        f"(sidik {str(link['sidik'])[:SHORT]}…)\n"
        f"    paket asli ({link['keadaan_arsip']}): {link['arsip']}"
        + "".join(f"\n    TIDAK SAMA: {one}" for one in said)
    )
