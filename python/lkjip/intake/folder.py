"""The folder ``masuk``: forms and saved mails (``.eml``, ``.msg``), in the order of arrival."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from email.parser import BytesHeaderParser
from pathlib import Path

from lkjip.errors import FolderError, os_reason
from lkjip.intake.message.attachment import WORKBOOKS, Incoming
from lkjip.intake.message.headers import POLICY, arrival_time
from lkjip.intake.message.model import LARGEST_MAIL, MIB, IncomingMail, too_big
from lkjip.intake.message.read import read_mail, read_msg

EML, MSG = ".eml", ".msg"
_NOBODYS = ("~$", "._", ".~lock.")
"""Owner files of Excel and LibreOffice, shadows that macOS leaves: nobody sent those."""
LARGEST_BOOK = 64 * MIB
"""A larger workbook is not even loaded; the gate refuses forms of more than 16 MiB."""
_HEAD = 64 * 1024
"""Where the arrival of a mail is looked for before the whole mail is read."""


def incoming_files(folder: Path, zone: tzinfo) -> list[Path]:
    """Return the forms and mails of a folder and its subfolders, in the order of arrival.

    Other kinds of files are left alone. Raises ``FolderError`` when the folder is not there.
    """
    if not folder.is_dir():
        raise FolderError(
            f"Folder masuk '{folder}' tidak ada.",
            "Buat folder itu dan simpan formulir atau surel (.eml, .msg) yang kembali di dalamnya.",
        )
    kinds = (*WORKBOOKS, EML, MSG)
    files = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in kinds and not path.name.startswith(_NOBODYS) and path.is_file()
    ]
    return [
        path for _, _, path in sorted((_arrived(path, zone), path.name, path) for path in files)
    ]


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
    """Read one file of the folder."""
    name = shown_name(path.name)
    ending = path.suffix.lower()
    if ending not in (EML, MSG):
        _refuse_giant(path)
        return IncomingMail(name, attachment=[Incoming(name, _read(path))])
    if (size := path.stat().st_size) > LARGEST_MAIL:
        return IncomingMail(name, findings=[too_big(name, "–", size)])
    reader = read_mail if ending == EML else read_msg
    return reader(_read(path), name, zone)


def _refuse_giant(path: Path) -> None:
    if (size := path.stat().st_size) > LARGEST_BOOK:
        raise FolderError(
            f"Berkas '{path.name}' berukuran {size // MIB} MiB, jauh melebihi formulir.",
            "Keluarkan berkas itu dari folder masuk, lalu ulangi.",
        )


def _arrived(path: Path, zone: tzinfo) -> datetime:
    """Return when the mail arrived, else when the file was written.

    Files that are copied together get the same time; the mails in them know better.
    """
    if path.suffix.lower() == EML:
        moment = _arrived_by_header(path, zone)
        if moment is not None:
            return moment
    try:
        written = path.stat().st_mtime
    except OSError:  # gone since the folder was listed: reading it will say so
        return datetime.min  # noqa: DTZ901 - times of the office have no zone
    return datetime.fromtimestamp(written, zone).replace(tzinfo=None)


def _arrived_by_header(path: Path, zone: tzinfo) -> datetime | None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        return arrival_time(BytesHeaderParser(policy=POLICY).parsebytes(head), zone)
    except Exception:  # the reader of the whole mail says what is wrong with it
        return None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas '{path}' tidak dapat dibaca ({os_reason(error)}).",
            "Tutup program lain yang memakainya, lalu ulangi.",
        ) from error
