"""Are Excel's events heard through the real pywin32? Run by a laboratory: winpy LAB ear.py

The server is Python's own and offers the interface of Excel's workbooks; no Excel is behind it.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "python"))

import pythoncom
import win32com.client
import win32com.server.util
from pywintypes import IID, com_error
from win32com.server.connect import ConnectableServer

from lkjip.live.excel import events

OTHER_EVENT = 1561
TARGET = "'Beranda'!N9"


class Workbook(ConnectableServer):
    """A workbook that only has events."""

    _public_methods_ = ConnectableServer._public_methods_
    _connect_interfaces_ = [IID(events.WORKBOOK_EVENTS)]  # noqa: RUF012 - pywin32's name


class Link:
    """A link that was followed."""

    _public_methods_ = ()
    _public_attrs_ = ("SubAddress",)
    SubAddress = TARGET


server = Workbook()
heard: list[str] = []
ear = events.Ear(win32com.client.Dispatch(win32com.server.util.wrap(server)), heard.append)
[sink] = server.connections.values()
link = win32com.server.util.wrap(Link())
sink.Invoke(events.FOLLOW_HYPERLINK, 0, pythoncom.DISPATCH_METHOD, 0, link, link)
try:
    sink.Invoke(OTHER_EVENT, 0, pythoncom.DISPATCH_METHOD, 0, link)
except com_error:
    print("another event is not known, as it should be")
began = time.perf_counter()
ear.wait(0.2)
waited = time.perf_counter() - began
ear.close()
print(f"heard {heard}, waited {waited:.2f} s, connections left: {len(server.connections)}")
sys.exit(heard != [TARGET] or waited < 0.1 or len(server.connections) > 0)
