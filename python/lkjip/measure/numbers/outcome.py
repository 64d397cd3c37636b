"""The outcome of reading a cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.measure.numbers.quantity import Quantity, Range, Rank
from lkjip.measure.numbers.status import Status

EMPTY = "kosong"
NUMBER_CELL = "sel angka"
UNREADABLE = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class CellReading:
    """One cell as read.

    ``value`` is the number, None when there is none or it is in doubt; ``measure_unit`` the unit
    the text itself names ("%", "Rp", "Laporan"), else the unit given; ``method`` how it was read
    (Indonesian). A range or a rank stands in ``shape``; ``status`` is what the words say;
    ``coarse`` is the rank or level before a number in brackets ("A (80,50)", "Level 3 (3,35)").
    """

    raw: str
    value: Decimal | None
    measure_unit: str
    method: str
    findings: tuple[Finding, ...] = ()
    shape: Range | Rank | None = None
    status: Status = Status.NUMBER
    coarse: Decimal | Rank | None = None

    @property
    def quantity(self) -> Quantity | None:
        """The value from which capaian is computed: the number, the range or the rank."""
        return self.value if self.value is not None else self.shape

    @property
    def empty(self) -> bool:
        """True if the cell was blank."""
        return self.method == EMPTY
