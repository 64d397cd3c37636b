"""The few things that ``pasang`` does to a computer, each noted first, and their undoing."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lkjip.book.busy import exclusive
from lkjip.errors import FolderError, LkjipError
from lkjip.setup_pc.conf import open_conf
from lkjip.setup_pc.record import Entry, Kind, Record


class Word(StrEnum):
    """What became of a thing."""

    DIPASANG = "dipasang"
    DIGANTI = "diganti"
    SUDAH = "sudah ada"
    DILEWATI = "dilewati"
    DICOPOT = "dicopot"
    DIBIARKAN = "dibiarkan"
    GAGAL = "gagal"
    PERHATIKAN = "perhatikan"


@dataclass(frozen=True, slots=True)
class Act:
    """One line of what ``pasang`` or ``copot`` tells."""

    hal: str
    keadaan: Word
    rincian: str


def fingerprint(data: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def file_fingerprint(path: Path) -> str:
    """The fingerprint of a file; blank when there is none."""
    try:
        return fingerprint(path.read_bytes())
    except OSError:
        return ""


def put(
    record: Record, hal: str, target: Path, data: bytes, dry: bool, foreign: bool = True
) -> Act:
    """Write a file. Another one that stands there is kept aside; with ``foreign`` false it stays.

    Doing it again changes nothing. Raises ``FolderError`` when the folder or the file refuses.
    """
    wanted, there = fingerprint(data), file_fingerprint(target)
    if there == wanted:
        return Act(hal, Word.SUDAH, str(target))
    old = record.find(Kind.BERKAS, target)
    ours = old is not None and old.sidik == there
    if there and not ours and not foreign:
        return Act(hal, Word.DIBIARKAN, f"'{target}' milik sendiri sudah ada")
    done = Act(hal, Word.DIGANTI if there else Word.DIPASANG, str(target))
    if dry:
        return done
    kept = record.kept / f"{there[:8]}-{target.name}" if there and not ours else None
    try:
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, kept)
        make_folders(record, target.parent)
        record.add(
            Entry(Kind.BERKAS, hal, str(target), sidik=wanted, simpanan=str(kept) if kept else "")
        )
        _replace(target, data)
    except OSError as error:
        raise _refused(target, error) from error
    return done


def make_folders(record: Record, folder: Path) -> None:
    """Make a folder with its parents and note each that was not there."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        record.add(Entry(Kind.FOLDER, "Folder", str(one)))
        one.mkdir(exist_ok=True)


def _replace(target: Path, data: bytes) -> None:
    """Write a file in one move; the draft lies one folder up: Excel opens what is in XLSTART."""
    draft = target.parent.parent / f"~{target.name}.tmp"
    try:
        draft.write_bytes(data)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def set_conf(record: Record, hal: str, book: Path, values: dict[str, str], dry: bool) -> Act:
    """Write settings into the book's own sheet; the record keeps what stood there before."""
    with exclusive(book):
        sheet = open_conf(book)
        before = sheet.values(*values)
        if before == values:
            return Act(hal, Word.SUDAH, f"'{book.name}' memakai Python komputer ini")
        if not dry:
            changed = {key: value for key, value in before.items() if value != values[key]}
            written = {key: values[key] for key in changed}
            record.add(Entry(Kind.SETELAN, hal, str(book), ditulis=written, sebelum=changed))
            sheet.write(dict(values))
    return Act(hal, Word.DIPASANG, f"'{book.name}' memakai {next(iter(values.values()))}")


def rename(record: Record, hal: str, path: Path, dry: bool) -> Act:
    """Give a file a name under which nobody looks for it."""
    target = path.with_name(path.name + ".lama")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.lama{number}")
    if not dry:
        record.add(Entry(Kind.NAMA, hal, str(target), asal=str(path)))
        try:
            path.rename(target)
        except OSError as error:
            raise _refused(path, error) from error
    return Act(hal, Word.DIGANTI, f"'{path}' sekarang bernama '{target.name}'")


def undo(record: Record, dry: bool) -> Iterator[Act]:
    """Take back every entry, the last first; what cannot be taken back stays in the record."""
    for entry in reversed(list(record.entries)):
        try:
            act = _undo_one(entry, dry)
        except LkjipError as error:
            yield Act(entry.hal, Word.GAGAL, str(error))
            continue
        except OSError as error:
            yield Act(entry.hal, Word.GAGAL, str(_refused(Path(entry.tempat), error)))
            continue
        if not dry:
            record.remove(entry)
        if act is not None:
            yield act


def _undo_one(entry: Entry, dry: bool) -> Act | None:
    place = Path(entry.tempat)
    if entry.jenis is Kind.FOLDER:
        _undo_folder(place, dry)
        return None
    if entry.jenis is Kind.BERKAS:
        return _undo_file(entry, place, dry)
    if entry.jenis is Kind.SETELAN:
        return _undo_conf(entry, place, dry)
    return _undo_rename(entry, place, dry)


def _undo_folder(place: Path, dry: bool) -> None:
    """A folder that is still in use stays, and nobody needs to hear of it."""
    if not dry and place.is_dir() and not any(place.iterdir()):
        place.rmdir()


def _undo_file(entry: Entry, place: Path, dry: bool) -> Act:
    there = file_fingerprint(place)
    kept = Path(entry.simpanan) if entry.simpanan else None
    if not there:
        return Act(entry.hal, Word.DILEWATI, f"'{place}' sudah tidak ada")
    if there != entry.sidik:
        words = f"'{place}' berubah sesudah dipasang, jadi tidak dihapus"
        return Act(entry.hal, Word.DIBIARKAN, words)
    back = kept is not None and kept.is_file()
    if not dry:
        if back and kept is not None:
            _replace(place, kept.read_bytes())
            kept.unlink()
        else:
            place.unlink()
    return Act(entry.hal, Word.DICOPOT, f"'{place}'" + (" kembali seperti semula" if back else ""))


def _undo_conf(entry: Entry, place: Path, dry: bool) -> Act:
    if not place.is_file():
        return Act(entry.hal, Word.DILEWATI, f"'{place}' sudah tidak ada")
    with exclusive(place):
        sheet = open_conf(place)
        ours = {key for key, value in entry.ditulis.items() if sheet.value(key) == value}
        if not dry:
            sheet.write({key: value for key, value in entry.sebelum.items() if key in ours})
    return Act(entry.hal, Word.DICOPOT, f"setelan '{place}' kembali seperti semula")


def _undo_rename(entry: Entry, place: Path, dry: bool) -> Act:
    back = Path(entry.asal)
    if not place.exists() or back.exists():
        return Act(entry.hal, Word.DIBIARKAN, f"'{place}'")
    if not dry:
        place.rename(back)
    return Act(entry.hal, Word.DICOPOT, f"'{back}' kembali seperti semula")


def _refused(path: Path, error: OSError) -> FolderError:
    return FolderError(
        f"'{path}' tidak dapat ditulis ({error.strerror or error}).",
        "Tutup Excel seluruhnya, lalu ulangi. Bila tetap gagal, minta izin menulis folder itu "
        "kepada pengelola komputer.",
    )
