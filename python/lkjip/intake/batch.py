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

from lkjip.checks.checked_form import DITERIMA, NOTHING
from lkjip.errors import FolderError
from lkjip.findings import Place, make
from lkjip.forms.model import BlankForm
from lkjip.intake.archive import sha256
from lkjip.intake.folder import baca_berkas, berkas_masuk
from lkjip.intake.journal import Entry, Journal, fingerprint
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.message.eml import SuratMasuk
from lkjip.intake.receipt import Receipt, examine, receive

Progress = Callable[[int, int], None]
"""Called with the number of sources that are done, and of all."""
Known = Callable[[str, str], bool]
"""Whether a file with this fingerprint and this name was processed in an earlier run."""


def nothing_known(_sidik: str, _nama: str) -> bool:
    """The first run of all."""
    return False


def silent(_done: int, _total: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file or mail: ``kunci`` names this very state of it (name, size, time)."""

    kunci: str
    baca: Callable[[], SuratMasuk]


class Taken(NamedTuple):
    """What came of one source: the mail, its new forms, and those that were processed before.

    The bytes of the forms lie in the archive, not here.
    """

    surat: SuratMasuk
    kiriman: tuple[Receipt, ...]
    lama: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch is taken in with.

    ``arsip`` is where originals go; ``None`` in a dry run, which writes nothing. With ``jurnal``
    (a file to be) what is done survives a stop; the caller removes it once the results are in
    the book.
    """

    diminta: Mapping[str, BlankForm]
    tahun: int
    arsip: Path | None
    jurnal: Path | None = None
    kenal: Known = nothing_known
    kemajuan: Progress = silent


def folder_sources(folder: Path, zona: tzinfo) -> list[Source]:
    """Every file and mail of a folder, in the order of arrival; no form is read yet."""
    return [_source(folder, path, zona) for path in berkas_masuk(folder, zona)]


def _source(folder: Path, path: Path, zona: tzinfo) -> Source:
    try:
        state = path.stat()
        mark = f"{state.st_size}|{state.st_mtime_ns}"
    except OSError:
        mark = "?"  # gone since the folder was listed: reading it will say so
    name = path.relative_to(folder).as_posix()
    return Source(f"{name}|{mark}", lambda: baca_berkas(path, zona))


def take_in_all(sources: Iterable[Source], batch: Batch) -> Iterator[Taken]:
    """What came of each source, in their order; those in the journal are not read again."""
    listed = list(sources)
    mark = fingerprint(batch.diminta, batch.tahun)
    kept = Journal(batch.jurnal, mark) if batch.jurnal is not None else None
    for number, source in enumerate(listed, 1):
        if kept is not None and source.kunci in kept.done:
            yield _sorted_out(kept.read(source.kunci), batch.kenal)
        else:
            taken, readable = _take(source, batch)
            if kept is not None and readable:
                kept.write(source.kunci, Entry(taken.surat, (*taken.kiriman, *taken.lama)))
            yield taken
        batch.kemajuan(number, len(listed))


def _sorted_out(entry: Entry, known: Known) -> Taken:
    """A stopped run may have come as far as the book: what stands there is not new."""
    old = [known(one.sidik, one.masuk.nama) for one in entry.kiriman]
    pairs = list(zip(entry.kiriman, old, strict=True))
    return Taken(
        entry.surat,
        tuple(one for one, before in pairs if not before),
        tuple(one for one, before in pairs if before),
    )


def _take(source: Source, batch: Batch) -> tuple[Taken, bool]:
    """What one source holds, and whether it could be opened: a locked file waits for the next run.

    ``FolderError`` of the archive still stops the batch: without a place to keep originals nothing
    may be taken in.
    """
    try:
        surat = source.baca()
    except (FolderError, OSError) as error:
        name = source.kunci.partition("|")[0].rpartition("/")[2]
        said = error.pesan if isinstance(error, FolderError) else f"{error.strerror or error}."
        return Taken(SuratMasuk(name, temuan=[make("K14", Place(name), rinci=said)]), ()), False
    fresh: list[Receipt] = []
    again: list[Receipt] = []
    for one in surat.lampiran:
        digest = sha256(one.data)
        if batch.kenal(digest, one.nama):
            again.append(Receipt(_without_bytes(one), digest, Path(), NOTHING))
        else:
            fresh.append(_received(one, digest, batch))
    light = replace(surat, lampiran=[_without_bytes(one) for one in surat.lampiran])
    return Taken(light, tuple(fresh), tuple(again)), True


def _received(one: Incoming, digest: str, batch: Batch) -> Receipt:
    """One new form. A dry run has no archive: what is to be mended keeps its bytes."""
    if batch.arsip is None:
        checked = examine(one, batch.diminta, batch.tahun)
        light = _without_bytes(one) if checked.hasil == DITERIMA else one
        return Receipt(light, digest, Path(), checked)
    receipt = receive(one, batch.diminta, batch.tahun, batch.arsip, digest)
    return replace(receipt, masuk=_without_bytes(one))


def _without_bytes(one: Incoming) -> Incoming:
    return replace(one, data=b"")
