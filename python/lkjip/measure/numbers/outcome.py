"""What became of a cell that was read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.measure.numbers.quantity import Peringkat, Rentang, Ukuran
from lkjip.measure.numbers.status import Status

KOSONG = "kosong"
SEL_ANGKA = "sel angka"
TIDAK_TERBACA = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One cell as read.

    ``nilai`` is the number, None when there is none or it is in doubt; ``satuan`` the unit the
    text itself names ("%", "Rp", "Laporan"), else the unit given; ``cara`` how it was read
    (Indonesian). A range or a rank stands in ``bentuk``; ``status`` is what the words say;
    ``kasar`` is the rank or level before a number in brackets ("A (80,50)", "Level 3 (3,35)").
    """

    mentah: str
    nilai: Decimal | None
    satuan: str
    cara: str
    temuan: tuple[Finding, ...] = ()
    bentuk: Rentang | Peringkat | None = None
    status: Status = Status.ANGKA
    kasar: Decimal | Peringkat | None = None

    @property
    def ukuran(self) -> Ukuran | None:
        """What capaian can be computed from: the number, the range or the rank."""
        return self.nilai if self.nilai is not None else self.bentuk

    @property
    def kosong(self) -> bool:
        """Whether the cell was blank."""
        return self.cara == KOSONG
