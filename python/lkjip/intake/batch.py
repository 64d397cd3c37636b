"""Many files: one after the other, in bounded memory, with progress, and to be continued.

Nothing of a file stays in memory but what was accepted from it; its bytes lie in the archive. A
broken file is one outcome among others. When the run is stopped, the journal knows what is done:
the next run reads only the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from lkjip.checks.checked_form import ACCEPTED, NOTHING
from lkjip.errors import FolderError
from lkjip.findings import Place, make
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import sha256
from lkjip.intake.folder import incoming_files, read_file
from lkjip.intake.journal import Entry, Journal, fingerprint
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.model import IncomingMail
from lkjip.intake.receipt import Receipt, examine, receive

Progress = Callable[[int, int], None]
"""Called with the number of sources that are done, and of all."""
Known = Callable[[str, str], bool]
"""Whether a file with this fingerprint and this name was processed in an earlier run."""


def nothing_known(_fingerprint: str, _name: str) -> bool:
    """The first run of all."""
    return False


def silent(_done: int, _total: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file or mail: ``key`` names this very state of it (name, size, time)."""

    key: str
    read: Callable[[], IncomingMail]


class Taken(NamedTuple):
    """What came of one source: the mail, its new forms, and those that were processed before.

    The bytes of the forms lie in the archive, not here.
    """

    letter: IncomingMail
    submissions: tuple[Receipt, ...]
    old: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch is taken in with.

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


def folder_sources(folder: Path, zone: tzinfo) -> list[Source]:
    """Return every file and mail of a folder, in the order of arrival; no form is read yet."""
    return [_source(folder, path, zone) for path in incoming_files(folder, zone)]


def _source(folder: Path, path: Path, zone: tzinfo) -> Source:
    try:
        state = path.stat()
        mark = f"{state.st_size}|{state.st_mtime_ns}"
    except OSError:
        mark = "?"  # gone since the folder was listed: reading it will say so
    name = path.relative_to(folder).as_posix()
    return Source(f"{name}|{mark}", lambda: read_file(path, zone))


def take_in_all(sources: Iterable[Source], batch: Batch) -> Iterator[Taken]:
    """What came of each source, in their order; those in the journal are not read again."""
    listed = list(sources)
    mark = fingerprint(batch.requested, batch.year)
    kept = Journal(batch.journal, mark) if batch.journal is not None else None
    for number, source in enumerate(listed, 1):
        if kept is not None and source.key in kept.done:
            yield _sorted_out(kept.read(source.key), batch.is_known)
        else:
            taken, readable = _take(source, batch)
            if kept is not None and readable:
                kept.write(source.key, Entry(taken.letter, (*taken.submissions, *taken.old)))
            yield taken
        batch.progress(number, len(listed))


def _sorted_out(entry: Entry, known: Known) -> Taken:
    """A stopped run may have come as far as the book: what stands there is not new."""
    old = [known(one.fingerprint, one.incoming.name) for one in entry.submissions]
    pairs = list(zip(entry.submissions, old, strict=True))
    return Taken(
        entry.letter,
        tuple(one for one, before in pairs if not before),
        tuple(one for one, before in pairs if before),
    )


def _take(source: Source, batch: Batch) -> tuple[Taken, bool]:
    """What one source holds, and whether it could be opened: a locked file waits for the next run.

    ``FolderError`` of the archive still stops the batch: without a place to keep originals nothing
    may be taken in.
    """
    try:
        letter = source.read()
    except (FolderError, OSError) as error:
        name = source.key.partition("|")[0].rpartition("/")[2]
        said = error.message if isinstance(error, FolderError) else f"{error.strerror or error}."
        return Taken(IncomingMail(name, findings=[make("K14", Place(name), rinci=said)]), ()), False
    fresh: list[Receipt] = []
    again: list[Receipt] = []
    for one in letter.attachment:
        digest = sha256(one.data)
        if batch.is_known(digest, one.name):
            again.append(Receipt(_without_bytes(one), digest, Path(), NOTHING))
        else:
            fresh.append(_received(one, digest, batch))
    light = replace(letter, attachment=[_without_bytes(one) for one in letter.attachment])
    return Taken(light, tuple(fresh), tuple(again)), True


def _received(one: Incoming, digest: str, batch: Batch) -> Receipt:
    """One new form. A dry run has no archive: what is to be fixed keeps its bytes."""
    if batch.archive is None:
        checked = examine(one, batch.requested, batch.year)
        light = _without_bytes(one) if checked.result == ACCEPTED else one
        return Receipt(light, digest, Path(), checked)
    receipt = receive(one, batch.requested, batch.year, batch.archive, digest)
    return replace(receipt, incoming=_without_bytes(one))


def _without_bytes(one: Incoming) -> Incoming:
    return replace(one, data=b"")
