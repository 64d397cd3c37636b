"""The large figures of the home tab: units by state, findings by level, budget, legal deadline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkjip.book.layout.home import LAST, LEFT, SMALL, TILES
from lkjip.book.text_room import fitting
from lkjip.findings import Severity
from lkjip.measure.numbers.format import EMPTY, format_number
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.home.amounts import amount
from lkjip.steps.kernel.home.waiting import Need
from lkjip.tables.cells import Block, Cell

LINES = 2
"""Lines of the words below a figure."""
CITY_WORDS = {Need.DECISION: "perlu dievaluasi", Need.NOTHING: "sesuai"}
FINDING_WORDS = {
    Severity.REJECT: "temuan tolak",
    Severity.FIX: "temuan perlu diperbaiki",
    Severity.NOTE: "catatan",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the words below it."""

    number: Cell
    words: str


@dataclass(frozen=True, slots=True)
class Budget:
    """Pagu and realisasi in rupiah, serapan in percent; None where they are not known."""

    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None


def of_units(counted: Mapping[Need, int] | None, city: bool = False) -> list[Figure]:
    """Return how many units (in a city's book: OPD) stand how; "–" before they have been asked."""
    words = CITY_WORDS if city else {}
    return [
        Figure(counted[need] if counted else EMPTY, words.get(need, need.value)) for need in Need
    ]


def of_findings(counted: Mapping[Severity, int]) -> list[Figure]:
    """Return how many findings of each level are still open."""
    return [Figure(counted[level], words) for level, words in FINDING_WORDS.items()]


def of_budget(budget: Budget, city: bool = False) -> Figure:
    """Return the serapan with the two amounts that give it; a city's are those of all OPD."""
    if budget.serapan is None:
        when = "setelah paket OPD diambil" if city else "setelah 4 Analisis"
        return Figure(EMPTY, f"serapan anggaran, {when}")
    words = f"serapan: {amount(budget.realisasi)} dari {amount(budget.pagu)}"
    return Figure(f"{format_number(budget.serapan)} %", words)


def of_deadline(legal: date, days: int, today: date, sent: bool) -> Figure:
    """Return the working days to or from the legal deadline; once sent they run no more."""
    if today == legal and not sent:
        return Figure("hari ini", f"batas hukum {short_date(legal)}")
    how = "lewat batas hukum" if days < 0 or (today > legal and not sent) else "sampai batas hukum"
    if sent and days >= 0:
        how = "sebelum batas"
    done = ", dikirim" if sent else ""
    return Figure(abs(days), f"hari kerja {how} {short_date(legal)}{done}")


def block(figures: Sequence[Figure]) -> Block:
    """Return the two rows of the tab: figures, and the words below them."""
    numbers: list[Cell] = [None] * (LAST - LEFT + 1)
    words: list[Cell] = [None] * (LAST - LEFT + 1)
    for part, figure in zip(TILES, figures, strict=True):
        numbers[part.first - LEFT] = figure.number
        words[part.first - LEFT] = fitting(figure.words, part.pixels, SMALL, LINES)
    return tuple(numbers), tuple(words)


def count(levels: Iterable[str]) -> Mapping[Severity, int]:
    """Count words of levels."""
    found = list(levels)
    return {level: found.count(level.value) for level in Severity}
