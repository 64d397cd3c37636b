"""One line of the report."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.stored import stored_as

OK, TROUBLE = "ok", "masalah"
DOOR = "pintu"
"""A way to work: open, or closed; what closes it has a line of its own."""


@stored_as(subject="hal", state="keadaan", details="rincian", cure="perbaikan")
@dataclass(frozen=True, slots=True)
class Line:
    """The subject of a check, its outcome, what was seen, and how to fix it."""

    subject: str
    state: str
    details: str
    cure: str = ""

    @property
    def fine(self) -> bool:
        """True if there is nothing to do."""
        return self.state != TROUBLE
