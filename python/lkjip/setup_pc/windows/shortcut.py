"""Links on the desktop that start a program, made by Windows itself through pywin32."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A link: the program, its words, the folder in which it starts, what the pointer tells."""

    program: str
    words: str
    folder: str
    tip: str
    icon: str = ""


def made_by_windows(link: Shortcut) -> bytes:
    """Return the bytes of a link file. ``OSError`` where Windows cannot make one."""
    if sys.platform != "win32":
        raise OSError("links are made by Windows")
    import pythoncom
    import pywintypes
    from win32com.shell import shell

    try:
        made = pythoncom.CoCreateInstance(
            shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink
        )
        made.SetPath(link.program)
        made.SetArguments(link.words)
        made.SetWorkingDirectory(link.folder)
        made.SetDescription(link.tip)
        if link.icon:
            made.SetIconLocation(link.icon, 0)
        with tempfile.TemporaryDirectory() as temporary:
            target = Path(temporary) / "pintasan.lnk"
            made.QueryInterface(pythoncom.IID_IPersistFile).Save(str(target), 0)
            return target.read_bytes()
    except pywintypes.com_error as error:
        raise OSError("Windows made no link") from error
