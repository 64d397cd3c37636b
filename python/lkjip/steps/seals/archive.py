"""Compares the originals in the archive with the fingerprints under which they came in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lkjip.findings import Finding, Place, make
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import ACCEPTED_PREFIX
from lkjip.tables.declared.inputs import BUDGET, EVIDENCE_FILES, PERFORMANCE, EvidenceFileRow
from lkjip.tables.declared.results import SUBMISSIONS, SubmissionRow

INTACT, CHANGED, GONE = "utuh", "BERUBAH", "tidak ada"
SHORT = 12
"""Digits of a fingerprint in a sentence."""
_PIECE = 1 << 20


def inside(archive: Path, named: str) -> Path | None:
    """Return the file that a cell of the column Arsip names; None when it is not in the archive."""
    parts = PurePosixPath(named.replace("\\", "/")).parts
    if not parts or any(part in ("..", "/") or ":" in part for part in parts):
        return None
    path = archive.joinpath(*parts)
    return path if path.resolve().is_relative_to(archive.resolve()) else None


def file_fingerprint(path: Path) -> str:
    """Return the fingerprint of a file on disk; blank when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def state_of(path: Path | None, digest: str) -> str:
    """Say whether the archived original is still the file that was received."""
    now = file_fingerprint(path) if path is not None and path.is_file() else ""
    if not now:
        return GONE
    return INTACT if now == digest else CHANGED


def used_fingerprints(shot: Snapshot) -> set[str]:
    """Return the fingerprints of the forms behind the accepted values."""
    used = {row.fingerprint for row in shot.rows(PERFORMANCE)}
    return used | {row.fingerprint for row in shot.rows(BUDGET)}


def archive_findings(shot: Snapshot, archive: Path) -> Iterator[Finding]:
    """Yield the originals that are gone, altered, or named outside the archive."""
    used = used_fingerprints(shot)
    counting = {row.unit: row for row in shot.rows(SUBMISSIONS) if _accepted(row)}
    needed = used | {row.fingerprint for row in counting.values()}
    seen: set[str] = set()
    for row in shot.rows(SUBMISSIONS):
        if row.archived and row.archived not in seen:
            seen.add(row.archived)
            is_needed = row.fingerprint in needed
            yield from _original(row, SubmissionRow.archived, archive, needed=is_needed)
    for one in shot.rows(EVIDENCE_FILES):
        if one.archived and one.archived not in seen:
            seen.add(one.archived)
            yield from _original(one, EvidenceFileRow.archived, archive, needed=True)


def _original(
    row: SubmissionRow | EvidenceFileRow, column: object, archive: Path, *, needed: bool
) -> Iterator[Finding]:
    """Compare one archived file with the fingerprint under which it came in."""
    path = inside(archive, row.archived)
    tab, _, at = row.where(column).partition("!")
    place = Place(row.file, row.unit, tab, at)
    if path is None:
        yield make("S05", place, nilai=row.archived)
        return
    now = file_fingerprint(path) if path.is_file() else ""
    if now == row.fingerprint:
        return
    if not needed:
        words = "berubah sesudah diterima" if now else "tidak ada lagi di arsip"
        yield make("S15", place, nilai=words)
    elif now:
        yield make("S03", place, nilai=now[:SHORT], asli=row.fingerprint[:SHORT])
    else:
        yield make("S04", place, nilai=row.archived)


def _accepted(row: SubmissionRow) -> bool:
    return row.result.startswith(ACCEPTED_PREFIX)
