"""The status of a value: a number, or one of four reasons why there is none."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class Status(StrEnum):
    """Status of a realisasi. A blank cell has no status of its own: it is a finding."""

    NUMBER = "angka"
    NIHIL = "nihil"
    """Confirmed: nothing happened; counts as 0."""
    NOT_RELEASED = "belum rilis"
    """Measured by others and not yet published: leaves the means and is listed."""
    NOT_MEASURED = "tidak diukur"
    """Not measured this year: leaves the means and is listed."""
    NOT_DUE = "belum waktunya"
    """Its first value of the year comes in a later quarter; only the analysis says this."""

    @property
    def leaves_mean(self) -> bool:
        """True if a value with this status leaves the means."""
        match self:
            case Status.NOT_RELEASED | Status.NOT_MEASURED | Status.NOT_DUE:
                return True
            case Status.NUMBER | Status.NIHIL:
                return False
        assert_never(self)
