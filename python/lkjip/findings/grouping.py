"""Groups findings of one kind, so that a person reads one line in the place of eighteen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lkjip.a1 import column_letters, column_number, split
from lkjip.findings.finding import Finding, Severity

_CELLS, _LABELS = "\x00", "\x01"
"""Stand in a sentence where findings of one kind differ."""
_CODE = re.compile(r"(.*?)(\d+)")
_MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same about several cells; ``message`` names them all."""

    findings: tuple[Finding, ...]
    message: str

    @property
    def first(self) -> Finding:
        """The finding that stands for all: code, sheet and first cell."""
        return self.findings[0]

    @property
    def level(self) -> Severity:
        """The severity, which all have."""
        return self.first.level

    @property
    def cure(self) -> str:
        """The cure, which is the same for all."""
        return self.first.cure

    @property
    def label(self) -> str:
        """The labels of all."""
        return _labels([f.label for f in self.findings])

    @property
    def place(self) -> str:
        """Sheet and cells: ``Kinerja!F7:H12``."""
        cells = _cells([f.cell for f in self.findings if f.cell])
        return "!".join(part for part in (self.first.sheet, cells) if part)

    @property
    def told(self) -> str:
        """The message with its place, also where the sentence itself names none."""
        if not self.place or f"{self.first.sheet}!" in self.message:
            return self.message
        label = f" ({self.label})" if self.label else ""
        return f"{self.place}{label}: {self.message}"


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Return the groups in the order of their first finding."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for f in findings:
        key = (f.code, f.level, f.file, f.unit, f.sheet, f.cure, _masked(f))
        found.setdefault(key, []).append(f)
    return tuple(Group(tuple(some), _message(some)) for some in found.values())


def _masked(f: Finding) -> str:
    """Return the sentence without the cell and the label that it is about."""
    text = f.message.replace(_where(f), _CELLS) if f.cell else f.message
    if not f.label:
        return text
    text = text.replace(f"({f.label})", f"({_LABELS})")
    return _LABELS + text.removeprefix(f.label) if text.startswith(f"{f.label} ") else text


def _where(f: Finding) -> str:
    return f"{f.sheet}!{f.cell}"


def _message(some: Sequence[Finding]) -> str:
    if len(some) == 1:
        return some[0].message
    cells = f"{some[0].sheet}!{_cells([f.cell for f in some if f.cell])}"
    labels = _labels([f.label for f in some])
    return _masked(some[0]).replace(_CELLS, cells).replace(_LABELS, labels)


def _cells(addresses: Sequence[str]) -> str:
    """Write cells short: ``F7:H12`` for a full block, else column by column."""
    known = {split(address) for address in addresses}
    if len(addresses) < 2 or ("", 0) in known:
        return _cut(list(dict.fromkeys(addresses)))
    columns = sorted({column_number(letters) for letters, _ in known})
    rows = sorted({row for _, row in known})
    block = columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1
    if len(known) == block[0] * block[1]:
        return _range(column_letters(columns[0]), rows[0], column_letters(columns[-1]), rows[-1])
    pieces = []
    for number in columns:
        letters = column_letters(number)
        own = sorted(row for column, row in known if column == letters)
        pieces += [_range(letters, a, letters, b) for a, b in _runs(own)]
    return _cut(pieces)


def _range(left: str, top: int, right: str, bottom: int) -> str:
    first, last = f"{left}{top}", f"{right}{bottom}"
    return first if first == last else f"{first}:{last}"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of numbers that follow one another."""
    start = 0
    for position in range(1, len(numbers) + 1):
        if position == len(numbers) or numbers[position] != numbers[position - 1] + 1:
            yield numbers[start], numbers[position - 1]
            start = position


def _cut(pieces: Sequence[str]) -> str:
    if len(pieces) <= _MOST_PIECES:
        return ", ".join(pieces)
    return f"{', '.join(pieces[:_MOST_PIECES])}, dan {len(pieces) - _MOST_PIECES} lagi"


def _labels(labels: Sequence[str]) -> str:
    """Write labels short: row keys as runs, their columns once (``IK02–IK07: TW I, TW II``)."""
    if len(set(labels)) < 2:
        return "".join(labels[:1])
    columns: dict[str, list[str]] = {}
    for label in dict.fromkeys(labels):
        title, _, key = label.rpartition(" ")
        columns.setdefault(key, []).append(title)
    keys: dict[tuple[str, ...], list[str]] = {}
    for key, titles in columns.items():
        keys.setdefault(tuple(titles), []).append(key)
    return "; ".join(
        ": ".join(filter(None, (_cut(_codes(some)), ", ".join(filter(None, titles)))))
        for titles, some in keys.items()
    )


def _codes(codes: Sequence[str]) -> list[str]:
    """Join codes that count up: ``IK02–IK04``."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and _follows(runs[-1][-1], code):
            runs[-1].append(code)
        else:
            runs.append([code])
    return [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run)]


def _follows(before: str, code: str) -> bool:
    one, two = _CODE.fullmatch(before), _CODE.fullmatch(code)
    return bool(one and two) and one[1] == two[1] and int(two[2]) == int(one[2]) + 1  # type: ignore[index]
