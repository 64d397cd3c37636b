"""The few things that ``pasang`` does to a computer, each noted first, and their undoing."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lkjip.book.busy import exclusive
from lkjip.errors import FolderError, LkjipError, os_reason
from lkjip.setup_pc.conf import open_conf
from lkjip.setup_pc.record import Entry, Kind, Record


class Outcome(StrEnum):
    """The outcome of one action, in a word."""

    INSTALLED = "dipasang"
    REPLACED = "diganti"
    ALREADY_THERE = "sudah ada"
    SKIPPED = "dilewati"
    REMOVED = "dicopot"
    LEFT_ALONE = "dibiarkan"
    FAILED = "gagal"
    ATTENTION = "perhatikan"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what ``pasang`` or ``copot`` tells."""

    subject: str
    state: Outcome
    details: str


Undo = Callable[[Entry, bool], Change]


def fingerprint(data: bytes) -> str:
    """Return SHA-256 as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def file_fingerprint(path: Path) -> str:
    """Return the fingerprint of a file; blank when there is none."""
    try:
        return fingerprint(path.read_bytes())
    except OSError:
        return ""


def put(
    record: Record, subject: str, target: Path, data: bytes, dry: bool, foreign: bool = True
) -> Change:
    """Write a file. Another one that stands there is kept aside; with ``foreign`` false it stays.

    Doing it again changes nothing. Raises ``FolderError`` when the folder or the file refuses.
    """
    wanted, there = fingerprint(data), file_fingerprint(target)
    if there == wanted:
        return Change(subject, Outcome.ALREADY_THERE, str(target))
    old = record.find(Kind.FILE, target)
    ours = old is not None and old.fingerprint == there
    if there and not ours and not foreign:
        return Change(subject, Outcome.LEFT_ALONE, f"'{target}' milik sendiri sudah ada")
    done = Change(subject, Outcome.REPLACED if there else Outcome.INSTALLED, str(target))
    if dry:
        return done
    kept = record.kept / f"{there[:8]}-{target.name}" if there and not ours else None
    try:
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, kept)
        make_folders(record, target.parent)
        record.add(
            Entry(
                Kind.FILE,
                subject,
                str(target),
                fingerprint=wanted,
                saved_copy=str(kept) if kept else "",
            )
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
    """Write a file in one move. The draft lies one folder up: Excel opens all in XLSTART."""
    draft = target.parent.parent / f"~{target.name}.tmp"
    try:
        draft.write_bytes(data)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def set_conf(record: Record, subject: str, book: Path, values: dict[str, str], dry: bool) -> Change:
    """Write settings into the book's own sheet; the record keeps what stood there before."""
    with exclusive(book):
        sheet = open_conf(book)
        before = sheet.values(*values)
        if before == values:
            return Change(
                subject, Outcome.ALREADY_THERE, f"'{book.name}' memakai Python komputer ini"
            )
        if not dry:
            changed = {key: value for key, value in before.items() if value != values[key]}
            written = {key: values[key] for key in changed}
            record.add(Entry(Kind.SETTING, subject, str(book), written=written, before=changed))
            sheet.write(dict(values))
    return Change(
        subject, Outcome.INSTALLED, f"'{book.name}' memakai {next(iter(values.values()))}"
    )


def rename(record: Record, subject: str, path: Path, dry: bool) -> Change:
    """Give a file a name under which nobody looks for it."""
    target = path.with_name(path.name + ".lama")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.lama{number}")
    if not dry:
        record.add(Entry(Kind.NAME, subject, str(target), origin=str(path)))
        try:
            path.rename(target)
        except OSError as error:
            raise _refused(path, error) from error
    return Change(subject, Outcome.REPLACED, f"'{path}' sekarang bernama '{target.name}'")


def undo(record: Record, dry: bool, others: Mapping[Kind, Undo]) -> Iterator[Change]:
    """Take back every entry, the last first; what cannot be taken back stays in the record.

    ``others`` take back what is no file.
    """
    for entry in reversed(list(record.entries)):
        try:
            change = _undo_one(entry, dry, others)
        except LkjipError as error:
            yield Change(entry.subject, Outcome.FAILED, str(error))
            continue
        except OSError as error:
            yield Change(entry.subject, Outcome.FAILED, str(_refused(Path(entry.place), error)))
            continue
        if not dry:
            record.remove(entry)
        if change is not None:
            yield change


def _undo_one(entry: Entry, dry: bool, others: Mapping[Kind, Undo]) -> Change | None:
    place = Path(entry.place)
    if entry.kind in others:
        return others[entry.kind](entry, dry)
    if entry.kind is Kind.FOLDER:
        _undo_folder(place, dry)
        return None
    if entry.kind is Kind.FILE:
        return _undo_file(entry, place, dry)
    if entry.kind is Kind.SETTING:
        return _undo_conf(entry, place, dry)
    return _undo_rename(entry, place, dry)


def _undo_folder(place: Path, dry: bool) -> None:
    """Remove a folder; one that is still in use stays, and nothing is said."""
    if not dry and place.is_dir() and not any(place.iterdir()):
        place.rmdir()


def _undo_file(entry: Entry, place: Path, dry: bool) -> Change:
    there = file_fingerprint(place)
    kept = Path(entry.saved_copy) if entry.saved_copy else None
    if not there:
        return Change(entry.subject, Outcome.SKIPPED, f"'{place}' sudah tidak ada")
    if there != entry.fingerprint:
        words = f"'{place}' berubah sesudah dipasang, jadi tidak dihapus"
        return Change(entry.subject, Outcome.LEFT_ALONE, words)
    back = kept is not None and kept.is_file()
    if not dry:
        if back and kept is not None:
            _replace(place, kept.read_bytes())
            kept.unlink()
        else:
            place.unlink()
    return Change(
        entry.subject, Outcome.REMOVED, f"'{place}'" + (" kembali seperti semula" if back else "")
    )


def _undo_conf(entry: Entry, place: Path, dry: bool) -> Change:
    if not place.is_file():
        return Change(entry.subject, Outcome.SKIPPED, f"'{place}' sudah tidak ada")
    with exclusive(place):
        sheet = open_conf(place)
        ours = {key for key, value in entry.written.items() if sheet.value(key) == value}
        if not dry:
            sheet.write({key: value for key, value in entry.before.items() if key in ours})
    return Change(entry.subject, Outcome.REMOVED, f"setelan '{place}' kembali seperti semula")


def _undo_rename(entry: Entry, place: Path, dry: bool) -> Change:
    back = Path(entry.origin)
    if not place.exists() or back.exists():
        return Change(entry.subject, Outcome.LEFT_ALONE, f"'{place}'")
    if not dry:
        place.rename(back)
    return Change(entry.subject, Outcome.REMOVED, f"'{back}' kembali seperti semula")


def _refused(path: Path, error: OSError) -> FolderError:
    return FolderError(
        f"'{path}' tidak dapat ditulis ({os_reason(error)}).",
        "Tutup Excel seluruhnya, lalu ulangi. Bila tetap gagal, minta izin menulis folder itu "
        "kepada pengelola komputer.",
    )
