"""Where a computer keeps what belongs to Excel and xlwings, for each system."""

from __future__ import annotations

import importlib.util
import os
import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lkjip.setup_pc.windows.marks import read_mark, write_mark
from lkjip.setup_pc.windows.places import is_network_drive
from lkjip.setup_pc.windows.registry import Registry, registry_here
from lkjip.setup_pc.windows.shortcut import Shortcut, made_by_windows

WINDOWS, MACOS = "Windows", "Darwin"
ADDIN_NAME = "xlwings.xlam"
USER_CONF_NAME = "xlwings.conf"
STORE_FOLDER = "WindowsApps"
"""Where Windows keeps a Python from the Microsoft Store. What such a Python writes below AppData
lands in a private copy that Excel never sees (docs.python.org, "Using Python on Windows")."""

_MAC_OFFICE = "Library/Group Containers/UBF8T346G9.Office/User Content.localized"
_MAC_EXCEL = "com.microsoft.Excel"


def xlwings_folder() -> Path | None:
    """Find the installed package xlwings without importing it (that would start pandas)."""
    spec = importlib.util.find_spec("xlwings")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def known_desktop(environ: Mapping[str, str]) -> Path | None:
    """Ask Windows for the desktop: OneDrive moves it, so the name alone is not enough."""
    if sys.platform == "win32":
        import winreg

        key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                value = str(winreg.QueryValueEx(opened, "Desktop")[0])
        except OSError:
            return None
        return Path(winreg.ExpandEnvironmentStrings(value))
    home = environ.get("USERPROFILE") or environ.get("HOME")
    return Path(home) / "Desktop" if home else None


@dataclass(frozen=True, slots=True)
class Computer:
    """One computer as seen by one of its users.

    ``interpreter`` is the Python that has the packages (the one that runs now); ``base`` the
    installation that its environment was made from; ``xlwings`` the installed package's folder.
    """

    system: str = field(default_factory=platform.system)
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    interpreter: Path = field(default_factory=lambda: Path(sys.executable))
    base: str = sys.base_prefix
    xlwings: Path | None = field(default_factory=xlwings_folder)
    desktop: Path | None = field(default_factory=lambda: known_desktop(os.environ))
    registry: Registry = field(default_factory=registry_here)
    read_mark: Callable[[Path], str] = read_mark
    write_mark: Callable[[Path, str], None] = write_mark
    is_network_drive: Callable[[Path], bool] = is_network_drive
    make_link: Callable[[Shortcut], bytes] = made_by_windows

    @property
    def has_excel_side(self) -> bool:
        """True if there is an Excel for this system at all."""
        return self.system in (WINDOWS, MACOS)

    @property
    def store_python(self) -> bool:
        """True if Python came from the Microsoft Store."""
        parts = self.base.replace("/", "\\").casefold().split("\\")
        return self.system == WINDOWS and STORE_FOLDER.casefold() in parts

    @property
    def home(self) -> Path:
        """The user's own folder."""
        return Path(self.environ.get("USERPROFILE") or self.environ.get("HOME") or Path.home())

    @property
    def roaming(self) -> Path:
        """``%APPDATA%``, on macOS the Application Support folder."""
        if self.system == MACOS:
            return self.home / "Library" / "Application Support"
        given = self.environ.get("APPDATA")
        return Path(given) if given else self.home / "AppData" / "Roaming"

    @property
    def start_folder(self) -> Path:
        """The folder whose workbooks Excel opens each time it starts."""
        if self.system == MACOS:
            return self.home / _MAC_OFFICE / "Startup.localized" / "Excel"
        return self.roaming / "Microsoft" / "Excel" / "XLSTART"

    @property
    def addin(self) -> Path:
        """The place of the add-in."""
        return self.start_folder / ADDIN_NAME

    @property
    def addin_source(self) -> Path | None:
        """The add-in that came with the installed package."""
        return self.xlwings / "addin" / ADDIN_NAME if self.xlwings else None

    @property
    def script_source(self) -> Path | None:
        """macOS: the script through which the add-in starts Python; its name holds the version."""
        if self.system != MACOS or self.xlwings is None:
            return None
        return next(iter(sorted(self.xlwings.glob("xlwings-*.applescript"))), None)

    @property
    def script(self) -> Path | None:
        """macOS: where Excel looks for that script."""
        source = self.script_source
        folder = self.home / "Library" / "Application Scripts" / _MAC_EXCEL
        return folder / source.name if source else None

    @property
    def windowless(self) -> Path:
        """Windows: the interpreter that opens no window of its own."""
        return self.interpreter.with_name("pythonw.exe")

    @property
    def user_conf(self) -> Path:
        """The settings file of xlwings for all workbooks of this user."""
        if self.system == MACOS:
            return self.home / "Library" / "Containers" / _MAC_EXCEL / "Data" / USER_CONF_NAME
        return self.home / ".xlwings" / USER_CONF_NAME

    @property
    def interpreter_key(self) -> str:
        """The name under which the book holds the interpreter of this system."""
        return "Interpreter_Mac" if self.system == MACOS else "Interpreter_Win"

    @property
    def record(self) -> Path:
        """The file that records what ``pasang`` has done for this user; ``copot`` undoes it."""
        return self.roaming / "LKjIP" / "pasang.json"
