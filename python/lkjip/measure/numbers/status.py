"""What a reported value is: a number, or one of three reasons why there is none."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Status of a realisasi. A blank cell has no status of its own: it is a finding."""

    ANGKA = "angka"
    NIHIL = "nihil"
    """Confirmed: nothing happened; counts as 0."""
    BELUM_RILIS = "belum rilis"
    """Measured by others and not yet published: leaves the means and is listed."""
    TIDAK_DIUKUR = "tidak diukur"
    """Not measured this year: leaves the means and is listed."""

    @property
    def keluar_dari_rata(self) -> bool:
        """Whether a value with this status leaves the means."""
        return self in (Status.BELUM_RILIS, Status.TIDAK_DIUKUR)
