"""SOP step 3: take in what came back, check it, keep it, and say how every unit stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import REFUSED, SKIPPED
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.batch import Batch, Source, Taken, take_in_all
from lkjip.intake.precedence import Decision, Earlier, Judge
from lkjip.intake.receipt import Receipt
from lkjip.sop.process.commands import Actor, ReceiveForm
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.steps.collect.corrections import correction_files
from lkjip.steps.collect.inputs import input_rows, merge_inputs
from lkjip.steps.kernel.base import Context, Note, StepResult, tick
from lkjip.steps.kernel.promises import due_date
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import (
    LATE,
    NEEDS_FIX,
    NOT_YET,
    WORDS,
    UnitState,
    count,
    late_notes,
    state_row,
    states,
    status_word,
)
from lkjip.steps.request.blank_forms import asked_forms

TAB = "3 Pengumpulan"
ACCEPTED_PREFIX = "diterima"
EXAMINING = "memeriksa formulir"
JOURNAL = "~pengumpulan.jsonl"
"""What is done of a batch; it lies in the archive until the results are in the book."""
Watch = Callable[[Taken], None]


def take_in(
    shot: Snapshot, context: Context, sources: Iterable[Source], watch: Watch
) -> StepResult:
    """Take in what came; ``watch`` sees every file or mail, also one without a form.

    What is done is written down at once, so that a run that was stopped is continued by the next.
    """
    due = due_date(shot, context.today)
    year = shot.settings.year
    asked = {k: f for k, f in asked_forms(shot, due).items() if k in shot.process.unit}
    known = {(text(row["Sidik"]), text(row["Berkas"])) for row in shot.rows("tblKiriman")}
    batch = Batch(
        asked,
        year,
        None if context.dry_run else context.forms(year, "arsip"),
        None if context.dry_run else context.forms(year, "arsip") / JOURNAL,
        lambda fingerprint, name: (fingerprint, name) in known,
        lambda done, total: context.progress(done, total, EXAMINING),
    )
    judge = Judge.after(_earlier(shot))
    decisions: list[Decision] = []
    again: list[Receipt] = []
    for taken in take_in_all(sources, batch):
        watch(taken)
        decisions += [judge.decide(_not_from_the_future(one, context)) for one in taken.submissions]
        again += taken.old
    result = _result(shot, context, asked, decisions, again)
    return replace(result, remaining=(batch.journal,) if batch.journal else ())


def _not_from_the_future(receipt: Receipt, context: Context) -> Receipt:
    """The clock of a sender may be wrong: nothing was received after now."""
    moment = receipt.incoming.when
    if moment is None or moment <= context.now:
        return receipt
    return replace(receipt, incoming=replace(receipt.incoming, when=context.now))


def _earlier(shot: Snapshot) -> list[Earlier]:
    return [
        Earlier(
            text(row["Kode Unit"]),
            text(row["Berkas"]),
            int(decimal(row["Revisi"]) or 0),
            text(row["Hasil"]).startswith(ACCEPTED_PREFIX),
            text(row["Sidik"]),
            text(row["Sidik Isi"]),
        )
        for row in shot.rows("tblKiriman")
    ]


def _result(
    shot: Snapshot,
    context: Context,
    asked: dict[str, BlankForm],
    decisions: list[Decision],
    again: list[Receipt],
) -> StepResult:
    due = due_date(shot, context.today)
    old_rows = shot.rows("tblPengumpulan")
    now = states(old_rows)
    new = {d.receipt.content.unit: d for d in decisions if d.in_force}
    values = {code: input_rows(d.receipt, asked[code], context) for code, d in new.items()}
    for decision in decisions:
        _apply_to_states(now, decision, context)
    rows = tuple(
        state_row(
            shot,
            code,
            form.unit_name,
            now.get(code, UnitState(NOT_YET)),
            due,
            context.today,
        )
        for code, form in asked.items()
    )
    process = _process(shot.process, decisions, context)
    fresh = tuple(f for d in decisions for f in d.findings)
    tables = {
        "tblPengumpulan": rows,
        "tblKiriman": (*shot.rows("tblKiriman"), *(_submission(d, context) for d in decisions)),
        "tblTemuan": _findings(shot, decisions),
    }
    if values:
        tables |= merge_inputs(shot, values)
    return StepResult(
        TAB,
        _words(decisions, rows, len(again)),
        process,
        tables=tables,
        findings=fresh,
        notes=(*late_notes(old_rows, rows), *(_note(shot, d) for d in decisions)),
        data={
            "berkas": [_as_json(d) for d in decisions] + [_seen_before(one) for one in again],
            "unit": [
                {
                    "kode": row["Kode Unit"],
                    "unit": row["Unit"],
                    "status": row["Status"],
                    "terlambat_hari_kerja": row["Terlambat (hari kerja)"] or 0,
                    "revisi": row["Revisi"],
                }
                for row in rows
            ],
        },
        files=correction_files(shot, context, asked, decisions),
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in fresh),
    )


def _apply_to_states(now: dict[str, UnitState], decision: Decision, context: Context) -> None:
    code = decision.receipt.content.unit
    accepted_before = now.get(code, UnitState(NOT_YET)).status.startswith(ACCEPTED_PREFIX)
    refused = decision.result == REFUSED
    if not code or not (decision.in_force or (refused and not accepted_before)):
        return
    findings = decision.findings
    moment = decision.receipt.incoming.when or context.now
    now[code] = UnitState(
        status_word(decision.result, findings),
        moment.date(),
        decision.receipt.content.revision,
        count(findings, Severity.REJECT),
        count(findings, Severity.FIX),
        count(findings, Severity.NOTE),
        decision.receipt.incoming.name,
    )


def _process(process: Process, decisions: list[Decision], context: Context) -> Process:
    who = Actor(context.actor)
    if any(d.in_force for d in decisions):
        process = tick(process, "3.softcopy", context)
    for d in decisions:
        code = d.receipt.content.unit
        if d.in_force and code in process.unit:
            complete = not count(d.findings, Severity.FIX)
            order = ReceiveForm(code, complete, d.receipt.incoming.name)
            process = carry_out(process, order, context.now, who)
    return process


def _submission(d: Decision, context: Context) -> Row:
    return {
        "Waktu": d.receipt.incoming.when or context.now,
        "Kode Unit": d.receipt.content.unit or None,
        "Berkas": d.receipt.incoming.name,
        "Pengirim": d.receipt.incoming.sender or None,
        "Revisi": d.receipt.content.revision or None,
        "Hasil": _word(d),
        "Tolak": count(d.findings, Severity.REJECT) or None,
        "Perbaiki": count(d.findings, Severity.FIX) or None,
        "Catatan": count(d.findings, Severity.NOTE) or None,
        "Arsip": f"{d.receipt.archive.parent.name}/{d.receipt.archive.name}",
        "Sidik": d.receipt.fingerprint,
        "Sidik Isi": d.receipt.content_fingerprint if d.in_force else None,
    }


def _word(d: Decision) -> str:
    return status_word(d.result, d.findings)


def _findings(shot: Snapshot, decisions: list[Decision]) -> tuple[Row, ...]:
    """Former findings of this step stay, except those of units whose newer form decides now."""
    again = {
        d.receipt.content.unit for d in decisions if d.receipt.content.unit and d.result != SKIPPED
    }
    kept = tuple(
        row
        for row in shot.rows("tblTemuan")
        if text(row["Langkah"]) != TAB or text(row["Unit"]) not in again
    )
    last = {
        d.receipt.content.unit or d.receipt.fingerprint: d for d in decisions if d.result != SKIPPED
    }
    counting = {id(d) for d in last.values()}
    shown = [d for d in decisions if d.result == SKIPPED or id(d) in counting]
    return kept + finding_rows(tuple(f for d in shown for f in d.findings), TAB)


def _note(shot: Snapshot, d: Decision) -> Note:
    unit = shot.unit(d.receipt.content.unit)
    first: Finding | None = d.findings[0] if d.findings else None
    more = f" (dan {len(d.findings) - 1} temuan lain)" if len(d.findings) > 1 else ""
    words = (
        f"{d.receipt.incoming.name}: {first.message}{more}" if first else d.receipt.incoming.name
    )
    name = unit.name if unit else d.receipt.incoming.name
    return Note("terima formulir", name, _word(d), words)


def _as_json(d: Decision) -> dict[str, object]:
    return {
        "nama": d.receipt.incoming.name,
        "unit": d.receipt.content.unit,
        "hasil": d.result,
        "revisi": d.receipt.content.revision,
        "pengirim": d.receipt.incoming.sender,
        "sidik": d.receipt.fingerprint,
        "temuan": [f.as_dict() for f in d.findings],
    }


def _seen_before(one: Receipt) -> dict[str, object]:
    return {
        "nama": one.incoming.name,
        "unit": "",
        "hasil": SKIPPED,
        "pengirim": one.incoming.sender,
        "sidik": one.fingerprint,
        "temuan": [],
    }


def _words(decisions: list[Decision], rows: tuple[Row, ...], again: int) -> str:
    taken = sum(d.in_force for d in decisions)
    refused = sum(d.result == REFUSED for d in decisions)
    skipped = len(decisions) - taken - refused
    lines = [
        f"{len(decisions)} berkas baru: {taken} diterima, {refused} ditolak, {skipped} dilewati."
        if decisions
        else "Tidak ada berkas baru."
    ]
    if again:
        lines[0] = lines[0][:-1] + f" ({again} sudah diproses sebelumnya)."
    waiting = [text(row["Unit"]) for row in rows if row["Status"] in (NOT_YET, LATE)]
    to_fix = [text(row["Unit"]) for row in rows if row["Status"] in (WORDS[REFUSED], NEEDS_FIX)]
    if waiting:
        lines.append(f"Belum diterima: {', '.join(waiting)}.")
    if to_fix:
        lines.append(f"Menunggu perbaikan: {', '.join(to_fix)}.")
    if not waiting and not to_fix:
        lines.append(f"Formulir {len(rows)} unit lengkap.")
    return " ".join(lines)
