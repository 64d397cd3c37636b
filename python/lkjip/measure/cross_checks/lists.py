"""Cross-checks over many rows: the same indicator with two values or two directions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.quantity import Quantity, write
from lkjip.measure.rules.rule import Direction

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an indicator is named: its value of one kind, in one year.

    ``scope`` keeps apart what may differ: two units may report the same indicator with two
    values; one unit may not.
    """

    name: str
    scope: str
    year: int
    value: Quantity | None
    direction: Direction | None = None
    place: Place | None = None


def name_key(name: str) -> str:
    """Return a name without case, spaces and line-break damage ("Pelay anan" = "Pelayanan")."""
    return _BETWEEN.sub("", name.casefold())


def check_doubles(label: Iterable[Mention]) -> Iterator[Finding]:
    """Find every mention that differs from the first one of the same indicator and year."""
    group: dict[tuple[str, str, int], list[Mention]] = defaultdict(list)
    for s in label:
        group[(name_key(s.name), s.scope, s.year)].append(s)
    for content in group.values():
        yield from _double_values(content)
        yield from _double_directions(content)


def _double_values(content: list[Mention]) -> Iterator[Finding]:
    with_value = [s for s in content if s.value is not None]
    for s in with_value[1:]:
        first = with_value[0]
        if s.value is not None and first.value is not None and s.value != first.value:
            yield make(
                "C11",
                s.place,
                nilai=write(s.value),
                lain=write(first.value),
                di=_at(first.place),
                nama=s.name,
            )


def _double_directions(content: list[Mention]) -> Iterator[Finding]:
    with_direction = [s for s in content if s.direction is not None]
    for s in with_direction[1:]:
        first = with_direction[0]
        if (
            s.direction is not None
            and first.direction is not None
            and s.direction is not first.direction
        ):
            yield make(
                "C12",
                s.place,
                nilai=s.direction.value,
                lain=first.direction.value,
                di=_at(first.place),
                nama=s.name,
            )


def _at(place: Place | None) -> str:
    if place is None:
        return "tempat lain"
    address = "!".join(x for x in (place.sheet, place.cell) if x)
    return " ".join(x for x in (place.file, address) if x) or "tempat lain"
