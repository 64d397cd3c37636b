"""Many files: one after the other, in bounded memory, with progress, and to be continued.

Nothing of a file stays in memory but what was accepted from it; its bytes lie in the archive. A
broken file is one outcome among others. When the run is stopped, the journal knows what is done:
the next run reads only the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip.checks.accepted import Checked
from lkjip.errors import FolderError
from lkjip.findings import Place, make
from lkjip.forms.model import BlankForm
from lkjip.intake.inbox import Incoming, read_source, sources
from lkjip.intake.journal import Journal, fingerprint
from lkjip.intake.receipt import Receipt, receive

Progress = Callable[[int, int], None]
"""Called with the number of sources that are done, and of all."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that holds files: ``kunci`` names this very state of it (name, size, time)."""

    kunci: str
    baca: Callable[[], Iterable[Incoming]]


def folder_sources(folder: Path) -> list[Source]:
    """Every file and mail of a folder, oldest first; nothing is read yet."""
    return [_source(folder, path) for path in sources(folder)]


def _source(folder: Path, path: Path) -> Source:
    state = path.stat()
    name = path.relative_to(folder).as_posix()
    return Source(f"{name}|{state.st_size}|{state.st_mtime_ns}", lambda: read_source(path))


def take_in_all(
    all_sources: Iterable[Source],
    asked: Mapping[str, BlankForm],
    tahun: int,
    archive: Path,
    *,
    journal: Path | None = None,
    progress: Progress | None = None,
) -> Iterator[Receipt]:
    """The receipts of all sources in their order, each without the bytes of its file.

    With ``journal`` (a file to be) what is done survives a stop: those receipts come from the
    journal. The caller removes it (``finish``) once the results are in the book.
    """
    listed = list(all_sources)
    kept = Journal(journal, fingerprint(asked, tahun)) if journal is not None else None
    for number, source in enumerate(listed, 1):
        if kept is not None and source.kunci in kept.done:
            yield from kept.read(source.kunci)
        else:
            receipts, readable = _receipts(source, asked, tahun, archive)
            if kept is not None and readable:
                kept.write(source.kunci, receipts)
            yield from receipts
        if progress is not None:
            progress(number, len(listed))


def _receipts(
    source: Source, asked: Mapping[str, BlankForm], tahun: int, archive: Path
) -> tuple[list[Receipt], bool]:
    """What one source holds, and whether it could be opened: a locked file waits for the next run.

    ``FolderError`` of the archive still stops the batch: without a place to keep originals nothing
    may be taken in.
    """
    try:
        incoming = list(source.baca())
    except FolderError as error:
        name = source.kunci.partition("|")[0].rpartition("/")[2]
        found = make("K14", Place(name), rinci=error.pesan)
        closed = Checked("", 0, 0, (found,))
        return [Receipt(Incoming(name, b""), "", Path(), closed)], False
    return [_light(receive(one, asked, tahun, archive)) for one in incoming], True


def _light(receipt: Receipt) -> Receipt:
    """A receipt without the bytes: they are in the archive."""
    return replace(receipt, masuk=replace(receipt.masuk, data=b""))


def finish(journal: Path) -> None:
    """Forget a batch whose results are in the book."""
    journal.unlink(missing_ok=True)


@dataclass(slots=True)
class Estimate:
    """How many seconds the rest will take, from the pace so far; ``clock`` counts seconds."""

    clock: Callable[[], float]
    _begun: float | None = None

    def rest(self, done: int, total: int) -> float | None:
        """Seconds still to go; ``None`` before there is a pace."""
        now = self.clock()
        if self._begun is None:
            self._begun = now
            return None
        return (now - self._begun) / done * (total - done) if done else None
