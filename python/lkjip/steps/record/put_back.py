"""Puts signed files back as they were when a step is taken back that wrote them anew."""

from __future__ import annotations

from pathlib import Path

from lkjip.intake.archive import sha256
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import FileKind, recorded
from lkjip.tables.declared.record import APPROVED_FILES, ApprovedFileRow

Files = tuple[tuple[Path, bytes], ...]
Rows = tuple[ApprovedFileRow, ...]


def put_back(shot: Snapshot, earlier: Snapshot, context: Context) -> tuple[Files, Rows]:
    """Return the files to write, and their records, for the book to become ``earlier`` again.

    A signed report lies in the copy that a later signature set aside. The internal annex shows the
    process, so it is made anew. What somebody else changed stays: its finding is true.
    """
    files: list[tuple[Path, bytes]] = []
    rows: list[ApprovedFileRow] = []
    ours = {row.fingerprint for row in shot.rows(APPROVED_FILES)}
    signed = earlier.process.approval
    for row in {one.file: one for one in earlier.rows(APPROVED_FILES)}.values():
        path = context.folder / row.file
        found = sha256(path.read_bytes()) if path.is_file() else ""
        if found not in ours - {row.fingerprint}:
            continue
        if (kept := _kept(shot, row, context.folder)) is not None:
            files.append((path, kept))
        elif row.kind == FileKind.ANNEX and signed and row.version == signed.version:
            from lkjip.steps.record.final import make_annex  # late: brings python-docx

            files.append((path, make_annex(earlier, context)))
            rows += recorded(context, signed.version, ((FileKind.ANNEX, *files[-1]),))
    return tuple(files), tuple(rows)


def _kept(shot: Snapshot, row: ApprovedFileRow, folder: Path) -> bytes | None:
    """Return the recorded content out of another recorded file, as a signature set it aside."""
    for one in shot.rows(APPROVED_FILES):
        path = folder / one.file
        if one.fingerprint == row.fingerprint and one.file != row.file and path.is_file():
            raw = path.read_bytes()
            if sha256(raw) == row.fingerprint:
                return raw
    return None
