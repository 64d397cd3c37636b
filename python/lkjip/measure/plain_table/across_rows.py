"""Findings of a plain table that need more than one row: categories in use, two directions."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.lists import Mention, check_doubles, name_key
from lkjip.measure.numbers.format import format_number
from lkjip.measure.plain_table.context import NAMES_LIMIT
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.plain_table.row import RowResult
from lkjip.measure.rules.category import Scale
from lkjip.measure.rules.rule import recognise_direction

VOTES = 1000
"""Rows of an office that show whether it uses the scale; more would not change the answer."""


class PrintedCategories:
    """Compares printed categories with the computed ones, for offices that do use this scale.

    An office uses it when its printed names are of the scale and most of them agree with it. Its
    first rows vote, then each row is judged.
    """

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._name = {n.casefold(): n for n in scale.category_names}
        self._votes: dict[str, tuple[int, int]] = {}

    def awaits(self, institution: str, printed: str) -> bool:
        """Return whether a row with this printed category may still vote."""
        all_votes = self._votes.get(institution, (0, 0))[1]
        room = bool(all_votes) or len(self._votes) < NAMES_LIMIT
        return room and all_votes < VOTES and bool(self._known(printed))

    def vote(self, institution: str, printed: str, result: RowResult) -> None:
        """Count whether the printed category of a row agrees with the computed one."""
        if result.category:
            agreeing, all_votes = self._votes.get(institution, (0, 0))
            agrees = self._known(printed) == result.category
            self._votes[institution] = (agreeing + agrees, all_votes + 1)

    def judge(
        self, institution: str, printed: str, result: RowResult, place: Place
    ) -> tuple[Finding, ...]:
        """Return the finding of a printed category that is not the computed one."""
        name = self._known(printed)
        agreeing, all_votes = self._votes.get(institution, (0, 0))
        if not name or not result.category or name == result.category:
            return ()
        if 2 * agreeing <= all_votes:
            return ()
        gap = self._scale.gap_notes(result.capaian.value, place)
        shown = format_number(result.capaian.value)
        return gap or (
            make(
                "C24",
                place,
                nilai=name,
                dihitung=result.category,
                capaian=shown,
                skala=self._scale.name,
            ),
        )

    def _known(self, printed: str) -> str:
        return self._name.get(" ".join(printed.split()).casefold(), "")


class Directions:
    """Remembers the first direction of every indicator and finds a later one that differs.

    Two values of one name are no finding here: a plain table may repeat a name on several levels.
    """

    def __init__(self, limit: int = NAMES_LIMIT) -> None:
        self._limit = limit
        self._first: dict[tuple[str, str], Mention] = {}
        self.full = False
        """True when there were more names than are remembered."""

    def check(self, institution: str, m: RowInput, place: Place) -> Iterator[Finding]:
        """Give a finding where this office's indicator had another direction before."""
        direction = recognise_direction(m.written_direction)
        if direction is None or not m.indikator.strip():
            return
        key = (name_key(m.indikator), institution)
        now = Mention(m.indikator, institution, 0, None, direction, place)
        first = self._first.get(key)
        if first is not None:
            yield from check_doubles((first, now))
        elif len(self._first) < self._limit:
            self._first[key] = now
        else:
            self.full = True
