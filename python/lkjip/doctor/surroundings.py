"""The surroundings that the checks look at: computer, folders and book, all as arguments."""

from __future__ import annotations

import importlib.metadata
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PureWindowsPath

from lkjip import product
from lkjip.errors import os_reason
from lkjip.setup_pc.computer import MACOS, Computer

MAIL_PATIENCE = 5.0  # seconds
NETWORK_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE
MAC_EXCEL = Path("/Applications/Microsoft Excel.app")


def installed_version(package: str) -> str | None:
    """Return the version of an installed package."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def read_mark(path: Path) -> str:
    """Return the mark that Windows puts on files from the internet; blank when there is none."""
    try:
        with open(f"{path}:Zone.Identifier", encoding="utf-8", errors="replace") as stream:  # noqa: PTH123 - a stream of a file, no path of its own
            return stream.read()
    except OSError:
        return ""


def is_network_drive(path: Path) -> bool:
    """Return whether a drive letter stands for a folder on another computer."""
    if sys.platform == "win32":
        import ctypes

        root = PureWindowsPath(str(path)).drive + "\\"
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == NETWORK_DRIVE
    return False


def find_excel() -> str:
    """Return where Excel is installed; blank when it is not."""
    if sys.platform == "win32":
        import winreg

        key = r"Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
        for hive in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                return winreg.QueryValue(hive, key)
            except OSError:
                continue
        return ""
    return str(MAC_EXCEL) if MAC_EXCEL.exists() else ""


def refuses_writing(folder: Path) -> str:
    """Say why nothing can be written into a folder; blank when it can."""
    probe = folder / ".lkjip_uji_tulis"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return os_reason(error)
    return ""


def free_bytes(folder: Path) -> int:
    """Return the free bytes on the disk of a folder."""
    return shutil.disk_usage(folder).free


def cannot_reach(host: str, port: int) -> str:
    """Say why a server does not answer; blank when it does."""
    try:
        socket.create_connection((host, port), MAIL_PATIENCE).close()
    except OSError as error:
        return os_reason(error)
    return ""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that the office has configured: what it is for, its name, its port."""

    purpose: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that the checks look at; tests put together their own."""

    book: Path
    root: Path = product.ROOT
    python: tuple[int, int] = (sys.version_info.major, sys.version_info.minor)
    bits: int = 64 if sys.maxsize > 2**32 else 32
    programs: tuple[str, ...] = ("soffice", "libreoffice", "excel")
    computer: Computer = field(default_factory=Computer)
    mail: tuple[MailServer, ...] | None = None  # None: as the book's settings say
    now: datetime = field(default_factory=datetime.now)
    version_of: Callable[[str], str | None] = installed_version
    which: Callable[[str], str | None] = shutil.which
    read_mark: Callable[[Path], str] = read_mark
    is_network_drive: Callable[[Path], bool] = is_network_drive
    find_excel: Callable[[], str] = find_excel
    refuses_writing: Callable[[Path], str] = refuses_writing
    free_bytes: Callable[[Path], int] = free_bytes
    cannot_reach: Callable[[str, int], str] = cannot_reach

    @property
    def run(self) -> str:
        """The words that start a command on this computer."""
        if product.INSTALLED:
            return product.COMMAND
        return "py run.py" if self.computer.system == "Windows" else "python3 run.py"

    @property
    def setup(self) -> str:
        """The words that start ``pasang`` on this computer."""
        if product.INSTALLED or self.computer.system == MACOS:
            return f"Jalankan '{self.run} pasang'"
        return "Klik dua kali pasang.cmd"
