"""Headings of tables as people may have changed their look: line breaks, blanks, capitals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from lkjip.book.layout import LAYOUT


def canonical(table: str, headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings as the layout writes them, where they differ from it only in look.

    A column of the user's own keeps its heading; so does a second one with the same words.
    """
    known = _known().get(table, {})
    found = list(headings)
    taken = set(headings)
    for at, heading in enumerate(headings):
        wanted = known.get(_folded(heading), heading)
        if wanted not in taken:
            found[at] = wanted
            taken.add(wanted)
    return tuple(found)


def own(table: str, headings: Sequence[str]) -> frozenset[str]:
    """Return the headings that the layout does not know in one of its tables: the user's own."""
    known = _known().get(table)
    return frozenset() if known is None else frozenset(headings) - frozenset(known.values())


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {t.name: {_folded(heading): heading for heading in t.headers} for t in LAYOUT.tables}


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()
