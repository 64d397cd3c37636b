"""What a target or a realisasi can be besides a plain number: a range, or a rank."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.numbers.format import angka_pas


@dataclass(frozen=True, slots=True)
class Rentang:
    """A range of good values, bounds included: "80 - 90%"."""

    bawah: Decimal
    atas: Decimal

    def __post_init__(self) -> None:
        if self.bawah > self.atas:
            raise ValueError("the lower bound of a range lies above the upper one")


@dataclass(frozen=True, slots=True)
class Peringkat:
    """A named rank ("BB", "WTP", "Sangat Tinggi"); ``urutan`` grows with merit within ``jenis``."""

    jenis: str
    nama: str
    urutan: int


Ukuran = Decimal | Rentang | Peringkat


def tulis(x: Ukuran) -> str:
    """The quantity as a reader sees it: "85,5", "80–90", "BB"."""
    if isinstance(x, Rentang):
        return f"{angka_pas(x.bawah)}–{angka_pas(x.atas)}"
    return x.nama if isinstance(x, Peringkat) else angka_pas(x)
