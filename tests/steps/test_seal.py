"""The seal stays the one that books bear, and a run writes each table out at most twice."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps.office import Office

from lkjip.steps.kernel import seal as module
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.seal import SEALED, Sealed, seal
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.verify import verify
from lkjip.steps.status import status
from lkjip.tables.cells import plain
from lkjip.tables.data import Row
from lkjip.tables.declared.inputs import PERFORMANCE

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8")),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
)
HEADINGS = [column.heading for column in SEALED[PERFORMANCE.name][1]]
ROWS = st.lists(st.dictionaries(st.sampled_from(HEADINGS), CELLS), max_size=4)
NONE: dict[str, Iterable[Row]] = dict.fromkeys(SEALED, ())


def as_ever(name: str, rows: Iterable[Row]) -> str:
    """The seal over one table, from the library's own JSON."""
    lines = []
    for row in rows:
        cells = {column.field: plain(row.get(column.heading)) for column in SEALED[name][1]}
        said = {field: value for field, value in cells.items() if value is not None}
        if said:
            lines.append(json.dumps(said, ensure_ascii=False, default=str, sort_keys=True))
    text = "".join(f"{name}\n{line}\n" for line in sorted(lines))
    return f"2:{hashlib.sha256(text.encode()).hexdigest()}"


@given(ROWS)
def test_a_seal_is_the_same_as_ever(rows: list[Row]) -> None:
    name = PERFORMANCE.name
    expected = as_ever(name, rows)
    assert seal({**NONE, name: rows}) == expected
    assert Sealed.of(NONE).after({name: rows}).seal == expected


def test_a_run_that_looks_at_its_seal_writes_each_table_out_at_most_twice(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.planned()
    written: Counter[str] = Counter()
    block = module._block

    def counted(name: str, rows: Iterable[Row]) -> bytes:
        written[name] += 1
        return block(name, rows)

    monkeypatch.setattr(module, "_block", counted)

    def look(shot: Snapshot, context: Context) -> StepResult:
        assert verify(shot, context) == ()
        return status(shot, context)

    quick.step(look)
    assert max(written.values()) <= 2
