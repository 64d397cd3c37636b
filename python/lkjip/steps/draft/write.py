"""SOP step 5: the draft as a new version, and handing it in for review."""

from __future__ import annotations

import gc
from pathlib import Path

from lkjip.findings import Severity
from lkjip.intake.archive import sha256
from lkjip.report.compose import Result
from lkjip.report.publish import Publication, publish
from lkjip.report.reviu.judgement import with_judgements
from lkjip.sop.process.commands import Actor, AnswerCorrection, HandInDraft, RecordDraft
from lkjip.sop.process.process import carry_out, why_refused
from lkjip.sop.process.state import Process
from lkjip.steps.draft.answers import typed_judgements
from lkjip.steps.draft.examine import review_rows
from lkjip.steps.draft.files import last_draft, places, read_draft, template_of
from lkjip.steps.draft.material import gather_material
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.steps import CORRECTIONS, DRAFTS, DraftRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.DRAFT.value


def write_draft(shot: Snapshot, context: Context) -> StepResult:
    """Answer what was typed, write the next version, hand it in when nothing stands against it."""
    who = Actor(context.actor)
    process = typed_answers(shot, context)
    process = carry_out(process, RecordDraft(), context.now, who)
    target, same = places(context, shot.settings.year, process.version)
    before = same or last_draft(shot, context)
    made = _write(shot, context, process.version, before)
    if same is not None and same.read_bytes() == made.result.docx:
        target = same  # left by a run that was cut off: nobody has written into it
    refused = why_refused(process, HandInDraft())
    if refused is None:
        process = carry_out(process, HandInDraft(), context.now, who)
        handed = " dan diajukan untuk direviu."
    else:
        handed = f". Belum diajukan: {refused.message} {refused.cure}"
    result, place = made.result, target.relative_to(context.folder).as_posix()
    words = " ".join(
        (
            f"Draf versi {process.version} ditulis ({place}){handed}",
            *_kept(result, before, _sheet(target).name),
            _layout(made, target),
        )
    )
    row = DraftRow(
        version=process.version,
        made=context.now,
        file=place,
        fingerprint=sha256(result.docx),
    )
    return StepResult(
        TAB,
        words,
        process,
        tables=dict(
            (
                DRAFTS.written((*shot.rows(DRAFTS), row)),
                replace_findings(shot, TAB, result.findings),
                review_rows(with_judgements(result.reviu, typed_judgements(shot))),
            )
        ),
        findings=result.findings,
        notes=(HistoryEntry("tulis draf", place, f"versi {process.version}", words),),
        files=_files(made, target),
        data={
            "draf": str(target),
            "pdf": str(target.with_suffix(".pdf")) if made.pdf else None,
            "versi": process.version,
            "diajukan": refused is None,
            "lembar_reviu": _sheet(target).name,
            "perubahan": [
                {"jenis": str(c.kind), "tempat": c.place, "lama": c.old, "baru": c.new}
                for c in result.changes
            ],
            "tulisan_tangan": [{"judul": c.title, "teks": c.text} for c in result.carried],
        },
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in result.findings),
    )


def _write(shot: Snapshot, context: Context, version: int, before: Path | None) -> Publication:
    template = template_of(context)
    old = read_draft(before) if before is not None and before.exists() else None
    lay_out = None if context.dry_run else context.print_draft
    material = gather_material(shot, context)
    made = publish(material, template, version, context.now, old, lay_out)
    gc.collect()  # python-docx's documents hold themselves; the sheets need their room next
    return made


def _files(made: Publication, target: Path) -> tuple[tuple[Path, bytes], ...]:
    """Return the draft, the reviewer's page, and the PDF when there is one."""
    files = [(target, made.result.docx), (_sheet(target), made.result.reviu_sheet)]
    if made.pdf is not None:
        files.append((target.with_suffix(".pdf"), made.pdf))
    return tuple(files)


def _sheet(target: Path) -> Path:
    """Return ``Lembar_Reviu_2024_v2.docx`` beside ``LKjIP_2024_draf_v2.docx``."""
    _, _, rest = target.name.partition("_")
    return target.with_name(f"Lembar_Reviu_{rest.replace('_draf', '')}")


def _layout(made: Publication, target: Path) -> str:
    return made.message or f"PDF dibuat: {target.with_suffix('.pdf').name}."


def _kept(result: Result, before: Path | None, sheet: str) -> list[str]:
    """Say what became of the last version and of the text that people wrote into it."""
    if before is not None and not before.exists():
        return [
            f"Versi sebelumnya ({before.name}) tidak ada lagi; tulisan tangan di dalamnya tidak "
            "dapat dibawa."
        ]
    words = []
    if result.carried:
        words.append(f"{len(result.carried)} bagian tulisan tangan dibawa")
    if result.changes:
        words.append(f"{len(result.changes)} perubahan didaftar di {sheet}")
    return [f"Dari versi sebelumnya: {', '.join(words)}."] if words else []


def typed_answers(shot: Snapshot, context: Context) -> Process:
    """Return the process after the answers typed into ``tblKoreksi`` that it does not know yet."""
    process = shot.process
    known = {k.number: k.answer for k in process.corrections}
    for row in shot.rows(CORRECTIONS):
        if row.number is None or not row.answer or known.get(row.number) == row.answer:
            continue
        order = AnswerCorrection(row.number, row.answer)
        process = carry_out(process, order, context.now, Actor(context.actor))
    return process


def answer_correction(shot: Snapshot, context: Context, number: int, answer: str) -> StepResult:
    """Answer one correction."""
    order = AnswerCorrection(number, answer)
    process = carry_out(shot.process, order, context.now, Actor(context.actor))
    left = len(process.open_corrections)
    rest = f"{left} koreksi belum dijawab." if left else "Semua koreksi sudah dijawab."
    words = f"Koreksi nomor {number} dijawab. {rest}"
    return StepResult(
        TAB,
        words,
        process,
        notes=(HistoryEntry("jawab koreksi", f"nomor {number}", "dijawab", answer),),
        data={"belum_dijawab": [k.number for k in process.open_corrections]},
        show=TAB,
    )
