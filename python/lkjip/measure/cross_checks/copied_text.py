"""How much of a text stands word for word in others: a report must not be their concatenation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

RUN = 4
"""Words in a row that two texts share by copying, seldom by chance."""
FEWEST = 8
"""A text of fewer words is compared as a whole: its runs prove nothing."""
_WORD = re.compile(r"[^\W_]+")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Copied:
    """The share of a text that stands elsewhere, in percent, and where most of it stands."""

    percent: Decimal
    names: tuple[str, ...]


@dataclass(slots=True)
class TextIndex:
    """Texts by their owners' names, looked up by runs of words; it grows with their length only."""

    runs: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    whole: dict[tuple[str, ...], set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Mapping[str, list[str]]) -> TextIndex:
        """Index the texts of each owner."""
        made = cls()
        for name, held in texts.items():
            for text in held:
                words = _words(text)
                made.whole.setdefault(words, set()).add(name)
                for run in _runs(words):
                    made.runs.setdefault(run, set()).add(name)
        return made

    def copied(self, text: str) -> Copied:
        """Return how much of ``text`` stands in the indexed texts, alone or joined together.

        >>> index = TextIndex.of({"DLH": ["Kapal pengangkut sampah itu rusak tiga bulan penuh."]})
        >>> index.copied("Kapal pengangkut sampah itu rusak tiga bulan penuh!").percent
        Decimal('100')
        """
        words = _words(text)
        if not words:
            return Copied(Decimal(0), ())
        if len(words) < FEWEST:
            owners = self.whole.get(words, set())
            return Copied(HUNDRED if owners else Decimal(0), tuple(sorted(owners)))
        found = [False] * len(words)
        count: dict[str, int] = {}
        for i, run in enumerate(_runs(words)):
            for owner in self.runs.get(run, ()):
                count[owner] = count.get(owner, 0) + 1
            if run in self.runs:
                found[i : i + RUN] = [True] * RUN
        share = Decimal(sum(found)) * HUNDRED / len(words)
        return Copied(share, tuple(sorted(count, key=lambda name: (-count[name], name))))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[i : i + RUN] for i in range(len(words) - RUN + 1)]
