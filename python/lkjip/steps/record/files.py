"""The record of signed files: which file, with which fingerprint, the head signed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from lkjip.intake.archive import sha256
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.city_record import CITY_APPROVALS
from lkjip.tables.declared.record import (
    APPROVALS,
    APPROVED_FILES,
    ApprovalRow,
    ApprovedFileRow,
)
from lkjip.tables.table import Table


class FileKind(StrEnum):
    """Kinds of approved files."""

    FINAL = "laporan akhir"
    FINAL_PDF = "laporan akhir PDF"
    ANNEX = "lampiran internal"
    SIGNED = "bertanda tangan"


PUBLIC = (FileKind.FINAL, FileKind.FINAL_PDF, FileKind.SIGNED)
"""Files that may be handed to anybody."""


def approvals(shot: Snapshot) -> Table[ApprovalRow]:
    """Return the table of signatures: the head's, in the city's book the Wali Kota's."""
    return CITY_APPROVALS if shot.process.city else APPROVALS


def signing_tab(shot: Snapshot) -> str:
    """Return the tab on which the signature is typed."""
    return str(approvals(shot).tab)


def approved_files(shot: Snapshot, version: int) -> tuple[ApprovedFileRow, ...]:
    """Return the files approved for a version, the last record of each path."""
    last = {row.file: row for row in shot.rows(APPROVED_FILES)}
    return tuple(row for row in last.values() if row.version == version)


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
