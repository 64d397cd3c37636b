"""Ordinal values (opini BPK, predikat AKIP …) as editable tables, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.numbers.quantity import Rank


@dataclass(frozen=True, slots=True)
class OrdinalTable:
    """One kind of rank: its names from best to worst, each with its spellings.

    ``score`` has one number or None per rank; no regulation fixes scores.
    """

    kind: str
    level: tuple[tuple[str, ...], ...]
    score: tuple[Decimal | None, ...] = ()

    def find(self, text: str) -> Rank | None:
        """Return the rank that ``text`` names, or None."""
        key = _clean(text)
        for i, spellings in enumerate(self.level):
            if key in {_clean(e) for e in spellings}:
                score = self.score[i] if self.score else None
                return Rank(self.kind, spellings[0], len(self.level) - i, score)
        return None


def ordinal_tables(
    rows: Iterable[tuple[str, Decimal | None, str, Decimal | None]],
) -> tuple[OrdinalTable, ...]:
    """Build the tables from rows of (kind, order, name, score); order 1 is the best rank.

    Rows of one kind with the same order are spellings of one rank; the first one is printed. Rows
    without kind, order or name are left out.
    """
    kinds: dict[str, dict[Decimal, list[tuple[str, Decimal | None]]]] = {}
    for kind, order, name, score in rows:
        if kind and order is not None and name:
            kinds.setdefault(kind, {}).setdefault(order, []).append((name, score))
    return tuple(
        OrdinalTable(
            kind,
            tuple(tuple(name for name, _ in ranks[order]) for order in sorted(ranks)),
            tuple(
                next((score for _, score in ranks[order] if score is not None), None)
                for order in sorted(ranks)
            ),
        )
        for kind, ranks in kinds.items()
    )


def tables_of_kind(tables: Iterable[OrdinalTable], kind: str) -> tuple[OrdinalTable, ...]:
    """Return the tables of one kind; all of them where no kind is named."""
    wanted = kind.strip().casefold()
    return tuple(t for t in tables if not wanted or t.kind.casefold() == wanted)


_LEAD_IN = re.compile(r"^(?:nilai|predikat|opini|kategori|peringkat|status|hasil)\s+(?:bpk\s+)?")
"""Words before a rank that say nothing: "Nilai A", "Opini BPK WTP"."""


def _clean(text: str) -> str:
    tidied = re.sub(r"\s+", " ", text.strip().casefold())
    return _LEAD_IN.sub("", tidied).strip(" .\"'")


BPK_OPINION = OrdinalTable(
    "opini BPK",
    (
        ("WTP", "Wajar Tanpa Pengecualian", "WTP-DPP", "WTP DPP"),
        ("WDP", "Wajar Dengan Pengecualian"),
        ("TW", "Tidak Wajar"),
        ("TMP", "Tidak Memberikan Pendapat", "Tidak Menyatakan Pendapat", "Disclaimer"),
    ),
)
"""UU 15/2004 pasal 16 (penjelasan): the four opinions of BPK."""

AKIP_PREDIKAT = OrdinalTable(
    "predikat", (("AA",), ("A",), ("A-",), ("BB",), ("B",), ("CC",), ("C",), ("D",))
)
"""PermenPANRB 88/2021 (as in 12/2015): AA best, D worst. A- is a rank of the
evaluation of bureaucratic reform, not of AKIP; it stands here so that one order serves both."""

FIVE_LEVELS = OrdinalTable(
    "tingkat", (("Sangat Tinggi",), ("Tinggi",), ("Sedang",), ("Rendah",), ("Sangat Rendah",))
)
"""Status of the evaluation of regional governance (EKPPD); also the words of many indices."""
QUALITY = OrdinalTable(
    "mutu",
    (
        ("Sangat Baik",),
        ("Baik",),
        ("Cukup", "Cukup Baik"),
        ("Kurang", "Kurang Baik"),
        ("Sangat Kurang", "Tidak Baik"),
    ),
)
"""Words of service surveys (PermenPANRB 14/2017) and of offices' own scales, in one order."""

ORDINAL_TABLES: tuple[OrdinalTable, ...] = (BPK_OPINION, AKIP_PREDIKAT, FIVE_LEVELS, QUALITY)


def find_rank(text: str, data_table: Iterable[OrdinalTable] = ORDINAL_TABLES) -> Rank | None:
    """Return the rank that ``text`` names in the first table that knows it, or None."""
    for t in data_table:
        found = t.find(text)
        if found is not None:
            return found
    return None
