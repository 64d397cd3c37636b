"""Changes of Windows that ``pasang`` makes on a person's yes, and links; each noted first."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.setup_pc.changes import Change, Outcome, file_fingerprint, put
from lkjip.setup_pc.computer import Computer
from lkjip.setup_pc.record import Entry, Kind, Record
from lkjip.setup_pc.windows import trust
from lkjip.setup_pc.windows.marks import from_outside
from lkjip.setup_pc.windows.places import as_written
from lkjip.setup_pc.windows.shortcut import Shortcut

LINK, TRUSTED, MARK = "Pintasan tanpa makro", "Lokasi tepercaya", "Tanda blokir"
MARK_KEY = "tanda"


def put_link(record: Record, computer: Computer, target: Path, link: Shortcut, dry: bool) -> Change:
    """Put a link on the desktop; one that leads to the same place stays as it is."""
    old = record.find(Kind.FILE, target)
    wanted = {"program": link.program, "kata": link.words}
    if old is not None and old.written == wanted and old.fingerprint == file_fingerprint(target):
        return Change(LINK, Outcome.ALREADY_THERE, str(target))
    if dry:
        return Change(LINK, Outcome.INSTALLED, str(target))
    try:
        data = computer.make_link(link)
    except OSError:
        words = "Windows tidak dapat membuat pintasan; pakai perintah Mulai.cmd buka"
        return Change(LINK, Outcome.ATTENTION, words)
    done = put(record, LINK, target, data, dry, foreign=False)
    if (entry := record.find(Kind.FILE, target)) is not None:
        record.add(entry.with_written(wanted))
    return done


def trust_folder(record: Record, computer: Computer, folder: Path, dry: bool) -> Change:
    """Make a folder a trusted location of this user, without its sub-folders."""
    key = trust.free_key(computer.registry)
    if dry:
        return Change(TRUSTED, Outcome.INSTALLED, as_written(folder))
    record.add(Entry(Kind.REGISTRY, TRUSTED, key, origin=as_written(folder)))
    try:
        computer.registry.write(key, trust.values_for(folder))
    except OSError as error:
        return Change(TRUSTED, Outcome.FAILED, f"Windows menolak ({os_reason(error)})")
    return Change(TRUSTED, Outcome.INSTALLED, f"'{as_written(folder)}', tanpa subfolder")


def why_not_trusted(computer: Computer, folder: Path) -> str:
    """Say why a folder is not offered as a trusted location; blank when it may be."""
    if trust.forbidden(computer.registry):
        return "kantor ini tidak mengizinkan lokasi tepercaya (kebijakan Office)"
    return trust.unfit(folder, dict(computer.environ), computer.is_network_drive(folder))


def take_off_mark(record: Record, computer: Computer, book: Path, dry: bool) -> Change:
    """Take the mark of the internet off the book, and off nothing else."""
    mark = computer.read_mark(book)
    if not dry:
        record.add(Entry(Kind.MARK, MARK, str(book), before={MARK_KEY: mark}))
        try:
            computer.write_mark(book, "")
        except OSError as error:
            raise FolderError(
                f"Tanda blokir '{book.name}' tidak dapat dilepas ({os_reason(error)}).",
                "Klik kanan buku kerja, Properties, centang Unblock, tekan OK.",
            ) from error
    return Change(MARK, Outcome.REMOVED, f"dari '{book.name}' saja")


def is_marked(computer: Computer, book: Path) -> bool:
    """Tell whether Excel blocks the macros of the book."""
    return from_outside(computer.read_mark(book))


def undo_trust(entry: Entry, computer: Computer, dry: bool) -> Change:
    """Take a location away that is still as ``pasang`` wrote it."""
    place = str(computer.registry.values(entry.place).get("Path", "")).rstrip("\\")
    if place != entry.origin.rstrip("\\"):
        return Change(TRUSTED, Outcome.SKIPPED, f"'{entry.origin}' sudah tidak ada di daftar")
    if not dry:
        computer.registry.remove(entry.place)
    return Change(TRUSTED, Outcome.REMOVED, f"'{entry.origin}'")


def undo_mark(entry: Entry, computer: Computer, dry: bool) -> Change:
    """Put the mark on the book again."""
    book = Path(entry.place)
    if not book.is_file():
        return Change(MARK, Outcome.SKIPPED, f"'{book}' sudah tidak ada")
    if not dry:
        computer.write_mark(book, entry.before.get(MARK_KEY) or "")
    return Change(MARK, Outcome.REMOVED, f"'{book.name}' bertanda lagi seperti semula")
