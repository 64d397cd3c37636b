"""The folder ``masuk``: forms and saved mails (``.eml``, ``.msg``), in the order of arrival."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from email.parser import BytesHeaderParser
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.intake.message.attachment import WORKBOOKS, Incoming
from lkjip.intake.message.eml import MIB, SUREL_TERBESAR, SuratMasuk, baca_surat, terlalu_besar
from lkjip.intake.message.headers import POLICY, waktu_tiba
from lkjip.intake.message.outlook import baca_msg

EML, MSG = ".eml", ".msg"
_NOBODYS = ("~$", "._", ".~lock.")
"""Owner files of Excel and LibreOffice, shadows that macOS leaves: nobody sent those."""
BUKU_TERBESAR = 64 * MIB
"""A larger workbook is not even loaded; the gate refuses forms of more than 16 MiB."""
_HEAD = 64 * 1024
"""Where the arrival of a mail is looked for before the whole mail is read."""


def berkas_masuk(folder: Path, zona: tzinfo) -> list[Path]:
    """The forms and mails of a folder and its subfolders, in the order of arrival.

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
        path for _, _, path in sorted((_arrived(path, zona), path.name, path) for path in files)
    ]


def baca_folder(folder: Path, zona: tzinfo) -> Iterator[SuratMasuk]:
    """Everything in a folder, one file in memory at a time.

    A workbook that lies there by itself counts as a mail without sender. Raises ``FolderError``
    when the folder or a file of it cannot be read.
    """
    for path in berkas_masuk(folder, zona):
        yield baca_berkas(path, zona)


def baca_berkas(path: Path, zona: tzinfo) -> SuratMasuk:
    """One file of the folder."""
    ending = path.suffix.lower()
    if ending not in (EML, MSG):
        _refuse_giant(path)
        return SuratMasuk(path.name, lampiran=[Incoming(path.name, _read(path))])
    if (size := path.stat().st_size) > SUREL_TERBESAR:
        return SuratMasuk(path.name, temuan=[terlalu_besar(path.name, "–", size)])
    reader = baca_surat if ending == EML else baca_msg
    return reader(_read(path), path.name, zona)


def _refuse_giant(path: Path) -> None:
    if (size := path.stat().st_size) > BUKU_TERBESAR:
        raise FolderError(
            f"Berkas '{path.name}' berukuran {size // MIB} MiB, jauh melebihi formulir.",
            "Keluarkan berkas itu dari folder masuk, lalu ulangi.",
        )


def _arrived(path: Path, zona: tzinfo) -> datetime:
    """When the mail arrived, else when the file was written.

    Files that are copied together get the same time; the mails in them know better.
    """
    if path.suffix.lower() == EML:
        moment = _arrived_by_header(path, zona)
        if moment is not None:
            return moment
    return datetime.fromtimestamp(path.stat().st_mtime, zona).replace(tzinfo=None)


def _arrived_by_header(path: Path, zona: tzinfo) -> datetime | None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        return waktu_tiba(BytesHeaderParser(policy=POLICY).parsebytes(head), zona)
    except Exception:  # the reader of the whole mail says what is wrong with it
        return None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas '{path}' tidak dapat dibaca ({error.strerror or error}).",
            "Tutup program lain yang memakainya, lalu ulangi.",
        ) from error
