"""The files of a run and the book change together, or neither does.

Every file is written beside its place first, and a list of them beside the book names the link of
the history by which the run will be known. The book is the moment of truth: if its history has that
link, the files get their names, now or by the next run; if it has not, they are removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import overload

from lkjip import disk
from lkjip.errors import FolderError, Unfinished, os_reason

Files = Iterable[tuple[Path, bytes]]
_AT_HAND = 8 * 2**20
"""Bytes of a run's files that are kept in memory."""


class Spooled(Sequence[tuple[Path, bytes]]):
    """Files of a run that lie on the disk until they are written: there may be thousands.

    What fits into ``_AT_HAND`` stays in memory; the rest is in a file without a name, which the
    system removes with this process.
    """

    def __init__(self) -> None:
        self._store = SpooledTemporaryFile(max_size=_AT_HAND)  # noqa: SIM115 - it lives as long as the run
        self._places: list[tuple[Path, int, int]] = []

    def add(self, place: Path, data: bytes) -> None:
        """Keep one more file."""
        begin = self._store.seek(0, os.SEEK_END)
        self._store.write(data)
        self._places.append((place, begin, len(data)))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> tuple[Path, bytes]: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[tuple[Path, bytes], ...]: ...

    def __getitem__(self, at: int | slice) -> tuple[Path, bytes] | tuple[tuple[Path, bytes], ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(len(self))[at])
        place, begin, length = self._places[at]
        self._store.seek(begin)
        return place, self._store.read(length)


def list_path(book: Path) -> Path:
    """Return where the list of staged files lies, hidden beside the book."""
    return book.with_name(f".{book.stem}.berkas")


@dataclass(frozen=True, slots=True)
class Staged:
    """Files that wait beside their places: (waiting, place)."""

    kept: Path
    moves: tuple[tuple[Path, Path], ...]

    def publish(self) -> None:
        """Give every file its name. Raises ``Unfinished`` naming those that did not get it."""
        left = []
        for waiting, place in self.moves:
            try:
                if waiting.exists() or not place.exists():
                    waiting.replace(place)
            except OSError as error:
                left.append(f"'{place.name}' ({os_reason(error)})")
        for folder in {place.parent for _, place in self.moves}:
            disk.force_folder(folder)
        if left:
            raise Unfinished(
                f"Hasil langkah sudah tersimpan di buku kerja, tetapi {len(left)} berkas belum "
                f"mendapat tempatnya: {', '.join(left)}.",
                "Tutup berkas itu bila terbuka dan periksa izin foldernya; langkah apa pun yang "
                "dijalankan berikutnya menempatkannya.",
            )
        disk.remove(self.kept)

    def drop(self) -> None:
        """Remove the files: the book did not change."""
        for waiting, _ in self.moves:
            disk.remove(waiting)
        disk.remove(self.kept)


def stage(book: Path, files: Files, link: str) -> Staged:
    """Write the files beside their places, and the list of them; ``link`` will stand in the book.

    Raises ``FolderError`` when one cannot be written, or when its place is held by a program; then
    none is left.
    """
    kept = list_path(book)
    moves: list[tuple[Path, Path]] = []
    place = kept
    try:
        for place, data in files:
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                place.open("rb+").close()  # held by Word or Excel: said before the book changes
            waiting = disk.temporary_name(place)
            moves.append((waiting, place))
            disk.write_forced(waiting, data)
        if moves:
            for folder in {place.parent for _, place in moves}:
                disk.force_folder(folder)
            disk.write_whole(kept, _listed(book.parent, moves, link))
    except BaseException as error:
        Staged(kept, tuple(moves)).drop()
        if isinstance(error, OSError):
            raise not_written(place, error) from error
        raise
    return Staged(kept, tuple(moves))


def write_files(files: Files) -> None:
    """Write files that no change of the book goes with: all of them or, as far as can be, none."""
    moves: list[tuple[Path, Path]] = []
    place = Path()
    try:
        for place, data in files:
            place.parent.mkdir(parents=True, exist_ok=True)
            waiting = disk.temporary_name(place)
            moves.append((waiting, place))
            disk.write_forced(waiting, data)
        for waiting, place in moves:
            disk.move(waiting, place)
    except OSError as error:
        for waiting, _ in moves:
            disk.remove(waiting)
        raise not_written(place, error) from error


def not_written(path: Path, error: OSError) -> FolderError:
    """Return the error for a file that cannot be written while the book is as it was."""
    return FolderError(
        f"Berkas '{path.name}' tidak dapat ditulis di '{path.parent}' ({os_reason(error)}).",
        "Periksa izin dan ruang kosong folder itu, dan tutup berkasnya bila sedang terbuka; "
        "buku kerja belum diubah.",
    )


def settle(book: Path, links: Iterable[str]) -> None:
    """Finish or drop what a killed run left; ``links`` are those of the book's history."""
    kept = list_path(book)
    if not kept.is_file():
        return
    try:
        listed = json.loads(kept.read_text("utf-8"))
        moves = tuple(_moves(book.parent, listed["berkas"]))
        link = str(listed["rantai"])
    except (OSError, ValueError, TypeError, KeyError):
        disk.remove(kept)
        return
    staged = Staged(kept, moves)
    if link in set(links):
        staged.publish()
    else:
        staged.drop()


def _listed(home: Path, moves: Iterable[tuple[Path, Path]], link: str) -> bytes:
    files = [[_below(home, waiting), _below(home, place)] for waiting, place in moves]
    return json.dumps({"rantai": link, "berkas": files}, ensure_ascii=False, indent=1).encode()


def _below(home: Path, path: Path) -> str:
    return path.resolve().relative_to(home.resolve()).as_posix()


def _moves(home: Path, files: Iterable[Iterable[str]]) -> Iterator[tuple[Path, Path]]:
    """Yield the moves of a list; only names that a run gives, below the book's folder."""
    for waiting, place in files:
        pair = home / waiting, home / place
        inside = all(one.resolve().is_relative_to(home.resolve()) for one in pair)
        if inside and disk.is_temporary(pair[0]):
            yield pair


def working_folders(home: Path, year: int) -> Iterator[Path]:
    """Yield the folders in which a run writes; those of the year with all that lie in them."""
    yield from (home, home / "cadangan", home / "cadangan" / "terakhir")
    for top in (home / "laporan" / str(year), home / "forms" / str(year)):
        for folder, _, _ in os.walk(top):
            yield Path(folder)
