"""A value that stays whole from the cell to the printed report: typed text, meaning, status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.quantity import Quantity, Range, Rank, write
from lkjip.measure.numbers.status import Status

EMPTY = "kosong"
NUMBER_CELL = "sel angka"
UNREADABLE = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Value:
    """One value: a number, a range, a rank, a number with its rank, text, or nothing.

    ``typed`` is the cell as text. ``number`` is None when there is none or when it is in doubt; a
    range or a rank stands in ``shape``. ``coarse`` is the rank or level before a number in brackets
    ("A (80,50)", "Level 3 (3,35)"). ``measure_unit`` is the unit that the text itself names ("%",
    "Rp", "Laporan"), else the unit given. ``method`` says how it was read (Indonesian), ``status``
    what the words say, ``readings`` the possible numbers where the text has several.
    """

    typed: str = ""
    number: Decimal | None = None
    measure_unit: str = ""
    method: str = EMPTY
    findings: tuple[Finding, ...] = ()
    shape: Range | Rank | None = None
    status: Status = Status.NUMBER
    coarse: Decimal | Rank | None = None
    readings: tuple[Decimal, ...] = ()

    @classmethod
    def of(cls, quantity: Quantity | None, typed: str = "") -> Value:
        """Make a value from its meaning, with the words of the office where it has some."""
        if quantity is None:
            return cls(typed, method=UNREADABLE) if typed else NOTHING
        method = "isian" if typed else NUMBER_CELL
        if isinstance(quantity, Decimal):
            return cls(typed, quantity, method=method)
        return cls(typed, method=method, shape=quantity)

    @property
    def quantity(self) -> Quantity | None:
        """Give what capaian is computed from: the number, the range or the rank."""
        return self.number if self.number is not None else self.shape

    @property
    def rank(self) -> Rank | None:
        """Give the rank, alone or before a number in brackets."""
        both = (self.shape, self.coarse)
        return next((x for x in both if isinstance(x, Rank)), None)

    @property
    def empty(self) -> bool:
        """True when nothing was typed."""
        return self.method == EMPTY

    @property
    def known(self) -> bool:
        """True when something was typed, also words that cannot be computed."""
        return not self.empty

    @property
    def wording(self) -> str:
        """Give the words of the office where the value was typed as text, else ""."""
        return "" if self.method == NUMBER_CELL else self.typed.strip()

    @property
    def printed(self) -> str:
        """Give the value as a reader sees it: the words of the office, else the meaning."""
        if self.wording or self.quantity is None:
            return self.wording
        return write(self.quantity)

    @property
    def as_typed(self) -> Decimal | str | None:
        """Give the content of the cell: a number cell as a number, else the text."""
        return self.number if self.method == NUMBER_CELL else self.wording or None

    @property
    def plain_number(self) -> Decimal | None:
        """Give the number of a value that is nothing but a number."""
        return self.number if self.coarse is None else None

    @property
    def stored(self) -> Decimal | str | None:
        """Give what a cell keeps so that the same value is read from it again.

        A plain number is kept as a number. Words stay words: ranks, ranges, "BB (79,39)", and a
        number whose digits are its wording ("92,50"). A value that cannot be used is not kept.
        """
        if self.quantity is None:
            return None
        if self.number is None or self.coarse is not None:
            return self.wording or None
        return self.wording if _has_own_digits(self.wording, self.number) else self.number

    @property
    def kept(self) -> Value:
        """Give the value as it is read again from a cell that keeps ``stored``."""
        stored = self.stored
        if isinstance(stored, Decimal):
            return Value.of(stored)
        return NOTHING if stored is None else replace(self, findings=(), measure_unit="")


NOTHING = Value()


def _has_own_digits(wording: str, number: Decimal) -> bool:
    """True for "92,50", which a number cell would turn into 92,5."""
    return wording.endswith("0") and wording == f"{number:,f}".translate(_SWAP) != format_exact(
        number
    )


_SWAP = str.maketrans({",": ".", ".": ","})
