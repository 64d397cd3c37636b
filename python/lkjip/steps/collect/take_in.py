"""SOP step 3: take in what came back, check it, keep it, and say how every unit stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import DILEWATI, DITOLAK
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.batch import Batch, Source, Taken, take_in_all
from lkjip.intake.precedence import Decision, Earlier, Judge
from lkjip.intake.receipt import Receipt
from lkjip.sop.process.commands import Pelaku, TerimaForm
from lkjip.sop.process.process import jalankan
from lkjip.sop.process.state import Proses
from lkjip.steps.collect.corrections import correction_files
from lkjip.steps.collect.inputs import input_rows, merge_inputs
from lkjip.steps.kernel.base import Context, Note, StepResult, tick
from lkjip.steps.kernel.run import finding_rows
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import (
    BELUM,
    PERLU_PERBAIKAN,
    TERLAMBAT,
    WORDS,
    UnitState,
    count,
    late_notes,
    state_row,
    states,
    status_word,
)
from lkjip.steps.request.blank_forms import asked_forms, due_date

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
    due = due_date(shot, context.hari_ini)
    year = shot.settings.tahun
    asked = {k: f for k, f in asked_forms(shot, due).items() if k in shot.proses.unit}
    known = {(text(row["Sidik"]), text(row["Berkas"])) for row in shot.rows("tblKiriman")}
    batch = Batch(
        asked,
        year,
        None if context.kering else context.forms(year, "arsip"),
        None if context.kering else context.forms(year, "arsip") / JOURNAL,
        lambda sidik, nama: (sidik, nama) in known,
        lambda done, total: context.kemajuan(done, total, EXAMINING),
    )
    judge = Judge.after(_earlier(shot))
    decisions: list[Decision] = []
    again: list[Receipt] = []
    for taken in take_in_all(sources, batch):
        watch(taken)
        decisions += [judge.decide(_not_from_the_future(one, context)) for one in taken.kiriman]
        again += taken.lama
    result = _result(shot, context, asked, decisions, again)
    return replace(result, sisa=(batch.jurnal,) if batch.jurnal else ())


def _not_from_the_future(receipt: Receipt, context: Context) -> Receipt:
    """The clock of a sender may be wrong: nothing was received after now."""
    moment = receipt.masuk.waktu
    if moment is None or moment <= context.sekarang:
        return receipt
    return replace(receipt, masuk=replace(receipt.masuk, waktu=context.sekarang))


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
    due = due_date(shot, context.hari_ini)
    old_rows = shot.rows("tblPengumpulan")
    now = states(old_rows)
    new = {d.receipt.isi.unit: d for d in decisions if d.berlaku}
    values = {kode: input_rows(d.receipt, asked[kode], context) for kode, d in new.items()}
    for decision in decisions:
        _apply_to_states(now, decision, context)
    rows = tuple(
        state_row(
            kode,
            form.nama_unit,
            now.get(kode, UnitState(BELUM)),
            due,
            shot.kalender,
            context.hari_ini,
        )
        for kode, form in asked.items()
    )
    proses = _process(shot.proses, decisions, context)
    fresh = tuple(f for d in decisions for f in d.temuan)
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
        proses,
        tables=tables,
        temuan=fresh,
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
        perlu_perbaikan=any(f.tingkat is not Severity.CATATAN for f in fresh),
    )


def _apply_to_states(now: dict[str, UnitState], decision: Decision, context: Context) -> None:
    kode = decision.receipt.isi.unit
    accepted_before = now.get(kode, UnitState(BELUM)).status.startswith(ACCEPTED_PREFIX)
    refused = decision.hasil == DITOLAK
    if not kode or not (decision.berlaku or (refused and not accepted_before)):
        return
    findings = decision.temuan
    moment = decision.receipt.masuk.waktu or context.sekarang
    now[kode] = UnitState(
        status_word(decision.hasil, findings),
        moment.date(),
        decision.receipt.isi.revisi,
        count(findings, Severity.TOLAK),
        count(findings, Severity.PERBAIKI),
        count(findings, Severity.CATATAN),
        decision.receipt.masuk.nama,
    )


def _process(proses: Proses, decisions: list[Decision], context: Context) -> Proses:
    who = Pelaku(context.pelaku)
    if any(d.berlaku for d in decisions):
        proses = tick(proses, "3.softcopy", context)
    for d in decisions:
        kode = d.receipt.isi.unit
        if d.berlaku and kode in proses.unit:
            complete = not count(d.temuan, Severity.PERBAIKI)
            order = TerimaForm(kode, complete, d.receipt.masuk.nama)
            proses = jalankan(proses, order, context.sekarang, who)
    return proses


def _submission(d: Decision, context: Context) -> Row:
    return {
        "Waktu": d.receipt.masuk.waktu or context.sekarang,
        "Kode Unit": d.receipt.isi.unit or None,
        "Berkas": d.receipt.masuk.nama,
        "Pengirim": d.receipt.masuk.pengirim or None,
        "Revisi": d.receipt.isi.revisi or None,
        "Hasil": _word(d),
        "Tolak": count(d.temuan, Severity.TOLAK) or None,
        "Perbaiki": count(d.temuan, Severity.PERBAIKI) or None,
        "Catatan": count(d.temuan, Severity.CATATAN) or None,
        "Arsip": f"{d.receipt.arsip.parent.name}/{d.receipt.arsip.name}",
        "Sidik": d.receipt.sidik,
        "Sidik Isi": d.receipt.sidik_isi if d.berlaku else None,
    }


def _word(d: Decision) -> str:
    return status_word(d.hasil, d.temuan)


def _findings(shot: Snapshot, decisions: list[Decision]) -> tuple[Row, ...]:
    """Former findings of this step stay, except those of units whose newer form decides now."""
    again = {d.receipt.isi.unit for d in decisions if d.receipt.isi.unit and d.hasil != DILEWATI}
    kept = tuple(
        row
        for row in shot.rows("tblTemuan")
        if text(row["Langkah"]) != TAB or text(row["Unit"]) not in again
    )
    last = {d.receipt.isi.unit or d.receipt.sidik: d for d in decisions if d.hasil != DILEWATI}
    counting = {id(d) for d in last.values()}
    shown = [d for d in decisions if d.hasil == DILEWATI or id(d) in counting]
    return kept + finding_rows(tuple(f for d in shown for f in d.temuan), TAB)


def _note(shot: Snapshot, d: Decision) -> Note:
    unit = shot.unit(d.receipt.isi.unit)
    first: Finding | None = d.temuan[0] if d.temuan else None
    more = f" (dan {len(d.temuan) - 1} temuan lain)" if len(d.temuan) > 1 else ""
    words = f"{d.receipt.masuk.nama}: {first.pesan}{more}" if first else d.receipt.masuk.nama
    name = unit.nama if unit else d.receipt.masuk.nama
    return Note("terima formulir", name, _word(d), words)


def _as_json(d: Decision) -> dict[str, object]:
    return {
        "nama": d.receipt.masuk.nama,
        "unit": d.receipt.isi.unit,
        "hasil": d.hasil,
        "revisi": d.receipt.isi.revisi,
        "pengirim": d.receipt.masuk.pengirim,
        "sidik": d.receipt.sidik,
        "temuan": [f.as_dict() for f in d.temuan],
    }


def _seen_before(one: Receipt) -> dict[str, object]:
    return {
        "nama": one.masuk.nama,
        "unit": "",
        "hasil": DILEWATI,
        "pengirim": one.masuk.pengirim,
        "sidik": one.sidik,
        "temuan": [],
    }


def _words(decisions: list[Decision], rows: tuple[Row, ...], again: int) -> str:
    taken = sum(d.berlaku for d in decisions)
    refused = sum(d.hasil == DITOLAK for d in decisions)
    skipped = len(decisions) - taken - refused
    lines = [
        f"{len(decisions)} berkas baru: {taken} diterima, {refused} ditolak, {skipped} dilewati."
        if decisions
        else "Tidak ada berkas baru."
    ]
    if again:
        lines[0] = lines[0][:-1] + f" ({again} sudah diproses sebelumnya)."
    waiting = [text(row["Unit"]) for row in rows if row["Status"] in (BELUM, TERLAMBAT)]
    mending = [
        text(row["Unit"]) for row in rows if row["Status"] in (WORDS[DITOLAK], PERLU_PERBAIKAN)
    ]
    if waiting:
        lines.append(f"Belum diterima: {', '.join(waiting)}.")
    if mending:
        lines.append(f"Menunggu perbaikan: {', '.join(mending)}.")
    if not waiting and not mending:
        lines.append(f"Formulir {len(rows)} unit lengkap.")
    return " ".join(lines)
