"""Work after a recorded signature: the signed file comes in, or a lost report is made again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lkjip.errors import ProcessError
from lkjip.intake.archive import sha256
from lkjip.steps.draft.examine import examine
from lkjip.steps.draft.files import read_draft
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import FileKind, approvals, recorded, signing_tab
from lkjip.steps.record.final import make_final
from lkjip.steps.record.signed import read_signed, signed_path
from lkjip.tables.declared.record import APPROVED_FILES, ApprovalRow


def add_signed(shot: Snapshot, context: Context, signed: Path) -> StepResult:
    """Keep the signed scan, or the electronically signed PDF, beside the final report."""
    one = shot.process.approval
    assert one is not None
    target, raw = signed_path(context, shot.settings.year), read_signed(signed)
    rows = recorded(context, one.version, ((FileKind.SIGNED, target, raw),))
    words = (
        f"Berkas bertanda tangan disimpan: {target.relative_to(context.folder).as_posix()} "
        f"(pengesahan nomor {one.letter_number}, sidik {sha256(raw)[:12]}…)."
    )
    stamped = [
        replace(row, signed_file=signed.name)
        if row.recorded is not None and row.version == one.version
        else row
        for row in shot.rows(approvals(shot))
        if row.recorded is not None
    ]
    return StepResult(
        signing_tab(shot),
        words,
        tables=dict(
            (
                approvals(shot).written((*stamped, ApprovalRow())),
                APPROVED_FILES.written((*shot.rows(APPROVED_FILES), *rows)),
            )
        ),
        notes=(HistoryEntry("simpan berkas bertanda tangan", target.name, "disimpan", words),),
        files=((target, raw),),
        taken=((approvals(shot).name, ""),),
        data={"berkas": [{"jenis": FileKind.SIGNED, "nama": target.name, "sidik": sha256(raw)}]},
        show=signing_tab(shot),
    )


def make_again(shot: Snapshot, context: Context) -> StepResult:
    """Write the files of the recorded signature anew, where they are gone."""
    one = shot.process.approval
    assert one is not None
    seen = examine(shot, context)
    final = make_final(shot, context, read_draft(seen.path))
    if final.changes:
        raise ProcessError(
            "Laporan akhir tidak dapat dibuat lagi: isi buku kerja sudah berbeda dari draf yang "
            "disahkan.",
            "Kembalikan berkas laporan akhir dari paket atau cadangan, atau tarik draf.",
        )
    gone = tuple(file for file in final.files if not file[1].exists())
    words = (
        f"Berkas pengesahan nomor {one.letter_number} yang hilang dibuat lagi: "
        f"{', '.join(path.name for _, path, _ in gone)}. {final.message}"
    ).strip()
    rows = recorded(context, one.version, gone)
    return StepResult(
        signing_tab(shot),
        words,
        tables=dict([APPROVED_FILES.written((*shot.rows(APPROVED_FILES), *rows))]),
        notes=(HistoryEntry("buat lagi laporan akhir", "", "disahkan", words),),
        files=tuple((path, raw) for _, path, raw in gone),
        data={"laporan": str(final.files[0][1])},
        show=signing_tab(shot),
    )
