"""Finds what a person deleted from the last version and the program prints again.

A text returns when the last version was written with it, no longer held it when it came back, and
the new version holds it again. A text that was edited is told as such (L08, L09) and not here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip.report.versions import trace
from lkjip.report.versions.hand_edits import LooseText
from lkjip.report.versions.read import ReadDocument, ReadTable, Role


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """Texts of one place that were deleted by hand and stand in the new version again."""

    place: str
    first: str
    count: int


@dataclass(frozen=True, slots=True)
class _Placed:
    """A paragraph or a row with its place, and the digits of both."""

    place: str
    text: str
    digits: str


def placed_digits(document: ReadDocument) -> set[str]:
    """Return the digits of every text with its place: what a version remembers of itself."""
    return {one.digits for one in _placed(document)}


def returned(
    last: ReadDocument, remembered: set[str], new: ReadDocument, edited: Iterable[LooseText]
) -> tuple[ReturnedText, ...]:
    """Return what was deleted from ``last`` and is in ``new`` again, one entry for each place.

    ``remembered`` is the trace of the last version, ``edited`` what was changed by hand in it:
    the text that a person changed is missing too, but not deleted.
    """
    content, old = tuple(_placed(new)), tuple(_placed(last))
    places = {x.place for x in content}
    kept = {x.digits for x in old}
    renamed = {x.text for x in old if x.place not in places}
    changed = Counter(trace.without_number(one.place) for one in edited)
    missing: dict[str, list[str]] = {}
    for one in content:
        # Below a heading that was renamed the same text stands at another place.
        gone = one.digits not in kept and one.text not in renamed
        if gone and one.digits in remembered:
            missing.setdefault(one.place, []).append(one.text)
    return tuple(
        ReturnedText(place, found[0], len(found) - changed[place])
        for place, found in missing.items()
        if len(found) > changed[place]
    )


def _placed(document: ReadDocument) -> Iterator[_Placed]:
    for x in document.content:
        if isinstance(x, ReadTable):
            place = trace.without_number(" ".join(filter(None, (x.number, x.title))) or x.place)
            for row in x.row:
                yield _Placed(place, " | ".join(row), trace.row_fingerprint(("@", place, *row)))
        elif x.text and x.role in (Role.CONTENT, Role.CAPTION):
            text = trace.without_number(x.text)
            yield _Placed(x.place, x.text, trace.row_fingerprint(("@", x.place, text)))
