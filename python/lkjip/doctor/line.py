"""One line of the report."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.stored import stored_as

OK, TROUBLE = "ok", "masalah"


@stored_as(hal="hal", keadaan="keadaan", rincian="rincian", perbaikan="perbaikan")
@dataclass(frozen=True, slots=True)
class Line:
    """What was looked at, whether it is well, what was seen, and how to mend it."""

    hal: str
    keadaan: str
    rincian: str
    perbaikan: str = ""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to do."""
        return self.keadaan == OK
