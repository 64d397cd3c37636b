"""Step 7 in the city's book (level = kota): Bagian Organisasi takes in the packages of all OPD.

The city's report is no concatenation of its units' reports (PermenPANRB 53/2014, reviu II.7): city
indicators have their own targets and name the OPD and the way in which they are computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.findings import Place, Severity, make
from lkjip.measure.numbers.format import format_number
from lkjip.measure.rules.budget import serapan
from lkjip.measure.rules.rollup import Item, mean_capaian
from lkjip.sop.process.commands import Actor, ReceivePackage
from lkjip.sop.process.process import carry_out, last_package
from lkjip.sop.process.state import Process
from lkjip.steps.city.figures.consolidate import consolidate
from lkjip.steps.city.figures.money import budget_of
from lkjip.steps.city.opd.drafts import Looked, look_at_drafts
from lkjip.steps.city.opd.inputs import input_rows
from lkjip.steps.city.opd.packages import (
    ACCEPTED,
    REFUSED,
    Batch,
    Taken,
    known_packages,
    take_files,
)
from lkjip.steps.city.opd.returns import answered, unlinked
from lkjip.steps.city.opd.sources import PackageFile, package_files
from lkjip.steps.city.standing import WORDS, opd_collection
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult, tick
from lkjip.steps.kernel.display import SASARAN
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import NOT_YET
from lkjip.tables.declared.city import (
    OPD,
    OPD_INPUTS,
    CityIndicatorRow,
    OpdInputRow,
    OpdRow,
)
from lkjip.tables.declared.city_evaluation import OPD_CORRECTIONS, OpdCorrectionRow
from lkjip.tables.declared.steps import COLLECTION, PACKAGES
from lkjip.tables.declared.tabs import TabName

TAB = TabName.HANDOVER.value
SEEN = ("3.softcopy", "7.form", "7.softcopy")
"""The items that a whole package shows: originals in the archive, form data and report in it."""


def take_packages(shot: Snapshot, context: Context, from_: Path | None = None) -> StepResult:
    """Take in every package of ``from_`` (``forms/<tahun>/masuk`` when ``None``) and consolidate.

    One in a mail counts when its sender is registered for the OPD; else it is held. What was
    accepted before counts on, from the archive.
    """
    folder = from_ or context.forms_folder(shot.settings.year, "masuk")
    if not folder.is_dir():
        raise FolderError(
            f"Folder masuk '{folder}' tidak ada.",
            "Buat folder itu dan simpan paket (.zip) dari OPD di dalamnya.",
        )
    return take_in(shot, context, package_files(folder))


def take_in(shot: Snapshot, context: Context, files: Iterable[PackageFile]) -> StepResult:
    """Take in these packages, unpack and examine the drafts in them, and consolidate."""
    batch = known_packages(shot, context)
    take_files(shot, context, batch, files)
    taken = batch.counting
    looked = look_at_drafts(shot, context, taken)
    process = _received(shot, context, taken)
    findings = batch.findings + list(unlinked(shot, taken))
    findings += [one for seen in looked.values() for one in seen.trouble]
    corrections = tuple(answered(shot, taken))
    findings += [
        make("B07", Place(unit=unit.code, sheet=OPD.tab), nilai=unit.name)
        for unit in shot.active_units
        if unit.code not in taken
    ]
    inputs = tuple(row for one in taken.values() for row in input_rows(one))
    spread = _spread(shot, inputs)
    opd = tuple(
        _with_draft(
            _opd_row(shot, process, unit.code, unit.name, batch, spread),
            looked.get(unit.code, Looked()),
            corrections,
        )
        for unit in shot.active_units
    )
    contents = {code: one.contents for code, one in taken.items()}
    city = consolidate(shot, contents, inputs)
    findings += city.findings
    words = _words(opd, city.indicators, process, shot)
    due = due_date(shot, context.today)
    return StepResult(
        TAB,
        words,
        process,
        tables=dict(
            (
                OPD_INPUTS.written(inputs),
                OPD.written(opd),
                PACKAGES.written(batch.log),
                OPD_CORRECTIONS.written(corrections),
                COLLECTION.written(opd_collection(shot, process, due, context.today)),
                replace_findings(shot, TAB, findings),
            )
        )
        | dict(city.tables),
        findings=tuple(findings),
        files=tuple(file for seen in looked.values() for file in seen.files),
        notes=tuple(
            HistoryEntry("ambil paket", row.file, row.result, row.remark) for row in batch.new
        )
        or (HistoryEntry("ambil paket", remark=words),),
        data={
            "opd": [row.cells() for row in opd],
            "kota": [row.cells() for row in city.indicators],
            "belum": [row.name for row in opd if row.status == NOT_YET],
            "ditolak": [row.file for row in batch.refused],
        },
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )


def _received(shot: Snapshot, context: Context, taken: Mapping[str, Taken]) -> Process:
    """Record the packages that are new for OPD that were asked; nothing after the end."""
    process = shot.process
    if process.finished:
        return process
    asked = [one for code, one in taken.items() if code in process.units]
    for key in SEEN if asked else ():
        process = tick(process, key, context)
    for one in asked:
        before = last_package(process, one.code)
        if before is None or before.key != one.fingerprint:
            order = ReceivePackage(one.code, one.version, one.fingerprint, one.name)
            process = carry_out(process, order, context.now, Actor(context.actor))
    return process


def _spread(shot: Snapshot, inputs: tuple[OpdInputRow, ...]) -> dict[str, str]:
    """Say per OPD how many of its indicators lie in each category."""
    from lkjip.measure.spread import category_spread, spread_sentence  # late: brings pandas

    pairs = []
    for row in inputs:
        category = shot.scale.category(row.capaian) if row.capaian is not None else ""
        pairs.append((row.opd, category))
    table = category_spread(pairs, shot.scale.category_names)
    return {unit: spread_sentence(table, unit) for unit in table.index}


def _opd_row(
    shot: Snapshot,
    process: Process,
    code: str,
    name: str,
    batch: Batch,
    spread: Mapping[str, str],
) -> OpdRow:
    one = batch.counting.get(code)
    if one is None:
        refused = any(code in row.file for row in batch.refused)
        return OpdRow(code=code, name=name, status=REFUSED if refused else NOT_YET)
    goals = [
        Item(row.description, row.capaian) for row in one.contents.rolled if row.level == SASARAN
    ]
    mean = mean_capaian(goals)
    budget = one.contents.budget
    ceiling = [row.pagu or Decimal(0) for row in budget]
    spent = [row.realisasi or Decimal(0) for row in budget]
    return OpdRow(
        code=code,
        name=name,
        status=WORDS[process.units[code]] if code in process.units else ACCEPTED,
        version=one.version,
        indicators=len(one.contents.capaian),
        capaian=mean.value,
        category=shot.scale.category(mean.value) if mean.value is not None else "",
        pagu=sum(ceiling, Decimal(0)) if ceiling else None,
        realisasi=sum(spent, Decimal(0)) if ceiling else None,
        serapan=serapan(ceiling, spent) if ceiling else None,
        package=one.name,
        remark=". ".join(x for x in (one.contents.unverified, spread.get(code, "")) if x),
    )


def _with_draft(row: OpdRow, seen: Looked, corrections: Iterable[OpdCorrectionRow]) -> OpdRow:
    """Return the row of an OPD with what its draft and its corrections say."""
    own = [one for one in corrections if one.unit == row.code]
    return replace(
        row,
        gaps=seen.gaps,
        draft_findings=seen.findings,
        answered_no=seen.answered_no,
        corrections=len(own) or None,
        answered=sum(bool(one.answer) for one in own) if own else None,
    )


def _words(
    opd: tuple[OpdRow, ...], city: tuple[CityIndicatorRow, ...], process: Process, shot: Snapshot
) -> str:
    missing = [row.name for row in opd if row.version is None]
    lines = [f"{len(opd) - len(missing)} dari {len(opd)} OPD sudah mengirim paket yang utuh."]
    if missing:
        shown = ", ".join(missing[:5]) + (f", dan {len(missing) - 5} lagi" * (len(missing) > 5))
        lines.append(f"Belum: {shown}.")
    unasked = [unit.name for unit in shot.active_units if unit.code not in process.units]
    if unasked and not process.finished:
        lines.append(
            f"{len(unasked)} OPD belum diminta menurut langkah 2; keadaannya baru dicatat sesudah "
            "itu (rencana, minta, lalu ambil paket sekali lagi)."
        )
    total = budget_of(opd).serapan
    if total is not None:
        lines.append(f"Serapan seluruh OPD {format_number(total)} %.")
    done = sum(row.capaian is not None for row in city)
    if city:
        lines.append(f"{done} dari {len(city)} indikator kota dihitung.")
    return " ".join(lines)
