"""What lies in the inbox: workbooks, and mails (.eml) with workbooks attached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

from lkjip.errors import FolderError

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Taken in, though only .xlsx can pass the gate: the sender shall be told what to send."""
MAILS = (".eml",)
OWNER_FILE = ("~$", "._", ".~lock.")
"""Owner files of Excel and LibreOffice, shadows that macOS leaves: nobody sent those."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file that came in: its name, its bytes, who sent it and when (as far as is known)."""

    nama: str
    data: bytes
    pengirim: str = ""
    waktu: datetime | None = None


def sources(folder: Path) -> list[Path]:
    """The workbooks and mails in a folder and its subfolders, oldest first."""
    if not folder.is_dir():
        raise FolderError(
            f"Folder masuk '{folder}' tidak ada.",
            "Buat folder itu dan simpan formulir atau surel (.eml) yang kembali di dalamnya.",
        )
    found = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in (*WORKBOOKS, *MAILS)
        and not path.name.startswith(OWNER_FILE)
        and path.is_file()
    ]
    return sorted(found, key=lambda path: (path.stat().st_mtime, path.name))


def read_source(path: Path) -> Iterator[Incoming]:
    """What one file holds: itself, or the workbooks attached to a mail."""
    if path.suffix.lower() in MAILS:
        yield from _attached(path)
    else:
        yield Incoming(path.name, _read(path))


def _attached(path: Path) -> list[Incoming]:
    """The workbooks of a mail; a mail that cannot be taken apart comes as the file that it is."""
    raw = _read(path)
    try:
        return list(from_mail(raw))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return [Incoming(path.name, raw)]  # a header or part that Python's parser stumbles over


def from_folder(folder: Path) -> Iterator[Incoming]:
    """Everything in a folder and its subfolders, oldest first; other kinds of files are left."""
    for path in sources(folder):
        yield from read_source(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas '{path}' tidak dapat dibaca ({error.strerror or error}).",
            "Tutup program lain yang memakainya, lalu ulangi.",
        ) from error


def from_mail(raw: bytes) -> Iterator[Incoming]:
    """The workbooks attached to a mail, with its sender and date."""
    message = message_from_bytes(raw, policy=default)
    if not isinstance(message, EmailMessage):
        return
    sender = parseaddr(str(message.get("From", "")))[1]
    moment = _date(message)
    for part in message.walk():
        name = part.get_filename() or ""
        if Path(name.lower()).suffix not in WORKBOOKS:
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            yield Incoming(name, data, sender, moment)


def _date(message: EmailMessage) -> datetime | None:
    header = message.get("Date")
    moment = getattr(header, "datetime", None)
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else None
