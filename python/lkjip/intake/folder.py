"""The folder ``masuk``: everything in it, in the order of arrival, judged by its bytes."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from datetime import datetime, tzinfo
from email.parser import BytesHeaderParser
from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.intake.content.kind import NOBODYS, WORKBOOKS, Kind, ending_of, kind_of
from lkjip.intake.message.attachment import Unread
from lkjip.intake.message.headers import POLICY, arrival_time
from lkjip.intake.message.model import MIB, IncomingMail, too_big
from lkjip.intake.message.read import read_bare, read_mail, read_msg

_OURS = re.compile(r"BACA_SAYA\.txt|\.kotak_surat\.jsonl|~.*\.tmp")
"""The office's own note and the program's own files: they did not come in."""
LARGEST_BOOK = 64 * MIB
"""A larger workbook is not even loaded; the gate refuses forms of more than 16 MiB."""
LINK = "tautan ke berkas atau folder di tempat lain"
"""The reason why a link is not followed: what it names may change, and may be anybody's."""
_JUNCTION = 0xA0000003
"""``IO_REPARSE_TAG_MOUNT_POINT``: the link to a folder that Windows lets everybody make."""
_HEAD = 64 * 1024
"""Where the arrival of a mail is looked for before the whole mail is read."""


def incoming_files(folder: Path, zone: tzinfo) -> list[Path]:
    """Return the files of a folder and its subfolders, in the order of arrival.

    Raises ``FolderError`` when the folder is not there.
    """
    if not folder.is_dir():
        raise FolderError(
            f"Folder masuk '{folder}' tidak ada.",
            "Buat folder itu dan simpan formulir atau surel (.eml, .msg) yang kembali di dalamnya.",
        )
    found, _ = lying_in(folder)
    files = [path for path in found if _OURS.fullmatch(path.name) is None]
    return [
        path for _, _, path in sorted((_arrived(path, zone), path.name, path) for path in files)
    ]


def lying_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return what lies in a folder and below it, and the subfolders.

    A link to a folder is one of the files and is not entered, so that no circle of links has an
    end to wait for; so is a subfolder that cannot be opened. Raises ``FolderError`` when the
    folder itself cannot be opened.
    """
    found: list[Path] = []
    folders: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            inside = list(here.iterdir())
        except OSError as error:
            if here == folder:
                raise _unreadable(folder, error, "Periksa izin folder itu, lalu ulangi.") from error
            found.append(here)
            folders.remove(here)
            continue
        below = [path for path in inside if _is_folder(path)]
        folders += below
        waiting += below
        found += set(inside).difference(below)
    return found, folders


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() and not is_link(path)
    except OSError:  # a folder whose contents nobody may look at
        return False


def is_link(path: Path) -> bool:
    """Return whether a symbolic link, or a junction of Windows, stands in the place of a file."""
    try:
        state = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def read_folder(folder: Path, zone: tzinfo) -> Iterator[IncomingMail]:
    """Read everything in a folder, one file in memory at a time.

    A workbook that lies there by itself counts as a mail without sender. Raises ``FolderError``
    when the folder or a file of it cannot be read.
    """
    for path in incoming_files(folder, zone):
        yield read_file(path, zone)


def shown_name(name: str) -> str:
    """Return a file name in which bytes that are no text show as question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def read_file(path: Path, zone: tzinfo) -> IncomingMail:
    """Read one file of the folder: a mail by its sender, any other file as the office's own."""
    name = shown_name(path.name)
    if NOBODYS.fullmatch(name):
        return _unread(name, "berkas sementara atau bayangan komputer", quiet=True)
    if is_link(path):
        return _unread(name, LINK)
    if path.is_dir():
        return _unread(name, "folder ini tidak dapat dibuka")
    if not path.is_file() and path.exists():
        return _unread(name, "bukan berkas biasa")
    size = path.stat().st_size
    if size > LARGEST_BOOK:
        return _giant(path, name, size)
    data = _read(path)
    kind = kind_of(data, name)
    if kind is Kind.MAIL:
        return read_mail(data, name, zone)
    return read_msg(data, name, zone) if kind is Kind.OUTLOOK else read_bare(data, name, zone)


def _giant(path: Path, name: str, size: int) -> IncomingMail:
    """Name a file that is not even loaded. Raises ``FolderError`` for one that may be a form."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if kind_of(head, name) in (Kind.MAIL, Kind.OUTLOOK):
        return IncomingMail(name, findings=[too_big(name, "–", size)])
    if ending_of(name) not in WORKBOOKS:
        return _unread(name, f"{size // MIB} MB, terlalu besar")
    raise FolderError(
        f"Berkas '{path.name}' berukuran {size // MIB} MiB, jauh melebihi formulir.",
        "Keluarkan berkas itu dari folder masuk, lalu ulangi.",
    )


def _unread(name: str, reason: str, *, quiet: bool = False) -> IncomingMail:
    return IncomingMail(name, unread=[Unread(name, reason, quiet=quiet)], office=True)


def _arrived(path: Path, zone: tzinfo) -> datetime:
    """Return when the mail arrived, else when the file was written.

    Files that are copied together get the same time; the mails in them know better.
    """
    if ending_of(path.name) not in WORKBOOKS and path.is_file() and not is_link(path):
        moment = _arrived_by_header(path, zone)
        if moment is not None:
            return moment
    try:
        written = path.lstat().st_mtime
    except OSError:  # gone since the folder was listed: reading it will say so
        return datetime.min  # noqa: DTZ901 - times of the office have no zone
    return datetime.fromtimestamp(written, zone).replace(tzinfo=None)


def _arrived_by_header(path: Path, zone: tzinfo) -> datetime | None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        if kind_of(head, path.name) is not Kind.MAIL:
            return None
        return arrival_time(BytesHeaderParser(policy=POLICY).parsebytes(head), zone)
    except Exception:  # the reader of the whole mail says what is wrong with it
        return None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        cure = "Tutup program lain yang memakainya, lalu ulangi."
        raise _unreadable(path, error, cure) from error


def _unreadable(path: Path, error: OSError, cure: str) -> FolderError:
    what = "Folder" if path.is_dir() else "Berkas"
    return FolderError(f"{what} '{path}' tidak dapat dibaca ({os_reason(error)}).", cure)
