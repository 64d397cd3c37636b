"""The surroundings that the checks look at: computer, folders and book, all as arguments."""

from __future__ import annotations

import importlib.metadata
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lkjip import product
from lkjip.errors import os_reason
from lkjip.setup_pc.computer import MACOS, WINDOWS, Computer

BUNDLED = "python-windows"
"""The folder of the Python that comes with the zip for Windows: there may be no ``py`` then."""
MAIL_PATIENCE = 5.0  # seconds
MAC_EXCEL = Path("/Applications/Microsoft Excel.app")


def installed_version(package: str) -> str | None:
    """Return the version of an installed package."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


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
    find_excel: Callable[[], str] = find_excel
    refuses_writing: Callable[[Path], str] = refuses_writing
    free_bytes: Callable[[Path], int] = free_bytes
    cannot_reach: Callable[[str, int], str] = cannot_reach

    @property
    def run(self) -> str:
        """The words that start a command on this computer."""
        if product.INSTALLED:
            return product.COMMAND
        if self.computer.system == WINDOWS:
            return "Mulai.cmd" if (self.root / BUNDLED / "python.exe").is_file() else "py run.py"
        return "python3 run.py"

    @property
    def setup(self) -> str:
        """The words that start ``pasang`` on this computer."""
        if product.INSTALLED or self.computer.system == MACOS:
            return f"Jalankan '{self.run} pasang'"
        return "Klik dua kali pasang.cmd"
