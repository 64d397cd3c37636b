"""SOP step 3: take in what came back, check it, keep it, and say how every unit stands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.checks.accepted import DILEWATI, DITOLAK
from lkjip.errors import ProcessError
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import sha256
from lkjip.intake.berlaku import Decision, Earlier, Judge
from lkjip.intake.inbox import Incoming, from_folder
from lkjip.intake.receipt import Receipt, examine, receive
from lkjip.sop.keadaan import Proses
from lkjip.sop.perintah import Pelaku, TerimaForm
from lkjip.sop.proses import jalankan
from lkjip.steps.asked import asked_forms, due_date
from lkjip.steps.base import Context, Note, StepResult, tick
from lkjip.steps.collection import (
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
from lkjip.steps.corrections import correction_files
from lkjip.steps.inputs import input_rows, merge_inputs
from lkjip.steps.run import finding_rows
from lkjip.steps.snapshot import Snapshot

TAB = "3 Pengumpulan"
ACCEPTED_PREFIX = "diterima"


def kumpulkan(shot: Snapshot, context: Context, dari: Path | None = None) -> StepResult:
    """Take in every file of ``dari`` (the folder ``forms/<tahun>/masuk`` when ``None``)."""
    if not shot.proses.unit:
        raise ProcessError(
            "Permintaan data belum dibuat, jadi belum ada formulir yang ditunggu.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )
    folder = dari or context.forms(shot.settings.tahun, "masuk")
    return take_in(shot, context, from_folder(folder))


def take_in(shot: Snapshot, context: Context, incoming: Iterable[Incoming]) -> StepResult:
    """The same from any source of incoming files."""
    due = due_date(shot, context.hari_ini)
    asked = {k: f for k, f in asked_forms(shot, due).items() if k in shot.proses.unit}
    archive = context.forms(shot.settings.tahun, "arsip")
    judge = Judge.after(_earlier(shot))
    year = shot.settings.tahun
    known = {(text(row["Sidik"]), text(row["Berkas"])) for row in shot.rows("tblKiriman")}
    fresh: list[Incoming] = []
    again: list[Incoming] = []
    for one in incoming:
        (again if (sha256(one.data), one.nama) in known else fresh).append(one)
    decisions = [
        judge.decide(
            Receipt(one, sha256(one.data), Path(), examine(one, asked, year))
            if context.kering
            else receive(one, asked, year, archive)
        )
        for one in context.each(fresh, "memeriksa formulir yang masuk")
    ]
    return _result(shot, context, asked, decisions, again)


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
    again: list[Incoming],
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
    shown = [d for d in decisions if d.hasil == DILEWATI or d in last.values()]
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


def _seen_before(one: Incoming) -> dict[str, object]:
    return {
        "nama": one.nama,
        "unit": "",
        "hasil": DILEWATI,
        "pengirim": one.pengirim,
        "sidik": sha256(one.data),
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
