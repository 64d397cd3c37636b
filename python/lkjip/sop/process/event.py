"""The base of all events of the process; ``events.py`` has the kinds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from lkjip.stored import stored_as


@stored_as(
    when="waktu",
    actor="pelaku",
    role="peran",
    first_day="tanggal",
    due_day="tanggal",
    signed_on="tanggal",
    approver="hasil",
    letter_number="kunci",
    sop_step="langkah",
    days="hari",
    description="uraian",
    unit="unit",
    result="hasil",
    version="versi",
    number="nomor",
    key="kunci",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """When (local wall clock, whole seconds), by whom, and in which role of the SOP."""

    NAME: ClassVar[str] = ""
    STEPS: ClassVar[int] = 0

    when: datetime
    actor: str = ""
    role: str = ""
