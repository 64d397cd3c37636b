"""The record of approved files: which file, with which fingerprint, was reviewed and signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lkjip.intake.archive import sha256
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.steps import APPROVED_FILES, ApprovedFileRow


class FileKind(StrEnum):
    """Kinds of approved files."""

    REVIEWED = "draf direviu"
    FINAL = "laporan akhir"
    FINAL_PDF = "laporan akhir PDF"
    ANNEX = "lampiran internal"
    SIGNED = "bertanda tangan"


PUBLIC = (FileKind.FINAL, FileKind.FINAL_PDF, FileKind.SIGNED)
"""Files that may be handed to anybody."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An approved file that is gone or is not what was approved."""

    row: ApprovedFileRow
    missing: bool

    @property
    def words(self) -> str:
        """The trouble in a sentence."""
        state = "tidak ada lagi" if self.missing else "diubah sesudah disahkan"
        return f"Berkas '{Path(self.row.file).name}' ({self.row.kind}) {state}."


def approved_files(shot: Snapshot, version: int) -> tuple[ApprovedFileRow, ...]:
    """Return the files approved for a version, the last record of each path."""
    last = {row.file: row for row in shot.rows(APPROVED_FILES)}
    return tuple(row for row in last.values() if row.version == version)


def reviewed_file(shot: Snapshot, version: int) -> ApprovedFileRow | None:
    """Return the draft of this version as it was when the review passed it."""
    rows = approved_files(shot, version)
    return next((row for row in rows if row.kind == FileKind.REVIEWED), None)


def troubles(rows: Iterable[ApprovedFileRow], context: Context) -> tuple[Trouble, ...]:
    """Compare files on disk with what was approved."""
    found = []
    for row in rows:
        path = context.folder / row.file
        if not path.is_file():
            found.append(Trouble(row, True))
        elif sha256(path.read_bytes()) != row.fingerprint:
            found.append(Trouble(row, False))
    return tuple(found)


def recorded(
    context: Context, version: int, files: Iterable[tuple[FileKind, Path, bytes]]
) -> tuple[ApprovedFileRow, ...]:
    """Return the rows that record these files as approved now."""
    return tuple(
        ApprovedFileRow(
            version=version,
            kind=kind,
            file=path.relative_to(context.folder).as_posix(),
            fingerprint=sha256(raw),
            recorded=context.now,
        )
        for kind, path, raw in files
    )
