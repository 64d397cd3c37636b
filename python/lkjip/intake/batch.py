"""Many files: one after the other, in bounded memory, with progress, and to be continued.

Nothing of a file stays in memory but what was accepted from it; its bytes lie in the archive. A
broken file is one outcome among others. When the run is stopped, the journal knows what is done:
the next run takes in only the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial
from pathlib import Path

from lkjip.checks.checked_form import ACCEPTED, REFUSED
from lkjip.checks.form import UNTOUCHED
from lkjip.checks.register_change import Sent
from lkjip.errors import FolderError, os_reason
from lkjip.findings import Place, make
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import force_names, sha256, store
from lkjip.intake.folder import incoming_files, read_file, shown_name
from lkjip.intake.journal import Journal, fingerprint
from lkjip.intake.message.attachment import Incoming, Unread
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.submission import (
    Arrival,
    EvidenceFile,
    Standing,
    Submission,
    examine,
    known,
    receive,
    workbook_name,
)

Progress = Callable[[int, int], None]
"""Called with the number of sources that are done, and of all."""
Known = Callable[[str, Incoming], bool]
"""True if this file with this fingerprint, from this sender, was processed in an earlier run."""


def nothing_known(_fingerprint: str, _incoming: Incoming) -> bool:
    """The first run of all."""
    return False


def silent(_done: int, _total: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file or mail: ``key`` names this very state of it (name, size, time)."""

    key: str
    read: Callable[[], IncomingMail]


@dataclass(frozen=True, slots=True)
class Batch:
    """The settings with which a batch is taken in.

    ``archive`` is where originals go; ``None`` in a dry run, which writes nothing. With ``journal``
    (a file to be) what is done survives a stop; the caller removes it once the results are in
    the book.
    """

    requested: Mapping[str, BlankForm]
    year: int
    archive: Path | None
    journal: Path | None = None
    is_known: Known = nothing_known
    progress: Progress = silent
    sent: Sent = field(default_factory=dict)
    """The forms that went out before the registers changed."""


def folder_sources(folder: Path, zone: tzinfo) -> list[Source]:
    """Return every file and mail of a folder, in the order of arrival; no form is read yet."""
    return [_source(folder, path, zone) for path in incoming_files(folder, zone)]


def _source(folder: Path, path: Path, zone: tzinfo) -> Source:
    try:
        state = path.lstat()
        mark = f"{state.st_size}|{state.st_mtime_ns}"
    except OSError:
        mark = "?"  # gone since the folder was listed: reading it will say so
    name = shown_name(path.relative_to(folder).as_posix())
    return Source(f"{name}|{mark}", lambda: read_file(path, zone))


def take_in_all(sources: Iterable[Source], batch: Batch) -> Iterator[Arrival]:
    """Yield what came of each source, in their order; those in the journal are not taken in again.

    A submission that an earlier run dealt with comes as ``KNOWN``.
    """
    listed = list(sources)
    mark = fingerprint(batch.requested, batch.year, batch.sent)
    kept = Journal(batch.journal, mark) if batch.journal is not None else None
    stored: set[Path] = set()
    for number, source in enumerate(listed, 1):
        done = _done_before(kept, source, batch)
        if done is not None:
            yield done
        else:
            arrival, readable = _take(source, batch)
            if kept is not None and readable and not _processed_before(arrival):
                kept.write(source.key, arrival)
            stored.update(_archived(arrival))
            yield arrival
        batch.progress(number, len(listed))
    if batch.archive is not None:
        force_names(path for path in stored if path.name)


class _LostError(Exception):
    """An original of the journal is gone from the archive, or damaged."""


def _done_before(kept: Journal | None, source: Source, batch: Batch) -> Arrival | None:
    """Return what the journal has of a source; not when a power cut took its files."""
    if kept is None or source.key not in kept.done:
        return None
    try:
        arrival = kept.read(source.key, partial(_examined_again, batch))
    except _LostError:
        return None
    return arrival if all(one.archive.is_file() for one in arrival.evidence) else None


def _examined_again(batch: Batch, incoming: Incoming, digest: str, original: Path) -> Submission:
    """Return a submission of the journal; what its original says is read again.

    A stopped run may have come as far as the book: what stands there is not new.
    """
    if batch.is_known(digest, incoming):
        return known(incoming, digest)
    try:
        data = original.read_bytes()
    except OSError as error:
        raise _LostError from error
    if sha256(data) != digest:
        raise _LostError
    whole = replace(incoming, data=data)
    checked = examine(whole, batch.requested, batch.year, batch.sent)
    return Submission(incoming, digest, original, checked)


def _archived(arrival: Arrival) -> Iterator[Path]:
    yield from (one.archive for one in arrival.submissions)
    yield from (one.archive for one in arrival.evidence)


def _processed_before(arrival: Arrival) -> bool:
    """True when the journal need not keep it: it was not examined."""
    return any(one.standing is Standing.KNOWN for one in arrival.submissions)


def _take(source: Source, batch: Batch) -> tuple[Arrival, bool]:
    """Return what one source holds, and True when it could be opened: else it waits.

    ``FolderError`` of the archive still stops the batch: without a place to keep originals nothing
    may be taken in.
    """
    try:
        mail = source.read()
    except (FolderError, OSError) as error:
        name = source.key.partition("|")[0].rpartition("/")[2]
        said = error.message if isinstance(error, FolderError) else f"{os_reason(error)}."
        locked = IncomingMail(name, findings=[make("K14", Place(name), rinci=said)])
        return Arrival(locked, ()), False
    submissions = tuple(_submission(one, batch) for one in mail.attachment)
    evidence = tuple(_evidence(one, batch) for one in mail.evidence)
    came_back = [one for one in submissions if _came_back(one)]
    unread = [
        Unread(
            one.name, "formulir kosong yang kembali bersama surel otomatis", mail.name, quiet=True
        )
        for one in came_back
    ]
    light = replace(
        mail,
        attachment=[replace(one, data=b"") for one in mail.attachment],
        evidence=[one.incoming for one in evidence],
        unread=[*mail.unread, *unread],
        packages=[],
    )
    kept = tuple(one for one in submissions if one not in came_back)
    return Arrival(light, kept, evidence), True


def _came_back(one: Submission) -> bool:
    """Tell the blank form that a bounce or our own mail carries from one that somebody filled in.

    What no program can read in such a mail is nobody's answer either.
    """
    refused = one.checked.result == REFUSED
    blank = any(finding.code == UNTOUCHED for finding in one.checked.findings)
    return one.incoming.returned and refused and (blank or not one.unit)


def _evidence(one: Incoming, batch: Batch) -> EvidenceFile:
    digest = sha256(one.data)
    path = Path() if batch.archive is None else store(one.data, one.name, batch.archive, digest)
    return EvidenceFile(replace(one, data=b""), digest, len(one.data), path)


def _submission(one: Incoming, batch: Batch) -> Submission:
    """One form. A dry run has no archive: what is to be corrected keeps its bytes."""
    digest = sha256(one.data)
    if batch.is_known(digest, one):
        if batch.archive is not None:
            name = workbook_name(one)
            store(one.data, name, batch.archive, digest)  # where it was lost or damaged
        return known(one, digest).without_bytes()
    asked, year, sent = batch.requested, batch.year, batch.sent
    if batch.archive is None:
        made = Submission(one, digest, Path(), examine(one, asked, year, sent))
        return made.without_bytes() if made.checked.result == ACCEPTED else made
    return receive(one, asked, year, batch.archive, digest, sent).without_bytes()
