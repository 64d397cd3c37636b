"""SOP 6: the head signs the reviewed draft; the signed report becomes the record.

The report of a city is signed by the Wali Kota (step 10).

"diteruskan kepada Kepala Bagian untuk disahkan" and the output "Persetujuan": who signed, when,
under which number, and which files with which fingerprints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lkjip.errors import ProcessError, UsageError
from lkjip.findings import Severity
from lkjip.intake.archive import sha256
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process.commands import Actor, RecordApproval
from lkjip.sop.process.process import carry_out, why_refused
from lkjip.sop.process.state import Process
from lkjip.steps.draft.examine import OF_WRITING, Examined, examine
from lkjip.steps.draft.files import read_draft
from lkjip.steps.draft.office import approval
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import counts_no_more
from lkjip.steps.record.again import add_signed, make_again
from lkjip.steps.record.files import (
    FileKind,
    approvals,
    approved_files,
    recorded,
    signing_tab,
)
from lkjip.steps.record.final import Final, make_final
from lkjip.steps.record.signed import read_signed, signed_path
from lkjip.tables.declared.record import APPROVED_FILES, ApprovalRow, ApprovedFileRow
from lkjip.tables.declared.results import FINDINGS
from lkjip.tables.declared.steps import COLLECTION

SHOWN = 3
"""Open points that a sentence names."""


@dataclass(frozen=True, slots=True)
class Given:
    """A signature as a command or the sheet gives it; ``on`` is None where nobody gave a date."""

    by: str = ""
    on: date | None = None
    number: str = ""
    reason: str = ""
    signed: Path | None = None
    from_tab: bool = False
    """It was typed on the tab and not given by a command."""


def approve(
    shot: Snapshot,
    context: Context,
    by: str = "",
    on: date | None = None,
    number: str = "",
    reason: str = "",
    signed: Path | None = None,
) -> StepResult:
    """Record the head's signature, or add the signed file to the one that is recorded.

    What a command does not give is read from the row typed into ``tblPengesahan``.
    """
    given = Given(by, on, number, reason, signed)
    if given == Given():
        given = _typed(shot, context)
    before = shot.process
    if before.approval is not None:
        if given.signed is not None:
            return add_signed(shot, context, given.signed)
        if any(not (context.folder / row.file).exists() for row in _own(shot)):
            return make_again(shot, context)
    order = _order(shot, given)
    process = carry_out(before, order, context.now, Actor(context.actor))
    return _sign(shot, context, given, process)


def _order(shot: Snapshot, given: Given) -> RecordApproval:
    if given.on is None:
        if refusal := why_refused(shot.process, RecordApproval("–", date.max, "–")):
            raise ProcessError(refusal.message, refusal.cure)
        raise UsageError(
            "Tanggal pengesahan belum diisi.",
            f"Ketik tanggalnya di tabel pengesahan lembar '{signing_tab(shot)}' (misalnya "
            "5/2/2025), atau tambahkan --tanggal TTTT-BB-HH.",
        )
    who = given.by or ("" if shot.process.city else shot.settings["nama_ttd"])
    return RecordApproval(who, given.on, given.number, given.reason)


def _typed(shot: Snapshot, context: Context) -> Given:
    """Return what a person typed into the first row that the program has not stamped."""
    row = next((row for row in shot.rows(approvals(shot)) if row.recorded is None), ApprovalRow())
    if row.signed_on is None and (said := row.cell(ApprovalRow.signed_on)):
        raise UsageError(
            f"Tanggal pengesahan di lembar '{signing_tab(shot)}' berisi '{said}', bukan tanggal.",
            "Ketik tanggalnya lagi, misalnya 5/2/2025.",
        )
    signed = context.folder / row.signed_file if row.signed_file else None
    return Given(row.approver, row.signed_on, row.number, row.reason, signed, from_tab=True)


def _own(shot: Snapshot) -> tuple[ApprovedFileRow, ...]:
    """Return the files that the program made for the signature in force."""
    made = (FileKind.FINAL, FileKind.FINAL_PDF, FileKind.ANNEX)
    rows = approved_files(shot, shot.process.approved_version)
    return tuple(row for row in rows if row.kind in made)


def _sign(shot: Snapshot, context: Context, given: Given, process: Process) -> StepResult:
    seen = examine(shot, context)
    signed_shot = replace(shot, process=process)
    final = make_final(signed_shot, context, read_draft(seen.path))
    open_points = tuple(_open_points(shot, seen, final))
    if open_points and not given.reason.strip():
        raise ProcessError(
            f"Draf versi {process.approved_version} belum dapat disahkan: {_some(open_points)}",
            "Perbaiki lebih dahulu (tarik draf, lalu buat dan reviu lagi), atau sahkan dengan "
            "--alasan; alasannya dicatat.",
        )
    files = [*_set_aside(shot, context, final), *final.files]
    if given.signed is not None:
        raw = read_signed(given.signed)
        files.append((FileKind.SIGNED, signed_path(context, shot.settings.year), raw))
    one = process.approval
    assert one is not None
    place = final.files[0][1].relative_to(context.folder).as_posix()
    words = " ".join(
        (
            f"Draf versi {one.version} disahkan oleh {one.approver} tanggal "
            f"{date_in_words(one.signed_on)}, nomor {one.letter_number}. Laporan akhir: {place}.",
            *([final.message] if final.message else []),
            *([f"Alasan: {one.description} Yang masih terbuka: {_some(open_points)}"]
              if open_points else []),
            *_remarks(signed_shot),
        )
    )  # fmt: skip
    return StepResult(
        signing_tab(signed_shot),
        words,
        process,
        tables=dict(
            (
                approvals(shot).written(_approval_rows(shot, context, given, process)),
                APPROVED_FILES.written(_files_rows(shot, context, one.version, files)),
            )
        ),
        notes=(HistoryEntry("catat pengesahan", place, "disahkan", words),),
        files=tuple((path, raw) for _, path, raw in files),
        data={
            "versi": one.version,
            "laporan": str(final.files[0][1]),
            "pdf": next((str(p) for k, p, _ in final.files if k is FileKind.FINAL_PDF), None),
            "terbuka": list(open_points),
            "berkas": [{"jenis": k, "nama": p.name, "sidik": sha256(r)} for k, p, r in files],
        },
        show=signing_tab(shot),
        taken=((approvals(shot).name, ""),) if given.from_tab else (),
    )


def _open_points(shot: Snapshot, seen: Examined, final: Final) -> Iterable[str]:
    """Yield what keeps a head from signing: gaps, findings, changes since the review."""
    if final.changes:
        first = final.changes[0]
        yield (
            f"{len(final.changes)} isi tidak lagi sama dengan draf yang direviu, misalnya "
            f"{first.place}: '{first.old[:60]}' menjadi '{first.new[:60]}'."
        )
    for finding in seen.all_findings:
        if finding.level is not Severity.NOTE:
            yield finding.message
    collection = shot.rows(COLLECTION)
    for row in shot.rows(FINDINGS):
        of_draft = row.code.startswith("L") and row.code not in OF_WRITING
        if row.severity != Severity.NOTE and not of_draft and not counts_no_more(row, collection):
            yield row.message


def _some(points: tuple[str, ...]) -> str:
    more = f" Dan {len(points) - SHOWN} lagi." if len(points) > SHOWN else ""
    return " ".join(points[:SHOWN]) + more


def _remarks(shot: Snapshot) -> list[str]:
    one = approval(shot)
    if one is None or not one.one_post:
        return []
    return [
        f"Catatan: yang mereviu dan yang mengesahkan adalah jabatan yang sama ({one.position}); "
        "pereviu lain dapat ditetapkan di tabel peran lembar Pengaturan."
    ]


def _set_aside(
    shot: Snapshot, context: Context, final: Final
) -> list[tuple[FileKind, Path, bytes]]:
    """Return copies of the files of an earlier signature, whose names are needed again."""
    version_of = {row.file: row.version for row in shot.rows(APPROVED_FILES)}
    kept = []
    for kind, path, _ in final.files:
        if path.is_file():
            old = version_of.get(path.relative_to(context.folder).as_posix())
            name = f"{path.stem}_dicabut{f'_v{old}' if old else ''}{path.suffix}"
            kept.append((kind, path.with_name(name), path.read_bytes()))
    return kept


def _approval_rows(
    shot: Snapshot, context: Context, given: Given, process: Process
) -> tuple[ApprovalRow, ...]:
    one = process.approval
    assert one is not None
    rows = shot.rows(approvals(shot))
    waiting = tuple(row for row in rows if row.recorded is None)
    return (
        *(row for row in rows if row.recorded is not None),
        ApprovalRow(
            approver=one.approver,
            signed_on=one.signed_on,
            number=one.letter_number,
            reason=one.description,
            signed_file=given.signed.name if given.signed else "",
            version=one.version,
            recorded=context.now,
        ),
        *(waiting[1:] if given.from_tab else waiting),
        ApprovalRow(),
    )


def _files_rows(
    shot: Snapshot,
    context: Context,
    version: int,
    files: Iterable[tuple[FileKind, Path, bytes]],
) -> tuple[ApprovedFileRow, ...]:
    """Return the record with these files; what was set aside keeps its own version."""
    rows = recorded(context, version, files)
    before = shot.rows(APPROVED_FILES)
    of_old = {row.fingerprint: row.version for row in before}
    aside = {row.file for row in rows if "_dicabut" in row.file}
    return (
        *before,
        *(
            replace(row, version=of_old.get(row.fingerprint)) if row.file in aside else row
            for row in rows
        ),
    )
