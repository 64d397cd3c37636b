"""One file that came in, and which kinds of files count as forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Taken in, though only .xlsx can pass the gate: the sender shall be told what to send."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file that came in: its name, its bytes, who sent it and when (as far as is known)."""

    name: str
    data: bytes
    sender: str = ""
    when: datetime | None = None
