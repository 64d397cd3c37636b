"""A screen of our own (Xvfb), clicks on it (xdotool), and pictures of it without more programs."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SIZE = "1366x768x24"
"""The screen of most office laptops."""
LIMIT = 60
XWD_WORDS = 25
"""The header of an X window dump: 25 numbers of four bytes, most significant first."""


def missing() -> str:
    """Name what the click tests lack on this machine, or nothing."""
    lacking = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    return f"needs {' and '.join(lacking)}" if lacking else ""


class Screen:
    """One X display."""

    def __init__(self, display: str, folder: Path) -> None:
        self.display = display
        self._dump = folder / "Xvfb_screen0"

    def _xdotool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.display}
        command = ["xdotool", *words]
        done = subprocess.run(
            command, check=True, timeout=LIMIT, env=environment, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def click(self, x: int, y: int) -> None:
        """The left button at a place."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def point(self, x: int, y: int) -> None:
        """The pointer to a place: LibreOffice darkens the button below it."""
        self._xdotool("mousemove", str(x), str(y))

    def window(self, title: str) -> str:
        """The number of the window with this title (a regular expression); waits for it."""
        return self._xdotool("search", "--sync", "--onlyvisible", "--name", title).split()[0]

    def press(self, window: str, key: str) -> None:
        """A key in a window."""
        self._xdotool("windowfocus", "--sync", window)
        self._xdotool("key", key)

    def type(self, window: str, text: str) -> None:
        """Keys in a window, and Enter at the end."""
        self._xdotool("windowfocus", "--sync", window)
        self._xdotool("type", "--delay", "20", "--", text)
        self._xdotool("key", "Return")

    def keys(self, window: str, text: str, delay: str) -> None:
        """Many keys in a window, so many milliseconds apart; a tab is the key Tab."""
        self._xdotool("windowfocus", "--sync", window)
        environment = {**os.environ, "DISPLAY": self.display}
        command = ["xdotool", "type", "--delay", delay, "--file", "-"]
        subprocess.run(command, check=True, env=environment, input=text, text=True)

    def settled(self, target: Path) -> Path:
        """The screen once it changes no more: the program has worked off its keys."""
        seen = b""
        while (now := self._dump.read_bytes()) != seen:
            seen = now
            time.sleep(1)
        return self.picture(target)

    def picture(self, target: Path) -> Path:
        """The screen as it is now, as a PNG file."""
        data = self._dump.read_bytes()
        header = struct.unpack(f">{XWD_WORDS}I", data[: 4 * XWD_WORDS])
        size, width, height = header[0], header[4], header[5]
        stride, colours = header[12], header[19]
        start = size + 12 * colours
        lines = bytearray()
        for row in range(height):
            line = data[start + row * stride :][: 4 * width]
            pixels = bytearray(3 * width)
            pixels[0::3], pixels[1::3], pixels[2::3] = line[2::4], line[1::4], line[0::4]
            lines += b"\0" + pixels
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_png(width, height, bytes(lines)))
        return target


def _png(width: int, height: int, lines: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """A display that nobody else uses; what is started meanwhile shows itself on it."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-fbdir"]
    server = subprocess.Popen(
        [*command, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert server.stdout is not None
    before = {name: os.environ.get(name) for name in ("DISPLAY", "SAL_USE_VCLPLUGIN")}
    try:
        display = f":{server.stdout.readline().strip()}"
        os.environ.update({"DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen"})
        yield Screen(display, folder)
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        server.terminate()
        server.wait(LIMIT)
        server.stdout.close()


def button(document: Any, tab: str, label: str) -> tuple[int, int]:
    """Where on the screen a button of the tab that is shown is."""
    form = document.Sheets.getByName(tab).DrawPage.Forms.getByIndex(0)
    models = [form.getByIndex(i) for i in range(form.Count)]
    model = next(m for m in models if m.Label == label)
    return middle(document.CurrentController.getControl(model))


def middle(control: Any) -> tuple[int, int]:
    """Where on the screen the middle of a control of the window is."""
    context = control.getAccessibleContext()
    corner, size = context.getLocationOnScreen(), context.getSize()
    return corner.X + size.Width // 2, corner.Y + size.Height // 2
