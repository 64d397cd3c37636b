"""Exceptions mean "cannot go on"; what is wrong with data is a finding, never an exception.

The tree::

    LkjipError                 anything that stops a command (exit code 2)
    ├── BookError              the workbook cannot be used
    │   ├── BookMissing        no such file, or not a workbook of this product
    │   ├── BookStructure      a tab, table, column or named cell is missing or renamed
    │   ├── BookBusy           open in Excel, or another run is working on it
    │   └── BookRefused        the program with the open book did not take what was written
    ├── RegisterError          a register of the book is empty or contradicts itself
    ├── FolderError            a folder or file cannot be read or written
    ├── ProcessError           the SOP does not allow this move now
    ├── Unfinished             the book has changed; something that goes with it is left to do
    └── UsageError             an option or an argument that makes no sense

Every error has two Indonesian sentences: ``message`` (where, what was seen, the rule) and
``cure`` (what to do now).
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from socket import gaierror
from types import MappingProxyType


class LkjipError(Exception):
    """Base of all errors that stop a command.

    The book has not been changed when it is raised, except for ``Unfinished``.
    """

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.message} {self.cure}".strip()


class BookError(LkjipError):
    """The workbook cannot be used."""


class BookMissing(BookError):
    """There is no such file, or it is not a workbook of this product."""


class BookStructure(BookError):
    """A tab, table, column or named cell that the layout promises is missing or renamed."""


class BookBusy(BookError):
    """The workbook is open elsewhere, or another run is working on it."""


class BookRefused(BookError):
    """The program that holds the open book did not take what was written.

    With ``half`` the old contents could not be brought back; the file on disk is as it was.
    """

    def __init__(self, message: str, cure: str = "", *, half: bool = False) -> None:
        super().__init__(message, cure)
        self.half = half


class RegisterError(LkjipError):
    """A register of the book is empty or contradicts itself."""


class FolderError(LkjipError):
    """A folder or file cannot be read or written."""


class ProcessError(LkjipError):
    """The SOP does not allow this move in the present state."""


class Unfinished(LkjipError):
    """The book has changed, and something that goes with it is left; the words say what."""


class UsageError(LkjipError):
    """An option or argument that makes no sense."""


_OS_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "ENOENT": "tidak ada",
        "EACCES": "tidak diizinkan",
        "EPERM": "tidak diizinkan",
        "EEXIST": "sudah ada",
        "EISDIR": "itu folder, bukan berkas",
        "ENOTDIR": "itu berkas, bukan folder",
        "ENOTEMPTY": "folder tidak kosong",
        "ENOSPC": "ruang disk habis",
        "EDQUOT": "jatah ruang disk habis",
        "EFBIG": "berkas terlalu besar",
        "EROFS": "disk hanya dapat dibaca",
        "EIO": "disk gagal membaca atau menulis",
        "EBUSY": "sedang dipakai program lain",
        "ETXTBSY": "sedang dipakai program lain",
        "EMFILE": "terlalu banyak berkas terbuka",
        "ENAMETOOLONG": "nama terlalu panjang",
        "EINVAL": "nama atau isi tidak sah",
        "EXDEV": "ada di disk lain",
        "ECONNREFUSED": "server menolak sambungan",
        "ECONNRESET": "sambungan diputus",
        "ECONNABORTED": "sambungan diputus",
        "EPIPE": "sambungan diputus",
        "ETIMEDOUT": "server tidak menjawab",
        "EHOSTUNREACH": "server tidak terjangkau",
        "ENETUNREACH": "jaringan tidak terjangkau",
    }
)
"""By the name of the error, since its number differs between systems."""
_SHARING_VIOLATIONS = (32, 33)
"""Windows: another program holds the file open, or a part of it."""


def os_reason(error: OSError) -> str:
    """Say in Indonesian why the operating system refused; its own words where none are known."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return "sedang dibuka program lain"
    if isinstance(error, gaierror):
        return "nama server tidak ditemukan"
    if isinstance(error, TimeoutError):
        return _OS_REASONS["ETIMEDOUT"]
    known = _OS_REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return known if known is not None else f"galat sistem: {error.strerror or error}"
