"""Step 7 in the city's book: decides on the packages of OPD; "tidak sesuai" sends one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lkjip.errors import FolderError, UsageError
from lkjip.intake.archive import archive_path, name_part, sha256
from lkjip.sop.process.commands import Actor, EvaluateOpd
from lkjip.sop.process.events import PackageReceived
from lkjip.sop.process.process import carry_out, last_package
from lkjip.sop.process.state import Process
from lkjip.steps.city.decisions import Order, given_order, typed_orders
from lkjip.steps.city.standing import WORDS, opd_collection, opd_name
from lkjip.steps.city.verdict_papers import verdict_mail, verdict_memo
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.verdict import Verdict
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.key import SETTING, sealed_by
from lkjip.tables.declared.city import OPD, OpdRow
from lkjip.tables.declared.city_evaluation import (
    OPD_CORRECTIONS,
    OPD_DECISIONS,
    OPD_EVALUATIONS,
    TYPED_ROWS,
    OpdCorrectionRow,
    OpdDecisionRow,
    OpdEvaluationRow,
)
from lkjip.tables.declared.steps import COLLECTION
from lkjip.tables.declared.tabs import TabName

TAB = TabName.OPD_EVALUATIONS.value
FOLDER = "koreksi"


@dataclass(frozen=True, slots=True)
class _Done:
    """A decision that was recorded: its row, its corrections, its files."""

    row: OpdEvaluationRow
    corrections: tuple[OpdCorrectionRow, ...]
    files: tuple[tuple[Path, bytes], ...]


def evaluate_opd(
    shot: Snapshot,
    context: Context,
    unit: str = "",
    decision: str = "",
    notes: Sequence[str] | None = None,
) -> StepResult:
    """Record the decision on the package of ``unit``; without one, those typed on the tab.

    Each decision makes a nota dinas, a mail and the file that the OPD's own book takes in.
    """
    orders = [given_order(shot, unit, decision, notes)] if unit else typed_orders(shot)
    process = shot.process
    done: list[_Done] = []
    for order in orders:
        process = _carried(process, order, context)
        done.append(_record(shot, process, context, order))
    due = due_date(shot, context.today)
    sentences = [
        f"Paket {one.row.name} versi {one.row.version} "
        + ("sesuai." if not one.corrections else f"dikembalikan, {len(one.corrections)} koreksi.")
        for one in done
    ]
    folder = context.forms_folder(shot.settings.year, FOLDER).relative_to(context.folder)
    words = " ".join([*sentences, f"Berkas, nota dinas, dan surelnya di {folder.as_posix()}."])
    return StepResult(
        TAB,
        words,
        process,
        tables=dict(
            (
                OPD_EVALUATIONS.written((*shot.rows(OPD_EVALUATIONS), *(x.row for x in done))),
                OPD_CORRECTIONS.written(
                    (*shot.rows(OPD_CORRECTIONS), *(row for x in done for row in x.corrections))
                ),
                COLLECTION.written(opd_collection(shot, process, due, context.today)),
                OPD.written(opd_as_decided(shot, process)),
                *([] if unit else [OPD_DECISIONS.written((OpdDecisionRow(),) * TYPED_ROWS)]),
            )
        ),
        taken=() if unit else ((OPD_DECISIONS.name, ""),),
        notes=tuple(
            HistoryEntry("evaluasi OPD", x.row.name, x.row.decision, x.row.file) for x in done
        ),
        files=tuple(file for x in done for file in x.files),
        data={
            "evaluasi": [
                {
                    "unit": x.row.unit,
                    "keputusan": CONFORMING if not x.corrections else NOT_CONFORMING,
                    "versi": x.row.version,
                    "koreksi": [row.correction for row in x.corrections],
                    "berkas": str(x.files[0][0]),
                    "sidik": x.row.fingerprint,
                }
                for x in done
            ]
        },
        show=TAB,
    )


def opd_as_decided(shot: Snapshot, process: Process) -> Iterable[OpdRow]:
    """Yield the rows of the sheet OPD with the states after a decision."""
    for row in shot.rows(OPD):
        state = process.units.get(row.code)
        settled = row.version is not None and state is not None
        yield replace(row, status=WORDS.get(state or "", row.status)) if settled else row


def _carried(process: Process, order: Order, context: Context) -> Process:
    command = EvaluateOpd(order.unit, order.conforming, tuple(order.corrections), order.note)
    return carry_out(process, command, context.now, Actor(context.actor))


def _record(shot: Snapshot, process: Process, context: Context, order: Order) -> _Done:
    package = last_package(process, order.unit)
    if package is None:
        raise UsageError(f"Belum ada paket dari {order.unit}.", "Ambil paketnya lebih dahulu.")
    verdict = Verdict(
        year=shot.settings.year,
        code=order.unit,
        office=_office(shot, context, package),
        sender=f"{shot.settings['unit_kerja']} {shot.settings['instansi']}".strip(),
        government=shot.settings["pemerintah"],
        decision=order.decision,
        draft_version=package.version,
        package=package.key,
        decided=context.now.replace(microsecond=0).isoformat(),
        decider=context.actor,
        note=order.note,
        corrections=tuple(order.corrections),
    )
    folder = context.forms_folder(shot.settings.year, FOLDER)
    memo = verdict_memo(shot, context, verdict)
    stem = _stem(shot, folder, verdict)
    memo_name, mail_name = f"Nota_Dinas_{stem}.docx", f"Surel_{stem}.eml"
    raw = verdict.write({memo_name: memo}, partial(sealed_by, shot.settings[SETTING]))
    name = f"{stem}.zip"
    mail = verdict_mail(shot, context, verdict, ((name, raw), (memo_name, memo)))
    row = OpdEvaluationRow(
        unit=order.unit,
        name=opd_name(shot, order.unit),
        version=package.version,
        decision=WORDS[process.units[order.unit]],
        corrections=len(order.corrections) or None,
        decided=context.now,
        decider=context.actor,
        note=order.note,
        file=name,
        fingerprint=sha256(raw),
        package=package.key,
    )
    corrections = tuple(
        OpdCorrectionRow(unit=order.unit, version=package.version, number=n, correction=one)
        for n, one in enumerate(order.corrections, 1)
    )
    files = ((folder / name, raw), (folder / memo_name, memo), (folder / mail_name, mail))
    return _Done(row, corrections, files)


def _stem(shot: Snapshot, folder: Path, verdict: Verdict) -> str:
    """``Koreksi_DLH_v1``; a second decision on the same version gets a number of its own."""
    kind = "Persetujuan" if verdict.decision == CONFORMING else "Koreksi"
    stem = f"{kind}_{name_part(verdict.code)}_v{verdict.draft_version}"
    taken = {row.file for row in shot.rows(OPD_EVALUATIONS)}
    number = 2
    made = stem
    while f"{made}.zip" in taken:
        made, number = f"{stem}-{number}", number + 1
    return made


def _office(shot: Snapshot, context: Context, package: PackageReceived) -> str:
    """Return the name that the OPD's own book gave in its package."""
    archive = context.forms_folder(shot.settings.year, "arsip")
    path = archive_path(package.key, package.description, archive)
    raw = path.read_bytes() if path.is_file() else b""
    if sha256(raw) != package.key:
        raise FolderError(
            f"Asli paket {package.description} dari {package.unit} tidak ada lagi di arsip seperti "
            "ketika diterima.",
            "Simpan paketnya sekali lagi di folder masuk, ambil paket, lalu ulangi keputusannya.",
        )
    contents, _ = Contents.read(raw)
    return contents.office or contents.institution
